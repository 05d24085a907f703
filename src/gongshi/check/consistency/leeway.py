"""The least and the most that a loosened number may be: 300余人 300 to 399, 近500人 at most 500 (约数的上下限)."""

from __future__ import annotations

from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.draft import number
from gongshi.wording.qualifier import Qualifier

_ABOUT = Decimal("0.15")  # of the number, that 左右 leaves open
_NEAR = Decimal("0.8")
_UPWARDS = (Qualifier.PASSED, Qualifier.ABOVE, Qualifier.AT_LEAST)


def least(claim: Claim) -> Decimal | None:
    """The least value that the words allow; None where they set none."""
    value = number(claim)
    match claim.test:
        case Qualifier.ABOUT:
            return value * (1 - _ABOUT)
        case Qualifier.NEAR:
            return value * _NEAR
        case Qualifier.BELOW | Qualifier.AT_MOST:
            return None
    return value


def most(claim: Claim) -> Decimal | None:
    """The most that the words allow: 6万余 stays under seven; None behind 超 and 以上."""
    value = number(claim)
    if claim.test in _UPWARDS:
        return None
    if claim.test is Qualifier.OVER:
        return value + _last_place(value)
    return value * (1 + _ABOUT) if claim.test is Qualifier.ABOUT else value


def _last_place(value: Decimal) -> Decimal:
    """The place of the last figure that is no nought: 10000 of 60000, 100 of 1200."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)
