"""How unlikely a density is under the null, beyond what simulations can count (尾概率上界).

A thousand simulations cannot tell one in a million, and a map of twenty thousand lixels needs that.
Under a Poisson null the density at a place is a sum over crashes of g, the height there of a crash
elsewhere; its cumulants are K(s) = Σ μ (exp(s g) − 1) over the network. Chernoff (1952):
P(density ≥ x) ≤ exp(K(s) − s x) for every s ≥ 0. It is a bound, never too small, and the best s is
near at hand. Equal-split spreading is the same forth and back, so g is what a crash at the place
would give elsewhere.
"""

from __future__ import annotations

import math

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.shortest import distances
from gongshi_traffic.screening.spreading import spread

ROUNDS = 40
ROOM = 1024


@compiled
def _tilted(heights, means, n, weights, parts, s):
    """K, its first and second derivative at s; weights of crashes with the part of crashes that has each."""
    value = first = second = 0.0
    for i in range(n):
        for w in range(weights.size):
            g = heights[i] * weights[w]
            grown = means[i] * parts[w] * math.exp(min(s * g, 600.0))
            value += grown - means[i] * parts[w]
            first += g * grown
            second += g * g * grown
    return value, first, second


@compiled
def log_bound(heights, means, n, weights, parts, x):
    """The logarithm of the least bound found for P(density ≥ x); 0 where x is no more than the mean."""
    s = best = 0.0
    for _ in range(ROUNDS):
        value, first, second = _tilted(heights, means, n, weights, parts, s)
        best = min(best, value - s * x)
        if first >= x * (1.0 - 1e-9) and first <= x * (1.0 + 1e-9):
            break
        if first <= 0.0 or second <= 0.0:
            return -np.inf if x > 0.0 and first <= 0.0 else best
        s = max(0.0, s + math.log(x / first) * first / second)
    return best


@compiled
def bounds(net, fine, means, places, b, kernel, continuous, cutoff, weights, parts, found):
    """Fill `found` with the bound for each place: (edge, offset, density observed there)."""
    edge, offset, observed = places
    fine_start, fine_at, _ = fine
    distance = np.full(net[0].size - 1, np.inf)
    heap, reached = np.empty((ROOM, 2)), np.empty(ROOM, np.int64)
    field, mark = np.zeros(fine_at.size), np.full(net[3].size, -1, np.int64)
    heights, local, skip = np.empty(ROOM), np.empty(ROOM), np.empty(0, np.int64)
    one_edge, one_at, one_node = np.empty(1, np.int64), np.empty(1), np.full(1, -1, np.int64)
    one, reach, gone, lost = np.ones(1), np.full(1, b), np.empty(1), np.empty(1)
    for j in range(edge.size):
        one_edge[0], one_at[0] = edge[j], offset[j]
        events = (one_edge, one_at, one_node, one, reach)
        spread(net, fine, 0, events, kernel, continuous, cutoff, skip, field, gone, lost)
        heap, reached, count = distances(net, edge[j], offset[j], -1, b, distance, heap, reached)
        heights, local, n = _gathered(
            net, fine_start, edge[j], reached, count, distance, mark, j, field, means, heights, local
        )
        found[j] = math.exp(log_bound(heights, local, n, weights, parts, observed[j]))


@compiled
def _gathered(net, fine_start, own, reached, count, distance, mark, now, field, means, heights, local):
    """The heights on every edge within reach and the crashes expected there; the field is wiped for the next."""
    n = 0
    for r in range(-1, count):
        first = 0 if r < 0 else net[0][reached[r]]
        last = 1 if r < 0 else net[0][reached[r] + 1]
        for k in range(first, last):
            e = own if r < 0 else net[1][k] >> 1
            if mark[e] == now:
                continue
            mark[e] = now
            for i in range(fine_start[e], fine_start[e + 1]):
                if field[i] != 0.0:
                    if n == heights.size:
                        heights, local = _doubled(heights), _doubled(local)
                    heights[n], local[n] = field[i], means[i]
                    n += 1
                field[i] = 0.0
        if r >= 0:
            distance[reached[r]] = np.inf
    return heights, local, n


@compiled
def _doubled(values):
    larger = np.empty(2 * values.size)
    larger[: values.size] = values
    return larger
