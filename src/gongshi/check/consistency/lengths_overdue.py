"""How long something was overdue: 有效期至2025年8月31日，至2026年4月13日已逾期225天; 自3月1日起逾期未检验，至事发已逾期252天 (逾期多久).

From the day on which it ended to the day that the sentence names, or, where it only says 事发 or 查获, to the first day with a year that the text
tells before it. Either end may be counted.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.lengths_between import Between
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

_OVERDUE = re.compile(
    r"(?:逾期|超期|过期|脱检|脱保|超时|到期|失效|欠费)(?:使用|上路|未[检还缴换报][验审]?)?(?:了|已达?|达|共|时间)*$"
)
_ENDED = re.compile(r"(?:有效期|期限|届满|检验|保险|应于|[至于到])[^，。；]{0,6}$")
_RUNS_OUT = re.compile(r"(?:起|到期|届满|止|期满|前(?:归还|缴纳|检验|完成))")
_THEN = re.compile(r"事发|案发|查获|被查|查处|[一-鿿]{2}发生|检查时")
_YEAR_OF_DAYS = Decimal("365.25")


def overdue(draft: Draft, length: Claim) -> Between | None:
    """The length with its two days, where both are sure."""
    if (
        length.kind is not Kind.DURATION
        or length.unit not in ("天", "日", "年", "个月")
        or not isinstance(length.value, Decimal)
    ):
        return None
    if length.qualifier is not Looseness.EXACT or not _OVERDUE.search(draft.lead(length)):
        return None
    before = [c for c in draft.in_sentence(length.start) if c.start < length.start and _day(c) is not None]
    ended = next(
        (c for c in reversed(before) if _RUNS_OUT.match(draft.plain, c.outer_end) or _ENDED.search(draft.lead(c))), None
    )
    if ended is None:
        return None
    others = [c for c in before if c is not ended]
    if not others and _THEN.search(draft.plain[ended.end : length.start]):
        others = [c for c in draft.between(0, ended.start) if c.kind is Kind.DATE and _day(c) is not None][:1]
    if len(others) != 1:
        return None
    days = abs(((_day(others[0]) or date.min) - (_day(ended) or date.min)).days)
    return Between(length, (ended, others[0]), _fits(length, days), _in_unit(length.unit, days))


def _day(claim: Claim) -> date | None:
    return claim.value.on_day() if isinstance(claim.value, Moment) else None


def _in_unit(unit: str, days: int) -> Decimal:
    sizes = {"年": _YEAR_OF_DAYS, "个月": _YEAR_OF_DAYS / 12}
    return Decimal(days) / sizes.get(unit, Decimal(1))


def _fits(length: Claim, days: int) -> bool:
    """By the day with either end; years and months that are full or nearly so."""
    real, said = _in_unit(length.unit, days), number(length)
    if length.unit in ("天", "日"):
        return abs(said - real) <= 1
    return said - Decimal("0.5") <= real <= said + 1
