"""What each of several that are named has, as one part: 语文、数学、英语各120分 are 360分 of the whole (各占的一项)."""

from __future__ import annotations

import re
from dataclasses import replace

from gongshi.check.claim import Claim, Role
from gongshi.check.draft import Draft, is_counted, number

_EACH = re.compile(r"(?:^|[，；：（中为])(?P<names>[^，；：（。0-9]{1,40}?)(?:均|各)(?:占|为|有|计)?$")
_MOST = 8


def each_of_names(draft: Draft, claim: Claim) -> Claim:
    """The number for all that are named before 各; the claim itself where no names stand there."""
    if claim.role is not Role.EACH or not is_counted(claim):
        return claim
    found = _EACH.search(draft.lead(claim))
    names = [n for n in re.split("[、和及与]", found["names"]) if n] if found else []
    if not 1 < len(names) <= _MOST or max(map(len, names)) > 8:
        return claim
    return replace(claim, value=number(claim) * len(names), role=None)
