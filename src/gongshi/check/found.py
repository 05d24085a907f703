"""A quantity as it was found: place, value, unit and qualifier, before its meaning is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Kind, Looseness, Value
from gongshi.wording.qualifier import Qualifier

_LOOSE = {
    Qualifier.EXACT: Looseness.EXACT,
    Qualifier.NEAR: Looseness.APPROX,
    Qualifier.ABOUT: Looseness.APPROX,
    Qualifier.BELOW: Looseness.AT_MOST,
    Qualifier.AT_MOST: Looseness.AT_MOST,
}


@dataclass(slots=True)
class Found:
    """A quantity in a paragraph; places count from the paragraph's beginning.

    `outer_start` and `outer_end` include the words that loosen the number.
    """

    start: int
    end: int
    value: Value
    unit: str
    kind: Kind
    test: Qualifier
    loose: Looseness
    outer_start: int
    outer_end: int
    step: Decimal = Decimal(1)
    scale: int = 1


def loosened(test: Qualifier) -> Looseness:
    """What of the claim's six a finer word means: 余 and 以上 are `over` (限定归类)."""
    if test is Qualifier.EXACT:
        return Looseness.EXACT
    return _LOOSE.get(test, Looseness.OVER)
