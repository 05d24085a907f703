"""A whole whose name is those of its parts put together: 优良天数22天 of 优4天、良18天 (合称)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import Group, is_of_then, may_be_part, may_be_whole
from gongshi.check.draft import Draft, added, may_add, number

COMPOUND = "合称"
_SHORT = 4  # characters of a name that is put together
_NEAR = (Decimal("0.5"), Decimal(2))
_MOST = 60  # numbers around that are looked at
_NEXT = re.compile(r"[、，；和及][^，、；0-9]{1,6}")
_IDLE = re.compile(r"^[，、；：]|^(?:其中|共有?|合计|总计|的|均)+|(?:为|达|有|共|的)+$")


def compounds(draft: Draft) -> Iterator[Group]:
    """Each two that stand side by side, with the one number whose name begins or ends with both names, or with how both begin."""
    adding = [c for c in draft.claims if may_add(c)]
    for n, (a, b) in enumerate(pairwise(adding)):
        names = _names(draft, a, b)
        if not names:
            continue
        least, most = (added((a, b)) / times for times in reversed(_NEAR))
        around = [c for c in adding[max(0, n - _MOST) : n + _MOST] if c.unit == a.unit and least <= number(c) <= most]
        others = [c for c in around if c is not a and c is not b and number(c)]
        near = [c for c in others if _is_called(draft, c, names) and may_be_whole(draft, c, (a, b))]
        near = [c for c in near if not is_of_then(draft, c)]
        if len({number(c) for c in near}) == 1:
            yield Group(near[0], (a, b), "", COMPOUND)


def _names(draft: Draft, a: Claim, b: Claim) -> set[str]:
    """What both together may be called: 优良 of 优 and 良 and of 优秀 and 良好; empty where the two are no neighbours with names."""
    if a.unit != b.unit or not _NEXT.fullmatch(draft.plain, a.outer_end, b.outer_start):
        return set()
    if not may_be_part(draft, b, a.start):
        return set()
    one, two = (_name(draft, c) for c in (a, b))
    if not one or not two or one == two:
        return set()
    return {one + two} | ({one[0] + two[0]} if len(one) == len(two) == 2 and one[0] != two[0] else set())


def _name(draft: Draft, claim: Claim) -> str:
    """The words of the number's own item, where they are but a few characters."""
    name = _IDLE.sub("", re.split("[，：、]|为(?=.)", draft.lead(claim))[-1])
    return name if 0 < len(name) <= _SHORT and name.isalpha() else ""


def _is_called(draft: Draft, claim: Claim, names: set[str]) -> bool:
    said = _IDLE.sub("", _IDLE.sub("", draft.lead(claim)))
    return said.startswith(tuple(names)) or said.endswith(tuple(names))
