"""Crashes thrown on the network by the null, again and again, with a seed for each time (模拟).

Places are drawn in ascending order (spacings of exponentials), so crashes come edge by edge and
memory stays near. Every simulation has its own seed and adds whole numbers only: the number of
threads changes nothing.
"""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled


@compiled
def thrown(seed, null, length, ends, junction_m, edge, offset, node, weight):
    """Fill edge, offset and node of crashes thrown by the null, and shuffle their weights."""
    np.random.seed(seed)
    edges, begin, upto, count = null
    np.random.shuffle(weight)
    n = 0
    for s in range(count.size):
        base = upto[begin[s] - 1] if begin[s] > 0 else 0.0
        whole = upto[begin[s + 1] - 1] - base if begin[s + 1] > begin[s] else 0.0
        sums = np.cumsum(np.random.exponential(1.0, count[s] + 1))
        at = begin[s]
        for i in range(count[s]):
            place = base + whole * sums[i] / sums[count[s]]
            while upto[at] < place and at + 1 < begin[s + 1]:
                at += 1
            before = upto[at - 1] if at > 0 else 0.0
            e = edges[at]
            share = (place - before) / (upto[at] - before)
            edge[n], offset[n] = e, length[e] * min(max(share, 0.0), 1.0)
            node[n] = _near_node(offset[n], length[e], ends[2 * e + 1], ends[2 * e], junction_m)
            n += 1


@compiled
def _near_node(offset, length, first, last, junction_m):
    if min(offset, length - offset) > junction_m:
        return -1
    return first if offset < length - offset else last


@compiled
def compared(out, observed, centre, scale, at_least):
    """Count where `out` reaches the observed, ties within rounding included; the maximum of (out − centre)/scale."""
    top = -np.inf
    for j in range(out.size):
        at_least[j] += out[j] >= observed[j] * (1.0 - 1e-12)
        top = max(top, (out[j] - centre[j]) / scale[j])
    return top
