"""Half up, and never whole when one is missing: how a number is shortened (四舍五入)."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import cache

_AMPLE = Context(prec=100)


def round_half_up(value: Decimal | int, places: int = 0) -> Decimal:
    """`value` with `places` decimals, halves away from zero (四舍五入).

    >>> round_half_up(Decimal("2.25"), 1), round_half_up(Decimal("-2.25"), 1)
    (Decimal('2.3'), Decimal('-2.3'))
    """
    return _quantized(Decimal(value), places, ROUND_HALF_UP)


def round_share(value: Decimal | int, places: int = 1) -> Decimal:
    """A percentage with `places` decimals, half up, but below 100 as long as one is missing.

    2499 of 2500 are 99.96 %; half up would print 100.0 %, and the reader would take it that
    none is missing. So everything from 99.95 to 100 is cut instead: 99.9. Ask it with the
    exact value: what was rounded to 100.0 before cannot be told from all.

    >>> round_share(Decimal("99.96")), round_share(Decimal("33.35"))
    (Decimal('99.9'), Decimal('33.4'))
    """
    value = Decimal(value)
    rounded = round_half_up(value, places)
    return _quantized(value, places, ROUND_DOWN) if rounded == 100 and value < 100 else rounded


def plain(value: Decimal) -> str:
    """`value` in figures, without exponent and without needless zeros after the point."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _quantized(value: Decimal, places: int, how: str) -> Decimal:
    digits = value.adjusted() + places + 2
    context = _AMPLE if digits <= _AMPLE.prec else Context(prec=digits)
    return value.quantize(_last_place(places), rounding=how, context=context)


@cache
def _last_place(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)
