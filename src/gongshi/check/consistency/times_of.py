"""How many days or months a text speaks of: 假期7天, 3月11日至17日, 本周, 1至9月, 全年 (天数和月数)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.draft import Draft
from gongshi.wording.moment import Moment
from gongshi.wording.numerals import whole_number

_WEEK = re.compile(r"本周|一周|上周|周报")
_HALF, _QUARTER = re.compile(r"[上下]半年"), re.compile(r"[一二三四]季度|第[一二三四]季度")
_QUARTERS = re.compile(r"前([二两三])(?:个)?季度")
_YEAR = re.compile(r"全年|年度|20[0-9]{2}年(?![0-9])")
_MONTHS = re.compile(r"(?:^|[^0-9])1(?:月份?)?[至—-]([0-9]{1,2})月|前([0-9]{1,2})个月")
_COUNTED_BY = re.compile(r"按([0-9]{1,4})个?[一-鿿]{1,6}计")
_YEARS = re.compile(
    r"(?<![0-9])([0-9]{1,2}|[两三四五六七八九十])(?:个年度|年)(?:累计|合计|共|总|来|间|里|以来|的|期间|中)"
)
_FROM_YEAR = re.compile(r"(20[0-9]{2})年?(?:[至到—-]|——)(20[0-9]{2})年")
_TOP = 300  # characters in which a document says its period


def days_told(draft: Draft, at: int) -> Iterator[int]:
    """The numbers of days that the words around `at` may mean, the nearest first."""
    for found in _COUNTED_BY.finditer(draft.sentence(at)[:400]):
        yield int(found[1])
    for claim in _near_claims(draft, at):
        if claim.unit == "个工作日" and isinstance(claim.value, Decimal) and claim.value >= 1:
            yield int(claim.value)  # 全年250个工作日，日均728人次
            return
        yield from _days_of(claim)
    for words in _around(draft, at):
        if _WEEK.search(words):
            yield 7
        month = re.search(r"(?<![至—0-9-])([0-9]{1,2})月份?(?![0-9至—]|[0-9]{1,2}日)", words)
        if month and 0 < int(month[1]) < 13:
            yield from {calendar.monthrange(year, int(month[1]))[1] for year in (2023, 2024)}
        for first, last in _months_told(words):
            yield from {_length(year, first, last) for year in (2023, 2024)}


def months_told(draft: Draft, at: int) -> Iterator[int]:
    """The numbers of months that the words around `at` may mean, the nearest first: 8个月 of its sentence, 1至9月, 全年."""
    start = draft.sentence_start(at)
    for claim in draft.between(start, at):
        if (
            claim.kind is Kind.DURATION
            and claim.unit == "个月"
            and isinstance(claim.value, Decimal)
            and claim.value >= 1
        ):
            yield int(claim.value)
    for words in _around(draft, at):
        yield from (last - first + 1 for first, last in _months_told(words))


def years_told(draft: Draft, at: int) -> Iterator[int]:
    """The numbers of years: 三年累计, 五年来, 2021年至2023年, 逐年 of as many numbers as are listed."""
    for words in (draft.sentence(at)[:400], draft.plain[draft.line_start(at) : at][-400:]):
        yield from (whole_number(found[1]) for found in _YEARS.finditer(words))
        yield from (int(found[2]) - int(found[1]) + 1 for found in _FROM_YEAR.finditer(words))


def workdays_told(draft: Draft, at: int) -> Iterator[int]:
    """The numbers of workdays, where the words say how many: 按250个工作日计; 22个工作日."""
    yield from (int(found[1]) for found in re.finditer(r"([0-9]{1,3})个?工作日", draft.sentence(at)[:400]))


def weeks_told(draft: Draft, at: int) -> Iterator[int]:
    """The numbers of weeks, where the words say with how many they reckon: 按52周计."""
    yield from (int(found[1]) for found in re.finditer(r"([0-9]{1,3})个?(?:周|星期)", draft.sentence(at)[:400]))


def _months_told(words: str) -> Iterator[tuple[int, int]]:
    for found in _MONTHS.finditer(words):
        yield 1, min(12, int(found[1] or found[2]))
    quarters = _QUARTERS.search(words)
    if quarters:
        yield 1, 9 if quarters[1] == "三" else 6
    elif _HALF.search(words) or _QUARTER.search(words):
        yield from ((1, 3), (4, 6), (7, 9), (10, 12)) if _QUARTER.search(words) else ()
        yield from ((1, 6), (7, 12)) if _HALF.search(words) else ()
    elif not _MONTHS.search(words) and _YEAR.search(words):
        yield 1, 12


def _length(year: int, first: int, last: int) -> int:
    return sum(calendar.monthrange(year, month)[1] for month in range(first, last + 1))


def _around(draft: Draft, at: int) -> Iterator[str]:
    """The sentence, the paragraph up to it, and the top of the document."""
    yield draft.sentence(at)[:400]
    yield draft.plain[draft.line_start(at) : at][-400:]
    yield draft.plain[:_TOP]


def _near_claims(draft: Draft, at: int) -> list[Claim]:
    """Spans of days in the sentence, the paragraph and the top, the nearest first."""
    line = draft.line_start(at)
    own = [c for c in draft.between(line, at) if c.kind in (Kind.DURATION, Kind.DATE)]
    return [*reversed(own), *(c for c in draft.between(0, min(_TOP, line)) if c.kind in (Kind.DURATION, Kind.DATE))]


def _days_of(claim: Claim) -> Iterator[int]:
    if claim.kind is Kind.DURATION and claim.unit in ("天", "日") and not isinstance(claim.value, (Range, Moment)):
        yield int(claim.value)
    if isinstance(claim.value, Range):
        first, last = _day(claim.value.low), _day(claim.value.high)
        if first and last and timedelta(0) < last - first < timedelta(400):
            yield (last - first).days + 1


def _day(moment: object) -> date | None:
    if not isinstance(moment, Moment) or moment.month is None or moment.day is None:
        return None
    try:
        return date(moment.year or 2023, moment.month, moment.day)
    except ValueError:
        return None
