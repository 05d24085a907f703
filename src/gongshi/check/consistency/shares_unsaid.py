"""Shares of a whole that the text does not tell: they bear each other out (同一未写明的总数).

广东312.7万个，占14.3%；江苏205.4万个，占9.4%；山东180.1万个，占8.3%: each is of about 2180万个, whatever
number stands before the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.draft import number

_FEWEST = 3
Pair = tuple[Claim, Claim]


def agree_on_a_whole(share: Claim, pairs: Iterable[Pair], told: Decimal | None) -> bool:
    """Whether the share and two others of its row at least are of one whole, and that is not the one `told`, if any."""
    row = [p for p in pairs if number(p[1]) > 0]
    own = next((p for p in row if p[1] is share), None)
    row = [p for p in row if own is not None and p[0].unit == own[0].unit]
    if own is None or len(row) < _FEWEST:
        return False
    low, high = max(_least(p) for p in row), min(_most(p) for p in row)
    return low <= high and (told is None or not low <= told <= high)


def _least(pair: Pair) -> Decimal:
    """The least that the whole can be for the part, rounded or cut off, to be the share that is printed."""
    part, share = pair
    return (number(part) - part.step / 2) * 100 / (number(share) + share.step)


def _most(pair: Pair) -> Decimal:
    part, share = pair
    least = number(share) - share.step / 2
    return (number(part) + part.step / 2) * 100 / least if least > 0 else Decimal("Infinity")
