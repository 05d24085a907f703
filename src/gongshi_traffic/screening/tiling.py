"""A network in square tiles with a halo, each to be worked on alone (分块).

A tile owns the edges whose middle lies in it. Its halo is twice the bandwidth around them: one
bandwidth so that every crash that can reach an owned lixel is there with every way to it, and one
more so that such a crash sees all its own ways and is followed or merged as in the whole. Edges and
crashes keep their order, so the densities of a tile are those of the whole to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph, connected
from gongshi_traffic.screening.lixels import Lixels, positive

HALO = 2.0
SLACK_M = 1e-3


@dataclass(frozen=True, eq=False)
class Tile:
    """A part of a network (图块): its graph, the rows of its edges and nodes in the whole, and which edges it owns."""

    graph: RoadGraph
    edges: np.ndarray
    nodes: np.ndarray
    owned: np.ndarray

    def lixels_of(self, lixels: Lixels) -> tuple[Lixels, np.ndarray, np.ndarray]:
        """The tile's lixels, their rows in the whole, and which of them are its own (图块内单元)."""
        counts = np.diff(lixels.start)[self.edges]
        start = np.concatenate([[0], np.cumsum(counts)])
        rows = np.repeat(lixels.start[:-1][self.edges] - start[:-1], counts) + np.arange(start[-1])
        edge = np.repeat(np.arange(len(self.edges)), counts)
        columns = (lixels.from_m[rows], lixels.to_m[rows], lixels.at_m[rows])
        return Lixels(edge, *columns, start), rows, self.owned[edge]

    def events_of(self, events: Events) -> Events:
        """The crashes on the tile's edges, in their order (图块内事故)."""
        mine = events.picked(np.flatnonzero(np.isin(events.edge, self.edges)))
        node = np.where(mine.node >= 0, np.searchsorted(self.nodes, mine.node), -1)
        return replace(mine, edge=np.searchsorted(self.edges, mine.edge), node=node)


def tiles(graph: RoadGraph, side_m: float, *, bandwidth_m: float) -> Iterator[Tile]:
    """The tiles of `side_m` metres that own an edge, from south-west to north-east (分块).

    `bandwidth_m` is the greatest that will be used on them. Raises UnfitSetting.
    """
    halo = HALO * positive(bandwidth_m, tr("带宽 bandwidth_m")) + SLACK_M
    boxes = _boxes(graph.roads.xy, graph.first, graph.last)
    column, row = (
        np.floor((boxes[:, k] + boxes[:, k + 2]) / 2 / positive(side_m, tr("图块边长 side_m"))) for k in (0, 1)
    )
    for r, c in np.unique(np.column_stack([row, column]), axis=0):
        mine = (row == r) & (column == c)
        low, high = boxes[mine, :2].min(axis=0) - halo, boxes[mine, 2:].max(axis=0) + halo
        near = ((boxes[:, :2] <= high) & (boxes[:, 2:] >= low)).all(axis=1)
        yield _tile(graph, np.flatnonzero(near), mine)


def _tile(graph: RoadGraph, edges: np.ndarray, mine: np.ndarray) -> Tile:
    nodes = np.unique(np.concatenate([graph.from_node[edges], graph.to_node[edges]]))
    ends = [np.searchsorted(nodes, end[edges]).astype(np.int32) for end in (graph.from_node, graph.to_node)]
    columns = (graph.length_m[edges], graph.line[edges], graph.start_m[edges], graph.first[edges], graph.last[edges])
    return Tile(connected(graph.node_xy[nodes], *ends, *columns, graph.roads), edges, nodes, mine[edges])


@compiled
def _boxes(xy, first, last):
    """Least x, least y, greatest x, greatest y of each edge."""
    found = np.empty((first.size, 4))
    for e in range(first.size):
        found[e, 0], found[e, 1] = xy[first[e], 0], xy[first[e], 1]
        found[e, 2], found[e, 3] = xy[first[e], 0], xy[first[e], 1]
        for p in range(first[e] + 1, last[e] + 1):
            for k in range(2):
                found[e, k] = min(found[e, k], xy[p, k])
                found[e, k + 2] = max(found[e, k + 2], xy[p, k])
    return found
