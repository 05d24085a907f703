"""Whether one slip of the pen is all that keeps parts from making up their whole (一处笔误)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.group import LISTED, LITTLE, OPENED, TELLING_SLIP, Group, are_rough
from gongshi.check.consistency.groups.heads import are_family
from gongshi.check.consistency.slips import is_exchange, is_one_figure, is_slip_of_figures
from gongshi.check.draft import number

_DECIMALS = 2  # that `shown` shows
_FIGURES = 3  # of a whole that two numbers seldom make up by chance
_LARGE = 10_000  # of five figures two are hardly exchanged by chance
_FEWEST = 12  # things of which one or two may be left over
_NOTHING = Decimal(0)


def is_slip_of(total: Decimal, values: Sequence[Decimal], *, exchanged: bool = False) -> bool:
    """Whether one slip, in the total or in one part, is all that keeps them from adding up (一处笔误).

    `exchanged` asks for two figures exchanged, which hardly happens by chance.
    """
    if not _may_be_slip(total, values, exchanged=exchanged):
        return False
    slips = is_exchange if exchanged else is_slip_of_figures
    return any(slips(a, b) for a, b in _as_written(total, values))


def is_swap_of(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether two figures exchanged in one number, be it 27 for 72, are all that keeps them from adding up."""
    may_be = _may_be_slip(total, values, exchanged=True)
    return may_be and any(is_exchange(a, b, least=2) for a, b in _as_written(total, values))


def is_one_slip(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether one slip in one number is all that keeps the parts from the whole, one figure of two included."""
    total, values = number(whole), [number(p) for p in parts]
    return is_slip_of(total, values) or any(is_one_figure(a, b) for a, b in _as_written(total, values))


def most_likely_wrong(group: Group) -> Claim:
    """The one number of which two figures exchanged would mend the sum; the whole where there is none, or more than one."""
    should = _should_be(number(group.whole), [number(p) for p in group.parts])
    swapped = [
        claim
        for claim, (said, right) in zip((group.whole, *group.parts), should, strict=True)
        if right > 0 and is_exchange(shown(said), shown(right), least=2)
    ]
    return swapped[0] if len(swapped) == 1 else group.whole


def _may_be_slip(total: Decimal, values: Sequence[Decimal], *, exchanged: bool) -> bool:
    """Whether what is missing is of nines, as where two figures are exchanged, or of one figure; more than two decimals are not told."""
    _, figures, places = (total - sum(values, _NOTHING)).as_tuple()
    if isinstance(places, int) and places < -_DECIMALS:
        return True
    told = len(figures) - figures.count(0)
    return told > 0 and (sum(figures) % 9 == 0 or (told == 1 and not exchanged))


def _should_be(total: Decimal, values: Sequence[Decimal]) -> list[tuple[Decimal, Decimal]]:
    """The total and each value with what it should be for the rest to add up."""
    summed = sum(values, _NOTHING)
    return [(total, summed), *((v, total - summed + v) for v in values)]


def _as_written(total: Decimal, values: Sequence[Decimal]) -> list[tuple[str, str]]:
    """The same as written, but what should be nothing or less; zeros that all end with left out: 62.4亿 says three figures."""
    pairs = _should_be(total, values)
    written = [(shown(a), shown(b)) for a, b in pairs]
    tens = min((_zeros(figures) for pair in written for figures in pair if figures != "0"), default=0)
    right = [pair for pair, (_, b) in zip(written, pairs, strict=True) if b > 0]
    return [(a[:-tens] or "0", b[:-tens] or "0") for a, b in right] if tens else right


def _zeros(figures: str) -> int:
    """How many zeros a whole number ends with."""
    return len(figures) - len(figures.rstrip("0")) if "." not in figures else 0


def _is_next_to_all(total: Decimal, summed: Decimal) -> bool:
    """街道分馆11家、主题分馆6家 of 18家: of a few things one or two are left over, or too many."""
    return _FEWEST <= total < TELLING_SLIP and 0 < abs(summed - total) <= min(Decimal(2), total / 10)


def is_slip_alone(group: Group, said: Sequence[str], total: Decimal, summed: Decimal) -> bool:
    """Whether one slip of the pen in one number is all that keeps them apart; of few and small numbers that says nothing."""
    values, near, family = [number(p) for p in group.parts], summed / total, are_family(said)
    if len(values) == 2:
        return _is_slip_of_two(group.opener, family, total, values)
    if group.opener in LISTED and not family and LITTLE < near < 1:
        return total >= _LARGE and is_slip_of(total, values, exchanged=True)
    if not Decimal("0.7") <= near <= Decimal("1.4"):
        return False
    # of numbers of two or three figures one is soon another: 97.3 and 94.3
    rough = group.opener in OPENED and near < 1 and not family and are_rough(group.whole, group.parts)
    return is_swap_of(total, values) if rough else is_slip_of(total, values)


def _is_slip_of_two(opener: str, family: bool, total: Decimal, values: Sequence[Decimal]) -> bool:
    """The same of two parts, which other numbers than theirs make up by chance as well."""
    summed = values[0] + values[1]
    near = summed / total
    if family and opener in OPENED and _is_next_to_all(total, summed):
        return True
    if family and Decimal("0.9") <= near < 1 and total >= TELLING_SLIP:
        return is_slip_of(total, values)
    if opener != "其中" or len(shown(total).replace(".", "")) < _FIGURES:
        return False
    if is_slip_of(total, values, exchanged=True) or is_swap_of(total, values):
        return abs(near - 1) <= Decimal("0.25")
    return 1 < near <= Decimal("1.15") and is_slip_of(total, values)
