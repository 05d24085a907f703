"""Points closer than a tolerance are one place, whichever comes first (并点)."""

from __future__ import annotations

import math

import numpy as np

from gongshi_traffic.screening.cells import EMPTY, cell_key, slot_of, table_size
from gongshi_traffic.screening.compiled import compiled

TOLERANCES_IN_A_CELL = 64.0


@compiled
def root_of(parent, i):
    """The one that stands for the group of `i`."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@compiled
def _unite(parent, a, b):
    a, b = root_of(parent, a), root_of(parent, b)
    parent[max(a, b)] = min(a, b)


@compiled
def _unite_near(xy, i, key, keys, heads, following, parent, tolerance):
    at = slot_of(keys, key)
    other = heads[at] if keys[at] == key else -1
    while other >= 0:
        if math.hypot(xy[other, 0] - xy[i, 0], xy[other, 1] - xy[i, 1]) <= tolerance:
            _unite(parent, i, other)
        other = following[other]


@compiled
def _same_before(xy, i, head, following):
    while head >= 0:
        if xy[head, 0] == xy[i, 0] and xy[head, 1] == xy[i, 1]:
            return head
        head = following[head]
    return -1


@compiled
def _join(xy, tolerance, cell, keys, heads, following, parent):
    for i in range(len(xy)):
        column, row = math.floor(xy[i, 0] / cell), math.floor(xy[i, 1] / cell)
        key = cell_key(column, row)
        at = slot_of(keys, key)
        same = _same_before(xy, i, heads[at] if keys[at] == key else -1, following)
        if same >= 0:
            parent[i] = root_of(parent, same)
            continue
        if tolerance > 0:
            for c in range(math.floor((xy[i, 0] - tolerance) / cell), math.floor((xy[i, 0] + tolerance) / cell) + 1):
                for r in range(
                    math.floor((xy[i, 1] - tolerance) / cell), math.floor((xy[i, 1] + tolerance) / cell) + 1
                ):
                    _unite_near(xy, i, cell_key(c, r), keys, heads, following, parent, tolerance)
        following[i] = heads[at] if keys[at] == key else -1
        keys[at], heads[at] = key, i


@compiled
def _numbered(parent):
    label = np.empty(parent.size, np.int64)
    count = 0
    for i in range(parent.size):
        root = root_of(parent, i)
        if root == i:
            label[i] = count
            count += 1
        else:
            label[i] = label[root]
    return label, count


def joined(xy: np.ndarray, tolerance_m: float) -> tuple[np.ndarray, int]:
    """A number for the place of each point, and how many places there are (并点).

    Two points within `tolerance_m` share a place, and so do all that are linked by such pairs; the
    order of the points changes only the numbering. Places are numbered by their first point.
    """
    size = table_size(len(xy))
    cell = TOLERANCES_IN_A_CELL * max(tolerance_m, 1e-3)
    keys, heads = np.full(size, EMPTY, np.int64), np.full(size, -1, np.int64)
    parent = np.arange(len(xy))
    _join(xy, tolerance_m, cell, keys, heads, np.full(len(xy), -1, np.int64), parent)
    return _numbered(parent)
