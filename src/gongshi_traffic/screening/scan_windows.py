"""The strongest clusters of a network, by a scan (路网扫描统计).

Kulldorff (1997), with balls of the network instead of circles on paper: around every lixel grows a
window of the lixels nearest to it along the roads. A window of c crashes where the null expects E
of C in all has the likelihood ratio c ln(c/E) + (C − c) ln((C − c)/(C − E)) when c > E. The greatest
is the most likely cluster; the next that share no lixel with it follow. Each is held against the
greatest of maps thrown by the null, so that all together are one test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.balls import Balls, balls_of
from gongshi_traffic.screening.compiled import compiled, cores, side_by_side
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.kernel_density import network
from gongshi_traffic.screening.lixels import Lixels, UnfitSetting, positive
from gongshi_traffic.screening.null import null_of
from gongshi_traffic.screening.simulation import thrown
from gongshi_traffic.screening.testing import refuse_simulations

GREATEST_SHARE = 0.5


@dataclass(frozen=True)
class ScanCluster:
    """One window (扫描聚集): the lixel in its middle, all its lixels, how far it reaches.

    `observed` crashes where `expected` by the null; `ratio` the logarithm of the likelihood ratio;
    `p` how often a map of chance has a window as strong anywhere. `events` are rows of what was given.
    """

    centre: int
    lixels: tuple[int, ...]
    reach_m: float
    observed: int
    expected: float
    ratio: float
    p: float
    events: tuple[int, ...]

    @property
    def times(self) -> float:
        """Crashes within for each one expected (相对风险)."""
        return self.observed / self.expected


def scan(
    graph: RoadGraph,
    lixels: Lixels,
    events: Events,
    *,
    reach_m: float,
    most: int = 10,
    stratum: Sequence[object] | np.ndarray | None = None,
    exposure: np.ndarray | None = None,
    simulations: int = 999,
    seed: int = 1,
    threads: int | None = None,
) -> tuple[ScanCluster, ...]:
    """At most `most` clusters that share no lixel, the strongest first (扫描统计).

    Windows reach up to `reach_m` metres along the roads and hold at most half of what is expected.
    The null is that of `null_of`; every crash counts once, on the lixel of its own edge. Only
    windows with more crashes than expected are told, whatever their `p`. Raises UnfitSetting.
    """
    refuse_simulations(simulations)
    if most < 1:
        raise UnfitSetting(
            tr("聚集数 most 为 {n}，至少为 1。", n=most), where=tr("聚集数 most"), mend=tr("一般取 10。")
        )
    null = null_of(graph, events, stratum=stratum, exposure=exposure)
    expected = null.expected_on(lixels)
    balls = balls_of(graph, lixels, positive(reach_m, tr("扫描范围 reach_m")), threads=threads)
    home = lixel_of(lixels, events.edge, events.offset_m)
    counts = np.bincount(home, minlength=len(lixels)).astype(np.int64)
    best, size = np.empty(len(lixels)), np.empty(len(lixels), np.int64)
    strongest(balls.start, balls.lixel, expected, counts, GREATEST_SHARE, best, size)
    highest = _thrown_maxima(graph, lixels, events, null, balls, expected, simulations, seed, threads)
    return tuple(_told(balls, best, size, home, expected, highest, events, most))


def lixel_of(lixels: Lixels, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
    """The lixel that holds each place; a place between two is in the first (所在单元)."""
    row = np.empty(len(edge), np.int64)
    _homes(lixels.start, lixels.to_m, edge, offset_m, row)
    return row


@compiled
def _homes(start, to_m, edge, offset, row):
    for i in range(edge.size):
        k, last = start[edge[i]], start[edge[i] + 1] - 1
        while k < last and to_m[k] < offset[i]:
            k += 1
        row[i] = k


@compiled
def log_ratio(c, e, total):
    """The logarithm of Kulldorff's likelihood ratio; 0 where there are no more than expected."""
    if c <= e or e <= 0.0:
        return 0.0
    rest = total - c
    return c * np.log(c / e) + (rest * np.log(rest / (total - e)) if rest > 0 else 0.0)


@compiled
def strongest(start, lixel, expected, counts, share, best, size):
    """For each middle its strongest window: the logarithm of its ratio, and how many lixels it has; the map's greatest.

    A window can only be its middle's strongest where it has just taken in a crash.
    """
    total, top = 0.0, 0.0
    for k in range(counts.size):
        total += counts[k]
    for i in range(start.size - 1):
        best[i], size[i] = 0.0, 0
        c, e = 0.0, 0.0
        for k in range(start[i], start[i + 1]):
            e += expected[lixel[k]]
            if counts[lixel[k]] > 0:
                c += counts[lixel[k]]
                if e > share * total:
                    break
                ratio = log_ratio(c, e, total)
                if ratio > best[i]:
                    best[i], size[i] = ratio, k + 1 - start[i]
        top = max(top, best[i])
    return top


def _thrown_maxima(graph, lixels, events, null, balls: Balls, expected, simulations, seed, threads):  # type: ignore[no-untyped-def]
    """The greatest ratio of each thrown map."""
    seeds = np.random.SeedSequence(seed).generate_state(simulations)
    parts, net, workers = (null.edges, null.begin, null.upto, null.count), network(graph), threads or cores()
    highest, n = np.empty(simulations), len(events)

    def share(worker: int) -> None:
        edge, offset, node, weight = np.empty(n, np.int64), np.empty(n), np.empty(n, np.int64), np.ones(n)
        best, size, row = np.empty(len(lixels)), np.empty(len(lixels), np.int64), np.empty(n, np.int64)
        for r in range(worker, simulations, workers):
            thrown(seeds[r], parts, net[3], net[2], 0.0, edge, offset, node, weight)
            _homes(lixels.start, lixels.to_m, edge, offset, row)
            counts = np.bincount(row, minlength=len(lixels)).astype(np.int64)
            highest[r] = strongest(balls.start, balls.lixel, expected, counts, GREATEST_SHARE, best, size)

    side_by_side([lambda w=w: share(w) for w in range(workers)], threads=workers)
    return highest


def _told(balls: Balls, best, size, home, expected, highest, events, most):  # type: ignore[no-untyped-def]
    taken = np.zeros(len(best), bool)
    made = 0
    for i in np.lexsort((np.arange(len(best)), -best)).tolist():
        if made == most or best[i] <= 0:
            return
        inside = balls.lixel[balls.start[i] : balls.start[i] + size[i]]
        if taken[inside].any():
            continue
        taken[inside] = True
        made += 1
        rows = np.flatnonzero(np.isin(home, inside))
        p = (1 + int((highest >= best[i] * (1 - 1e-12)).sum())) / (len(highest) + 1)
        reach = float(balls.metres[balls.start[i] + size[i] - 1])
        yield ScanCluster(
            i, tuple(sorted(inside.tolist())), reach, len(rows), float(expected[inside].sum()), float(best[i]), p,
            tuple(events.row[rows].tolist()),
        )  # fmt: skip
