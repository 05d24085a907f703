"""Stretches by official criteria: counts within a length and a time (按标准认定).

Junctions come first, each a place of its own; crashes of a junction that does not qualify go
into the search along its road. Within a road the fullest window is found exactly. A place that
several clauses find is one place with several reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gongshi import At, BadInput, Period, tr
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.segments.clauses import clauses_of
from gongshi_traffic.segments.place import Finding, Located, Stretch, ground
from gongshi_traffic.segments.schemes import SCHEMES, Criterion, Ground, Measure, Scheme
from gongshi_traffic.segments.windows import fullest_windows


class NoSuchScheme(BadInput):
    """The setting names no known scheme of criteria (没有这套排查标准)."""


def scheme_of(at: At) -> Scheme:
    """The criteria in force (现行标准). Raises NoSuchScheme."""
    name = str(at.value(t.SEGMENT_SCHEME))
    if name == "office":
        return _office(at)
    if name not in SCHEMES:
        raise NoSuchScheme(
            tr("没有名为“{name}”的多发路段排查标准。", name=name),
            where=tr("设置“thresholds.{name}”", name=t.SEGMENT_SCHEME.name),
            mend=tr("可填 office 或：{names}。", names="、".join(SCHEMES)),
        )
    return SCHEMES[name]


def places_by_criteria(crashes: Sequence[Located], grades: Mapping[str, str], at: At) -> Sequence[Stretch]:
    """The stretches that the scheme in force finds, the weightiest clause first (按标准认定的路段)."""
    return places_by_scheme(scheme_of(at), crashes, grades, at.period)


def places_by_scheme(
    scheme: Scheme, crashes: Sequence[Located], grades: Mapping[str, str], period: Period
) -> Sequence[Stretch]:
    """The same for any scheme, its months counted back from the end of `period`."""
    places: list[Stretch] = []
    for criterion in scheme.criteria:
        for stretch in _found_by(criterion, crashes, grades, period):
            _join(places, stretch)
    return _top(places, scheme.top)


def _office(at: At) -> Scheme:
    """The office's own scheme: its clauses, or else the thresholds in force; a least of 0 leaves one out."""
    dated = at.dated(t.SEGMENT_CLAUSES)
    if dated.value:
        return Scheme(
            "office", "本市标准", clauses_of(at.words(t.SEGMENT_CLAUSES), dated.basis), at.number(t.SEGMENT_TOP)
        )
    window, months = at.number(t.SEGMENT_WINDOW), at.number(t.SEGMENT_MONTHS)
    clauses = (
        ("fatal", Measure.FATAL, t.SEGMENT_FATAL), ("deaths", Measure.DEATHS, t.SEGMENT_DEATHS),
        ("casualty", Measure.CASUALTY, t.SEGMENT_INJURY), ("crashes", Measure.CRASHES, t.SEGMENT_ANY),
    )  # fmt: skip
    criteria = tuple(
        Criterion(code, measure, at.number(least), window, months, at.dated(least).basis)
        for code, measure, least in clauses
        if at.number(least) > 0
    )
    return Scheme("office", "本市标准", criteria, at.number(t.SEGMENT_TOP))


def _found_by(
    criterion: Criterion, crashes: Iterable[Located], grades: Mapping[str, str], period: Period
) -> Iterator[Stretch]:
    span = period.months_back(criterion.months)
    counted = [c for c in crashes if span.contains(c.happened_on) and criterion.weight(c) > 0]
    rest: dict[str, list[Located]] = defaultdict(list)
    for junction, ones in sorted(_by_junction(counted).items()):
        own = junction and criterion.ground is not Ground.SECTION
        if own and sum(map(criterion.weight, ones)) >= criterion.least:
            yield _stretch(criterion, ones, junction)
        elif criterion.ground is not Ground.JUNCTION:
            for one in ones:
                rest[one.road].append(one)
    for road in sorted(rest):
        yield from _along(criterion, rest[road], criterion.window(grades.get(road, "")))


def _by_junction(crashes: Iterable[Located]) -> Mapping[str, list[Located]]:
    found: dict[str, list[Located]] = defaultdict(list)
    for crash in crashes:
        found[crash.junction].append(crash)
    return found


def _along(criterion: Criterion, crashes: Iterable[Located], window: int) -> Iterator[Stretch]:
    ones = sorted(crashes, key=lambda c: (c.at_m, c.id))
    points, weights = [c.at_m for c in ones], [criterion.weight(c) for c in ones]
    for found in fullest_windows(points, window=window, least=criterion.least, weights=weights):
        yield _stretch(criterion, ones[found.start : found.stop], "", window)


def _stretch(criterion: Criterion, crashes: Sequence[Located], junction: str, window: int = 0) -> Stretch:
    points = [c.at_m for c in crashes]
    finding = Finding(
        criterion.code,
        _sentence(criterion, crashes, window),
        criterion.basis,
        tuple(sorted(c.id for c in crashes)),
        sum(map(criterion.weight, crashes)),
        rank=criterion.rank,
        months=criterion.months,
    )
    return Stretch(crashes[0].road, min(points), max(points), (finding,), junction, tuple(crashes))


def _sentence(criterion: Criterion, crashes: Sequence[Located], window: int) -> str:
    """Counts, ground and time in one sentence: a place is never listed bare."""
    first, last = min(c.at_m for c in crashes), max(c.at_m for c in crashes)
    where = tr("在{ground}", ground=ground(first, last)) if window else tr("在该路口")
    deaths, injured = sum(c.deaths for c in crashes), sum(c.injured for c in crashes)
    losses = [tr("死亡{n}人", n=deaths)] * (deaths > 0) + [tr("受伤{n}人", n=injured)] * (injured > 0)
    both = sum(c.casualties for c in crashes)
    losses = losses or [tr("伤亡{n}人", n=both)] * (both > 0)
    kind = tr("死亡事故") if criterion.measure is Measure.DEATHS else criterion.measure.label
    return tr(
        "近{months}个月{where}发生{kind}{n}起{losses}",
        months=criterion.months,
        where=where,
        kind=kind,
        n=len(crashes),
        losses="".join(f"，{part}" for part in losses),
    )


def _join(places: list[Stretch], stretch: Stretch) -> None:
    """Add `stretch`, or its reasons to the place it overlaps, which keeps its own name and ends."""
    for i, place in enumerate(places):
        if place.overlaps(stretch):
            crashes = tuple({c.id: c for c in (*place.crashes, *stretch.crashes)}.values())
            places[i] = replace(place, findings=(*place.findings, *stretch.findings), crashes=crashes)
            return
    places.append(stretch)


def _top(places: list[Stretch], top: int) -> Sequence[Stretch]:
    """The `top` weightiest places with ties, all for 0."""
    ranked = sorted(places, key=lambda p: (_rank(p), p.road, p.from_m))
    if not top or len(ranked) <= top:
        return ranked
    last = _rank(ranked[top - 1])
    return [p for p in ranked if _rank(p) <= last]


def _rank(place: Stretch) -> tuple[int, int, int]:
    crashes = place.crashes
    return -sum(c.deaths for c in crashes), -sum(c.is_fatal for c in crashes), -len(crashes)
