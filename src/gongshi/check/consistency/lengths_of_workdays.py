"""A span said in working days: 公示期5个工作日，3月11日至3月15日 (工作日).

Saturdays and Sundays are none. Which days of a holiday are made up for is decided anew each year, so near the public holidays a span is let
be shorter by a holiday or longer by two days made up; a text without a year may begin on any day of the week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongshi.check.claim import Claim, Kind, Looseness, Range
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

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
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_ANY_YEARS = range(2018, 2025)  # the seven alignments of a week and a leap year


def workdays_told(draft: Draft) -> Iterator[tuple[Claim, Claim, bool, int]]:
    """Each span in working days with its two dates, whether it fits, and how many working days lie there."""
    for length in draft.claims:
        if length.unit not in _UNITS or length.qualifier is not Looseness.EXACT or length.kind is not Kind.DURATION:
            continue
        spans = [c for c in draft.in_sentence(length.start) if _is_span(c)]
        if (
            len(spans) != 1
            or draft.plain[min(spans[0].end, length.end) : max(spans[0].start, length.start)].count("，") > 1
        ):
            continue
        days = [told for year in _years(draft, spans[0]) if (told := _days(spans[0], year))]
        if days:
            said = int(number(length))
            yield length, spans[0], any(_fits(said, *told) for told in days), _working(*days[0])


def _is_span(claim: Claim) -> bool:
    ends = claim.value
    if claim.kind is not Kind.DATE or not isinstance(ends, Range):
        return False
    return all(isinstance(m, Moment) and m.day is not None for m in (ends.low, ends.high))


def _years(draft: Draft, claim: Claim) -> list[int]:
    """The year of the span, or the one that the text names most; every alignment of the week where it names none."""
    ends = claim.value
    assert isinstance(ends, Range) and isinstance(ends.low, Moment)
    if ends.low.year:
        return [ends.low.year]
    told = _YEARS.findall(draft.plain[:4_000]) + _YEARS.findall(draft.plain[-200:])
    return sorted({int(year) for year in told}) or list(_ANY_YEARS)


def _days(claim: Claim, year: int) -> tuple[date, date] | None:
    ends = claim.value
    assert isinstance(ends, Range) and isinstance(ends.low, Moment) and isinstance(ends.high, Moment)
    first, last = ends.low.on_day(year), ends.high.on_day(ends.high.year or year, ends.low.month)
    if first is None or last is None:
        return None
    if last < first and ends.high.year is None:
        last = last.replace(year=last.year + 1)
    return (first, last) if 0 <= (last - first).days < _LONGEST else None


def _working(first: date, last: date) -> int:
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


def _fits(said: int, first: date, last: date) -> bool:
    """Whether the span may have so many working days: exactly, or near a holiday nearly."""
    working = _working(first, last)
    if not _meets_holiday(first, last):
        return said == working
    return working - _LONGEST_HOLIDAY <= said <= min(working + _MADE_UP, (last - first).days + 1)


def _meets_holiday(first: date, last: date) -> bool:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return any(start <= (day.month, day.day) <= end for day in days for start, end in _HOLIDAYS)
