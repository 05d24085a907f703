"""What the terms of a candidate make, whether they fit, and what each would have to be (算式合不合)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import NamedTuple

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import room
from gongshi.check.consistency.slips import is_exchange
from gongshi.check.draft import number
from gongshi.check.weighed.candidate import Candidate, read, written
from gongshi.check.weighed.slips import likeness, slips_between

_NONE = Decimal(0)
_PER = {"%": 100, "‰": 1000}
ADDED = ("sum", "difference", "points")
_ALIKE = Decimal("0.015")  # of a quotient, within which it may be of slightly other terms
_HAIR = 1e-9  # how much wider bounds of floats are than what is asked exactly
_FEW = 3  # figures; of more two are hardly exchanged by chance
_OFF = 3  # units of the last place that rounding may leave between a sum and its parts
_FARTHEST = Decimal(20)  # times a printed quotient may be off for its terms to be looked at


class Mend(NamedTuple):
    """`term` would fit with `value`; `likeness` is how likely a slip made the printed number of it."""

    term: Claim
    value: Decimal
    likeness: float


def made(candidate: Candidate, values: Sequence[Decimal]) -> Decimal:
    """What the operands make; `values` are those of the terms, the result's first, none of the divisors nought."""
    first, second = values[1], values[2]
    match candidate.shape:
        case "sum":
            return sum(values[1:], _NONE)
        case "share":
            return first * _PER.get(candidate.target.unit, 1) / second
        case "change":
            return abs(first - second) * 100 / second
        case "mean":
            return first / second
        case "product":
            return first * second
        case _:
            return abs(first - second)


def holds(candidate: Candidate, values: Sequence[Decimal]) -> bool:
    """Whether the terms fit with these values, as exactly as they are written."""
    if candidate.shape not in ("sum", "product") and not values[2]:
        return False
    gap = made(candidate, values) - values[0]
    if candidate.shape in ADDED:
        return abs(gap) <= room(candidate.target, candidate.operands)
    step = candidate.target.step
    return -step / 2 <= gap < step


def within(candidate: Candidate) -> int:
    """How many numbers, as the result is written, would fit: one, or of rounded terms that are added some more."""
    if candidate.shape not in ADDED:
        return 1
    return 1 + 2 * min(int(room(candidate.target, candidate.operands) / candidate.target.step), _OFF)


def mends(candidate: Candidate) -> list[Mend]:
    """Each one number that, otherwise written, would make the terms fit."""
    values = candidate.values
    return _of_added(candidate, values) if candidate.shape in ADDED else _of_quotient(candidate, values)


def _of_quotient(candidate: Candidate, values: Sequence[Decimal]) -> list[Mend]:
    right = made(candidate, values)
    if not right < _FARTHEST * values[0] < _FARTHEST**2 * right or abs(values[0] - right) < right * _ALIKE:
        return []  # a birth rate is of the year's mean population, which nobody prints: 5.86 for 5.88
    found = [m for m in (_mend(candidate.target, right),) if m]
    for n, term in enumerate(candidate.operands, start=1):
        printed = written(term, values[n])
        for figures in slips_between(printed, _needed(candidate, n)):
            tried = [*values[:n], read(term, figures), *values[n + 1 :]]
            if tried[n] and holds(candidate, tried):
                found.append(Mend(term, tried[n], likeness(printed, figures)))
    return found


def _needed(candidate: Candidate, n: int) -> list[tuple[float, float]]:
    """Between which figures the n-th term must be written for the quotient to fit, a hair's breadth wider."""
    target, other = candidate.target, float(number(candidate.operands[2 - n]))
    scale = max(float(candidate.operands[n - 1].step), 1.0)
    per = 100 if candidate.shape == "change" else _PER.get(target.unit, 1) if candidate.shape == "share" else 1
    printed, step = float(number(target)), float(target.step)
    low, high = (printed - step / 2) / per * (1 - _HAIR), (printed + step) / per * (1 + _HAIR)
    quotients = [(1 - high, 1 - low), (1 + low, 1 + high)] if candidate.shape == "change" else [(low, high)]
    if n == 1:
        return [(least * other / scale, most * other / scale) for least, most in quotients]
    return [
        (other / most / scale, other / least / scale if least > 0 else math.inf)
        for least, most in quotients
        if most > 0
    ]


def _of_added(candidate: Candidate, values: Sequence[Decimal]) -> list[Mend]:
    total, slack = values[0], room(candidate.target, candidate.operands)
    if candidate.shape == "sum":
        missing = total - sum(values[1:], _NONE)
        right = [total - missing, *[value + missing for value in values[1:]]]
        terms = candidate.terms
    else:
        (low, less), (high, more) = sorted(zip(values[1:], candidate.operands, strict=True), key=itemgetter(0))
        right, terms = [high - low, low + total, high - total], (candidate.target, more, less)
    mended = [_likeliest(term, value, slack) for term, value in zip(terms, right, strict=True) if value > 0]
    return [mend for mend in mended if mend]


def _likeliest(term: Claim, value: Decimal, slack: Decimal) -> Mend | None:
    """The mend to the value; of rounded numbers else one that rounding allows, if two figures exchanged make the printed of it.

    621.88 of 612.88 where the parts make 612.89. One figure mistaken would come within rounding by chance too often.
    """
    exact = _mend(term, value)
    figures = written(term, value).replace(".", "") if slack >= term.step else ""
    if len(figures) <= _FEW:
        return exact
    most, printed = min(int(slack / term.step), _OFF), written(term, number(term))
    gap = int(figures) - int(printed.replace(".", ""))  # of nines, where two figures are exchanged
    near = [value + off * term.step for off in range(-most, most + 1) if off and not (gap + off) % 9]
    exchanged = [_mend(term, v) for v in near if v > 0 and is_exchange(printed, written(term, v))]
    return max((m for m in (exact, *exchanged) if m), key=attrgetter("likeness"), default=None)


def _mend(term: Claim, value: Decimal) -> Mend | None:
    figures = written(term, value)
    likely = likeness(written(term, number(term)), figures)
    return Mend(term, read(term, figures), likely) if likely else None
