"""A number and how long the list is that it is said of (项数与条数)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.words import words
from gongshi.check.draft import is_counted, number

_MOST = 200


@dataclass(frozen=True)
class Counted:
    """A number, how many items the text gives for it, and where it gives them."""

    claim: Claim
    length: int
    what: str


def may_count_a_list(claim: Claim) -> bool:
    """Whether the number may be the length of a list: an exact small count of things, not said of each."""
    return (
        claim.kind is Kind.COUNT
        and is_counted(claim)
        and claim.role is not Role.EACH
        and 1 < number(claim) <= _MOST
        and claim.unit in words("listed")
    )


def counted(claim: Claim, lengths: Collection[int], what: str, *, far: int | None = None) -> Counted | None:
    """The number with the length nearest to it; None where even that is so far off that another list is meant."""
    length = min(lengths, key=lambda n: abs(n - number(claim)), default=0)
    off = abs(length - number(claim))
    return Counted(claim, length, what) if length and off <= (max(2, length // 3) if far is None else far) else None
