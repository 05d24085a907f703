"""The same spreading where ways are too many to follow one by one (合并扩散).

Streets of a metre make millions of ways, but they arrive in few places at few distances. Ways that
run along the same half-edge in the same direction and have come as far to within a 4096th of the
bandwidth go on as one: their shares add up, with their signs, and so does the first moment of their
distances. No mass is lost; what changes is of second order, below 1e-6 of the crash's highest value.
The work is bounded by the half-edges within reach times the distances told apart.
"""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import lay_merged, owns
from gongshi_traffic.screening.shapes import beyond

BINS = 4096
ROOM = 1024


@compiled
def _place(table, stamp, key):
    """Where `key` of this event stands in the table of pending ways, or where it may be put."""
    mask = len(table) - 1
    at = np.int64((np.uint64(key) * np.uint64(11400714819323198485)) >> np.uint64(20)) & mask
    while stamp[at] == 0 and table[at, 0] != key:
        at = (at + 1) & mask
    return at


@compiled
def _enlarged(table, stamp):
    larger = np.empty((2 * len(table), 2), np.int64)
    marks = np.full(2 * len(table), -1, np.int64)
    for i in range(len(table)):
        if stamp[i] == 0:
            at = _place(larger, marks, table[i, 0])
            larger[at, 0], larger[at, 1], marks[at] = table[i, 0], table[i, 1], 0
    return larger, marks


@compiled
def _queued(pool, chain, free, n):
    """A free row of the pool: one given back, else a new one, in a pool that grows."""
    if free >= 0:
        return pool, chain, free, chain[free], n
    if n == len(pool):
        more, links = np.empty((2 * n, 4)), np.empty(2 * n, np.int64)
        more[:n], links[:n] = pool, chain
        pool, chain = more, links
    return pool, chain, n, np.int64(-1), n + 1


@compiled
def _add(queue, heads, tails, half, done, share, moment, width):
    """One more way: joined to the pending one of its half-edge and distance, or queued behind its bin.

    A row of the pool: half-edge, metres done, share, moment of the joined ways about those metres.
    """
    pool, chain, table, stamp, free, used, keys = queue
    bin_ = min(np.int64(done / width), BINS)
    if 2 * keys >= len(table):
        table, stamp = _enlarged(table, stamp)
    key = np.int64(half) * (BINS + 2) + bin_
    at = _place(table, stamp, key)
    if stamp[at] == 0 and table[at, 1] >= 0:
        row = table[at, 1]
        pool[row, 2] += share
        pool[row, 3] += moment + share * (done - pool[row, 1])
        return pool, chain, table, stamp, free, used, keys
    keys += 0 if stamp[at] == 0 else 1
    pool, chain, row, free, used = _queued(pool, chain, free, used)
    table[at, 0], table[at, 1], stamp[at] = key, row, 0
    pool[row, 0], pool[row, 1], pool[row, 2], pool[row, 3], chain[row] = half, done, share, moment, -1
    if heads[bin_] < 0:
        heads[bin_] = row
    else:
        chain[tails[bin_]] = row
    tails[bin_] = row
    return pool, chain, table, stamp, free, used, keys


@compiled
def _taken(queue, heads, bin_):
    """The first way of a bin (half-edge, metres, share, moment), and the queue without it."""
    pool, chain, table, stamp, free, used, keys = queue
    row = heads[bin_]
    heads[bin_] = chain[row]
    half = np.int64(pool[row, 0])
    table[_place(table, stamp, half * (BINS + 2) + bin_), 1] = -1
    chain[row] = free
    return half, pool[row, 1], pool[row, 2], pool[row, 3], (pool, chain, table, stamp, row, used, keys)


@compiled
def _passed_on(net, queue, heads, tails, way, b, kernel, continuous, cutoff):
    """The queue with what leaves the node at the end of a way; the shares given up there and swallowed."""
    node_start, leaving, target, _, _ = net
    half, done, share, moment = way
    first, last = node_start[target[half]], node_start[target[half] + 1]
    legs, rest = last - first, beyond(kernel, done / b)
    if legs == 1 and not continuous:
        return queue, 0.0, share * rest
    forward = 2.0 / legs if continuous else 1.0 / max(legs - 1, 1)
    back = (2.0 - legs) / legs if continuous else 0.0
    gone = 0.0
    for k in range(first, last):
        part = back if leaving[k] == (half ^ 1) else forward
        if (abs(share) + abs(moment) / b) * abs(part) < cutoff:
            gone += abs(share * part) * rest
        elif part != 0.0:
            queue = _add(queue, heads, tails, leaving[k], done, share * part, moment * part, b / BINS)
    return queue, gone, 0.0


@compiled
def follow_merged(net, rows, mine, ways, n, b, kernel, continuous, cutoff, scale, out):
    """The first `n` ways followed to their ends, but merged: the shares given up and swallowed."""
    heads, tails = np.full(BINS + 1, -1, np.int64), np.full(BINS + 1, -1, np.int64)
    table, stamp = np.empty((4 * ROOM, 2), np.int64), np.full(4 * ROOM, -1, np.int64)
    queue = (np.empty((ROOM, 4)), np.empty(ROOM, np.int64), table, stamp, np.int64(-1), np.int64(0), np.int64(0))
    gone = lost = 0.0
    for i in range(n):
        way = (ways[0][i], ways[1][i], ways[2][i], 0.0)
        if way[1] >= 0.0:
            queue = _add(queue, heads, tails, *way, b / BINS)
        elif way[1] + net[3][way[0] >> 1] < b:
            way = (way[0], way[1] + net[3][way[0] >> 1], way[2], 0.0)
            queue, more_gone, more_lost = _passed_on(net, queue, heads, tails, way, b, kernel, continuous, cutoff)
            gone += more_gone
            lost += more_lost
    for bin_ in range(BINS + 1):
        while heads[bin_] >= 0:
            half, done, share, moment, queue = _taken(queue, heads, bin_)
            if owns(rows[2], half >> 1, mine):
                lay_merged(rows, net[3], half, done, share, moment, b, kernel, scale, out)
            way = (half, done + net[3][half >> 1], share, moment)
            if way[1] < b:
                queue, more_gone, more_lost = _passed_on(net, queue, heads, tails, way, b, kernel, continuous, cutoff)
                gone += more_gone
                lost += more_lost
    return gone, lost
