"""What stands out on the network, and how surely (显著性).

Three answers, each with its own promise. `p`: at this one place, how often chance does as well.
`p_map`: how often chance does as well anywhere on the map. `discoveries`: a set of places of which
no more than a stated share is chance. All are one-sided: only too many crashes are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.compiled import cores, side_by_side
from gongshi_traffic.screening.events import JUNCTION_M, Events
from gongshi_traffic.screening.false_discovery import discoveries
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.kernel_density import (
    CUTOFF,
    Density,
    Method,
    Spreading,
    density,
    named_method,
    network,
    spread_over,
)
from gongshi_traffic.screening.lixels import Lixels, UnfitSetting, even_lixels, positive
from gongshi_traffic.screening.null import Null, null_of
from gongshi_traffic.screening.shapes import Kernel
from gongshi_traffic.screening.simulation import compared, thrown
from gongshi_traffic.screening.tail import bounds

SIMULATIONS = 999
FINE = 12  # pieces of a bandwidth over which the null is added up
MOST_WEIGHTS = 16
PLACES = 4096


@dataclass(frozen=True, eq=False)
class Significance:
    """Densities with what chance would give (显著性).

    For each lixel: `density.value`; `expected`, its mean under the null; `p`, pointwise; `p_map`, of
    the maximum over the map; `p_tail`, a bound on the pointwise probability that simulations cannot
    reach (1 where no more than expected). `band` is what the maximum of a chance map stays below
    95 times in 100, as a density at each lixel. `simulations` and `seed` repeat it to the bit.
    """

    density: Density
    expected: np.ndarray
    p: np.ndarray
    p_map: np.ndarray
    p_tail: np.ndarray
    band: np.ndarray
    simulations: int
    seed: int

    def discoveries(self, alpha: float = 0.05) -> np.ndarray:
        """Lixels of which, on average, at most `alpha` are chance, by the bounded tails (发现的单元)."""
        return discoveries(self.p_tail, alpha=alpha)


def significance(
    graph: RoadGraph,
    lixels: Lixels,
    events: Events,
    *,
    bandwidth_m: float,
    method: Method | str = Method.DISCONTINUOUS,
    kernel: Kernel = Kernel.QUARTIC,
    stratum: Sequence[object] | np.ndarray | None = None,
    exposure: np.ndarray | None = None,
    simulations: int = SIMULATIONS,
    seed: int = 1,
    junction_m: float = JUNCTION_M,
    cutoff: float = CUTOFF,
    threads: int | None = None,
) -> Significance:
    """Densities tested against the null of `null_of` (路网核密度的显著性).

    `junction_m` is the tolerance the events were made with: thrown crashes follow the same rule.
    Weights stay with their crashes and are dealt out anew in each simulation. Discontinuous spreading
    is a good deal quicker to simulate than continuous; the simple method has no bounded tails, and so
    no discoveries. Raises UnfitSetting.
    """
    how = Spreading(positive(bandwidth_m, tr("带宽 bandwidth_m")), named_method(method), kernel, cutoff, junction_m)
    refuse_simulations(simulations)
    null = null_of(graph, events, stratum=stratum, exposure=exposure)
    found = density(
        graph, lixels, events, bandwidth_m=bandwidth_m, method=how.method, kernel=kernel, cutoff=cutoff, threads=threads
    )
    expected = expected_density(graph, lixels, null, events, how, threads)
    at_least, highest = _simulated(graph, lixels, events, null, how, found.value, expected, simulations, seed, threads)
    score = (found.value - expected) / _scale(expected)
    above = simulations - np.searchsorted(np.sort(highest), score * (1 - 1e-12), side="left")
    band = expected + np.quantile(highest, 0.95, method="higher") * _scale(expected)
    tail = _tails(graph, lixels, events, null, how, found.value, expected, threads)
    one = simulations + 1
    return Significance(found, expected, (1 + at_least) / one, (1 + above) / one, tail, band, simulations, seed)


def expected_density(
    graph: RoadGraph, lixels: Lixels, null: Null, events: Events, how: Spreading, threads: int | None = None
) -> np.ndarray:
    """The mean density at each lixel under the null (期望密度)."""
    fine = even_lixels(graph, how.bandwidth_m / FINE)
    mean = float(events.weight.mean()) if len(events) else 0.0
    spots = np.full(len(fine), -1)
    everywhere = Events(fine.edge, fine.at_m, spots, null.expected_on(fine) * mean, np.arange(len(fine)))
    made = density(
        graph, lixels, everywhere, bandwidth_m=how.bandwidth_m, method=how.method, kernel=how.kernel,
        cutoff=max(how.cutoff, 1e-4), threads=threads,
    )  # fmt: skip
    return made.value


def _scale(expected: np.ndarray) -> np.ndarray:
    """What a density varies by under the null goes with the root of its mean."""
    return np.sqrt(np.maximum(expected, max(float(expected.max(initial=0.0)), 1e-300) * 1e-6))


def refuse_simulations(simulations: int) -> None:
    if simulations < 19:
        raise UnfitSetting(
            tr("模拟次数为 {n}，至少 19 次。", n=simulations), where=tr("模拟次数 simulations"),
            mend=tr("正式使用请取 999 次。"),
        )  # fmt: skip


def _simulated(graph, lixels, events, null, how, observed, expected, simulations, seed, threads):
    """How often a simulation reached the observed density, by lixel; and each simulation's maximum."""
    seeds = np.random.SeedSequence(seed).generate_state(simulations)
    parts, net = (null.edges, null.begin, null.upto, null.count), network(graph)
    highest, workers, scale = np.empty(simulations), threads or cores(), _scale(expected)

    def share(worker: int) -> np.ndarray:
        at_least = np.zeros(len(lixels), np.int64)
        n = len(events)
        edge, offset, node, weight = np.empty(n, np.int64), np.empty(n), np.empty(n, np.int64), events.weight.copy()
        for r in range(worker, simulations, workers):
            weight[:] = events.weight
            thrown(seeds[r], parts, net[3], net[2], how.junction_m, edge, offset, node, weight)
            out = spread_over(graph, lixels, (edge, offset, node, weight, np.full(n, how.bandwidth_m)), how)
            highest[r] = compared(out, observed, expected, scale, at_least)
        return at_least

    counts = side_by_side([lambda w=w: share(w) for w in range(workers)], threads=workers)
    return np.sum(counts, axis=0), highest


