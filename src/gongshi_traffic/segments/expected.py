"""Places whose expected crashes are far above their kind (期望事故数突出的路段).

Roads are cut into cells of the window's length and one function is fitted for each class of
road, by kilometres times the traffic that a road has beside its class where it is counted; junctions are a class of their own. Then a window slides along each road, and of those that
overlap only the worst is kept, as the Highway Safety Manual has it for sliding windows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.bayes import Expected, expected_crashes
from gongshi_traffic.screening.fit import Fitted, fitted_by_class
from gongshi_traffic.screening.peaks import sliding_windows
from gongshi_traffic.screening.service import levels_of_service
from gongshi_traffic.segments.place import Finding, Located, Stretch, ground
from gongshi_traffic.segments.standards import Method, Standards
from gongshi_traffic.segments.traffic import NO_TRAFFIC, Traffic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.segments.naming import Network

    Floats = NDArray[Any]

BASIS = "经验贝叶斯（AASHTO Highway Safety Manual，2010，第4章；Hauer，1997）"
JUNCTION = "路口"
_STEPS = 10  # steps of a window that make its length
_SITES, _CRASHES = 30, 20  # below them nothing is fitted


@dataclass(frozen=True)
class Sites:
    """What was fitted on: the functions by class, and how much they rest on (拟合的基础)."""

    functions: Mapping[str, Fitted]
    sites: int
    crashes: int

    @property
    def said(self) -> str:
        """The functions in one sentence."""
        parts = (
            tr("{kind}每{unit}{rate}起（离散度{k}，{n}处）", kind=kind, unit=tr("个") if kind == JUNCTION else tr("公里"),
               rate=f"{np.exp(f.coefficients[0]):.2f}", k=f"{f.overdispersion:.2f}", n=f.sites)
            for kind, f in sorted(self.functions.items())
        )  # fmt: skip
        return tr("期望事故数按本市数据分类拟合：{parts}。", parts="；".join(parts))


def places_by_expectation(
    crashes: Sequence[Located], network: Network, standards: Standards, traffic: Traffic = NO_TRAFFIC
) -> tuple[Sequence[Stretch], Sites | None]:
    """The stretches and junctions, the greatest excess first, and what was fitted (期望突出的路段).

    `crashes` are those that are counted. None instead of the fit when there are too few sites or
    crashes for one: nothing is said then.
    """
    along, at_junctions = _apart(crashes, network)
    sites = sites_of(crashes, network, standards, traffic)
    if sites is None:
        return (), None
    found = [*_on_roads(along, network, standards, sites, traffic), *_at_junctions(at_junctions, standards, sites)]
    return [stretch for _, stretch in sorted(found, key=lambda f: (-f[0], f[1].road, f[1].from_m))], sites


def _apart(
    crashes: Sequence[Located], network: Network
) -> tuple[Mapping[str, list[Located]], Mapping[str, list[Located]]]:
    """Crashes along each road, and those at each junction; every road and junction has its list."""
    along: dict[str, list[Located]] = {code: [] for code, row in network.roads.items() if row["length_m"]}
    at: dict[str, list[Located]] = {code: [] for code in network.junctions}
    for crash in crashes:
        if crash.junction in at:
            at[crash.junction].append(crash)
        elif crash.road in along:
            along[crash.road].append(crash)
    return along, at


def sites_of(
    crashes: Sequence[Located], network: Network, standards: Standards, traffic: Traffic = NO_TRAFFIC
) -> Sites | None:  # fmt: skip
    """The functions fitted on these crashes (分类拟合); None where sites or crashes are too few."""
    along, at = _apart(crashes, network)
    counts, lengths, kinds = [], [], []
    for road, ones in along.items():
        edges = _cells(network.roads[road]["length_m"], standards.window_m)
        counts += np.histogram([c.at_m for c in ones], edges)[0].tolist()
        lengths += [(b - a) / 1000 * traffic.factor(road, a, b) for a, b in pairwise(edges.tolist())]
        kinds += [network.roads[road]["grade"]] * (len(edges) - 1)
    for ones in at.values():
        counts.append(len(ones))
        lengths.append(1.0)
        kinds.append(JUNCTION)
    if len(counts) < _SITES or sum(counts) < _CRASHES:
        return None
    return Sites(fitted_by_class(counts, lengths, kinds), len(counts), sum(counts))


def _cells(length: float, window: float) -> Floats:
    """Equal cells as near to the window's length as a whole number allows."""
    count = max(1, round(length / window))
    edges = np.linspace(0, length, count + 1)
    edges[-1] += 1e-6  # the road's last metre is in it
    return edges


