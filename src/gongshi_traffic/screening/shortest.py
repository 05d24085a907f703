"""A crash's height at every place within reach, by shortest distance alone (最短距离核密度).

Nothing is shared out at junctions, so the mass grows with every leg: a crash by a cross-roads
counts nearly twice. Kept because it is what most maps show.
"""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import owns
from gongshi_traffic.screening.shapes import height


@compiled
def _sifted_up(heap, at):
    while at > 0 and _before(heap, at, (at - 1) // 2):
        _swap(heap, at, (at - 1) // 2)
        at = (at - 1) // 2


@compiled
def _before(heap, a, b):
    return heap[a, 0] < heap[b, 0] or (heap[a, 0] == heap[b, 0] and heap[a, 1] < heap[b, 1])


@compiled
def _swap(heap, a, b):
    heap[a, 0], heap[b, 0] = heap[b, 0], heap[a, 0]
    heap[a, 1], heap[b, 1] = heap[b, 1], heap[a, 1]


@compiled
def _pushed(heap, n, d, v):
    if n == len(heap):
        larger = np.empty((2 * n, 2))
        larger[:n] = heap
        heap = larger
    heap[n, 0], heap[n, 1] = d, v
    _sifted_up(heap, n)
    return heap, n + 1


@compiled
def _popped(heap, n):
    """The nearest entry moved behind the rest; the heap has one entry less."""
    n -= 1
    _swap(heap, 0, n)
    at = 0
    while 2 * at + 1 < n:
        child = 2 * at + 1
        if child + 1 < n and _before(heap, child + 1, child):
            child += 1
        if not _before(heap, child, at):
            break
        _swap(heap, at, child)
        at = child
    return n


@compiled
def _offered(heap, n, distance, reached, count, v, d, b):
    """The heap with node v at distance d, when that is within reach and nearer than known."""
    if d >= b or d >= distance[v]:
        return heap, n, reached, count
    if not np.isfinite(distance[v]):
        if count == reached.size:
            larger = np.empty(2 * count, np.int64)
            larger[:count] = reached
            reached = larger
        reached[count] = v
        count += 1
    distance[v] = d
    heap, n = _pushed(heap, n, d, v)
    return heap, n, reached, count


@compiled
def distances(net, edge, offset, node, b, distance, heap, reached):
    """Fill `distance` for every node nearer than b; who they are, how many, and the heap's room."""
    node_start, leaving, target, length, _ = net
    n = count = 0
    if node >= 0:
        heap, n, reached, count = _offered(heap, n, distance, reached, count, node, 0.0, b)
    else:
        heap, n, reached, count = _offered(heap, n, distance, reached, count, target[2 * edge + 1], offset, b)
        far = length[edge] - offset
        heap, n, reached, count = _offered(heap, n, distance, reached, count, target[2 * edge], far, b)
    while n > 0:
        n = _popped(heap, n)
        d, v = heap[n, 0], np.int64(heap[n, 1])
        if d > distance[v]:
            continue
        for k in range(node_start[v], node_start[v + 1]):
            g = leaving[k]
            heap, n, reached, count = _offered(heap, n, distance, reached, count, target[g], d + length[g >> 1], b)
    return heap, reached, count


@compiled
def _lay_shortest(rows, length, e, near, far, home, offset, b, kernel, scale, out):
    """Heights on one edge whose first node is `near` and whose last is `far` metres away."""
    lixel_start, at_m, _ = rows
    for i in range(lixel_start[e], lixel_start[e + 1]):
        d = min(near + at_m[i], far + length[e] - at_m[i])
        if home:
            d = min(d, abs(at_m[i] - offset))
        if d < b:
            out[i] += scale * height(kernel, d / b)


@compiled
def spread_shortest(net, rows, mine, events, kernel, skip, out):
    """Add all events to `out` by shortest distance, at the lixels of edges whose owner is `mine`."""
    node_start, leaving, target, length, _ = net
    edge, offset, node, weight, bandwidth = events
    distance = np.full(node_start.size - 1, np.inf)
    heap, reached = np.empty((1024, 2)), np.empty(1024, np.int64)
    for i in range(edge.size):
        b, scale, own = bandwidth[i], weight[i] / bandwidth[i], edge[i]
        kept = out[skip[i]] if skip.size and skip[i] >= 0 else 0.0
        heap, reached, count = distances(net, own, offset[i], node[i], b, distance, heap, reached)
        if owns(rows[2], own, mine):
            near, far = distance[target[2 * own + 1]], distance[target[2 * own]]
            _lay_shortest(rows, length, own, near, far, node[i] < 0, offset[i], b, kernel, scale, out)
        for r in range(count):
            for k in range(node_start[reached[r]], node_start[reached[r] + 1]):
                g, e = leaving[k], leaving[k] >> 1
                first_time = (g & 1) == 0 or not np.isfinite(distance[target[g]])
                if e != own and first_time and owns(rows[2], e, mine):
                    near, far = distance[target[2 * e + 1]], distance[target[2 * e]]
                    _lay_shortest(rows, length, e, near, far, False, 0.0, b, kernel, scale, out)
        for r in range(count):
            distance[reached[r]] = np.inf
        if skip.size and skip[i] >= 0:
            out[skip[i]] = kept
