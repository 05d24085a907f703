"""The dates and times that a text tells, set on one calendar (时点).

A text says 11月15日 and leaves the year to its title. The day is one of the years that the text names; where it names none, both
lengths of February hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.draft import Draft
from gongshi.check.once import once
from gongshi.wording.moment import Moment

_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_ANY_YEAR = (2023, 2024)  # a common one and a leap year
MINUTE, HOUR, DAY, MONTH, YEAR = 1, 60, 24 * 60, 30 * 24 * 60, 365 * 24 * 60


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


def _points(dates: Sequence[Claim], year: int) -> list[Point]:
    points: list[Point] = []
    for claim in dates:
        for moment in moments_of(claim):
            point = _point(claim, moment, points[-1] if points else None, year)
            if point is not None:
                points.append(point)
    return points


def _point(claim: Claim, moment: Moment, last: Point | None, first_year: int) -> Point | None:
    """The moment behind the last one; a time that lies before it is the next day's, a day the next year's."""
    year = moment.year or (last.at.year if last else first_year)
    month = moment.month or (last.at.month if last and moment.year is None else 1)
    day = moment.day or (last.at.day if last and moment.month is moment.year is None else 1)
    try:
        at = datetime(year, month, day, (moment.hour or 0) % 24, moment.minute or 0)
    except ValueError:
        return None
    if last is not None and at < last.at:
        if moment.day is None and moment.month is None:
            at += timedelta(days=moment.hour is not None)
        elif moment.month is not None and moment.year is None and (month, day) != (2, 29):
            at = at.replace(year=year + 1)
    return Point(claim, at, _level(moment))


def _level(moment: Moment) -> int:
    if moment.hour is not None:
        return HOUR
    if moment.day is not None:
        return DAY
    return MONTH if moment.month is not None else YEAR
