"""The total and the number that an average must be of, by where they stand and what they are called (平均数的确定分子分母)."""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.exact import as_printed
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.means import Mean
from gongshi.check.consistency.per import Per
from gongshi.check.consistency.slips import is_close, is_misplaced, is_slip_of_figures
from gongshi.check.draft import Draft, number

_SORTS = re.compile(r"收入|费用|支出|成本|利润|税收|工资|罚款|奖金")
_RECKONED = re.compile(r"(?:按照?|以)[^，。；]{2,}$")
_RECKONS = re.compile(r"[^，。；]{0,4}(?:计|测算|估算|推算|折算|核算|匡算)")
_BASE = re.compile(r"（[^（）]{0,16}[0-9]")
_OWN = re.compile(r"[，；、]?(?:其中)?(?!平均|其中|合计|累计|每)([一-鿿]{2,6})(?<!平均)(?:每|平均|[人户日月亩]均)")
_NEAR_TOTAL = 120  # characters before a total in which what the average is of may be named
_LOW, _HIGH = Decimal("0.4"), Decimal("2.5")


def firm(draft: Draft, average: Claim, per: Per, means: list[Mean]) -> Mean | None:
    """The one whose total and number both stand in the average's own sentence, the nearest of each."""
    first, last = draft.sentence_start(average.start), draft.sentence_end(average.start)
    means = [m for m in means if m.total.start < average.start or m.total is draft.after(average)]
    own = [m for m in means if m.total.start >= first and (m.counted is None or first <= m.counted.start < last)]
    told = [m for m in own if m.total.role is Role.TOTAL] or [m for m in own if m.total.role is not Role.PART] or own
    told = [m for m in told if m.total is told[0].total]
    firm = next((m for m in told if m.counted is None or m.counted.role is not Role.PART), told[0] if told else None)
    if firm is not None and _has_part_between(own, firm) and not is_close(average, firm.exact):
        return None
    if firm is None:
        firm = _of_the_only_count(draft, average, per, means)
    another = firm is not None and (
        _is_of_another(draft, average, firm.total) or _is_supposed(draft, average) or _has_own_base(draft, average)
    )
    if firm is not None and another and not is_slip_of(average, firm.exact):
        return None
    if firm is None or not number(average):
        return None
    near = _LOW <= firm.exact / number(average) <= _HIGH
    return firm if near or is_misplaced(average, firm.exact) else None


def _has_part_between(means: list[Mean], sure: Mean) -> bool:
    """用水18.64亿，其中农业11.07亿，亩均452立方米: whether a part of the total stands nearer, of which the average may be."""
    return any(m.total.role is Role.PART and m.total.start > sure.total.start for m in means)


def _is_of_another(draft: Draft, average: Claim, total: Claim) -> bool:
    """总收入1.58亿元，人均费用8640元: whether average and total are money of two sorts."""
    told, name = _SORTS.search(draft.lead(average)), _SORTS.search(draft.lead(total))
    return names_its_own(draft, average, total) or (told is not None and name is not None and told[0] != name[0])


def names_its_own(draft: Draft, average: Claim, total: Claim) -> bool:
    """人工林8003万公顷，蓄积34.52亿立方米，乔木林每公顷94.83立方米: the average is of something that is not named before the total."""
    own = _OWN.match(draft.lead(average))
    return own is not None and own[1] not in draft.plain[max(0, total.start - _NEAR_TOTAL) : total.end]


def _is_supposed(draft: Draft, average: Claim) -> bool:
    """可售6.84万套，按近12个月月均去化4120套计算: what is reckoned with is told of another time, no quotient of what stands before."""
    clause = draft.clause_before(average.outer_start)
    return _RECKONED.search(clause) is not None and _RECKONS.match(draft.tail(average)) is not None


def _has_own_base(draft: Draft, average: Claim) -> bool:
    """日均5974人次（开馆312天）, （平日日均197万件）: a bracket behind it tells what it is over, one around it that it is of another thing."""
    behind = _BASE.match(draft.plain, average.outer_end)
    return behind is not None or in_bracket(draft.plain, average.start)


def _of_the_only_count(draft: Draft, average: Claim, per: Per, means: list[Mean]) -> Mean | None:
    """56个单位 in the lead, 指出问题168条，平均每个单位3条: the one number of the noun, or of the unit in the paragraph."""
    line, first = draft.line_start(average.start), draft.segment_start(average.start)
    near = [m for m in means if m.total.start >= first and m.counted is not None] or _of_one_total(
        draft, [m for m in means if m.total.start >= line]
    )
    only = [m for m in near if m.total is near[0].total]
    if len({m.count for m in only}) != 1 or only[0].counted is None:
        return None
    all_ = only[0].total.role is Role.TOTAL and draft.before(average) is only[0].total
    return only[0] if len(per.noun) > 1 or all_ or only[0].counted.start >= line else None


def _of_one_total(draft: Draft, means: list[Mean]) -> list[Mean]:
    """检查1460家，发现隐患3285处，整改2190处。平均每家: where the sentence has no total, those of the one that is no part of another."""
    starts = {m.total.start for m in means}
    wholes = [
        m
        for m in means
        if m.total.role is not Role.PART and not any(g.whole.start in starts for g in lists_with(draft, m.total))
    ]
    one = len({number(m.total) for m in wholes}) == 1 and all(m.counted is not None for m in wholes)
    return wholes if one else []


def is_slip_of(average: Claim, exact: Decimal) -> bool:
    """Whether one figure wrong, or two exchanged, lie between the average and the exact one."""
    printed, right = as_printed(average, exact)
    return is_slip_of_figures(printed, right)
