"""The numbers of a draft by their size: no others can be the same number told again (同样大小的数)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, kin, number
from gongshi.check.once import once

_CASES = ("起", "件", "宗", "例")


def unit_of(claim: Claim) -> str:
    """件 and 起 are both cases, 人次 are people."""
    unit = kin(claim.unit.removesuffix("次") or claim.unit)
    return "件" if unit in _CASES else unit


def of_size(draft: Draft, claim: Claim) -> list[Claim]:
    """The numbers of its unit as large as it to the last place of either, itself among them, in the order of the text."""
    size, found = _size(claim), list[Claim]()
    for step, claims in _by_size(draft).get(unit_of(claim), {}).items():
        off = max(claim.step, step)
        first, last = bisect_left(claims, size - off, key=_size), bisect_right(claims, size + off, key=_size)
        found += claims[first:last]
    return sorted(found, key=lambda c: c.start)


@once
def _by_size(draft: Draft) -> dict[str, dict[Decimal, list[Claim]]]:
    """The numbers of each unit and exactness, the smallest first."""
    known: dict[str, dict[Decimal, list[Claim]]] = {}
    for claim in sorted((c for c in draft.claims if isinstance(c.value, Decimal)), key=_size):
        known.setdefault(unit_of(claim), {}).setdefault(claim.step, []).append(claim)
    return known


def _size(claim: Claim) -> Decimal:
    return abs(number(claim))
