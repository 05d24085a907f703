"""Exact search for the fullest windows along a road (极大窗口).

Fixed cells of 100 m or 1 km cut a cluster in two and hide it; so every window that begins at
a crash is looked at. A crash belongs to one window only.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def fullest_windows(points: Sequence[int], *, window: int, least: int, weights: Sequence[int] = ()) -> list[range]:
    """Disjoint windows as ranges of indices, the fullest first (互不重叠的窗口).

    `points` are metres, sorted; a window holds points at most `window` metres apart, both
    ends included, with a total weight of at least `least` (each weighs 1 when none is given).
    The fullest is taken first, of equals the shortest, then the one nearest the road's start;
    its points are used up, and the search goes on with the rest until no window qualifies.
    """
    sums = [0, *accumulate(weights or [1] * len(points))]
    found: list[range] = []
    open_parts = [range(len(points))]
    while open_parts:
        part = open_parts.pop()
        best = _fullest(points, sums, part, window)
        if best and sums[best.stop] - sums[best.start] >= least:
            found.append(best)
            open_parts += [range(part.start, best.start), range(best.stop, part.stop)]
    return sorted(found, key=lambda r: (sums[r.start] - sums[r.stop], points[r.stop - 1] - points[r.start], r.start))


def _fullest(points: Sequence[int], sums: Sequence[int], part: range, window: int) -> range | None:
    """The fullest window within `part`: each start with the furthest end that fits."""
    best: tuple[tuple[int, int, int], range] | None = None
    end = part.start
    for start in part:
        end = max(end, start)
        while end < part.stop and points[end] - points[start] <= window:
            end += 1
        rank = (sums[start] - sums[end], points[end - 1] - points[start], start)
        if best is None or rank < best[0]:
            best = rank, range(start, end)
    return best[1] if best else None
