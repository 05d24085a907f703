"""What the terms of a candidate make, whether they fit, and what each would have to be (算式合不合)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import room
from gongshi.check.consistency.rule import is_exchange
from gongshi.check.draft import number
from gongshi.check.weighed.candidate import Candidate, read, written
from gongshi.check.weighed.slips import likeness, slips_between

_NONE = Decimal(0)
_PER = {"%": 100, "‰": 1000}
ADDED = ("sum", "difference", "points")
_ALIKE = Decimal("0.015")  # of a quotient, within which it may be of slightly other terms
_HAIR = 1e-9  # how much wider bounds of floats are than what is asked exactly
_ONE = Decimal(1)
_FEW = 3  # figures; of more two are hardly exchanged by chance
_OFF = 3  # units of the last place that rounding may leave between a sum and its parts
_FARTHEST = 20  # times a printed quotient may be off for its terms to be looked at


@dataclass(frozen=True)
class Mend:
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


def mends(candidate: Candidate) -> Iterator[Mend]:
    """Each one number that, otherwise written, would make the terms fit."""
    values = candidate.values
    if candidate.shape in ADDED:
        yield from _of_added(candidate, values)
        return
    right = made(candidate, values)
    if not right or not 1 / _FARTHEST < values[0] / right < _FARTHEST or abs(values[0] - right) < right * _ALIKE:
        return  # a birth rate is of the year's mean population, which nobody prints: 5.86 for 5.88
    yield from _mend(candidate.target, right)
    for n, term in enumerate(candidate.operands, start=1):
        printed = written(term, values[n])
        for figures in slips_between(printed, _needed(candidate, n)):
            tried = [*values[:n], read(term, figures), *values[n + 1 :]]
            if tried[n] and holds(candidate, tried):
                yield Mend(term, tried[n], likeness(printed, figures))


def _needed(candidate: Candidate, n: int) -> Iterator[tuple[float, float]]:
    """Between which figures the n-th term must be written for the quotient to fit, a hair's breadth wider."""
    target, other = candidate.target, float(number(candidate.operands[2 - n]))
    scale = float(max(candidate.operands[n - 1].step, _ONE))
    per = 100 if candidate.shape == "change" else _PER.get(target.unit, 1) if candidate.shape == "share" else 1
    low = float(number(target) - target.step / 2) / per * (1 - _HAIR)
    high = float(number(target) + target.step) / per * (1 + _HAIR)
    quotients = [(1 - high, 1 - low), (1 + low, 1 + high)] if candidate.shape == "change" else [(low, high)]
    for least, most in quotients:
        if n == 1:
            yield least * other / scale, most * other / scale
        elif most > 0:
            yield other / most / scale, other / least / scale if least > 0 else math.inf


def _of_added(candidate: Candidate, values: Sequence[Decimal]) -> Iterator[Mend]:
    total, slack = values[0], room(candidate.target, candidate.operands)
    if candidate.shape == "sum":
        summed = sum(values[1:], _NONE)
        yield from _likeliest(candidate.target, summed, slack)
        for term, value in zip(candidate.operands, values[1:], strict=True):
            yield from _likeliest(term, total - summed + value, slack)
        return
    (low, less), (high, more) = sorted(((number(c), c) for c in candidate.operands), key=lambda x: x[0])
    yield from _likeliest(candidate.target, high - low, slack)
    yield from _likeliest(more, low + total, slack)
    yield from _likeliest(less, high - total, slack)


def _likeliest(term: Claim, value: Decimal, slack: Decimal) -> Iterator[Mend]:
    """The mend to the value; of rounded numbers else one that rounding allows, if two figures exchanged make the printed of it.

    621.88 of 612.88 where the parts make 612.89. One figure mistaken would come within rounding by chance too often.
    """
    exact = list(_mend(term, value))
    most = min(int(slack / term.step), _OFF) if len(written(term, value).replace(".", "")) > _FEW else 0
    near = (value + off * term.step for off in range(-most, most + 1) if off)
    printed = written(term, number(term))
    exchanged = [m for v in near if v > 0 and is_exchange(printed, written(term, v)) for m in _mend(term, v)]
    yield from sorted((*exact, *exchanged), key=lambda m: -m.likeness)[:1]


def _mend(term: Claim, value: Decimal) -> Iterator[Mend]:
    if value > 0:
        figures = written(term, value)
        likely = likeness(written(term, number(term)), figures)
        if likely:
            yield Mend(term, read(term, figures), likely)
