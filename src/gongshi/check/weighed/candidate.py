"""An arithmetic that may be meant: its result and what it is made of (可能的算式)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
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
    scale, places = _places(claim.step)
    if scale == 1:
        figures = str(value)
        whole, _, decimals = figures.partition(".")
        if len(decimals) == places and whole.isdigit() and (decimals.isdigit() or not places):
            return figures
    return f"{round_half_up(abs(value) / scale, places):.{places}f}"


@cache
def _places(step: Decimal) -> tuple[Decimal, int]:
    """In what a number is written whose last place is of this size, 万 or one, and with how many decimals."""
    scale = max(step, Decimal(1))
    return scale, max(0, -int((step / scale).normalize().as_tuple().exponent))


def read(claim: Claim, figures: str) -> Decimal:
    """The value of figures in the claim's place: what `written` writes."""
    return Decimal(figures) * (claim.step if claim.step >= 1 else Decimal(1))
