"""Whether a printed number can come from an exact one, and how both are written (算得的数与印出的数)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from gongshi.check.claim import Claim, Looseness
from gongshi.check.draft import number
from gongshi.wording.rounding import plain, round_half_up

_NONE, _ONE = Decimal(0), Decimal(1)
_LEAST, _MOST = Decimal("0.33"), 3  # times the exact number


def shown(value: Decimal, places: int = 2) -> str:
    """A number of the arithmetic: whole where it is whole, else cut to `places` for reading."""
    return plain(value if value == value.to_integral_value() else round(value, places))


def gives(printed: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """Whether the printed number can come from the exact one, by rounding half up or by cutting off.

    `slack` is how far the exact one itself may be off, where it is made of rounded numbers; who is that free with the ends is not let cut off as well: 168万元 over 42 are no 3万元. A share below 100 may not be printed as 100 by rounding, but many print it; that is let pass.
    """
    assert isinstance(printed.value, Decimal)
    gap, half = abs(exact) - abs(printed.value), printed.step / 2
    if not slack:
        return -half <= gap < printed.step
    return -half - slack <= gap < max(printed.step, half + slack)


def loosely(printed: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """The same where 近, 约, 超, 不足 or 余 loosens the printed number."""
    assert isinstance(printed.value, Decimal)
    match printed.qualifier:
        case Looseness.OVER:
            return abs(exact) + slack >= printed.value
        case Looseness.AT_MOST:
            return abs(exact) - slack <= printed.value
        case Looseness.APPROX:
            return abs(abs(exact) - printed.value) <= max(printed.value / 20, printed.step) + slack
        case Looseness.EXACT:
            return gives(printed, exact, slack)
    return True


def may_be_meant(printed: Decimal, exact: Decimal) -> bool:
    """Whether the printed number is near enough to the exact one to be a mistake for it, not a number of something else.

    >>> may_be_meant(Decimal("15.6"), Decimal("14.1")), may_be_meant(Decimal("12"), Decimal("180"))
    (True, False)
    """
    if not exact or not printed:
        return False
    return _LEAST <= abs(printed / exact) <= _MOST


def as_printed(claim: Claim, exact: Decimal) -> tuple[str, str]:
    """The printed number and the exact one, both as written to the claim's last place.

    >>> from gongshi.check import find_claims
    >>> as_printed(find_claims("上升16.0%")[0], Decimal("61.04"))
    ('16.0', '61.0')
    """
    return _to_the_step(claim.step, number(claim)), _to_the_step(claim.step, exact)


@lru_cache(4096)
def _to_the_step(step: Decimal, value: Decimal) -> str:
    places = max(0, -int(step.normalize().as_tuple().exponent))
    return f"{round_half_up(abs(value) / max(step, _ONE), places):.{places}f}"
