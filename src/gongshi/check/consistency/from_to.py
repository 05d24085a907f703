"""How much is new, right behind both ends: 由142.3公里增至168.9公里，新增26.6公里 (由…至…).

Where the last word is one of change (上升, 减少) the rule of changes tells of it; 新增, 增量 and 多了 are counts of their own.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import is_slip_of
from gongshi.check.consistency.told_base import may_end
from gongshi.check.draft import Draft, number

_NEW = re.compile(r"新[增建开设添创]|净增|增设")
_NOW = re.compile(r"总[数量]|年末|期末|月末|累计|达到?$|已有|增至|共有")
_THEN = re.compile(r"上[年月期]末?|年初|去年[末底]?|期初")
_GONE = re.compile("撤|注销|退|减|关|停|报废|淘汰|拆|流失")
_FROM = re.compile(r"[由从][^，。；：]{0,16}$")
_TO = re.compile(
    r"[^，。；：0-9]{0,6}(?:增|减|升|降|涨|跌|调|扩|提|压|缩|延|拓|发展|回落|上涨|扩大|增长)[^，。；：0-9]{0,3}[到至为]"
)
_BY = re.compile(
    r"，(?:净|共|累计|绝对)?(?:新增|增量|增幅|降幅|多了?|少了?|增|减|增加|减少|相差|净增|净减)(?:了|达|为|出)?"
)


def new_before_ends(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """新建驿站26个，全区总数达到113个，比上年的87个增长29.9%: what there is and what there was, of which the new is all that came.

    Only where the sentence counts nothing else in the unit, for some may be gone; and only where one slip lies between.
    """
    if claim.kind is Kind.CHANGE or not _NEW.search(draft.lead(claim)):
        return None
    same = [c for c in draft.in_sentence(claim.start) if c.unit == claim.unit and c.kind is not Kind.CHANGE]
    if len(same) != 3 or same[0] is not claim or not all(map(may_end, same)):
        return None
    now, then = same[1:]
    if (
        not _NOW.search(draft.lead(now))
        or not _THEN.search(draft.lead(then))
        or _GONE.search(draft.sentence(claim.start))
    ):
        return None
    room = (claim.step + now.step + then.step) / 2 if claim.step != 1 else 0
    exact = number(now) - number(then)
    if abs(exact - number(claim)) <= room or _is_slip(claim, now, then):
        return now, then
    return None


def _is_slip(new: Claim, now: Claim, then: Claim) -> bool:
    return is_slip_of(number(now), [number(new), number(then)])


def from_to(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The larger and the smaller end that stand right before `claim`; None where it is no count of what lies between."""
    new = draft.before(claim)
    old = draft.before(new) if new is not None else None
    if new is None or old is None or claim.kind is Kind.CHANGE or not claim.unit == new.unit == old.unit:
        return None
    if not (may_end(new) and may_end(old)) or not _BY.fullmatch(draft.plain, new.outer_end, claim.outer_start):
        return None
    clause = draft.plain[draft.clause_starts[draft.clause_of(old.outer_start)] : old.outer_start]
    if not _FROM.search(clause) or not _TO.fullmatch(draft.plain, old.outer_end, new.outer_start):
        return None
    return (new, old) if number(new) > number(old) else (old, new)
