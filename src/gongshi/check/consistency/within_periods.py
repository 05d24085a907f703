"""A month or a quarter is not more than the longer time that holds it: 前三季度286.4亿元，9月当月41.3亿元 (长短期间).

Only of what adds up over time and is never taken back: a balance, a population, a surplus or a net increase is none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, kin

_NO_FLOW = re.compile(
    r"余额|存量|保有|存栏|在册|库存|人口|[日月人户]?均|指数|价|率|总数|水位|蓄|顺差|逆差|利润|净|结余|亏|新增贷款|能力|累计|截[至止]|底|末|以来|计划|目标|同期|去年|上年|最"
)
_NO_SUM = ("℃", "米", "公里", "分", "岁", "%", "度")
_SPANS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前3季度": (1, 9), "全年": (1, 12)}
_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_MONTHS = re.compile(r"([0-9]{1,2})(?:月份?)?[至到—~-]([0-9]{1,2})月份?$")
_MONTH = re.compile(r"([0-9]{1,2})月(?:份|当月|(?:[0-9]{1,2}日))?$")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年|今年|本年")
_IDLE = re.compile(r"[，；、]|全[市省区县国州]|完成|实现|发生|当月|单月|份|共计?|[有为达]$")
_FIGURES = "一二三四"


class Span(NamedTuple):
    """First and last month, and the year where one is written."""

    first: int
    last: int
    year: str


def longer_periods(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number of a longer time with that of a shorter one within it, of the same thing and near it."""
    for part in draft.counted:
        span = _flow(draft, part)
        whole = _holding(draft, part, span) if span is not None else None
        if whole is not None:
            yield whole, part


def _flow(draft: Draft, claim: Claim) -> Span | None:
    """The time that a number of something that adds up is said of."""
    plain = is_counted(claim) and claim.role in (None, Role.TOTAL) and claim.kind is not Kind.AVERAGE
    if not plain or claim.unit in (*_NO_SUM, "") or not claim.period:
        return None
    return None if _NO_FLOW.search(draft.clause(claim.start) + claim.subject + claim.period) else months(claim.period)


def _holding(draft: Draft, part: Claim, span: Span) -> Claim | None:
    """The nearest number of the thing in this sentence or the one before whose time holds the part's."""
    first = max(
        draft.sentence_start(part.start, back=1),
        draft.line_start(part.start),
    )
    near = draft.between(first, draft.sentence_end(part.start))
    for claim in sorted(near, key=lambda c: abs(c.start - part.start)):
        if claim is part or kin(claim.unit) != kin(part.unit) or not is_counted(claim):
            continue
        longer = _flow(draft, claim) if not has("planned", draft.lead(claim)) else None
        if longer is None or claim.period not in draft.line_around(claim.start):
            continue  # planned, no sum over time, or of a time that a paragraph before told and nobody holds it to
        if _holds(longer, span) and _is_the_same(draft, claim, part):
            return claim
    return None


def _holds(longer: Span, span: Span) -> bool:
    inside = longer.first <= span.first and span.last <= longer.last and longer[:2] != span[:2]
    return inside and (not longer.year or not span.year or longer.year == span.year)


def _is_the_same(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether the part's own words name nothing that the whole's do not, before the number or behind it."""
    own, other = (_IDLE.sub("", draft.lead(c).replace(c.period, "")) for c in (part, whole))
    tails = {draft.tail(c) for c in (part, whole)} - {""}
    return own in other and len(other) > 1 and len(tails) < 2 and (not tails or draft.tail(part) == "")


def _value(figure: str) -> int:
    return int(figure) if figure.isdecimal() else _FIGURES.find(figure) + 1


@lru_cache(2048)
def months(period: str) -> Span | None:
    """The months that a period's words stand for; None where they are no months of one year.

    >>> months("前三季度")[:2], months("9月当月")[:2], months("2024年1至5月"), months("截至6月底")
    ((1, 9), (9, 9), Span(first=1, last=5, year='2024'), None)
    """
    year = _YEAR.match(period)
    words = period[year.end() :] if year else period
    told = year[1] or "" if year else ""
    if words in _SPANS:
        return Span(*_SPANS[words], told)
    quarter = _QUARTER.fullmatch(words)
    if quarter is not None:
        n = _value(quarter[1])
        return Span(3 * n - 2, 3 * n, told)
    both = _MONTHS.fullmatch(words)
    if both is not None:
        return Span(int(both[1]), int(both[2]), told) if int(both[1]) < int(both[2]) <= 12 else None
    month = _MONTH.fullmatch(words)
    return Span(int(month[1]), int(month[1]), told) if month and int(month[1]) <= 12 else None
