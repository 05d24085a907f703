"""The numbers that stand near another, by their unit (近旁的数)."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.draft import Draft, kin, number
from gongshi.check.once import once

_BEFORE, _BEHIND = 8, 4
FARTHEST = 3_000  # characters from the first numbers of a text within which they may be what all is of


def is_one(claim: Claim) -> bool:
    """Whether it is one exact number above nought."""
    return isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT and number(claim) > 0


def counted_near(draft: Draft, claim: Claim, before: int, behind: int) -> list[Claim]:
    """What is counted before the claim in its sentence and the one before, and behind it in its own: the nearest."""
    start = draft.sentence_start(claim.start, back=1)
    first = draft.counted_between(start, claim.start)[-before:]
    return [*first, *draft.counted_between(claim.end, draft.sentence_end(claim.start))[:behind]]


def of_unit(draft: Draft, claim: Claim) -> list[Claim]:
    """The counted numbers of the claim's kind of unit near it in the text, and the first two there are."""
    same, starts = _counted_by_kin(draft)[kin(claim.unit)], _starts_by_kin(draft)[kin(claim.unit)]
    at = bisect_left(starts, claim.start)
    first, last = max(0, at - _BEFORE), at + _BEHIND
    opening = [c for c in same[: min(2, first)] if abs(claim.start - c.start) < FARTHEST]
    return [*opening, *same[first:last]]


def is_first(draft: Draft, claim: Claim) -> bool:
    """Whether it is the first of its kind of unit in the text."""
    return _counted_by_kin(draft)[kin(claim.unit)][0] is claim


@once
def _counted_by_kin(draft: Draft) -> dict[str, list[Claim]]:
    known: dict[str, list[Claim]] = {}
    for claim in draft.counted:
        known.setdefault(kin(claim.unit), []).append(claim)
    return known


@once
def _starts_by_kin(draft: Draft) -> dict[str, list[int]]:
    return {unit: [c.start for c in claims] for unit, claims in _counted_by_kin(draft).items()}


def inside(draft: Draft, a: Claim, b: Claim) -> tuple[Claim, ...]:
    """The claims between the two."""
    first, last = sorted((a, b), key=lambda c: c.start)
    return draft.between(first.end, last.start)


def rank(draft: Draft, a: Claim, b: Claim) -> int:
    """How many counted numbers of the second's kind of unit stand between the two."""
    first, last = sorted((a, b), key=lambda c: c.start)
    starts = _starts_by_kin(draft).get(kin(b.unit), [])
    return bisect_left(starts, last.start) - bisect_left(starts, max(first.end, draft.first_near(last.start)))


def is_rate(claim: Claim | None) -> bool:
    """Whether it is a percentage that is no change."""
    return claim is not None and claim.unit == "%" and claim.kind is Kind.PERCENT


def side(target: Claim, other: Claim) -> str:
    """On which side of the first the second stands."""
    return "behind" if other.start > target.start else "before"
