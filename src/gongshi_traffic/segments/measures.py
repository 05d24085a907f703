"""What finished measures did to crashes at their places (治理前后对比).

The functions of `expected` say how many crashes such ground has in the years before and after; the
crashes before are drawn towards them first, because a place is treated when it had many. Measures
of one kind are compared together as well: one place alone rarely shows anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from gongshi import Period, Row, tr
from gongshi_traffic.screening.before_after import Effect, effect
from gongshi_traffic.segments.expected import JUNCTION, Sites, sites_of
from gongshi_traffic.segments.place import Located, Stretch
from gongshi_traffic.segments.standards import Standards
from gongshi_traffic.segments.traffic import Traffic, traffic_in

if TYPE_CHECKING:
    from gongshi_traffic.segments.naming import Network

_SHORTEST_M = 100  # a measure at one stone works on some ground around it
_YEAR = 365.25


@dataclass(frozen=True)
class Site:
    """One finished measure with the crashes on its ground before and after (一处治理)."""

    name: str
    measure: str
    fixed_on: date
    years_before: float
    years_after: float
    before: int
    after: int
    predicted_before: float
    predicted_after: float
    overdispersion: float

    @property
    def effect(self) -> Effect:
        """The effect at this place alone."""
        return effect([self.before], [self.after], [self.predicted_before], [self.predicted_after], self.overdispersion)


def measured(
    crashes: Sequence[Located], network: Network, hazards: Sequence[Row], first: date, last: date, standards: Standards
) -> tuple[Sequence[Site], Sites | None]:  # fmt: skip
    """Each measure that was finished between the first and the last day of the data (已完成的治理).

    `crashes` are all of that time, those before a repair too. The day of completion belongs to
    neither side. None instead of the fit, and no site, when there are too few crashes for one.
    """
    counted = [c for c in crashes if standards.counted.weight(c) > 0]
    traffic = traffic_in(network, Period(first, last))
    sites = sites_of(counted, network, standards, traffic)
    finished = [h for h in hazards if h["fixed_on"] and h["measure"] and first < h["fixed_on"] < last]
    if sites is None:
        return (), None
    asked = _Asked(counted, network, first, last, standards, sites, traffic)
    return [s for h in finished if (s := _site(h, asked))], sites


def effects_by_measure(sites: Sequence[Site]) -> Iterator[tuple[str, Sequence[Site], Effect]]:
    """The effect of each kind of measure over its places together (分措施效果), most places first."""
    kinds: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        kinds[site.measure].append(site)
    for measure, ones in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        yield measure, ones, effect(
            [s.before for s in ones], [s.after for s in ones], [s.predicted_before for s in ones],
            [s.predicted_after for s in ones], [s.overdispersion for s in ones],
        )  # fmt: skip


@dataclass(frozen=True)
class _Asked:
    """What all sites are compared by."""

    crashes: Sequence[Located]
    network: Network
    first: date
    last: date
    standards: Standards
    sites: Sites
    traffic: Traffic


def _site(hazard: Row, asked: _Asked) -> Site | None:
    """The site of a hazard; None where its road is not known or no function was fitted for its class."""
    network, first, last = asked.network, asked.first, asked.last
    place = Stretch(hazard["road"], hazard["from_m"], hazard["to_m"], (), hazard["junction"] or "")
    kind, length = _kind_and_length(place, network)
    if kind not in asked.sites.functions:
        return None
    here = [c for c in asked.crashes if place.overlaps(Stretch(c.road, c.at_m, c.at_m, (), c.junction))]
    fixed_on = hazard["fixed_on"]
    before, after = (fixed_on - first).days / _YEAR, (last - fixed_on).days / _YEAR
    flows = _flows(place, kind, fixed_on, asked)
    whole, k = asked.sites.functions[kind].predict((), np.array(flows) * length)
    a_year = whole / (((last - first).days + 1) / _YEAR)
    return Site(
        network.name(network.settled(place), asked.standards.near_m), hazard["measure"], fixed_on, before, after,
        sum(c.happened_on < fixed_on for c in here), sum(c.happened_on > fixed_on for c in here),
        float(a_year[0]) * before, float(a_year[1]) * after, float(k[0]),
    )  # fmt: skip


def _flows(place: Stretch, kind: str, fixed_on: date, asked: _Asked) -> tuple[float, float]:
    """How many times the traffic that its class's function was fitted with passes before, and after.

    A junction has no traffic of its own in the function: its road's growth alone counts.
    """
    where = asked.network.settled(place).ground[0]
    own = asked.traffic.factor(*where) if kind == JUNCTION else 1.0
    spans = (Period(asked.first, fixed_on), Period(fixed_on, asked.last))
    times = [replace(traffic_in(asked.network, s), means=asked.traffic.means).factor(*where) / own for s in spans]
    return times[0], times[1]


def _kind_and_length(place: Stretch, network: Network) -> tuple[str, float]:
    """The class of the ground and its length in kilometres; a junction is one of its class."""
    if place.junction in network.junctions:
        return JUNCTION, 1.0
    grade = network.roads[place.road]["grade"] if place.road in network.roads else ""
    return grade, max(place.to_m - place.from_m, _SHORTEST_M) / 1000


def effect_rows(sites: Sequence[Site]) -> Iterator[tuple[object, ...]]:
    """A row for each place and, where a measure has several, one for all of them (对比表)."""
    yield (
        tr("措施"),
        tr("位置"),
        tr("完成日期"),
        tr("前（年）"),
        tr("前（起）"),
        tr("后（年）"),
        tr("后（起）"),
        tr("结论"),
    )
    for measure, ones, together in effects_by_measure(sites):
        for s in ones:
            yield (
                measure,
                s.name,
                s.fixed_on.isoformat(),
                round(s.years_before, 1),
                s.before,
                round(s.years_after, 1),
                s.after,
                s.effect.said(),
            )
        if len(ones) > 1:
            before, after = sum(s.before for s in ones), sum(s.after for s in ones)
            yield measure, tr("{n}处合计", n=len(ones)), "", "", before, "", after, together.said()