def _on_roads(
    along: Mapping[str, list[Located]], network: Network, standards: Standards, sites: Sites, traffic: Traffic
) -> Iterator[tuple[float, Stretch]]:
    for road, ones in along.items():
        if len(ones) < standards.least:
            continue
        ones = sorted(ones, key=lambda c: (c.at_m, c.id))
        points, row = np.array([c.at_m for c in ones]), network.roads[road]
        found = sliding_windows(points, row["length_m"], window=standards.window_m, step=standards.window_m / _STEPS)
        factors = np.array([traffic.factor(road, a, a + found.length) for a in found.starts.tolist()])
        known = _known(found.totals, found.length / 1000 * factors, sites.functions[row["grade"]])
        for i in _worst(known, found.starts, found.length, standards):
            inside = [c for c in ones if found.starts[i] <= c.at_m <= found.starts[i] + found.length]
            yield float(known.excess[i]), _stretch(inside, known, i, standards, row["grade"])


def _known(counts: Floats, length: Floats, function: Fitted) -> Expected:
    predicted, k = function.predict((), length)
    return expected_crashes(counts, predicted, k)


def _worst(known: Expected, starts: Floats, length: float, standards: Standards) -> list[int]:
    """The windows that stand out, worst first, none overlapping a worse one."""
    out = (known.chance_above(standards.times) >= standards.certainty) & (known.observed >= standards.least)
    kept: list[int] = []
    for i in np.lexsort((starts, -known.excess)):
        if out[i] and all(abs(starts[i] - starts[j]) >= length for j in kept):
            kept.append(int(i))
    return kept


def _at_junctions(
    at: Mapping[str, list[Located]], standards: Standards, sites: Sites
) -> Iterator[tuple[float, Stretch]]:
    if JUNCTION not in sites.functions:
        return
    known = _known(np.array([len(ones) for ones in at.values()]), np.ones(len(at)), sites.functions[JUNCTION])
    out = (known.chance_above(standards.times) >= standards.certainty) & (known.observed >= standards.least)
    for i, (junction, ones) in enumerate(at.items()):
        if out[i]:
            yield float(known.excess[i]), _stretch(ones, known, i, standards, JUNCTION, junction)


def _stretch(
    crashes: Sequence[Located], known: Expected, i: int, standards: Standards, kind: str, junction: str = ""
) -> Stretch:
    points = sorted(c.at_m for c in crashes)
    service = levels_of_service(known.observed[[i]], known.predicted[[i]], known.overdispersion[[i]])[0]
    text = tr(
        "近{months}个月{where}发生{counted}{n}起，同类{kind}预计{predicted}起，修正偶然波动后期望{expected}起，超出{excess}起；高于同类{times}倍的把握{certainty}%，安全服务水平{service}",
        months=standards.months, where=tr("在该路口") if junction else tr("在{ground}", ground=ground(points[0], points[-1])),
        counted=standards.counted.label, n=len(crashes), kind=kind, predicted=f"{known.predicted[i]:.1f}",
        expected=f"{known.expected[i]:.1f}", excess=f"{known.excess[i]:.1f}", times=f"{standards.times:g}",
        certainty=int(known.chance_above(standards.times)[i] * 100), service=service.label,
    )  # fmt: skip
    finding = Finding(
        "expected", text, BASIS, tuple(sorted(c.id for c in crashes)), len(crashes), method=Method.EXPECTED.value,
        months=standards.months,
    )  # fmt: skip
    return Stretch(crashes[0].road, points[0], points[-1], (finding,), junction, tuple(crashes))
