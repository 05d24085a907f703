"""A span said in working days: 公示期5个工作日，3月11日至3月15日 (工作日).

Saturdays and Sundays are none. Which days of a holiday are made up for is decided anew each year, so near the public holidays a span is let
be shorter by a holiday or longer by two days made up; a text without a year may begin on any day of the week.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongshi.check.claim import Claim, Kind, Looseness, Range
from gongshi.check.consistency.timeline import DAY, calendars
from gongshi.check.draft import Draft, number

_UNITS = ("个工作日", "工作日")
_HOLIDAYS = (  # month and day, first and last on which a public holiday or a day made up for one may lie
    ((1, 1), (1, 4)),
    ((1, 18), (3, 1)),
    ((4, 1), (4, 8)),
    ((4, 24), (5, 12)),
    ((5, 26), (6, 26)),
    ((9, 6), (10, 13)),
    ((12, 28), (12, 31)),
)
_LONGEST_HOLIDAY, _MADE_UP = 8, 2
_LONGEST = 200  # days
_SATURDAY = 5
_ANY_YEARS = range(2018, 2025)  # the seven alignments of a week and a leap year


def workdays_told(draft: Draft) -> Iterator[tuple[Claim, Claim, bool, int]]:
    """Each span in working days with its two dates, whether it fits, and how many working days lie there."""
    for length in draft.claims:
        if length.unit not in _UNITS or length.qualifier is not Looseness.EXACT or length.kind is not Kind.DURATION:
            continue
        spans = [c for c in draft.in_sentence(length.start) if c.kind is Kind.DATE and isinstance(c.value, Range)]
        if len(spans) == 1 and _is_near(draft, *sorted((length, spans[0]), key=lambda c: c.start)):
            days = _days_of(draft, spans[0])
            if days:
                yield length, spans[0], any(_fits(int(number(length)), d) for d in days), _working(days[0])


def _is_near(draft: Draft, one: Claim, other: Claim) -> bool:
    return draft.plain[one.end : other.start].count("，") <= 1


def _days_of(draft: Draft, span: Claim) -> list[list[date]]:
    """The days of the span, for each year that it may be of; none where it is no span of days."""
    told = [points for points in calendars(draft, [span], _ANY_YEARS) if all(p.level == DAY for p in points)]
    ends = [(points[0].at.date(), (points[-1].at - points[0].at).days) for points in told]
    return [[first + timedelta(days=n) for n in range(days + 1)] for first, days in ends if days < _LONGEST]


def _working(days: list[date]) -> int:
    return sum(day.weekday() < _SATURDAY for day in days)


def _fits(said: int, days: list[date]) -> bool:
    """Whether the span may have so many working days: exactly, or near a holiday nearly."""
    working = _working(days)
    if not any(start <= (day.month, day.day) <= end for day in days for start, end in _HOLIDAYS):
        return said == working
    return working - _LONGEST_HOLIDAY <= said <= min(working + _MADE_UP, len(days))
