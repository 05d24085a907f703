"""Shares that are of no one number before them: of an age, or of several places together (占比无单一分子)."""

from __future__ import annotations

import re

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft, is_counted
from gongshi.check.once import once

_TOGETHER = re.compile(r"(?:以上|上述|这|其中)?[2-9]地[一-鿿]{0,2}占")


@once
def is_of_limits(draft: Draft, share: Claim) -> bool:
    """35岁以下占86.3%, 3地占总起数的65.3%: whether limits or several together, and no one number of things, are what the share is said of."""
    if _TOGETHER.match(draft.lead(share)):
        return True
    last = draft.before(share)
    if last is None or is_counted(last) or last.kind in (Kind.PERCENT, Kind.CHANGE, Kind.DATE):
        return False
    return draft.plain[last.outer_end : share.outer_start] in ("占", "占比", "的占", "的占比")
