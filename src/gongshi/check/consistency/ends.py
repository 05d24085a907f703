"""The two ends of a change, and which numbers are said of an earlier time or of a plan (两端)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft
from gongshi.check.once import once

YEAR = re.compile(r"同比|(?:较|比|与)?(?:上年|去年)(?:同期|同月)?|上一年")
BEFORE = re.compile(r"环比|上月|上期|上季度|上周|上旬|上一?[届轮批]|首轮|首批|前一日|上个月")


CARRIED_OVER = re.compile(
    r"(?:上年|去年|上年度|上期|以前年度)[一-鿿]{0,6}(?:结转|结余|结存|滚存|遗留)[一-鿿]{0,4}$"
)  # 上年结转5.24亿元 came this year


@dataclass(frozen=True)
class Ends:
    """The two numbers of a change; `near` when they stand in its own sentence."""

    new: Claim
    old: Claim
    near: bool


@once
def is_planned(draft: Draft, claim: Claim) -> bool:
    """Whether the number, or the share of it, is of what was to be: 完成年初预算的53.3%，年初预算为162亿元."""
    return has("planned", clause_before(draft, claim))


@once
def is_then(draft: Draft, claim: Claim) -> bool:
    """Whether the number is said of an earlier time: 去年同期23起."""
    words = CARRIED_OVER.sub("", clause_before(draft, claim))
    return bool(YEAR.search(words) or BEFORE.search(words)) and claim.kind is not Kind.CHANGE


@once
def clause_before(draft: Draft, claim: Claim) -> str:
    """The words of the number's item before it."""
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start].rpartition("、")[2]
