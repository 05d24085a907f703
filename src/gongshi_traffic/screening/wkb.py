"""Lines unpacked from well-known binary by a compiled loop (解开 WKB 线)."""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled

LINE, MULTI = 2, 5


@compiled
def _integer(raw, at, little):
    value = 0
    for k in range(4):
        value += np.int64(raw[at + k]) << np.int64(8 * (k if little else 3 - k))
    return value


@compiled
def _kind(raw, at, little):
    """Base type and numbers a point, for ISO and extended WKB; base type −1 for an SRID, which we do not meet."""
    code = _integer(raw, at, little)
    has_z, has_m = (code >> 31) & 1, (code >> 30) & 1
    if (code >> 29) & 1:
        return -1, 2
    code &= 0x1FFFFFFF
    return code % 1000, 2 + max(has_z + has_m, (code // 1000 + 1) // 2 if code < 3000 else 2)


@compiled
def counted(raw, begin):
    """How many parts and points there are; and the first row that is no line, or −1."""
    parts = points = 0
    for row in range(begin.size - 1):
        at, end = begin[row], begin[row + 1]
        if at == end:
            continue
        little = raw[at] == 1
        kind, width = _kind(raw, at + 1, little)
        if kind != LINE and kind != MULTI:
            return parts, points, row
        n = 1 if kind == LINE else _integer(raw, at + 5, little)
        at += 0 if kind == LINE else 9
        for _ in range(n):
            little = raw[at] == 1
            kind, width = _kind(raw, at + 1, little)
            size = _integer(raw, at + 5, little)
            at += 9 + 8 * width * size
            parts += 1
            points += size
    return parts, points, -1


@compiled
def _double(raw, at, little, eight):
    for k in range(8):
        eight[k] = raw[at + (k if little else 7 - k)]
    return eight.view(np.float64)[0]


@compiled
def unpacked(raw, begin, parts, points):
    """Points, starts and source row of each part."""
    xy = np.empty((points, 2))
    start = np.zeros(parts + 1, np.int64)
    source = np.empty(parts, np.int64)
    eight = np.empty(8, np.uint8)
    part = point = 0
    for row in range(begin.size - 1):
        at, end = begin[row], begin[row + 1]
        if at == end:
            continue
        little = raw[at] == 1
        kind, _ = _kind(raw, at + 1, little)
        n = 1 if kind == LINE else _integer(raw, at + 5, little)
        at += 0 if kind == LINE else 9
        for _ in range(n):
            little = raw[at] == 1
            kind, width = _kind(raw, at + 1, little)
            size = _integer(raw, at + 5, little)
            at += 9
            for _ in range(size):
                xy[point, 0] = _double(raw, at, little, eight)
                xy[point, 1] = _double(raw, at + 8, little, eight)
                point += 1
                at += 8 * width
            source[part] = row
            part += 1
            start[part] = point
    return xy, start, source
