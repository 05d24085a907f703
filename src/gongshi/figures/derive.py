"""Figures computed from other figures, on exact decimals (派生指标的算法).

Shares and rates have no value when there is nothing to divide by; rounding is the notice's.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` as a percentage of `whole`; a share of nothing has no value (占比).

    >>> percent(Decimal(1), Decimal(8))
    Decimal('12.5')
    """
    return part * 100 / whole if whole else None


def per(count: int) -> Callable[[Decimal, Decimal], Decimal | None]:
    """The rate of `part` for every `count` of `whole` (每…)."""

    def rate(part: Decimal, whole: Decimal) -> Decimal | None:
        return part * count / whole if whole else None

    return rate


def together(**parts: Decimal) -> Decimal:
    """The sum of figures that have no record in common (合计)."""
    return sum(parts.values(), Decimal(0))
