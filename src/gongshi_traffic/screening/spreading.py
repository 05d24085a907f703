"""Every crash spread over the network: way by way, or merged where ways are too many (逐起扩散)."""

from __future__ import annotations

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.laying import lay_at_home, owns
from gongshi_traffic.screening.merged import follow_merged
from gongshi_traffic.screening.walks import NO_ROOM, found_ways, lay_ways, set_out

MOST_WAYS = 20_000


@compiled
def spread(net, rows, mine, events, kernel, continuous, cutoff, skip, out, gone, lost, most=MOST_WAYS):
    """Add all events to `out`, at the lixels of edges whose owner is `mine`.

    `events`: edge, offset, node or −1, weight, bandwidth. An event with more than `most`
    ways (no more than MOST_WAYS) is merged. `gone[i]` becomes the share of event i on ways given up because they carried less than
    `cutoff`, `lost[i]` what dead ends swallowed. `skip[i]` ≥ 0 is a lixel that event i shall not add to.
    """
    edge, offset, node, weight, bandwidth = events
    room = MOST_WAYS + 2 * net[4] + 2
    ways = (np.empty(room, np.int64), np.empty(room), np.empty(room))
    for i in range(edge.size):
        b, scale = bandwidth[i], weight[i] / bandwidth[i]
        kept = out[skip[i]] if skip.size and skip[i] >= 0 else 0.0
        if node[i] < 0 and owns(rows[2], edge[i], mine):
            lay_at_home(rows, edge[i], offset[i], b, kernel, scale, out)
        first, swallowed = set_out(net, ways, edge[i], offset[i], node[i], continuous)
        n, gone[i], lost[i] = found_ways(net, ways, first, b, kernel, continuous, cutoff, most)
        if n == NO_ROOM:
            gone[i], lost[i] = follow_merged(net, rows, mine, ways, first, b, kernel, continuous, cutoff, scale, out)
        else:
            lay_ways(net, rows, mine, ways, n, b, kernel, scale, out)
        lost[i] += swallowed
        if skip.size and skip[i] >= 0:
            out[skip[i]] = kept
