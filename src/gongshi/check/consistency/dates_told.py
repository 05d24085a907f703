"""Dates that a named time, a span or an expiry says otherwise: 上半年（1—5月）; 本周（7月22日至28日）出现在8月25日 (日期与期间名称)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.consistency.within_periods import months
from gongshi.check.draft import Draft
from gongshi.wording.moment import Moment

_NAME = re.compile(
    r"((?:(?:19|20)[0-9]{2}年|今年|本年)?(?:上半年|下半年|前[三3]季度|第?[一二三四1-4]季度))（(?:即|为|统计期)?$"
)
_SINCE, _UNTIL = re.compile(r"(?:自|从)$"), re.compile(r"^起?[，、]?(?:至|到)$")
_WITHIN = re.compile(
    r"(?:周内|本周|当周|期内|期间内?|本期|旬内)[^。；]{0,24}?(?:出现|发生|记录|达到|为)[^。；，]{0,4}$"
)
_VALID = re.compile(r"(?:有效期|检验|保险|期限)[^，。；]{0,6}(?:止于|截止|[至到]|为)+$")
_OVERDUE = re.compile(r"已(?:经)?(?:逾期|过期|超期|失效|到期)|逾期未")
_FOUND = re.compile(r"[^，。；]{0,8}(?:查获|查处|查验|被查|事发|发生|检查)")
_A_DAY = 1


def named_spans(draft: Draft) -> Iterator[tuple[Claim, str]]:
    """上半年（1—5月）, 第二季度（4月1日至7月30日）: each span in the bracket behind a name that it is not."""
    for claim, low, high in _spans(draft):
        told = _NAME.search(draft.plain, max(0, claim.outer_start - 20), claim.outer_start)
        named = months(told[1]) if told else None
        if told is None or named is None or not draft.plain.startswith("）", claim.outer_end):
            continue
        last = high.day is None or high.day in (
            monthrange(high.year or 2024, high.month or 1)[1],
            28 if high.month == 2 else 0,
        )
        if (low.month or high.month, high.month) != named[:2] or low.day not in (None, 1) or not last:
            yield claim, told[1]


def _spans(draft: Draft) -> Iterator[tuple[Claim, Moment, Moment]]:
    for claim in draft.claims:
        ends = claim.value
        if claim.kind is Kind.DATE and isinstance(ends, Range):
            low, high = ends.low, ends.high
            if isinstance(low, Moment) and isinstance(high, Moment) and high.month and high.hour is None:
                yield claim, low, high


def ends_turned(draft: Draft) -> Iterator[Claim]:
    """自6月10日9时起，至6月5日17时截止: an end that lies before its beginning in one month; a day less may be a whole year."""
    dates = [c for c in draft.claims if c.kind is Kind.DATE]
    for one, other in pairwise(dates):
        low, high = one.value, other.value
        if not (isinstance(low, Moment) and isinstance(high, Moment) and low.day and high.day):
            continue
        between = draft.plain[one.outer_end : other.outer_start]
        if _SINCE.search(draft.lead(one)) and _UNTIL.match(between):
            one_year = (low.year or high.year) == (high.year or low.year)
            if one_year and low.month == (high.month or low.month) and high.day < low.day - _A_DAY and not high.year:
                yield other


def outside_the_week(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """7月22日至7月28日运行平稳。周内最大负荷出现在8月25日: a day that is said to lie within the span the line opens with."""
    for line in range(len(draft.paragraph_starts)):
        start = draft.paragraph_starts[line]
        dates = [c for c in draft.between(start, draft.line_end(line)) if c.kind is Kind.DATE]
        opens = dates[0].value if dates else None
        if not isinstance(opens, Range) or not isinstance(opens.low, Moment) or not isinstance(opens.high, Moment):
            continue
        for claim in dates[1:]:
            day = claim.value
            if isinstance(day, Moment) and day.month and day.day and _WITHIN.search(_before(draft, claim)):
                low, high = ((m.month or opens.low.month or 0, m.day or 0) for m in (opens.low, opens.high))
                if low[1] and high[1] and low <= high and not low <= (day.month, day.day) <= high:
                    yield claim, dates[0]


def _before(draft: Draft, claim: Claim) -> str:
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    return draft.plain[max(start, claim.outer_start - 40) : claim.outer_start]


def not_yet_over(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """2026年5月1日查获，检验有效期止于2026年12月31日，已逾期: an end that is still to come, and the day it was looked at."""
    for end in draft.claims:
        last = _day(end)
        if last is None or not _VALID.search(draft.lead(end)) or not _OVERDUE.match(draft.plain[end.outer_end :][1:16]):
            continue
        others = [c for c in draft.in_sentence(end.start) if c is not end and _FOUND.match(draft.tail(c))]
        seen = next((c for c in others if _day(c) is not None), None)
        first = _day(seen) if seen is not None else None
        if seen is not None and first is not None and first <= last:
            yield end, seen


def _day(claim: Claim) -> date | None:
    return claim.value.on_day() if isinstance(claim.value, Moment) else None
