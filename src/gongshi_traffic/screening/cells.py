"""A grid of square cells over points or segments, kept as a hash table (格网索引).

Snapping, noding and the search for crossings all ask what lies near. A hashed grid costs the same
however far apart the data lie, so one line with wrong coordinates cannot make it slow.
"""

from __future__ import annotations

import math

import numpy as np

from gongshi_traffic.screening.compiled import compiled

EMPTY = np.int64(-(2**62))
FAR = 2**30


@compiled
def cell_key(column, row):
    """One number for a cell; columns and rows between ±2³⁰."""
    return np.int64(column) * np.int64(2**31) + np.int64(row)


@compiled
def slot_of(keys, key):
    """Where `key` stands in the table, or the free place where it would stand."""
    mask = keys.size - 1
    at = np.int64((np.uint64(key) * np.uint64(11400714819323198485)) >> np.uint64(20)) & mask
    while keys[at] != key and keys[at] != EMPTY:
        at = (at + 1) & mask
    return at


@compiled
def columns_in_row(x0, y0, x1, y1, row, cell):
    """The first and last column that a segment touches within a row of cells."""
    low, high = min(x0, x1), max(x0, x1)
    if y0 != y1:
        at_bottom = x0 + (x1 - x0) * (row * cell - y0) / (y1 - y0)
        at_top = x0 + (x1 - x0) * ((row + 1) * cell - y0) / (y1 - y0)
        low = max(low, min(at_bottom, at_top))
        high = min(high, max(at_bottom, at_top))
    slack = 1e-9 * cell
    return math.floor((low - slack) / cell), math.floor((high + slack) / cell)


@compiled
def _visits(segments, cell):
    total = 0
    for i in range(len(segments)):
        x0, y0, x1, y1 = segments[i]
        for row in range(math.floor(min(y0, y1) / cell), math.floor(max(y0, y1) / cell) + 1):
            first, last = columns_in_row(x0, y0, x1, y1, row, cell)
            total += max(0, last - first + 1)
    return total


@compiled
def _slots(segments, cell, keys, slots, owners):
    n = 0
    for i in range(len(segments)):
        x0, y0, x1, y1 = segments[i]
        for row in range(math.floor(min(y0, y1) / cell), math.floor(max(y0, y1) / cell) + 1):
            first, last = columns_in_row(x0, y0, x1, y1, row, cell)
            for column in range(first, last + 1):
                key = cell_key(column, row)
                at = slot_of(keys, key)
                keys[at] = key
                slots[n] = at
                owners[n] = i
                n += 1
    return n


@compiled
def _by_slot(slots, owners, count, size):
    start = np.zeros(size + 1, np.int64)
    for i in range(count):
        start[slots[i] + 1] += 1
    for i in range(size):
        start[i + 1] += start[i]
    fill = start[:-1].copy()
    members = np.empty(count, np.int32)
    for i in range(count):
        members[fill[slots[i]]] = owners[i]
        fill[slots[i]] += 1
    return start, members


def table_size(entries: int) -> int:
    """A power of two at least twice as large as what it will hold."""
    return 1 << max(4, int(2 * entries - 1).bit_length())


def segment_cells(segments: np.ndarray, cell: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The table of cells of `segments` (n, 4): keys, where each begins, and its segments in order (格网)."""
    visits = _visits(segments, cell)
    keys = np.full(table_size(visits), EMPTY, np.int64)
    slots, owners = np.empty(visits, np.int64), np.empty(visits, np.int32)
    count = _slots(segments, cell, keys, slots, owners)
    start, members = _by_slot(slots, owners, count, keys.size)
    return keys, start, members


def fitting_cell(segments: np.ndarray) -> float:
    """A cell side that holds few segments and is crossed by few cells: about the median length (格边长)."""
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    reach = float(np.abs(segments).max(initial=1.0))
    return max(float(np.median(lengths)), float(lengths.mean()) / 4, reach / FAR, 1e-3)
