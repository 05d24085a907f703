"""When two numbers of one thing disagree as a slip of the pen makes them disagree (笔误的样子).

What is said twice is written twice: figures are exchanged, one is wrong, left out or too many, the size is another, or a small number
is counted anew and is one or two off. Numbers that differ otherwise are mostly numbers of two things.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import gives, shown
from gongshi.check.consistency.slips import is_dropped, is_exchange, is_slip
from gongshi.check.draft import number

_FEW, _APART = 20, 3  # numbers up to the first are told apart by up to the second


def is_one(a: Claim, b: Claim) -> bool:
    """Whether the values are one: equal, or one is the other as rounded: 5.28万件 and 52836件."""
    return number(a) == number(b) or gives(a, number(b)) or gives(b, number(a))


def is_near(a: Claim, b: Claim) -> bool:
    """Whether one number may have been written for the other, or one figure of it left out."""
    return (
        is_miswritten(a, b)
        or is_of_another_size(number(a), number(b))
        or is_dropped(shown(number(a)), shown(number(b)))
    )


def is_miswritten(a: Claim, b: Claim) -> bool:
    """Whether one figure is wrong or two are exchanged, both with the places of the rounder one (3.96万 and 38624), or few things are a few apart."""
    few = max(number(a), number(b)) <= _FEW and abs(number(a) - number(b)) <= _APART
    return few or is_slip(shown(number(a)), shown(number(b)), least=2) or is_slip(*as_rounded(a, b), least=2)


def are_figures_the_same(a: Claim, b: Claim) -> bool:
    """Whether two figures are exchanged or only the size is another: hardly ever by chance."""
    exchanged = figures(a) > 1 and is_exchange(*as_rounded(a, b), least=2)
    return exchanged or is_of_another_size(number(a), number(b))


def as_rounded(a: Claim, b: Claim) -> tuple[str, str]:
    """Both numbers with the places of the rounder one, as written."""
    step = max(a.step, b.step)
    one, two = (shown((number(c) / step).quantize(Decimal(1), ROUND_DOWN)) for c in (a, b))
    return one, two


def figures(claim: Claim) -> int:
    """How many figures are written, noughts at the ends left out: so many are hardly alike by chance."""
    return len(re.sub("[^0-9]", "", shown(number(claim) / claim.step)).strip("0"))


def is_of_another_size(one: Decimal, other: Decimal) -> bool:
    """Whether the figures are the same and the size is not: 3.42亿元 and 3.42万元.

    >>> is_of_another_size(Decimal("342000000"), Decimal("34200")), is_of_another_size(Decimal("20"), Decimal("200"))
    (True, False)
    """
    a, b = (x.normalize().as_tuple() for x in (one, other))
    sizes = abs(int(a.exponent) - int(b.exponent))
    return one != other and a.digits == b.digits and len(a.digits) > 1 and sizes in (3, 4, 8)
