"""An arithmetic that may be meant: its result and what it is made of (可能的算式)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongshi.check.claim import Claim
from gongshi.check.draft import number
from gongshi.wording.rounding import round_half_up


class Candidate(NamedTuple):
    """`shape` names the arithmetic, `target` is its result, `operands` what it is made of.

    Candidates of one `slot` exclude each other: a percentage is the share of one pair, a row has one whole.
    `piece` says which part of its sentence a row is.
    """

    shape: str
    target: Claim
    operands: tuple[Claim, ...]
    slot: tuple[object, ...]
    piece: str = ""

    @property
    def terms(self) -> tuple[Claim, ...]:
        """The result, then what it is made of."""
        return (self.target, *self.operands)

    @property
    def values(self) -> list[Decimal]:
        """The numbers of the terms."""
        return [number(c) for c in self.terms]


def written(claim: Claim, value: Decimal) -> str:
    """`value` as it would be written in the claim's place, to its last place."""
    return _figures(claim.step, abs(value))


@lru_cache(4096)
def _figures(step: Decimal, value: Decimal) -> str:
    scale = max(step, Decimal(1))
    places = max(0, -int((step / scale).normalize().as_tuple().exponent))
    return f"{round_half_up(value / scale, places):.{places}f}"


def read(claim: Claim, figures: str) -> Decimal:
    """The value of figures in the claim's place: what `written` writes."""
    return Decimal(figures) * (claim.step if claim.step >= 1 else Decimal(1))
