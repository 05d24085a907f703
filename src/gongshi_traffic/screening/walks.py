"""A crash spread along every way that does not turn back, shared out at each junction (均分扩散).

Okabe and Sugihara (2012, ch. 9). Discontinuous: at a node of n legs each of the other n − 1 gets an
equal share. Continuous: each of them gets 2/n and (2 − n)/n comes back; a dead end sends all back.
Ways are followed in the order of the legs, so that sums come out the same bit by bit whatever else
the graph holds and on however many threads.

Arrays travel as tuples. `net`: node_start, leaving, target of each half-edge, length, the
greatest degree; `rows`: where each edge's lixels begin, their at_m, the owner of each edge. A row of
the stack is a way: half-edge, metres done, share.
"""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import lay
from gongshi_traffic.screening.shapes import beyond


@compiled
def roomier(stack, n, widest):
    """The stack itself, or a larger copy when the legs of one more node might not fit."""
    if n + widest <= len(stack):
        return stack
    larger = np.empty((2 * len(stack) + widest, 3))
    larger[:n] = stack[:n]
    return larger


@compiled
def _onward(node_start, leaving, v, stack, n, half, done, share, continuous, cutoff):
    """Push what leaves node v after coming by `half`; how many are pushed, and the shares given up."""
    first, last = node_start[v], node_start[v + 1]
    legs = last - first
    forward = share * 2.0 / legs if continuous else share / max(legs - 1, 1)
    back = share * (2.0 - legs) / legs if continuous else 0.0
    gone = 0.0
    for k in range(last - 1, first - 1, -1):
        part = back if leaving[k] == (half ^ 1) else forward
        if abs(part) >= cutoff and part != 0.0:
            stack[n, 0], stack[n, 1], stack[n, 2] = leaving[k], done, part
            n += 1
        else:
            gone += abs(part)
    return n, gone


@compiled
def set_out(net, stack, edge, offset, node, b, kernel, continuous):
    """The first ways of an event: along the legs of its node, or out of its edge by either end.

    A way out of the edge begins where the edge does, so what it has done is less than nothing there.
    """
    node_start, leaving, _, length, _ = net
    if node < 0:
        stack[0, 0], stack[0, 1], stack[0, 2] = 2 * edge, -offset, 1.0
        stack[1, 0], stack[1, 1], stack[1, 2] = 2 * edge + 1, offset - length[edge], 1.0
        return 2, 0.0
    first, last = node_start[node], node_start[node + 1]
    is_end = last - first == 1 and not continuous
    for k in range(first, last):
        n = last - 1 - k
        stack[n, 0], stack[n, 1], stack[n, 2] = leaving[k], 0.0, 1.0 if is_end else 2.0 / (last - first)
    return last - first, 0.5 if is_end else 0.0


@compiled
def follow(net, rows, mine, stack, n, b, kernel, continuous, cutoff, scale, out):
    """Walk every way on the stack to its end; shares given up and swallowed, edges walked, the stack."""
    node_start, leaving, target, length, widest = net
    lixel_start, at_m, owner = rows
    gone = lost = 0.0
    walked = 0
    while n > 0:
        n -= 1
        half, done, share = np.int64(stack[n, 0]), stack[n, 1], stack[n, 2]
        walked += 1
        e = half >> 1
        if owner[e] == mine and done >= 0.0:
            lay(lixel_start[e], lixel_start[e + 1], at_m, length[e], half & 1, done, b, kernel, scale * share, out)
        done += length[e]
        if done >= b:
            continue
        v = target[half]
        if node_start[v + 1] - node_start[v] == 1 and not continuous:
            lost += share * beyond(kernel, done / b)
            continue
        if n + widest > len(stack):
            stack = roomier(stack, n, widest)
        n, given_up = _onward(node_start, leaving, v, stack, n, half, done, share, continuous, cutoff)
        if given_up > 0.0:
            gone += given_up * beyond(kernel, done / b)
    return gone, lost, walked, stack


@compiled
def count_ways(net, stack, n, b, continuous, limit):
    """How many edges the ways on the stack run along, counted no further than `limit`; the stack."""
    node_start, leaving, target, length, widest = net
    ways = 0
    while n > 0 and ways < limit:
        n -= 1
        half, done = np.int64(stack[n, 0]), stack[n, 1]
        ways += 1
        done += length[half >> 1]
        if done < b:
            stack = roomier(stack, n, widest)
            n, _ = _onward(node_start, leaving, target[half], stack, n, half, done, 1.0, continuous, 0.0)
    return ways, stack
