"""The bound of the screening benchmark: a walk over the same graph that does nothing but reach lixels."""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(cache=True, nogil=True)
def plain_walk(net, lixel_start, at_m, edge, offset, b, out):
    """Add one to every lixel nearer than b along every way that does not turn back; how many were added."""
    node_start, leaving, target, length, _ = net
    halves, metres = np.empty(100_000, np.int64), np.empty(100_000)
    made = 0
    for i in range(edge.size):
        e = edge[i]
        for k in range(lixel_start[e], lixel_start[e + 1]):
            if abs(at_m[k] - offset[i]) < b:
                out[k] += 1.0
                made += 1
        halves[0], metres[0] = 2 * e, -offset[i]
        halves[1], metres[1] = 2 * e + 1, offset[i] - length[e]
        n = 2
        while n > 0:
            n -= 1
            half, done = halves[n], metres[n]
            e = half >> 1
            if done >= 0.0:
                for k in range(lixel_start[e], lixel_start[e + 1]):
                    if done + (length[e] - at_m[k] if half & 1 else at_m[k]) < b:
                        out[k] += 1.0
                        made += 1
            done += length[e]
            if done < b:
                for k in range(node_start[target[half]], node_start[target[half] + 1]):
                    if leaving[k] != (half ^ 1):
                        halves[n], metres[n] = leaving[k], done
                        n += 1
    return made
