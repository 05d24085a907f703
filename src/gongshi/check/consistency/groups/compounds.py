"""A whole whose name is those of its parts put together: 优良天数22天 of 优4天、良18天 (合称)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import Group, added, is_of_then, may_be_part, may_be_whole
from gongshi.check.draft import Draft, may_add, number

_SHORT = 3  # characters of a name that is put together
_NEAR = (Decimal("0.75"), Decimal("1.3"))
_MOST = 60  # numbers around that are looked at


def compounds(draft: Draft) -> Iterator[Group]:
    """Each two that stand side by side, with the one number that is called by both names."""
    adding = [c for c in draft.claims if may_add(c)]
    for n, (a, b) in enumerate(pairwise(adding)):
        name = _name(draft, a, b)
        if not name:
            continue
        around = [c for c in adding[max(0, n - _MOST) : n + _MOST] if c.unit == a.unit and c not in (a, b)]
        wholes = [c for c in around if _is_called(draft, c, name) and may_be_whole(draft, c, (a, b))]
        near = [c for c in wholes if number(c) and _NEAR[0] <= added((a, b)) / number(c) <= _NEAR[1]]
        if len({number(c) for c in near}) == 1 and not is_of_then(draft, near[0]):
            yield Group(near[0], (a, b), "", "合计")


def _name(draft: Draft, a: Claim, b: Claim) -> str:
    """The names of two neighbours put together; empty where either has none, or more than a few characters."""
    if a.unit != b.unit or draft.plain[a.outer_end : b.outer_start][:1] != "、" or not may_be_part(draft, b, a.start):
        return ""
    names = [draft.lead(c).rpartition("，")[2].strip("、：") for c in (a, b)]
    return "".join(names) if all(0 < len(x) <= _SHORT and x.isalpha() for x in names) else ""


def _is_called(draft: Draft, claim: Claim, name: str) -> bool:
    return draft.lead(claim).lstrip("，、；").startswith(name)
