"""Which edges lie near a point, over all segments of a graph (路段索引)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongshi_traffic.screening.cells import fitting_cell, segment_cells
from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.graph import RoadGraph


@dataclass(frozen=True, eq=False)
class EdgeIndex:
    """Every straight piece of every edge, in a grid of cells (路段索引).

    `segments` is (n, 4); `edge` and `offset_m` say which edge a piece belongs to and how far along
    it the piece begins.
    """

    segments: np.ndarray
    edge: np.ndarray
    offset_m: np.ndarray
    cell: float
    keys: np.ndarray
    begins: np.ndarray
    members: np.ndarray


def edge_index(graph: RoadGraph) -> EdgeIndex:
    """The index of a graph made of roads (建立索引)."""
    segments, edge, offset = _pieces(graph.roads.xy, graph.first, graph.last)
    cell = fitting_cell(segments)
    return EdgeIndex(segments, edge, offset, cell, *segment_cells(segments, cell))


@compiled
def _pieces(xy, first, last):
    n = 0
    for e in range(first.size):
        n += last[e] - first[e]
    segments, edge, offset = np.empty((n, 4)), np.empty(n, np.int32), np.empty(n)
    n = 0
    for e in range(first.size):
        along = 0.0
        for p in range(first[e], last[e]):
            segments[n, 0], segments[n, 1] = xy[p, 0], xy[p, 1]
            segments[n, 2], segments[n, 3] = xy[p + 1, 0], xy[p + 1, 1]
            edge[n], offset[n] = e, along
            along += np.hypot(xy[p + 1, 0] - xy[p, 0], xy[p + 1, 1] - xy[p, 1])
            n += 1
    return segments, edge, offset
