"""Which nodes can reach each other (连通部分)."""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.joining import root_of


@compiled
def _parts(from_node, to_node, nodes):
    parent = np.arange(nodes)
    for e in range(from_node.size):
        a, b = root_of(parent, from_node[e]), root_of(parent, to_node[e])
        parent[max(a, b)] = min(a, b)
    for v in range(nodes):
        parent[v] = root_of(parent, v)
    return parent


def connected_parts(graph: RoadGraph) -> np.ndarray:
    """For each node the number of its part: that of the part's first node (连通部分)."""
    return _parts(graph.from_node, graph.to_node, graph.nodes)
