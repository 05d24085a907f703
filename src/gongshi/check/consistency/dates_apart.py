"""A day of the week that its date does not have, and a span that ends before it begins (星期与起止)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from gongshi.check.claim import Claim, Kind
from gongshi.check.claim import Range as Ends
from gongshi.check.draft import Draft
from gongshi.check.finding import Span
from gongshi.wording.moment import Moment

_WEEKDAY = re.compile(r"\s*（?(?:星期|周|礼拜)([一二三四五六日天])(?!边|围|岁|期|年|刊|报|[至到、—-])")
_WEEK = "一二三四五六日"
_EARLY = 3
_WRITTEN = re.compile(r"(?<![0-9.])([0-9]{1,2})月([0-9]{1,2})日(?![报期常志历])")
_MONTHS, _LONGEST_MONTH = 12, 31
_YEARS = re.compile(r"(?<![0-9])(20[0-9]{2})年")


def weekdays(draft: Draft) -> Iterator[tuple[Claim, Span, str, str]]:
    """Each day with a weekday behind it that is not its own: the day, where the weekday stands, the one said, and the real one.

    The year is the date's, or the one that the text names most; a text that names none says nothing, and of its first months the year after is let pass.
    """
    for claim in draft.claims:
        moment = claim.value.high if isinstance(claim.value, Ends) else claim.value
        if claim.kind is not Kind.DATE or not isinstance(moment, Moment) or moment.day is None:
            continue
        found = _WEEKDAY.match(draft.plain, claim.outer_end)
        days = _days(draft, claim, moment) if found else []
        if found is None or not days:
            continue
        said = found[1].replace("天", "日")
        real = [_WEEK[day.weekday()] for day in days]
        if said not in real:
            yield claim, found.span(1), said, real[0]


def _days(draft: Draft, claim: Claim, moment: Moment) -> list[date]:
    """The days that the date may be: one of its own year, or one of the text's and one of the year after."""
    if isinstance(claim.value, Ends) and isinstance(claim.value.low, Moment):
        low = claim.value.low
        moment = Moment(moment.year or low.year, moment.month or low.month, moment.day)
    if moment.month is None:
        return []
    years = [moment.year] if moment.year else _years_of(draft, moment.month)
    days = [moment.on_day(year) for year in years]
    return [day for day in days if day is not None]


def _years_of(draft: Draft, month: int) -> list[int]:
    """The years that the text names, and for a month of spring the one after."""
    told = Counter(_YEARS.findall(draft.plain[:4_000]))
    if not told:
        return []
    year = int(told.most_common(1)[0][0])
    return [year, *(int(other) for other in told if int(other) != year), *([year + 1] if month <= _EARLY else [])]


def never(draft: Draft) -> Iterator[tuple[tuple[int, int], str]]:
    """Where days stand that no calendar has, and that are read as no date at all: 9月40日, 14月8日."""
    for found in _WRITTEN.finditer(draft.plain):
        if not (1 <= int(found[1]) <= _MONTHS and 1 <= int(found[2]) <= _LONGEST_MONTH):
            yield found.span(), found[0]


def turned_round(draft: Draft) -> Iterator[Claim]:
    """Each span whose two ends have years, or one month, and whose end lies before its beginning."""
    for claim in draft.claims:
        ends = claim.value
        if claim.kind is not Kind.DATE or not isinstance(ends, Ends):
            continue
        if isinstance(ends.low, Moment) and isinstance(ends.high, Moment) and _is_before(ends.high, ends.low):
            yield claim


def _is_before(last: Moment, first: Moment) -> bool:
    """Whether the end as written lies before the beginning; 9月28日至2日 goes on into the next month, 12月至2月 into the next year."""
    if last.year and first.year:
        one, two = ((m.year or 0, m.month or 0, m.day or 0) for m in (last, first))
        told = bool(last.month) is bool(first.month) and bool(last.day) is bool(first.day)
        return one < two if told else last.year < first.year
    same = last.month is not None and last.month == first.month and last.year is None
    return same and last.day is not None and first.day is not None and last.day < first.day
