"""Points against two rates in brackets, dealt out in turn (依次高出几个百分点).

增长8.4%，比全省（7.7%）和全国（7.0%）分别高0.7、1.4个百分点: each of the points is of the rate in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.distance import Distance
from gongshi.check.consistency.rule import shown
from gongshi.check.draft import Draft, number

_RUN = re.compile(r"(?:[比较]|高于|低于|快于|慢于)[^，。；（）]{1,14}（")
_TURNS = re.compile(r"）?[^，。；0-9]{0,12}分别([高低快慢多少][出于]?|提高|降低|高出|加快|放缓|回落)[^0-9]{0,3}$")
_NEXT = re.compile(r" ?[、和与及] ?$")
_LOWER = "低慢少降回放"
_FEWEST, _MOST = 2, 4


def points_in_turn(draft: Draft, change: Claim) -> Iterator[Distance]:
    """The distance that the points in this place are of; none where rates and points are not as many."""
    points = _run_of_points(draft, change)
    if not _FEWEST <= len(points) <= _MOST:
        return
    told = _TURNS.search(draft.plain, max(0, points[0].outer_start - 24), points[0].outer_start)
    rates = _rates_before(draft, points[0]) if told is not None else []
    if told is None or len(rates) != len(points) + 1:
        return
    new, old = rates[0], rates[1 + points.index(change)]
    low = told[1][0] in _LOWER
    exact = (_signed(new) - _signed(old)) * (-1 if low else 1)
    said = f"{shown(_signed(new))}-{shown(_signed(old))}={shown(_signed(new) - _signed(old))}"
    yield Distance(replace(change, direction=None), exact, said, new, old)


def _run_of_points(draft: Draft, change: Claim) -> list[Claim]:
    """The changes in points that stand beside this one, with nothing but a mark between."""
    run = [change]
    while (a := draft.before(run[0])) is not None and _is_beside(draft, a, run[0]):
        run.insert(0, a)
    while (b := draft.after(run[-1])) is not None and _is_beside(draft, run[-1], b):
        run.append(b)
    return run


def _is_beside(draft: Draft, one: Claim, other: Claim) -> bool:
    same = one.unit == other.unit == "个百分点" and isinstance(one.value, Decimal) and isinstance(other.value, Decimal)
    return same and _NEXT.fullmatch(draft.plain, one.outer_end, other.outer_start) is not None


def _rates_before(draft: Draft, first: Claim) -> list[Claim]:
    """The rate now and those in brackets: of the rates in brackets directly before, and the one before 比."""
    start = draft.sentence_starts[draft.sentence_of(first.start)]
    same = [c for c in draft.between(start, first.start) if c.unit == "%" and isinstance(c.value, Decimal)]
    held = [c for c in same if draft.plain[c.outer_end : c.outer_end + 1] == "）"]
    opened = next((m for m in _RUN.finditer(draft.plain, start, first.start) if held), None)
    before = [c for c in same if opened is not None and c.end <= opened.start()]
    return [before[-1], *(c for c in held if opened is not None and c.start >= opened.start())] if before else []


def _signed(rate: Claim) -> Decimal:
    return rate.signed if rate.signed is not None else number(rate)
