"""The time that a document stands at: the day it was signed, or the last day of the period it tells of (成文日期与期间)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.timeline import moments_of
from gongshi.check.consistency.within_periods import months
from gongshi.check.draft import Draft
from gongshi.check.finding import Span
from gongshi.papers.paper import Part
from gongshi.wording.moment import Moment

_SIGNED = re.compile(r"\s*(?:[^，。；\n]{0,40}\s)?((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日\s*(?:印发)?\s*")
_NAMED = re.compile(r"(?:19|20)[0-9]{2}年(?:上半年|第?[一二三四]季度|前三季度)")
_COUNTED_TO = re.compile(
    r"(?:统计|通报|数据|考核|评比|观测)(?:时间|时段|期间|周期|区间)[为是：自从]*$|截[至止到]$|(?:行动|整治|活动)[^，。；]{0,6}[至到]$"
)
KNOWN_TO = r"(?:数据|数字|统计|台账)[^，。；：\n]{0,8}截[至止到]"
_KNOWN_TO = re.compile(f"{KNOWN_TO}[：: 　]*$")
_NEAR = 16  # characters before a date that hold 数据截至
_ANY_YEAR = 2023
_MONTHS = 12
_TOP = 4  # lines from the top in which a document says its period


def signed_on(draft: Draft) -> date | None:
    """The day on which the document says it was made: the last line that is only a date."""
    signed = signed_line(draft)
    return signed[0] if signed else None


def signed_line(draft: Draft) -> tuple[date, Span] | None:
    """That day, and where its line stands."""
    for number in range(len(draft.line_starts) - 1, -1, -1):
        found = _SIGNED.fullmatch(draft.line(number))
        if found:
            start = draft.line_starts[number]
            try:
                return date(int(found[1]), int(found[2]), int(found[3])), (
                    start + found.start(1),
                    start + found.end(3) + 1,
                )
            except ValueError:
                return None
    return None


def last_day_of(draft: Draft) -> date | None:
    """The last day of the period that the title names, or up to which the first lines say that they count (统计时间, 截至)."""
    named = _NAMED.search(draft.line(0)) if draft.line_starts else None
    period = months(named[0]) if named is not None else None
    if period is not None:
        return _end_of(Moment(int(period.year), period.last), 0)
    top = [c for c in draft.claims if c.kind is Kind.DATE and draft.line_of(c.start) < _TOP]
    told = [c for c in top if _says_until(draft, c)] or [c for c in top if _is_title(draft, c)]
    years = [m.year for c in top for m in moments_of(c) if m.year]
    return (
        _end_of(moments_of(told[0])[-1], max(years, default=_ANY_YEAR), moments_of(told[0])[0].month) if told else None
    )


def _says_until(draft: Draft, claim: Claim) -> bool:
    """截至7月18日16时 in the first paragraph, 数据截至 in any of the first lines; of 截至6月底, told on 8 July, the day of the telling is not known."""
    if moments_of(claim)[-1].day is None:
        return False
    if _KNOWN_TO.search(draft.plain, max(0, claim.start - _NEAR), claim.start):
        return True
    return draft.line_of(claim.start) in draft.leads and _COUNTED_TO.search(draft.lead(claim)) is not None


def _is_title(draft: Draft, claim: Claim) -> bool:
    return draft.part_of(claim.start) is Part.TITLE and any(m.month for m in moments_of(claim))


def _end_of(moment: Moment, year: int, month: int | None = None) -> date | None:
    """Its day, or the last one of its month."""
    year, month = moment.year or year, moment.month or month
    if month is None or not 1 <= month <= _MONTHS:
        return None
    return Moment(year, month, moment.day or monthrange(year, month)[1]).on_day()
