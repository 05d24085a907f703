"""The number of a congress, a typhoon or an issue, said otherwise in the headline than below: 第十六次代表大会 … 第十七次代表大会 (届次)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.rule import shown
from gongshi.check.draft import Draft, number
from gongshi.papers.paper import Part

_NAME = re.compile(r"[一-鿿]{2,12}")
_OTHER = re.compile(r"（|[0-9]{4}年|[上下前后历往首近原曾另]|至|、|以来|[去今明]年|举办过|先后")
_LEAST = 2  # characters that both names begin with
_NEAR = 2
_MOST = 60
_BEFORE = 8  # characters before that tell of another one


def ordinals(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each ordinal of the headline that comes nowhere again, with the one of the same name below that is told instead."""
    told = [c for c in draft.claims if c.kind is Kind.ORDINAL and isinstance(c.value, Decimal)][:_MOST]
    for title in (c for c in told if draft.part_of(c.start) is Part.TITLE):
        below = [
            c for c in told if c.start > title.end and c.unit == title.unit and draft.part_of(c.start) is not Part.TITLE
        ]
        if any(number(c) == number(title) for c in below):
            continue
        meant = [c for c in below if _is_of(draft, title, c)]
        if meant and len({number(c) for c in meant}) == 1 and _is_slip(title, meant[0]):
            yield title, meant[0]


def _is_of(draft: Draft, title: Claim, claim: Claim) -> bool:
    """Whether the same name follows both, and nothing says that another one is meant."""
    one, two = (_NAME.match(draft.plain, c.end) for c in (title, claim))
    if (
        one is None
        or two is None
        or _OTHER.search(draft.plain[max(0, claim.start - _BEFORE) : claim.start].rpartition("\n")[2])
    ):
        return False
    shared = 0
    while shared < min(len(one[0]), len(two[0])) and one[0][shared] == two[0][shared]:
        shared += 1
    return shared >= _LEAST


def _is_slip(a: Claim, b: Claim) -> bool:
    one, two = shown(number(a)), shown(number(b))
    exchanged = len(one) > 1 and sorted(one) == sorted(two)
    dropped = len(one) != len(two) and (one in two or two in one)
    return abs(number(a) - number(b)) <= _NEAR or exchanged or dropped
