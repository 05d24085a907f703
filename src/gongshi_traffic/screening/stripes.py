"""The network in stripes from west to east, so that each core writes rows no other writes (分条并行).

A stripe owns the edges whose middle lies in it and is given every event that can reach them, in the
order of all events. So each lixel adds up the same numbers in the same order however many stripes
there are: no result depends on the number of cores.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph

SLACK_M = 1e-3
FEWEST_EVENTS = 256


@dataclass(frozen=True, eq=False)
class Stripe:
    """One stripe: its number, the owner of every edge (empty: all are its own), the events that can reach its edges (分条)."""

    number: int
    owner: np.ndarray
    events: np.ndarray


def stripes(graph: RoadGraph, events: Events, reach_m: float, count: int) -> list[Stripe]:
    """At most `count` stripes with about as many events each (分条)."""
    count = min(count, len(events) // FEWEST_EVENTS)
    if graph.roads is None or count < 2:
        return [Stripe(0, np.zeros(0, np.int16), np.arange(len(events)))]
    low, high = _spans(graph.roads.xy, graph.first, graph.last)
    at = graph.points_at(events.edge, events.offset_m)[:, 0]
    cuts = np.quantile(at, np.arange(1, count) / count)
    owner = np.searchsorted(cuts, (low + high) / 2).astype(np.int16)
    found = []
    for number in range(count):
        mine = owner == number
        if mine.any():
            near = (at >= low[mine].min() - reach_m - SLACK_M) & (at <= high[mine].max() + reach_m + SLACK_M)
            found.append(Stripe(number, owner, np.flatnonzero(near)))
    return found


@compiled
def _spans(xy, first, last):
    """The least and greatest x of each edge."""
    low, high = np.empty(first.size), np.empty(first.size)
    for e in range(first.size):
        low[e] = high[e] = xy[first[e], 0]
        for p in range(first[e] + 1, last[e] + 1):
            low[e], high[e] = min(low[e], xy[p, 0]), max(high[e], xy[p, 0])
    return low, high
