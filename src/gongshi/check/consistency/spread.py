"""How far a printed number may lie from the true one, and what is made of such numbers (所写的数有多准).

4.64亿人 is anything from 4.635 to 4.645亿: a share, a mean or a change of it is known only within the
interval that these ends give. A whole count (26起) is itself. An input cut off instead of rounded is
not allowed for: the printed result is, in `rule.gives`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import added, number

_EXACT_PRICE = ("元", "角", "分")


def spread(claim: Claim) -> Decimal:
    """How far the true number may lie from the printed one to either side: half of its last place, 0 where it is exact.

    >>> from gongshi.check import find_claims
    >>> [str(spread(c)) for c in find_claims("共26起，4.64亿人，2.5元")]
    ['0', '500000', '0']
    """
    whole = claim.step == 1 and claim.kind is not Kind.MEASURE
    return Decimal(0) if whole or (claim.unit in _EXACT_PRICE and claim.step <= 1) else claim.step / 2


def percent_of(parts: Sequence[Claim], whole: Claim) -> Decimal:
    """What percentage the parts together make of the whole, which is not zero."""
    return added(parts) * 100 / number(whole)


def of_quotient(parts: Sequence[Claim], whole: Claim, exact: Decimal) -> Decimal:
    """How far `exact`, the sum of `parts` over `whole` times whatever, may lie from what the true numbers give."""
    top, below = added(parts), number(whole)
    off, room = sum(map(spread, parts), Decimal(0)), spread(whole)
    if not top or abs(below) <= room or not (off or room):
        return Decimal(0)
    return abs(exact) * ((1 + off / abs(top)) / (1 - room / abs(below)) - 1)


def of_sum(*claims: Claim) -> Decimal:
    """How far a sum or a difference of these may lie from that of the true numbers."""
    return sum(map(spread, claims), Decimal(0))


def of_growth(amount: Claim, new: Claim, exact: Decimal) -> Decimal:
    """How far `exact`, what `amount` is of the number before it was added, may be off: both ends bear on that number."""
    base = abs(number(new) - (amount.signed or Decimal(0)))
    off, room = spread(amount), spread(amount) + spread(new)
    if not amount.signed or base <= room:
        return Decimal(0)
    return abs(exact) * ((1 + off / abs(amount.signed)) / (1 - room / base) - 1)
