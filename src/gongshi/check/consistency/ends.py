"""The two ends of a change, and which numbers are said of an earlier time or of a plan (两端)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft
from gongshi.check.once import once

YEAR = re.compile(r"同比|(?:较|比|与)?(?:上年|去年)(?:同期|同月)?|上一年")
BEFORE = re.compile(r"环比|上月|上期|上季度|上周|上旬|上一?[届轮批]|首轮|首批|前一[日周旬月期季天]|上个月")

CARRIED_OVER = re.compile(
    r"(?:上年|去年|上年度|上期|以前年度)[一-鿿]{0,6}(?:结转|结余|结存|滚存|遗留)[一-鿿]{0,4}$"
)  # 上年结转5.24亿元 came this year

_COMPARED = re.compile(r"(?:[较比]|同比|环比)[^，。；]{1,14}的$")
_MOVED = re.compile(r"，?(?:相比)?(?:增|减|上升|下降|提高|降低|偏?[多少高低]|升|降|缩|扩|快|慢)")


@once
def is_base(draft: Draft, claim: Claim) -> bool:
    """比2月日均的59.2万人次增长4.7%: whether the number is only what another one is compared with."""
    before = draft.clause_before(claim.outer_start)
    return bool(_COMPARED.search(before) and _MOVED.match(draft.plain, claim.outer_end))


@dataclass(frozen=True)
class Ends:
    """The two numbers of a change; `near` when they stand in its own sentence."""

    new: Claim
    old: Claim
    near: bool


@once
def is_planned(draft: Draft, claim: Claim) -> bool:
    """Whether the number, or the share of it, is of what was to be: 完成年初预算的53.3%，年初预算为162亿元."""
    return has("planned", draft.item_before(claim.outer_start))


@once
def is_then(draft: Draft, claim: Claim) -> bool:
    """Whether the number is said of an earlier time: 去年同期23起."""
    words = CARRIED_OVER.sub("", draft.item_before(claim.outer_start))
    return bool(YEAR.search(words) or BEFORE.search(words)) and claim.kind is not Kind.CHANGE
