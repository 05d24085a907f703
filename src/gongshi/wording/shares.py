"""Shares of a whole, each rounded half up, and a note where they miss 100 (占比).

A printed share is the rounded truth of its own part: 1 of 3 is 33.3 % three times, and the
page says that rounding makes it 99.9 %. To lift one of them to 33.4 % would be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.rounding import plain, round_share


class NegativePart(BadInput):
    """A part of a whole is less than nothing (构成项为负)."""


def shares(parts: Sequence[Decimal | int], *, places: int = 1) -> list[Decimal]:
    """Each part as a percentage of their sum, half up to `places` (占比).

    In the order of `parts`; all zero gives all zeros. No share is 100 while another part is
    not zero. They need not add to 100: `share_note` gives the sentence that says so.
    Raises NegativePart.

    >>> shares([1, 1, 1])
    [Decimal('33.3'), Decimal('33.3'), Decimal('33.3')]
    """
    negative = [part for part in parts if part < 0]
    if negative:
        raise NegativePart(
            tr("构成项中有负数：{parts}。", parts="、".join(plain(Decimal(part)) for part in negative)),
            where=tr("占比计算"),
            mend=tr("请核对各项取数；各项应不小于零。"),
        )
    whole = sum(map(Decimal, parts))
    return [round_share(Decimal(part) * 100 / whole if whole else Decimal(0), places) for part in parts]


def adds_to_hundred(values: Sequence[Decimal]) -> bool:
    """Whether printed shares add to exactly 100; shares of nothing need no note either."""
    return sum(values) in (0, 100)


def share_note(values: Sequence[Decimal]) -> str:
    """The sentence below printed shares that miss 100, empty when they add up (占比说明).

    >>> share_note(shares([1, 1, 1]))
    '因四舍五入，各项占比之和为99.9%。'
    """
    if adds_to_hundred(values):
        return ""
    return f"因四舍五入，各项占比之和为{plain(sum(values, Decimal(0)))}%。"
