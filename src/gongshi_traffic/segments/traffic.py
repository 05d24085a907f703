"""How many vehicles a day pass at each metre of each road (交通量).

Counts are of a section and a year. Which of them speaks for a metre that nobody counted, or for a
year in between, is settled here once, so that density and expected counts compare by the same traffic:

* years: in between two counted years on a straight line, before the first and after the last as in that
  year (Highway Safety Manual, 2010, part C, step 3); a count without a year holds for all years and
  speaks only where no dated one does;
* ground: a metre that no section covers goes by the nearest counted section of its road; a road without
  sections goes by its own count in the register of roads; one without any, by the mean of its class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from gongshi import BadInput, Period, Row, tr

if TYPE_CHECKING:
    from gongshi_traffic.segments.naming import Network

ANY_YEAR = 0


class UnfitTraffic(BadInput):
    """A traffic count that is zero, negative, no number, or of no known ground (交通量有误)."""


@dataclass(frozen=True)
class Count:
    """Vehicles a day on a section of a road in one year (一次观测); `year` 0 holds for all years."""

    road: str
    from_m: float
    to_m: float
    daily: float
    year: int = ANY_YEAR


@dataclass(frozen=True)
class Piece:
    """A part of a road with the same traffic along it (同量路段), in vehicles a day."""

    from_m: float
    to_m: float
    daily: float


@dataclass(frozen=True)
class Traffic:
    """The traffic of a time (交通量): of each counted road its pieces, without gaps; of each class the mean by length."""

    pieces: Mapping[str, tuple[Piece, ...]]
    grades: Mapping[str, str]
    means: Mapping[str, float]

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def daily(self, road: str, from_m: float, to_m: float) -> float | None:
        """Vehicles a day on this ground, the mean by length (日均车辆); None on a road without a count."""
        pieces = self.pieces.get(road)
        if not pieces:
            return None
        low, high = min(from_m, to_m), max(from_m, to_m)
        shared = [(min(high, p.to_m) - max(low, p.from_m), p.daily) for p in pieces]
        inside = [part for part in shared if part[0] > 0]
        if not inside:
            return max(shared)[1]
        return sum(m * d for m, d in inside) / sum(m for m, _ in inside)

    def factor(self, road: str, from_m: float, to_m: float) -> float:
        """How many times the traffic of its class this ground has (流量倍数), 1 where that is not known."""
        daily = self.daily(road, from_m, to_m)
        return 1.0 if daily is None else daily / self.means[self.grades[road]]

    @property
    def breaks(self) -> Mapping[str, tuple[float, ...]]:
        """The metres at which a road's traffic changes (流量变化处)."""
        found = {
            road: tuple(b.from_m for a, b in pairwise(ps) if a.daily != b.daily) for road, ps in self.pieces.items()
        }
        return {road: metres for road, metres in found.items() if metres}


NO_TRAFFIC = Traffic({}, {}, {})


def traffic_in(network: Network, period: Period) -> Traffic:
    """The traffic of the roads in these days (时段交通量). Raises UnfitTraffic."""
    years = _years(period)
    own: dict[str, list[Count]] = defaultdict(list)
    for count in counts_of(network):
        own[count.road].append(count)
    pieces = {road: tuple(_pieces(ones, _length(network, road), years)) for road, ones in own.items()}
    grades = {road: row["grade"] for road, row in network.roads.items()}
    return Traffic(pieces, grades, _means(pieces, grades))


def counts_of(network: Network) -> Sequence[Count]:
    """Every count that speaks (有效观测): those of sections, and a road's own where it has none. Raises UnfitTraffic."""
    sections = list(network.counts)
    counted = {count.road for count in sections}
    whole = [
        Count(code, 0.0, float(row["length_m"] or 1), float(row["daily_traffic"]))
        for code, row in network.roads.items()
        if row.get("daily_traffic") is not None and code not in counted
    ]
    refuse_unfit([*sections, *whole])
    _refuse_elsewhere(sections, network)
    return [*sections, *whole]


def _refuse_elsewhere(sections: Iterable[Count], network: Network) -> None:
    wrong = sorted({f"{c.road} {c.from_m:g}米起" for c in sections if not _is_there(c, network)})
    if wrong:
        raise UnfitTraffic(
            tr("有{n}处交通量观测不在路网的道路上：{shown}。", n=len(wrong), shown="、".join(wrong[:10])),
            where=tr("交通量的道路和桩号"), mend=tr("请核对道路编号或路名，以及起止桩号，与路网一致。"),
        )  # fmt: skip


