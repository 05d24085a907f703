"""A later stage told beside an earlier one: 报名2875人，资格审查通过2412人，缴费2306人 (先后环节).

What comes later is never more. Each number is held against the nearest before it in its sentence that is of an earlier stage of one chain,
where nothing of another kind stands between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.words import Chain, chains
from gongshi.check.draft import Draft, is_counted, kin, number

_VERB = 12  # characters in which an item says what was done: 人工干预143次
_NOT = ("不予", "不", "未", "没有", "拒绝", "拒")
_DONE = re.compile("^(?:已完成|完成|已)")
_HAVE = re.compile(r"(?:有|共有|现有|拥有|名下)[一-鿿]{1,8}$")
_OF_THEM = re.compile(r"，?(?:逾期|超期|未|无证|闲置|停用|报废|达到报废)[一-鿿]{1,10}")


def stage_before(draft: Draft, part: Claim) -> Claim | None:
    """The number of an earlier stage that the part is held against; None where two of that stage may hold it together."""
    mine, owned = _steps_of(draft, part, False), _are_of_them(draft, part)
    if not mine and not owned:
        return None
    before = [c for c in draft.in_sentence(part.start) if c.start < part.start and _is_alike(c, part)]
    for n in range(len(before) - 1, -1, -1):
        if owned and _HAVE.search(draft.lead(before[n])):
            return before[n]
        told = _steps_of(draft, before[n], True)
        chain = next((k for k, step in told.items() if step < mine.get(k, 0)), None)
        if chain is not None:
            others = [c for c in before[:n] if _steps_of(draft, c, True).get(chain) == told[chain]]
            return None if any(number(c) + number(before[n]) >= number(part) for c in others) else before[n]
        if not (told.keys() & mine.keys()) and not (owned and _OF_THEM.fullmatch(draft.lead(before[n]))):
            return None
    return None


def _are_of_them(draft: Draft, part: Claim) -> bool:
    """名下车辆38辆，逾期未检验6辆: the words are all that its clause has before the number; 戒断3年未发现复吸433.9万名 is of others."""
    clause = draft.clause_start(part.outer_start)
    return _OF_THEM.fullmatch(draft.lead(part)) is not None and clause == part.outer_start - len(
        draft.lead(part).lstrip("，")
    )


def next_stage(draft: Draft, part: Claim) -> Claim | None:
    """其中，中院受理9824件，审结9310件: the number directly before, of the stage before, though both are in a list.

    隐患1260处，其中重大隐患14处，已整改1208处: what is done is of what the list is of, if that alone can hold it.
    """
    before = draft.before(part)
    if before is None or not is_counted(before) or before.unit != part.unit:
        return None
    if _DONE.match(draft.lead(part).strip("，、")) and "其中" in draft.lead(before):
        return None
    between = draft.plain[before.outer_end : part.outer_start]
    if draft.sentence_of(before.start) != draft.sentence_of(part.start) or "；" in between:
        return None
    money = part.kind is Kind.MONEY
    told = steps(draft.lead(before), money, True)
    later = [w for k, step in told.items() for names in _chains(money)[k][step + 1 :] for w in names]
    return before if _DONE.sub("", draft.lead(part).strip("，、")).startswith(tuple(later)) else None


def are_stages(draft: Draft, claims: Sequence[Claim]) -> bool:
    """追回8600万元，返还5200万元: numbers of different stages of one chain, which are no parts of a whole."""
    known: dict[int, int] = {}
    for claim in claims:
        for chain, step in steps(draft.lead(claim), claim.kind is Kind.MONEY, True).items():
            if known.setdefault(chain, step) != step:
                return True
    return False


def _is_alike(claim: Claim, part: Claim) -> bool:
    return is_counted(claim) and kin(claim.unit) == kin(part.unit) and claim.role is not Role.PART


def _steps_of(draft: Draft, claim: Claim, denied_is_none: bool) -> dict[int, int]:
    """By the words right before the number and, of chains that they do not name, by those behind it: 共有1.86万人报名."""
    money, own = claim.kind is Kind.MONEY, draft.lead(claim).rpartition("、")[2].lstrip("，")
    own = own if denied_is_none else own[:_VERB]
    return {**steps(draft.tail(claim)[:_VERB], money, denied_is_none), **steps(own, money, denied_is_none)}


def _chains(money: bool) -> tuple[Chain, ...]:
    return chains("chains_of_money" if money else "chains")


@lru_cache(8192)
def steps(words: str, money: bool, denied_is_none: bool) -> dict[int, int]:
    """The latest stage that the words name in each chain that they name; a denied one (不予受理) may count as none.

    >>> sorted(steps("资格审查通过", False, True).values()), steps("不予受理", False, True)
    ([1, 1], {})
    """
    found: dict[int, int] = {}
    for k, chain in enumerate(_chains(money)):
        for step, names in enumerate(chain):
            for name in names:
                if name in words and not (denied_is_none and any(f"{no}{name}" in words for no in _NOT)):
                    found[k] = step
    return found
