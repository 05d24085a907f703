"""Places where the density of crashes on the network is beyond chance (密度显著的路段).

Pieces of road that stand out, with those around them where chance alone seldom does as well, are
one place: a junction when it reaches over one that the register knows and half of its crashes
are there, else a stretch of the road that has most of them; its ground on other roads belongs to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gongshi import tr
from gongshi_traffic.segments.dense_parts import GAP_M, grounds_of, parts_of
from gongshi_traffic.segments.exposure import cut_where_traffic_changes, exposure_of
from gongshi_traffic.segments.lines import on_graph
from gongshi_traffic.segments.place import Finding, Located, Stretch, ground
from gongshi_traffic.segments.standards import Method, Standards
from gongshi_traffic.segments.traffic import NO_TRAFFIC, Traffic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.screening.lixels import Lixels
    from gongshi_traffic.segments.naming import Network

BASIS = "路网核密度（Okabe、Satoh、Sugihara，2009）与错误发现率（Benjamini、Yekutieli，2001）"


@dataclass(frozen=True, eq=False)
class Layer:
    """The density on every piece of road (密度图层), one row for a piece.

    `density` is in crashes a metre, `times` how many times the mean of its class of road, `p` the
    chance of such a density where crashes fall at random, `stands_out` what is left after control
    of false discoveries. `road` and the chainages are empty and NaN where the road has none.
    `exposure` is what each edge of the graph is exposed to, None where that is its length.
    """

    graph: RoadGraph
    lixels: Lixels
    road: NDArray[np.object_]
    from_m: NDArray[np.float64]
    to_m: NDArray[np.float64]
    density: NDArray[np.float64]
    times: NDArray[np.float64]
    p: NDArray[np.float64]
    stands_out: NDArray[np.bool_]
    exposure: NDArray[np.float64] | None = None


def places_by_density(
    crashes: Sequence[Located], network: Network, standards: Standards, traffic: Traffic = NO_TRAFFIC
) -> tuple[Sequence[Stretch], Layer | None, str]:
    """The places, the densest first, the layer, and a sentence on what was done (密度显著的路段).

    Without lines there is no network, and without crashes no density: the sentence says so.
    """
    if network.lines is None:
        return (), None, tr("道路台账没有线形，没有做密度分析。")
    from gongshi_traffic.screening.graph import road_graph

    graph = road_graph(cut_where_traffic_changes(network.lines, traffic))
    edge, offset = on_graph(crashes, graph)
    if not (edge >= 0).any():
        return (), None, tr("没有事故落在有线形的道路上，没有做密度分析。")
    exposure = exposure_of(graph, traffic)
    layer = layer_of(graph, edge[edge >= 0], offset[edge >= 0], standards, exposure)
    at = _piece_of(layer.lixels, edge, offset)
    parts = parts_of(layer, standards.level)
    found = [_stretch(part, layer, crashes, at, network, standards) for part in parts]
    dense = sorted((s for s in found if s is not None), key=lambda s: (-s.findings[0].weight, s.road, s.from_m))
    return dense, layer, _said(edge, layer, standards)


def layer_of(
    graph: RoadGraph, edge: NDArray[np.int64], offset: NDArray[np.float64], standards: Standards,
    exposure: NDArray[np.float64] | None = None,
) -> Layer:  # fmt: skip
    """The density of these crashes on every piece of road, and what of it is beyond chance (密度图层).

    Two tests share the level: false discovery rate over the pieces (Benjamini and Yekutieli), which
    finds many moderate places, and the simulated maximum of the map, which finds one strong one. Of
    their union the share of false pieces is at most the sum of both.
    Equal-split discontinuous density, quartic kernel. By chance crashes fall anywhere on the roads of
    their own class, as many on each class as were counted there, by metres or by `exposure`.
    """
    from gongshi_traffic.screening.chainage import chainage_of
    from gongshi_traffic.screening.events import events_on
    from gongshi_traffic.screening.lixels import even_lixels
    from gongshi_traffic.screening.testing import significance

    lixels, classes = even_lixels(graph, standards.lixel_m), graph.classes_of(np.arange(graph.edges))
    found = significance(
        graph, lixels, events_on(graph, (edge, offset)), bandwidth_m=standards.bandwidth_m, stratum=classes,
        exposure=exposure, simulations=standards.simulations, seed=standards.seed,
    )  # fmt: skip
    value, mean = found.density.value, _class_means(graph, edge, classes)[lixels.edge]
    times = np.divide(value, mean, out=np.zeros(len(value)), where=mean > 0)
    (road, from_m), (_, to_m) = (chainage_of(graph, lixels.edge, at) for at in (lixels.from_m, lixels.to_m))
    # half the level each: of all that stands out, at most `level` is expected to be chance
    stands_out = found.discoveries(standards.level / 2) | (found.p_map <= standards.level / 2)
    return Layer(graph, lixels, road, from_m, to_m, value, times, found.p, stands_out, exposure)


def _class_means(graph: RoadGraph, edge: NDArray[np.int64], classes: NDArray[np.object_]) -> NDArray[np.float64]:
    """Crashes a metre on the whole class of each edge."""
    _, kind = np.unique(classes.astype(str), return_inverse=True)
    crashes = np.bincount(kind[edge], minlength=kind.max() + 1)
    mean: NDArray[np.float64] = (crashes / np.bincount(kind, weights=graph.length_m))[kind]
    return mean


def _said(edge: NDArray[np.int64], layer: Layer, standards: Standards) -> str:
    off = int((edge < 0).sum())
    text = tr(
        "密度按{n}起事故、{pieces}个路段单元（约{lixel}米）、带宽{width}米计算，{simulations}次随机模拟，误报比例不超过{level}%。",
        n=int((edge >= 0).sum()), pieces=len(layer.lixels), lixel=f"{standards.lixel_m:g}", width=f"{standards.bandwidth_m:g}",
        simulations=standards.simulations, level=f"{standards.level * 100:g}",
    )  # fmt: skip
    return text + (tr("另有{n}起事故所在道路没有线形，不计入密度。", n=off) if off else "")


def _piece_of(lixels: Lixels, edge: NDArray[np.int64], offset: NDArray[np.float64]) -> NDArray[np.int64]:
    """The row of the piece that each crash lies on; −1 for those on no edge."""
    on = edge >= 0
    first, last = lixels.start[edge[on]], lixels.start[edge[on] + 1]
    each = lixels.to_m[last - 1] / (last - first)  # pieces of an edge are of one length
    row = np.full(len(edge), -1, np.int64)
    row[on] = np.minimum(first + (offset[on] / each).astype(np.int64), last - 1)
    return row


def _stretch(
    part: NDArray[np.int64], layer: Layer, crashes: Sequence[Located], at: NDArray[np.int64], network: Network,
    standards: Standards,
) -> Stretch | None:  # fmt: skip
    """The place that a group of pieces makes; None for too few crashes, or no road with a chainage."""
    ones = tuple(crashes[i] for i in np.flatnonzero(np.isin(at, part)))
    grounds = sorted(grounds_of(part, layer, ones), key=lambda g: (-_inside(g, ones), g[1] - g[2], g))
    if len(ones) < standards.least or not grounds:
        return None
    (road, from_m, to_m), *arms = grounds
    peak = part[np.argmax(layer.times[part])]
    finding = Finding(
        "density", _text(grounds[0], ones, layer, int(peak), standards), BASIS, tuple(sorted(c.id for c in ones)), len(ones),
        method=Method.DENSITY.value, months=standards.months,
    )  # fmt: skip
    return Stretch(road, from_m, to_m, (finding,), _junction(grounds, ones, network), ones, tuple(arms))


def _inside(where: tuple[str, int, int], crashes: Sequence[Located]) -> int:
    return sum(c.road == where[0] and where[1] - GAP_M <= c.at_m <= where[2] + GAP_M for c in crashes)


def _junction(grounds: Sequence[tuple[str, int, int]], crashes: Sequence[Located], network: Network) -> str:
    """The known junction that half of the crashes are at; empty when there is none on this ground."""
    code, n = next(iter(Counter(c.junction for c in crashes if c.junction).most_common(1)), ("", 0))
    row = network.junctions.get(code)
    if row is None or 2 * n < len(crashes):
        return ""
    return code if any(g[0] == row["road"] and g[1] <= row["at_m"] <= g[2] for g in grounds) else ""


def _text(
    where: tuple[str, int, int], crashes: Sequence[Located], layer: Layer, peak: int, standards: Standards
) -> str:  # fmt: skip
    return tr(
        "近{months}个月在{ground}发生{counted}{n}起，路网核密度最高处为同类道路平均的{times}倍，随机出现的可能为{p}（{simulations}次模拟），控制误报后仍显著",
        months=standards.months, ground=ground(where[1], where[2]), counted=standards.counted.label, n=len(crashes),
        times=f"{layer.times[peak]:.1f}", p=chance(layer.p[peak], standards.simulations), simulations=standards.simulations,
    )  # fmt: skip


def chance(p: float, simulations: int) -> str:
    """The chance as it is printed: below what the simulations can show, only that (概率写法).

    >>> chance(0.001, 999), chance(0.0123, 999)
    ('不超过0.001', '0.012')
    """
    least = 1 / (simulations + 1)
    return tr("不超过{p}", p=f"{least:.2g}") if p <= least else f"{p:.2g}"
