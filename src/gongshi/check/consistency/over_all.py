"""A share of things that are counted once, above a hundred: 合格率112% (超过百分之百的占比)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.words import pattern
from gongshi.check.draft import Draft, number

_ALL = 100


def over_all(draft: Draft) -> Iterator[Claim]:
    """Each percentage above a hundred that is said of a rate of which there can be no more than all."""
    for share in draft.claims:
        may_be = share.kind is Kind.PERCENT and share.unit == "%" and share.qualifier is not Looseness.AT_MOST
        if may_be and isinstance(share.value, Decimal) and number(share) > _ALL:
            said = share.subject if draft.is_tabular(share.start) else draft.clause_before(share.outer_start)
            if _said().search(said):
                yield share


@cache
def _said() -> re.Pattern[str]:
    """The rate, and the words that lead from it to its number: 合格率由98%提高到."""
    moved = "(?:[由从][0-9.]+%)?(?:提高|提升|上升|增长|升|达|同比)?"
    return re.compile(rf"(?:{pattern('of_all').pattern}){moved}(?:均|仅|已|平均)?(?:到|至|为|达到?|超过?|了)?$")
