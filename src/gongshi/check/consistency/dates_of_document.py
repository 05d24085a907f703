"""The time that a document stands at: the day it was signed, or the last day of the period it tells of (成文日期与期间)."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.draft import Draft
from gongshi.check.finding import Span
from gongshi.papers.paper import Part
from gongshi.wording.moment import Moment

_SIGNED = re.compile(r"\s*(?:[^，。；\n]{0,40}\s)?((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日\s*(?:印发)?\s*")
_NAMED = re.compile(r"((?:19|20)[0-9]{2})年?(上半年|第?[一二三四]季度|前三季度)")
_COUNTED_OVER = re.compile(r"(?:统计|通报|数据|考核|评比|观测)(?:时间|时段|期间|周期|区间)[为是：自从]*$")
_LAST_MONTH = {"上半年": 6, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "前三季度": 9}
_ANY_YEAR = 2023
_SINCE = re.compile("以来|起|后|开始")  # 7月10日以来: where something begins, not the end of a period
_COUNTED_TO = re.compile(r"截[至止到]$")
_TOP = 4  # lines from the top in which a document says its period
LONGEST_MONTH = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def signed_on(draft: Draft) -> date | None:
    """The day on which the document says it was made: the last line that is only a date."""
    signed = signed_line(draft)
    return signed[0] if signed else None


def signed_line(draft: Draft) -> tuple[date, Span] | None:
    """That day, and where its line stands."""
    for number in range(len(draft.paragraph_starts) - 1, -1, -1):
        found = _SIGNED.fullmatch(draft.line(number))
        if found:
            start = draft.paragraph_starts[number]
            try:
                return date(int(found[1]), int(found[2]), int(found[3])), (
                    start + found.start(1),
                    start + found.end(3) + 1,
                )
            except ValueError:
                return None
    return None


def last_day_of(draft: Draft) -> date | None:
    """The last day of the period that the title and the first paragraph name, for a document without a date."""
    named = _NAMED.search(draft.line(0)) if draft.paragraph_starts else None
    if named is not None:
        month = _LAST_MONTH[named[2].removeprefix("第")]
        return date(int(named[1]), month, LONGEST_MONTH.get(month, 31))
    top = [c for c in draft.claims if c.kind is Kind.DATE and draft.paragraph_of(c.start) < _TOP]
    if (over := _counted_over(draft, top)) is not None:
        return over
    if (until := _until(draft, top)) is not None:
        return until
    timed = [c for c in top if "时" in c.text]
    top = [c for c in top if "时" not in c.text]  # a moment of an event, not the period
    titled = [c for c in top if draft.part_of(c.start) is Part.TITLE and any(m.month for m in moments_of(c))]
    told = titled or top
    told = [c for c in told if not _SINCE.match(draft.plain, c.outer_end)]
    ends = [m for c in told for m in moments_of(c)[-1:] if m.month]
    if not titled and (closed := _closed_by(draft, top)) is not None:
        return closed
    later = [*ends[1:], *(m for c in (() if titled else timed) for m in moments_of(c)[-1:] if m.month)]
    if not ends or any((m.month or 0, m.day or 0) > (ends[0].month or 12, ends[0].day or 31) for m in later):
        return None
    year = max((m.year for c in top for m in moments_of(c) if m.year), default=_ANY_YEAR)
    last = ends[0].day or LONGEST_MONTH.get(ends[0].month or 1, 31)
    try:
        return date(year, ends[0].month or 1, min(last, 28 if ends[0].month == 2 and not ends[0].day else last))
    except ValueError:
        return None


def _counted_over(draft: Draft, top: list[Claim]) -> date | None:
    """The last day of a span that the first lines say they count over: 统计时间为6月1日至6月30日."""
    for claim in top:
        if isinstance(claim.value, Range) and _COUNTED_OVER.search(draft.lead(claim)):
            low, high = claim.value.low, claim.value.high
            if isinstance(low, Moment) and isinstance(high, Moment):
                return high.on_day(high.year or low.year or _ANY_YEAR, low.month)
    return None


def _until(draft: Draft, top: list[Claim]) -> date | None:
    """The day up to which the first lines say that they count: 截至7月18日16时; a year that nobody wrote is the text's."""
    for claim in top:
        moment = moments_of(claim)[-1] if moments_of(claim) else None
        if (
            moment is not None
            and moment.day
            and _COUNTED_TO.search(draft.lead(claim))
            and draft.paragraph_of(claim.start) in draft.leads
        ):
            years = [m.year for c in top for m in moments_of(c) if m.year]
            return moment.on_day(moment.year or max(years, default=_ANY_YEAR))
    return None


def _closed_by(draft: Draft, top: list[Claim]) -> date | None:
    """The last day of an action that the first lines tell of: 自6月25日行动启动至9月30日; a year that nobody wrote is any."""
    for first, last in pairwise(top):
        low, high = first.value, last.value
        told = draft.sentence_of(first.start) == draft.sentence_of(last.start)
        if not (told and isinstance(low, Moment) and isinstance(high, Moment) and high.month and high.day):
            continue
        if "自" in draft.lead(first) and re.search(r"(?:行动|整治|活动)[^，。；]{0,6}[至到]$", draft.lead(last)):
            return high.on_day(high.year or low.year or _ANY_YEAR)
    return None


def moments_of(claim: Claim) -> list[Moment]:
    ends = (claim.value.low, claim.value.high) if isinstance(claim.value, Range) else (claim.value,)
    return [end for end in ends if isinstance(end, Moment)]