def _tails(graph, lixels, events, null, how, observed, expected, threads):
    """The bound for every lixel above its mean; 1 elsewhere, and everywhere for the simple method."""
    found = np.ones(len(lixels))
    rows = np.flatnonzero(observed > expected)
    fine = even_lixels(graph, how.bandwidth_m / FINE)
    net, grid = network(graph), (fine.start, fine.at_m, np.zeros(0, np.int16))
    weights, parts = _grouped(events.weight)
    means, continuous = null.expected_on(fine), how.method is Method.CONTINUOUS

    def block(first: int) -> None:
        some = rows[first : first + PLACES]
        places, bound = (lixels.edge[some], lixels.at_m[some], observed[some]), np.empty(len(some))
        bounds(net, grid, means, places, how.bandwidth_m, int(how.kernel), continuous, 1e-5, weights, parts, bound)
        found[some] = bound

    if how.method is not Method.SIMPLE:
        side_by_side([lambda at=at: block(at) for at in range(0, len(rows), PLACES)], threads=threads)
    return found


def _grouped(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Up to sixteen weights and the part of crashes that has each; a group counts as its greatest, to be safe."""
    values, counts = np.unique(weight, return_counts=True)
    if len(values) <= MOST_WEIGHTS:
        return values, counts / max(len(weight), 1)
    groups = np.array_split(np.sort(weight), MOST_WEIGHTS)
    return np.array([g[-1] for g in groups]), np.array([len(g) for g in groups]) / len(weight)
