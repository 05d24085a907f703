"""Every crash spread over the network: way by way, or merged where ways are too many (逐起扩散)."""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import lay_at_home, owns
from gongshi_traffic.screening.merged import follow_merged
from gongshi_traffic.screening.walks import follow, has_more_ways, set_out

MOST_WAYS = 20_000
NEVER_MERGE = -1


@compiled
def spread(net, rows, mine, events, kernel, continuous, cutoff, most_ways, skip, out, gone, lost):
    """Add all events to `out`, at the lixels of edges whose owner is `mine`.

    `events`: edge, offset, node or −1, weight, bandwidth. An event with more than `most_ways` ways
    is merged; below 0 none is, and they are not counted. `gone[i]` becomes the share of event i on
    ways given up because they carried less than `cutoff`, `lost[i]` what dead ends swallowed.
    `skip[i]` ≥ 0 is a lixel that event i shall not add to.
    """
    edge, offset, node, weight, bandwidth = events
    room = MOST_WAYS + 2 * net[4] + 2  # no stack holds more than all ways of an event that is not merged
    stack = (np.empty(room, np.int64), np.empty(room), np.empty(room))
    for i in range(edge.size):
        b, scale = bandwidth[i], weight[i] / bandwidth[i]
        kept = out[skip[i]] if skip.size and skip[i] >= 0 else 0.0
        if node[i] < 0 and owns(rows[2], edge[i], mine):
            lay_at_home(rows, edge[i], offset[i], b, kernel, scale, out)
        n, swallowed = set_out(net, stack, edge[i], offset[i], node[i], continuous)
        merges = most_ways >= 0 and has_more_ways(net, stack, n, b, continuous, most_ways)
        if most_ways >= 0:
            n, swallowed = set_out(net, stack, edge[i], offset[i], node[i], continuous)
        if merges:
            gone[i], lost[i] = follow_merged(net, rows, mine, stack, n, b, kernel, continuous, cutoff, scale, out)
        else:
            gone[i], lost[i] = follow(net, rows, mine, stack, n, b, kernel, continuous, cutoff, scale, out)
        lost[i] += swallowed
        if skip.size and skip[i] >= 0:
            out[skip[i]] = kept


def most_ways(length: np.ndarray, degree: np.ndarray, reach_m: float, continuous: bool) -> int:
    """MOST_WAYS, or NEVER_MERGE where no crash can have so many: long edges, few legs (是否需要合并)."""
    legs = int(degree.max(initial=1)) - (0 if continuous else 1)
    levels = int(min(reach_m / float(length.min(initial=np.inf)), 1000)) + 1
    fewer = np.log(legs + 2) + levels * np.log(max(legs, 2)) < np.log(MOST_WAYS)
    return NEVER_MERGE if fewer else MOST_WAYS
