"""The dates and times that a text tells, set on one calendar (时点).

A text says 11月15日 and leaves the year to its title. The day is one of the years that the text names; where it names none, both
lengths of February hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.draft import Draft
from gongshi.check.once import once
from gongshi.wording.moment import Moment

_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_TO_IN = re.compile("(?<!截)[至到]")
_TO = re.compile(r"截?[至到止]$")
_CALENDAR = range(1000, 9000)
_HOURS = 24
_ANY_YEAR = (2023, 2024)  # a common one and a leap year
HOUR, DAY, MONTH, YEAR = 60, 24 * 60, 30 * 24 * 60, 365 * 24 * 60


@dataclass(frozen=True)
class Point:
    """A moment of a claim on the calendar; `level` is the smallest of day, hour … that was written, in minutes."""

    claim: Claim
    at: datetime
    level: int


def moments_of(claim: Claim) -> list[Moment]:
    """The moment that a date is, or both ends of a span; none of another number."""
    ends = (claim.value.low, claim.value.high) if isinstance(claim.value, Range) else (claim.value,)
    return [end for end in ends if isinstance(end, Moment)]


def dates_between(draft: Draft, start: int, end: int) -> list[Claim]:
    """The dates that start between two characters."""
    return [c for c in draft.between(start, end) if c.kind is Kind.DATE]


def spans(draft: Draft, start: int, stop: int) -> Iterator[list[Claim]]:
    """The spans between two characters: one claim of two ends, or two claims with 至."""
    dates = dates_between(draft, start, stop)
    yield from ([claim] for claim in dates if isinstance(claim.value, Range))
    for a, b in pairwise(dates):
        if isinstance(a.value, Range) or isinstance(b.value, Range):
            continue
        one = draft.sentence_of(a.start) == draft.sentence_of(b.start) and _TO_IN.search(draft.lead(b))
        if one or _TO.fullmatch(draft.plain, a.outer_end, b.outer_start):
            yield [a, b]


@once
def years_named(draft: Draft) -> tuple[int, ...]:
    """The years that the top and the end of the text name, the most frequent first."""
    told = _YEARS.findall(draft.plain[:4_000]) + _YEARS.findall(draft.plain[4_000:][-200:])
    return tuple(sorted({int(year) for year in told}, key=lambda year: -told.count(str(year))))


def calendars(draft: Draft, dates: Sequence[Claim], any_year: Sequence[int] = _ANY_YEAR) -> Iterator[list[Point]]:
    """The points of the dates in turn, once for each year that the first of them may be of; `any_year` where the text names none."""
    moments = [m for c in dates for m in moments_of(c)]
    dated = next((m for m in moments if m.year), None)
    if dated is not None and dated.year is not None:
        winter = (moments[0].month or 0, moments[0].day or 0) > (dated.month or 12, dated.day or 31)
        yield _points(dates, dated.year - winter)  # 11月15日 and 2025年3月15日 are a winter
        return
    for year in years_named(draft) or any_year:
        points = _points(dates, year)
        yield points
        if points and points[-1].at.year > year:
            yield _points(dates, year - 1)


def as_written(dates: Sequence[Claim]) -> list[Point]:
    """The points of the dates in the year that they name first, none moved behind the one before it; a clock time is of the day told last."""
    return _points(dates, next((m.year for c in dates for m in moments_of(c) if m.year), _ANY_YEAR[0]), in_turn=False)


def _points(dates: Sequence[Claim], year: int, *, in_turn: bool = True) -> list[Point]:
    points: list[Point] = []
    for claim in dates:
        for moment in moments_of(claim):
            last = points[-1].at if points else datetime(year, 1, 1)
            at = _on_calendar(moment, last)
            if at is not None:
                at = _behind(at, moment, last) if in_turn and points else at
                points.append(Point(claim, at, _level(moment)))
    return points


def _on_calendar(moment: Moment, last: datetime) -> datetime | None:
    """The moment with what was not written as in the one before; 24时 is the end of its day."""
    year = moment.year or last.year
    month = moment.month or (last.month if moment.year is None else 1)
    day = moment.day or (last.day if moment.month is moment.year is None else 1)
    hours = moment.hour or 0
    try:
        at = datetime(year, month, day, hours % _HOURS, moment.minute or 0)
    except ValueError:
        return None
    return at + timedelta(days=hours // _HOURS) if year in _CALENDAR else None


def _behind(at: datetime, moment: Moment, last: datetime) -> datetime:
    """A time that lies before the last one is the next day's, a day without a year the next year's."""
    if at >= last or moment.year is not None:
        return at
    if moment.month is not None:
        return at if (at.month, at.day) == (2, 29) else at.replace(year=at.year + 1)
    return at + timedelta(days=1) if moment.day is None else at


def _level(moment: Moment) -> int:
    if moment.hour is not None:
        return HOUR
    if moment.day is not None:
        return DAY
    return MONTH if moment.month is not None else YEAR
