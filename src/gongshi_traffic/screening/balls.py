"""Around every lixel the others within reach along the roads, the nearest first (路网邻域).

Rows of one array: those around lixel i are `start[i]` to `start[i+1]`, itself first. Distances are
from middle to middle; lixels as far are told in the order of their rows, whatever the heap did.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongshi_traffic.screening.compiled import compiled, side_by_side
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.kernel_density import network
from gongshi_traffic.screening.lixels import Lixels
from gongshi_traffic.screening.shortest import distances

ROOM, BLOCK = 1024, 4096
SAME_M = 1e-3  # distances that differ by less are one, so that the way of adding up decides nothing


@dataclass(frozen=True, eq=False)
class Balls:
    """Neighbours of every lixel with their distances (邻域)."""

    start: np.ndarray
    lixel: np.ndarray
    metres: np.ndarray


def balls_of(graph: RoadGraph, lixels: Lixels, reach_m: float, *, threads: int | None = None) -> Balls:
    """The lixels whose middle is nearer than `reach_m` metres to that of each (邻域)."""
    net, firsts = network(graph), range(0, len(lixels), BLOCK)

    def block(first: int) -> tuple[np.ndarray, ...]:
        some = slice(first, first + BLOCK)
        return _around(net, lixels.start, lixels.at_m, lixels.edge[some], lixels.at_m[some], reach_m)

    parts = side_by_side([lambda at=at: block(at) for at in firsts], threads=threads)
    if not parts:
        return Balls(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))
    counts, rows, metres = (np.concatenate([part[k] for part in parts]) for k in range(3))
    return Balls(np.concatenate([[0], np.cumsum(counts)]), rows, metres)


@compiled
def _around(net, lixel_start, at_m, edge, offset, reach):
    """Counts, lixels and distances for these middles, one after the other."""
    distance = np.full(net[0].size - 1, np.inf)
    heap, reached, mark = np.empty((ROOM, 2)), np.empty(ROOM, np.int64), np.full(net[3].size, -1, np.int64)
    counts, n = np.zeros(edge.size, np.int64), 0
    rows, metres = np.empty(ROOM, np.int32), np.empty(ROOM, np.float32)
    for i in range(edge.size):
        heap, reached, count = distances(net, edge[i], offset[i], -1, reach, distance, heap, reached)
        first = n
        for r in range(-1, count):
            begin, end = (0, 1) if r < 0 else (net[0][reached[r]], net[0][reached[r] + 1])
            for k in range(begin, end):
                e = edge[i] if r < 0 else net[1][k] >> 1
                if mark[e] == i:
                    continue
                mark[e] = i
                while n + lixel_start[e + 1] - lixel_start[e] > rows.size:
                    rows, metres = _doubled(rows, metres)
                n = _within(net, lixel_start, at_m, e, edge[i], offset[i], distance, reach, rows, metres, n)
        for r in range(count):
            distance[reached[r]] = np.inf
        _in_order(rows, metres, first, n)
        counts[i] = n - first
    return counts, rows[:n].copy(), metres[:n].copy()


@compiled
def _doubled(rows, metres):
    more, far = np.empty(2 * rows.size, np.int32), np.empty(2 * rows.size, np.float32)
    more[: rows.size], far[: rows.size] = rows, metres
    return more, far


@compiled
def _within(net, lixel_start, at_m, e, home, offset, distance, reach, rows, metres, n):
    """The lixels of one edge that are within reach, written from row n on; where the next may go."""
    near, far = distance[net[2][2 * e + 1]], distance[net[2][2 * e]]
    for k in range(lixel_start[e], lixel_start[e + 1]):
        d = min(near + at_m[k], far + net[3][e] - at_m[k])
        if e == home:
            d = min(d, abs(at_m[k] - offset))
        if d < reach:
            rows[n], metres[n] = k, round(d / SAME_M) * SAME_M
            n += 1
    return n


@compiled
def _in_order(rows, metres, first, last):
    """Sort rows `first` to `last` by distance, then by lixel."""
    by_row = np.argsort(rows[first:last], kind="mergesort")
    near, far = rows[first:last][by_row], metres[first:last][by_row]
    by_distance = np.argsort(far, kind="mergesort")
    rows[first:last], metres[first:last] = near[by_distance], far[by_distance]
