"""Dates that the calendar or the words by them deny: 5月20日（星期三）, 9月40日, 上半年（1—5月） (日期与星期、起止、期间名称)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.timeline import dates_between, moments_of, spans, years_named
from gongshi.check.consistency.within_periods import months
from gongshi.check.draft import Draft
from gongshi.check.finding import Span
from gongshi.wording.moment import Moment

_WEEKDAY = re.compile(r"\s*（?(?:星期|周|礼拜)([一二三四五六日天])(?!边|围|岁|期|年|刊|报|[至到、—-])")
_WEEK = "一二三四五六日"
_SPRING = 3  # months of which the text may tell before it names the year
_SINCE = re.compile("[自从]$")
_NEXT = re.compile("[次翌]年|第二年")
_WRITTEN = re.compile(r"(?<![0-9.])([0-9]{1,2})月([0-9]{1,2})日(?![报期常志历])")
_MONTHS, _LONGEST_MONTH, _LEAP = 12, 31, 2024
_YEARS_LOOKED_AT = 4
_NAME = re.compile(
    r"((?:(?:19|20)[0-9]{2}年|今年|本年)?(?:上半年|下半年|前[三3]季度|第?[一二三四1-4]季度))（(?:即|为|统计期)?$"
)
_WITHIN = re.compile(
    r"(?:周内|本周|当周|期内|期间内?|本期|旬内)[^。；]{0,24}?(?:出现|发生|记录|达到|为)[^。；，]{0,4}$"
)


def weekdays(draft: Draft) -> Iterator[tuple[Claim, Span, str, str]]:
    """Each day with a weekday behind it that is not its own: the day, where the weekday stands, the one said, and the real one."""
    for claim in draft.claims:
        found = _WEEKDAY.match(draft.plain, claim.outer_end) if claim.kind is Kind.DATE else None
        if found is None:
            continue
        said = found[1].replace("天", "日")
        real = list(_weekdays_of(draft, claim))
        if real and said not in real:
            yield claim, found.span(1), said, real[0]


def _weekdays_of(draft: Draft, claim: Claim) -> Iterator[str]:
    """In its own year, or in each that the text names; of the first months also in the year after."""
    first, last = moments_of(claim)[0], moments_of(claim)[-1]
    year, month = last.year or first.year, last.month or first.month or 0
    named = years_named(draft)[:_YEARS_LOOKED_AT]
    after = [year + 1 for year in named[:1] if month <= _SPRING]
    for one in [year] if year else [*named, *after]:
        day = last.on_day(one, month)
        if day is not None:
            yield _WEEK[day.weekday()]


def never(draft: Draft) -> Iterator[tuple[Span, str]]:
    """Where days stand that no calendar has, and that are read as no date at all: 9月40日, 14月8日."""
    for found in _WRITTEN.finditer(draft.plain):
        if not (1 <= int(found[1]) <= _MONTHS and 1 <= int(found[2]) <= _LONGEST_MONTH):
            yield found.span(), found[0]


def turned_round(draft: Draft) -> Iterator[Claim]:
    """The end of each span that lies before its beginning: 2021年3月8日至2020年6月30日; 自6月10日9时起，至6月5日17时截止."""
    for span in spans(draft, 0, len(draft.plain)):
        first, last = moments_of(span[0])[0], moments_of(span[-1])[-1]
        if "年" not in re.split("[至到—－~～-]", span[-1].text)[-1]:
            last = replace(last, year=None)
        sure = len(span) == 1 or _SINCE.search(draft.lead(span[0]))
        if sure and _is_before(last, first) and not _NEXT.search(draft.lead(span[-1])):
            yield span[-1]


def _is_before(last: Moment, first: Moment) -> bool:
    """Whether the end as written lies before the beginning; 9月28日至2日 goes on into the next month, 12月至2月 into the next year."""
    if last.year and first.year:
        one, two = ((m.year or 0, m.month or 0, m.day or 0) for m in (last, first))
        told = bool(last.month) is bool(first.month) and bool(last.day) is bool(first.day)
        return one < two if told else last.year < first.year
    same = last.month is not None and last.month == first.month and last.year is None
    return same and last.day is not None and first.day is not None and last.day < first.day


def named_spans(draft: Draft) -> Iterator[tuple[Claim, str]]:
    """上半年（1—5月）, 第二季度（4月1日至7月30日）: each span in the bracket behind a name that it is not."""
    for claim in draft.claims:
        if claim.kind is not Kind.DATE or not isinstance(claim.value, Range):
            continue
        told = _NAME.search(draft.plain, max(0, claim.outer_start - 20), claim.outer_start)
        named = months(told[1]) if told and draft.plain.startswith("）", claim.outer_end) else None
        if told is not None and named is not None and not _is_whole(named[:2], *moments_of(claim)):
            yield claim, told[1]


def _is_whole(named: tuple[int, int], low: Moment, high: Moment) -> bool:
    """Whether the span is of these months, from the first day to the last."""
    if high.month is None or high.hour is not None:
        return True
    last = monthrange(high.year or _LEAP, high.month)[1]
    ends = high.day in (None, last, 28 if high.month == 2 else last)
    return (low.month or high.month, high.month) == named and low.day in (None, 1) and ends


def outside_the_week(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """7月22日至7月28日运行平稳。周内最大负荷出现在8月25日: a day that is said to lie within the span the line opens with."""
    for start, line in zip(draft.line_starts, range(len(draft.line_starts)), strict=True):
        dates = dates_between(draft, start, draft.line_end(line))
        if not dates or not isinstance(dates[0].value, Range):
            continue
        first, last = (_day(m, moments_of(dates[0])[0]) for m in moments_of(dates[0]))
        for claim in dates[1:]:
            day = _day(claim.value, claim.value) if isinstance(claim.value, Moment) else None
            if first and last and day and first <= last and not first <= day <= last and _is_within(draft, claim):
                yield claim, dates[0]


def _day(moment: Moment, first: Moment) -> tuple[int, int] | None:
    month = moment.month or first.month
    return (month, moment.day) if month and moment.day else None


def _is_within(draft: Draft, claim: Claim) -> bool:
    start = draft.sentence_start(claim.start)
    return _WITHIN.search(draft.plain, max(start, claim.outer_start - 40), claim.outer_start) is not None
