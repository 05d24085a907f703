"""Where lines meet on paper without a node (相交而无节点).

Pairs of straight pieces in the same cell are compared, and what two cells find is told once. Meeting at a point that both lines have is what a node is, and no fault.
"""

from __future__ import annotations

import math

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.index import EdgeIndex

CROSSING, TOUCH, OVERLAP = 0, 1, 2


@compiled
def _along(x, y, s):
    """Metres along the piece to the foot of a point, and metres beside it."""
    length = max(math.hypot(s[2] - s[0], s[3] - s[1]), 1e-12)
    dx, dy = (s[2] - s[0]) / length, (s[3] - s[1]) / length
    return (x - s[0]) * dx + (y - s[1]) * dy, abs((x - s[0]) * dy - (y - s[1]) * dx), length


@compiled
def _is_on(x, y, s, tolerance):
    """1 inside the piece, 2 at one of its ends, 0 off it."""
    along, beside, length = _along(x, y, s)
    if beside > tolerance or along < -tolerance or along > length + tolerance:
        return 0
    return 2 if along <= tolerance or along >= length - tolerance else 1


@compiled
def _meeting(a, b, tolerance):
    """Kind and point of a meeting of two pieces that is not at a point of both."""
    for x, y, other in ((a[0], a[1], b), (a[2], a[3], b), (b[0], b[1], a), (b[2], b[3], a)):
        if _is_on(x, y, other, tolerance) == 1:
            return _touch_or_overlap(a, b, x, y, tolerance)
    cross = (a[2] - a[0]) * (b[3] - b[1]) - (a[3] - a[1]) * (b[2] - b[0])
    if cross == 0:
        return -1, 0.0, 0.0
    t = ((b[0] - a[0]) * (b[3] - b[1]) - (b[1] - a[1]) * (b[2] - b[0])) / cross
    u = ((b[0] - a[0]) * (a[3] - a[1]) - (b[1] - a[1]) * (a[2] - a[0])) / cross
    if not (0 < t < 1 and 0 < u < 1):
        return -1, 0.0, 0.0
    x, y = a[0] + t * (a[2] - a[0]), a[1] + t * (a[3] - a[1])
    if _is_on(x, y, a, tolerance) == 1 and _is_on(x, y, b, tolerance) == 1:
        return CROSSING, x, y
    return -1, 0.0, 0.0


@compiled
def _touch_or_overlap(a, b, x, y, tolerance):
    ends = 0
    for px, py, other in ((a[0], a[1], b), (a[2], a[3], b), (b[0], b[1], a), (b[2], b[3], a)):
        ends += _is_on(px, py, other, tolerance) > 0
    shared = (
        (a[0] == b[0] and a[1] == b[1]) or (a[0] == b[2] and a[1] == b[3])
        or (a[2] == b[0] and a[3] == b[1]) or (a[2] == b[2] and a[3] == b[3])
    )  # fmt: skip
    return (OVERLAP, x, y) if ends > (2 if shared else 1) else (TOUCH, x, y)


@compiled
def _search(segments, begins, members, tolerance, found, where):
    n = 0
    for slot in range(begins.size - 1):
        for i in range(begins[slot], begins[slot + 1]):
            for j in range(i + 1, begins[slot + 1]):
                a, b = members[i], members[j]
                kind, x, y = _meeting(segments[a], segments[b], tolerance)
                if kind < 0:
                    continue
                if n < len(found):
                    found[n, 0], found[n, 1], found[n, 2] = kind, a, b
                    where[n, 0], where[n, 1] = x, y
                n += 1
    return n


def meetings(index: EdgeIndex, tolerance_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Every meeting without a node: (kind, piece, piece) and its point, each once (无节点的相交)."""
    room = 1024
    while True:
        found, where = np.empty((room, 3), np.int64), np.empty((room, 2))
        n = _search(index.segments, index.begins, index.members, tolerance_m, found, where)
        if n <= room:
            break
        room = n
    _, first = np.unique(found[:n], axis=0, return_index=True)
    return found[first], where[first]
