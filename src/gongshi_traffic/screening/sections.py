"""Sections between junctions, each a line of its own with metres from 0 (路口之间的路段).

Edges that meet at a node of two legs are one section, whatever a map cut them into. A section runs
from the end whose edge has the lower number; a ring without a junction begins where its lowest
edge begins.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.graph import RoadGraph


@dataclass(frozen=True, eq=False)
class Sections:
    """Which section each edge is part of, where it begins there, and whether it lies the other way (路段).

    Section s is `length_m[s]` metres long. A place `offset_m` along edge e lies at `begin_m[e]` +
    `offset_m` metres of `of_edge[e]`, or at `begin_m[e]` + length − `offset_m` where `turned[e]`.
    """

    of_edge: np.ndarray
    begin_m: np.ndarray
    turned: np.ndarray
    length_m: np.ndarray
    edge_length_m: np.ndarray

    def __len__(self) -> int:
        return len(self.length_m)

    def metres(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Where in their sections these places lie (段内位置)."""
        along = np.where(self.turned[edge], self.edge_length_m[edge] - offset_m, offset_m)
        return self.begin_m[edge] + along

    def pieces(self, section: int, from_m: float, to_m: float) -> list[tuple[int, float, float]]:
        """The ground from `from_m` to `to_m` of a section: (edge, from, to) in metres along each edge (所在各边)."""
        found = []
        for e in np.flatnonzero(self.of_edge == section).tolist():
            long, begin = float(self.edge_length_m[e]), float(self.begin_m[e])
            low, high = max(from_m - begin, 0.0), min(to_m - begin, long)
            if high > low:
                found.append((begin, e, *((long - high, long - low) if self.turned[e] else (low, high))))
        return [(e, low, high) for _, e, low, high in sorted(found)]


def sections_of(graph: RoadGraph) -> Sections:
    """The sections of a network (路段)."""
    target = np.empty(2 * graph.edges, np.int32)
    target[0::2], target[1::2] = graph.to_node, graph.from_node
    of_edge, begin, turned, length = _chained(graph.node_start, graph.leaving, target, graph.length_m)
    return Sections(of_edge, begin, turned, length, graph.length_m)


@compiled
def _next(node_start, leaving, target, half):
    """The half-edge that goes on from the end of `half` where no other does, else −1."""
    first, last = node_start[target[half]], node_start[target[half] + 1]
    if last - first != 2:
        return -1
    return leaving[last - 1] if leaving[first] == (half ^ 1) else leaving[first]


@compiled
def _beginning(node_start, leaving, target, edge):
    """The half-edge with which the section of `edge` begins; in a ring that of the edge itself."""
    half = 2 * edge + 1
    while True:
        after = _next(node_start, leaving, target, half)
        if after < 0:
            return half ^ 1
        if after >> 1 == edge:
            return 2 * edge
        half = after


@compiled
def _chained(node_start, leaving, target, length):
    of_edge, begin = np.full(length.size, -1, np.int64), np.zeros(length.size)
    turned, total = np.zeros(length.size, np.bool_), np.empty(length.size)
    n = 0
    for edge in range(length.size):
        if of_edge[edge] >= 0:
            continue
        half, done = _beginning(node_start, leaving, target, edge), 0.0
        while half >= 0 and of_edge[half >> 1] < 0:
            e = half >> 1
            of_edge[e], begin[e], turned[e] = n, done, half & 1
            done += length[e]
            half = _next(node_start, leaving, target, half)
        total[n] = done
        n += 1
    return of_edge, begin, turned, total[:n].copy()
