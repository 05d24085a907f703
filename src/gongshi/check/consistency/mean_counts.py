"""Which numbers count what an average is over: by their unit, or by the noun of 每 (平均数的个数)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.per import Per
from gongshi.check.consistency.words import averaged, has
from gongshi.check.draft import Draft, is_counted
from gongshi.check.once import once
from gongshi.check.units import PEOPLE

_MEANWHILE = re.compile(r"^同期(?=[一-鿿]{2})")  # 同期审结58件: in the time just told
_NOUN = 4  # characters of what is counted in which the short word for it may stand: 站 of 急救站点


def without_parts(draft: Draft, average: Claim, counts: list[Claim]) -> list[Claim]:
    """18座矿山，其中露天13座…。共查出146条，平均每座: the parts of a number that may be meant itself, told in another sentence, are not meant; without 共 they may be in the paragraph."""
    total = draft.before(average)
    if total is not None and total.role is Role.TOTAL:
        start = draft.sentence_start(average.start)
    else:
        start = draft.line_start(average.start)
    whole = {c.start for c in counts}
    return [c for c in counts if c.start >= start or not any(g.whole.start in whole for g in lists_with(draft, c))]


@once
def words_before(draft: Draft, claim: Claim) -> str:
    """The words of its clause before the number, a date among them too: 去年11月为384起; what is 预计 is what the average is of."""
    return draft.item_before(claim.outer_start).replace("预计", "")


def is_count_of(draft: Draft, claim: Claim, per: Per) -> bool:
    staff = claim.unit in per.units and draft.lead(claim).endswith("平均人数")
    if not is_counted(claim) or (claim.kind is Kind.AVERAGE and not staff) or claim.role is Role.EACH:
        return staff and is_counted(claim)
    if has("then", _MEANWHILE.sub("", words_before(draft, claim))):
        return False
    if per.noun and len(per.noun) > 1:
        if draft.lead(claim).endswith("的") and not _is_of_counted(draft, claim):
            return False  # “一般”的1个 are some of them
        beside = draft.tail(claim)[:6] + claim.subject + draft.lead(claim)[-6:]
        named = any(per.noun[:n] in beside for n in range(min(4, len(per.noun)), 1, -1))
        return named and (not per.units or claim.unit.startswith(per.units[0][:1]) or claim.unit in PEOPLE)
    if per.noun and not per.units:
        return _is_of_noun(draft, claim, per.noun)
    return claim.unit in per.units or (claim.unit == "个" and _is_noun_of(draft, claim, per.units))


def _is_of_counted(draft: Draft, claim: Claim) -> bool:
    """87个单位的412个小组: what others that are counted have, all of it."""
    before, lead = draft.before(claim), draft.lead(claim)
    return before is not None and is_counted(before) and draft.plain[before.outer_end : claim.outer_start] == lead


def _is_noun_of(draft: Draft, claim: Claim, units: tuple[str, ...]) -> bool:
    """爱心托管班15个 of 每班, 620个村 of 村均: what is counted in 个 and called as the unit is."""
    nouns = tuple(u.removeprefix("个") for u in units if u != "个")
    return bool(nouns) and (claim.subject.endswith(nouns) or draft.tail(claim).startswith(nouns))


def _is_of_noun(draft: Draft, claim: Claim, noun: str) -> bool:
    """急救站点58个 of 站均, 大巴186辆 of 平均每车: by its unit, by what stands directly behind, or by the noun that it counts."""
    if claim.unit.startswith(noun) or draft.tail(claim).startswith(noun) or claim.subject.endswith(noun):
        return True
    if len(noun) == 1 and (claim.unit in averaged().get(noun, ()) or noun in claim.subject[-_NOUN:]):
        return True
    return len(noun) == 1 and noun in draft.lead(claim)[-_NOUN:]
