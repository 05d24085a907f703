"""Crash density along the roads, in crashes a metre (路网核密度).

One door for three ways of spreading a crash and five kernels. What a method loses is told with the
result: ways given up below the cut-off, and what dead ends swallow.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.compiled import cores, side_by_side
from gongshi_traffic.screening.events import JUNCTION_M, Events
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import Lixels, UnfitSetting, positive
from gongshi_traffic.screening.shapes import Kernel
from gongshi_traffic.screening.shortest import spread_shortest
from gongshi_traffic.screening.spreading import spread
from gongshi_traffic.screening.stripes import Stripe, stripes

CUTOFF = 1e-6
NO_SKIP = np.zeros(0, np.int64)
NO_OWNER = np.zeros(0, np.int16)


class Method(StrEnum):
    """How a crash is spread over the network (扩散方式)."""

    SIMPLE = "simple"
    DISCONTINUOUS = "discontinuous"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, eq=False)
class Density:
    """Crashes a metre at each lixel, and what the method left out (密度).

    `value` is in the order of the lixels. `left_out` bounds the crashes (weighted) on ways that were
    given up, `at_ends` those swallowed by dead ends; continuous spreading swallows none. Together
    with what the lixels hold they are the crashes given, save for the simple method, which makes more.
    """

    value: np.ndarray
    left_out: float
    at_ends: float

    def crashes_on(self, lixels: Lixels) -> float:
        """The crashes that lie on the lixels by this density: its sum over their lengths (积分)."""
        return float(self.value @ lixels.length_m)


@dataclass(frozen=True)
class Spreading:
    """How crashes are spread: bandwidth, method, kernel, cut-off, junction tolerance (扩散设置)."""

    bandwidth_m: float
    method: Method
    kernel: Kernel
    cutoff: float
    junction_m: float = JUNCTION_M


def density(
    graph: RoadGraph,
    lixels: Lixels,
    events: Events,
    *,
    bandwidth_m: float | np.ndarray,
    method: Method | str = Method.CONTINUOUS,
    kernel: Kernel = Kernel.QUARTIC,
    cutoff: float = CUTOFF,
    threads: int | None = None,
) -> Density:
    """The density of these crashes at the lixels (路网核密度).

    `bandwidth_m` is one number, or one for each crash. A way is given up when less than `cutoff` of
    its crash is left on it; 0 follows every way, which on streets of a few metres takes for ever.
    The result is the same to the last bit for any number of threads, and for the crashes in any
    order but within an edge: they are taken edge by edge, which also keeps memory near.
    Raises UnfitSetting.
    """
    reach, method = bandwidths(bandwidth_m, len(events)), named_method(method)
    _refuse_cutoff(cutoff)
    in_order = np.argsort(events.edge, kind="stable")
    events, reach = events.picked(in_order), reach[in_order]
    out, gone, lost = np.zeros(len(lixels)), np.zeros(len(events)), np.zeros(len(events))
    parts = stripes(graph, events, float(reach.max(initial=0.0)), threads or cores())
    tasks = [
        lambda part=part: _stripe(graph, lixels, events, reach, part, method, kernel, cutoff, out, gone, lost)
        for part in parts
    ]
    side_by_side(tasks, threads=threads)
    return Density(out, float(gone @ events.weight), float(lost @ events.weight))


def _stripe(graph, lixels, events, reach, part: Stripe, method, kernel, cutoff, out, gone, lost) -> None:
    """One stripe's lixels are written by one task only; the losses of an event by the stripe of its edge."""
    which = part.events
    mine = events.picked(which)
    arrays = (mine.edge, mine.offset_m, mine.node, mine.weight, reach[which])
    rows = (lixels.start, lixels.at_m, part.owner)
    if method is Method.SIMPLE:
        spread_shortest(network(graph), rows, part.number, arrays, int(kernel), NO_SKIP, out)
        return
    given_up, swallowed = np.zeros(len(which)), np.zeros(len(which))
    continuous = method is Method.CONTINUOUS
    spread(
        network(graph),
        rows,
        part.number,
        arrays,
        int(kernel),
        continuous,
        cutoff,
        NO_SKIP,
        out,
        given_up,
        swallowed,
    )
    home = part.owner[mine.edge] == part.number if part.owner.size else slice(None)
    gone[which[home]], lost[which[home]] = given_up[home], swallowed[home]


def spread_over(graph: RoadGraph, lixels: Lixels, events: tuple[np.ndarray, ...], how: Spreading) -> np.ndarray:
    """The density of plain events (edge, offset, node, weight, bandwidth), one after the other (逐起叠加)."""
    return spread_over_skipping(graph, lixels, events, how, NO_SKIP)


def spread_over_skipping(
    graph: RoadGraph, lixels: Lixels, events: tuple[np.ndarray, ...], how: Spreading, skip: np.ndarray
) -> np.ndarray:
    """The same where event i adds nothing at lixel `skip[i]`: what the others give there (除自身外叠加)."""
    out, owner = np.zeros(len(lixels)), NO_OWNER
    rows, net, n = (lixels.start, lixels.at_m, owner), network(graph), len(events[0])
    if how.method is Method.SIMPLE:
        spread_shortest(net, rows, 0, events, int(how.kernel), skip, out)
        return out
    continuous = how.method is Method.CONTINUOUS
    spread(net, rows, 0, events, int(how.kernel), continuous, float(how.cutoff), skip, out, np.empty(n), np.empty(n))
    return out


def named_method(method: Method | str) -> Method:
    """The method of that name (扩散方式). Raises UnfitSetting."""
    if method in list(Method):
        return Method(method)
    raise UnfitSetting(
        tr("没有名为“{method}”的扩散方式。", method=method), where=tr("扩散方式 method"),
        mend=tr("可选：{names}。", names="、".join(Method)),
    )  # fmt: skip


def _refuse_cutoff(cutoff: float) -> None:
    if not 0 <= cutoff < 1:
        raise UnfitSetting(
            tr("截断 cutoff 为 {value}，应不小于 0 且小于 1。", value=cutoff), where=tr("截断 cutoff"),
            mend=tr("一般取 1e-6；0 为不截断。"),
        )  # fmt: skip


def network(graph: RoadGraph) -> tuple[np.ndarray | int, ...]:
    """The graph as the compiled loops take it: node_start, leaving, target of each half-edge, length, greatest degree (数组)."""
    target = np.empty(2 * graph.edges, np.int32)
    target[0::2], target[1::2] = graph.to_node, graph.from_node
    return graph.node_start, graph.leaving, target, graph.length_m, int(graph.degree.max(initial=1))


def bandwidths(bandwidth_m: float | np.ndarray, n: int) -> np.ndarray:
    """A bandwidth for each crash (带宽). Raises UnfitSetting."""
    reach = np.broadcast_to(np.asarray(bandwidth_m, float), (n,)).copy()
    for value in (np.min(reach, initial=np.inf), np.max(reach, initial=0.0)) if n else (float(np.min(bandwidth_m)),):
        positive(float(value), tr("带宽 bandwidth_m"))
    return reach
