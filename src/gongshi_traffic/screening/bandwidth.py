"""How far a crash is spread: chosen by likelihood, or nearer where crashes lie dense (带宽).

Cross-validation asks of each crash how likely the others make a crash there, and takes the bandwidth
under which all of them together are likeliest.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.kernel_density import (
    CUTOFF,
    Method,
    Spreading,
    density,
    named_method,
    spread_over_skipping,
)
from gongshi_traffic.screening.lixels import UnfitSetting, lixels_at, positive
from gongshi_traffic.screening.shapes import Kernel


def cross_validated(
    graph: RoadGraph,
    events: Events,
    bandwidths_m: Sequence[float],
    *,
    method: Method | str = Method.CONTINUOUS,
    kernel: Kernel = Kernel.QUARTIC,
) -> tuple[float, np.ndarray]:
    """The bandwidth under which the crashes are likeliest, and the log-likelihood of each asked (交叉验证带宽).

    Every crash is left out of the density at its own place. Where no other crash is within reach,
    the place keeps what an even spread over the network with one crash more would give: a small
    bandwidth is not ruled out by one lonely crash, but pays for it. Raises UnfitSetting.
    """
    if len(events) < 2 or not len(bandwidths_m):
        raise UnfitSetting(
            tr("选带宽至少要两起事故和一个备选带宽。"), where=tr("交叉验证"), mend=tr("请增加事故，或直接指定带宽。")
        )
    found = np.array(
        [
            _likelihood(
                graph, events, Spreading(positive(b, tr("带宽 bandwidth_m")), named_method(method), kernel, CUTOFF)
            )
            for b in bandwidths_m
        ]
    )
    return float(bandwidths_m[int(np.argmax(found))]), found


def _likelihood(graph: RoadGraph, events: Events, how: Spreading) -> float:
    at = _density_of_the_others(graph, events, how) / (events.weight.sum() - events.weight)
    share = 1 / (len(events) + 1)
    return float(events.weight @ np.log((1 - share) * np.maximum(at, 0) + share / graph.length_m.sum()))


def _density_of_the_others(graph: RoadGraph, events: Events, how: Spreading) -> np.ndarray:
    places, row = lixels_at(graph, events.edge, events.offset_m)
    reach = np.full(len(events), how.bandwidth_m)
    arrays = (events.edge, events.offset_m, events.node, events.weight, reach)
    return spread_over_skipping(graph, places, arrays, how, row)[row]


def adaptive_bandwidths(
    graph: RoadGraph,
    events: Events,
    pilot_m: float,
    *,
    greatest_m: float | None = None,
    method: Method | str = Method.CONTINUOUS,
    kernel: Kernel = Kernel.QUARTIC,
) -> np.ndarray:
    """A bandwidth for each crash: the pilot's times √(g/f) (自适应带宽, Abramson 1982).

    f is the pilot density at the crash, g its geometric mean over all crashes; none is wider than
    `greatest_m` (three times the pilot's where not given). Raises UnfitSetting.
    """
    positive(pilot_m, tr("带宽 bandwidth_m"))
    places, row = lixels_at(graph, events.edge, events.offset_m)
    at = density(graph, places, events, bandwidth_m=pilot_m, method=method, kernel=kernel).value[row]
    at = np.maximum(at, np.max(at, initial=0) * 1e-9)
    wide = pilot_m * np.sqrt(np.exp(np.mean(np.log(at))) / at) if len(events) else np.zeros(0)
    return np.minimum(wide, positive(greatest_m or 3 * pilot_m, tr("最大带宽 greatest_m")))