def _is_there(count: Count, network: Network) -> bool:
    return count.road in network.roads and not 0 < _length(network, count.road) <= count.from_m


def refuse_unfit(counts: Iterable[Count]) -> None:
    """Every count that cannot be one, at once (流量校验). Raises UnfitTraffic."""
    wrong = [f"{c.road}：{c.daily:g}" for c in counts if not (np.isfinite(c.daily) and c.daily > 0)]
    if wrong:
        raise UnfitTraffic(
            tr("有{n}处日均交通量不是正数：{shown}。", n=len(wrong), shown="、".join(wrong[:10])),
            where=tr("道路的日均交通量"), mend=tr("请改为每日车辆数；没有观测的留空。"),
        )  # fmt: skip


def counts_of_register(rows: Iterable[Row]) -> tuple[Count, ...]:
    """The rows of the register of counts (交通量台账)."""
    return tuple(
        Count(r["road"], float(r["from_m"]), float(r["to_m"]), float(r["daily_traffic"]), r["year"] or ANY_YEAR)
        for r in rows
    )


def _pieces(counts: Sequence[Count], length_m: float, years: Mapping[int, float]) -> Iterable[Piece]:
    """The road in parts of one traffic, from its start to its end."""
    if length_m:
        counts = [replace(c, to_m=min(c.to_m, length_m)) for c in counts]
    cuts = sorted({m for c in counts for m in (c.from_m, c.to_m)})
    counted = []
    for low, high in pairwise(cuts):
        here = [c for c in counts if c.from_m <= low and c.to_m >= high]
        if here:
            counted.append(Piece(low, high, _over(here, years)))
    for i, piece in enumerate(counted):
        before = (counted[i - 1].to_m + piece.from_m) / 2 if i else min(piece.from_m, 0.0)
        last = i + 1 == len(counted)
        after = max(piece.to_m, length_m) if last else (piece.to_m + counted[i + 1].from_m) / 2
        yield replace(piece, from_m=before, to_m=after)


def _over(counts: Sequence[Count], years: Mapping[int, float]) -> float:
    """The mean over the years asked for; counts of one year, as of two carriageways' lines, as their mean."""
    by_year: dict[int, list[float]] = defaultdict(list)
    for count in counts:
        by_year[count.year].append(count.daily)
    timeless = by_year.pop(ANY_YEAR, [])
    if not by_year:
        return float(np.mean(timeless))
    known = sorted(by_year)
    daily = np.interp(list(years), known, [float(np.mean(by_year[y])) for y in known])
    return float(daily @ np.array(list(years.values())))


def _years(period: Period) -> Mapping[int, float]:
    """The share of the days that lies in each year."""
    days: dict[int, int] = {}
    for year in range(period.first.year, period.last.year + 1):
        first = max(period.first, period.first.replace(year=year, month=1, day=1))
        last = min(period.last, period.last.replace(year=year, month=12, day=31))
        days[year] = (last - first).days + 1
    return {year: n / sum(days.values()) for year, n in days.items()}


def _length(network: Network, road: str) -> float:
    return float(network.roads[road]["length_m"] or 0.0)


def _means(pieces: Mapping[str, Sequence[Piece]], grades: Mapping[str, str]) -> Mapping[str, float]:
    flow: dict[str, float] = defaultdict(float)
    long: dict[str, float] = defaultdict(float)
    for road, ones in pieces.items():
        for piece in ones:
            flow[grades[road]] += piece.daily * (piece.to_m - piece.from_m)
            long[grades[road]] += piece.to_m - piece.from_m
    return {grade: flow[grade] / long[grade] for grade in flow}


def traffic_said(network: Network) -> str:
    """Which roads are compared by traffic, in one sentence; empty where none is (流量说明)."""
    counts = counts_of(network)
    counted = {count.road for count in counts}
    if not counted:
        return ""
    rest = len(network.roads.keys() - counted)
    more = tr("，其余{n}条按同等级平均", n=rest) if rest else ""
    text = tr("{n}条道路有日均交通量，密度和期望按车流比较{more}。", n=len(counted), more=more)
    years = sorted({count.year for count in counts} - {ANY_YEAR})
    if not network.counts:
        return text
    span = tr("，{first}至{last}年", first=years[0], last=years[-1]) if years else ""
    return text + tr(
        "交通量有{n}个路段的观测{span}；没有观测的路段取同路最近的路段，没有观测的年份取两年之间的直线，首年之前、末年之后取该年。",
        n=len({(c.road, c.from_m, c.to_m) for c in network.counts}), span=span,
    )  # fmt: skip
