"""A crash spread along every way that does not turn back, shared out at each junction (均分扩散).

Okabe and Sugihara (2012, ch. 9). Discontinuous: at a node of n legs each of the other n − 1 gets an
equal share. Continuous: each of them gets 2/n and (2 − n)/n comes back; a dead end sends all back.
Ways are followed in the order of the legs, so that sums come out the same bit by bit whatever else
the graph holds and on however many threads.

Arrays travel as tuples. `net`: node_start, leaving, target of each half-edge, length, the
greatest degree; `rows`: where each edge's lixels begin, their at_m, the owner of each edge. `ways`:
the ways of one event, by half-edge, metres done before it and share, in the order of their finding.
"""

from __future__ import annotations

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import lay
from gongshi_traffic.screening.shapes import beyond


@compiled
def set_out(net, ways, edge, offset, node, continuous):
    """The first ways of an event: along the legs of its node, or out of its edge by either end.

    A way out of the edge begins where the edge does, so what it has done is less than nothing there.
    How many ways there are, and the share a dead end swallows at once.
    """
    node_start, leaving, _, length, _ = net
    halves, metres, shares = ways
    if node < 0:
        halves[0], metres[0], shares[0] = 2 * edge, -offset, 1.0
        halves[1], metres[1], shares[1] = 2 * edge + 1, offset - length[edge], 1.0
        return 2, 0.0
    first, last = node_start[node], node_start[node + 1]
    is_end = last - first == 1 and not continuous
    for k in range(first, last):
        n = last - 1 - k
        halves[n], metres[n], shares[n] = leaving[k], 0.0, 1.0 if is_end else 2.0 / (last - first)
    return last - first, 0.5 if is_end else 0.0


NO_ROOM = -1


@compiled
def found_ways(net, ways, n, b, kernel, continuous, cutoff, most):
    """Every way from the first `n` on to its end, written behind them; how many there are, NO_ROOM
    where there are more than `most`, and the shares given up (where each leg would get less than the cut-off)
    and swallowed.

    The list is its own queue: nothing is added to the densities until all ways are known, so an
    event with too many of them can still be merged, and laying them runs over plain arrays.
    Flat on purpose: a call that returns an array here costs a third.
    """
    node_start, leaving, target, length, _ = net
    halves, metres, shares = ways
    gone, lost, per_b, i = 0.0, 0.0, 1.0 / b, 0
    while i < n:
        half, done, share = halves[i], metres[i] + length[halves[i] >> 1], shares[i]
        i += 1
        if done >= b:
            continue
        first, last = node_start[target[half]], node_start[target[half] + 1]
        legs = last - first
        if legs == 1 and not continuous:
            lost += share * beyond(kernel, done * per_b)
            continue
        forward = share * 2.0 / legs if continuous else share / (legs - 1)
        if abs(forward) < cutoff and legs > 1:
            gone += share_of_all(share, legs, continuous) * beyond(kernel, done * per_b)
            continue
        if n + legs > most:
            return NO_ROOM, gone, lost
        for k in range(first, last):
            if leaving[k] != (half ^ 1):
                halves[n], metres[n], shares[n] = leaving[k], done, forward
                n += 1
            elif continuous and legs != 2:
                halves[n], metres[n], shares[n] = leaving[k], done, share * (2.0 - legs) / legs
                n += 1
    return n, gone, lost


@compiled
def lay_ways(net, rows, mine, ways, n, b, kernel, scale, out):
    """Add the first `n` ways to the lixels of the edges they run along, those whose owner is `mine`."""
    length, (lixel_start, at_m, owner), (halves, metres, shares) = net[3], rows, ways
    all_mine, peak, per_b = owner.size == 0, scale * (0.9375 if kernel == 0 else 1.0), 1.0 / b
    for i in range(n):
        e = halves[i] >> 1
        if metres[i] >= 0.0 and (all_mine or owner[e] == mine):
            first, last, height = lixel_start[e], lixel_start[e + 1], peak * shares[i]
            lay(first, last, at_m, length[e], halves[i] & 1, metres[i], per_b, kernel, height, out)


@compiled
def share_of_all(share, legs, continuous):
    """What the legs of a node carry together, all counted as positive."""
    return abs(share) * ((3.0 * legs - 4.0) / legs if continuous else 1.0)
