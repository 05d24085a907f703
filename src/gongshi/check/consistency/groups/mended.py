"""Whether one slip of the pen is all that keeps parts from making up their whole (一处笔误)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.slips import is_exchange, is_slip_of_figures

_DECIMALS = 2  # that `shown` shows
_NOTHING = Decimal(0)


def is_slip_of(total: Decimal, values: Sequence[Decimal], *, exchanged: bool = False) -> bool:
    """Whether one slip, in the total or in one part, is all that keeps them from adding up (一处笔误).

    `exchanged` asks for two figures exchanged, which hardly happens by chance.
    """
    if not _may_be_slip(total, values, exchanged=exchanged):
        return False
    slips = is_exchange if exchanged else is_slip_of_figures
    return any(slips(a, b) for a, b in mended(total, values))


def is_swap_of(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether two figures exchanged in one number, be it 27 for 72, are all that keeps them from adding up."""
    may_be = _may_be_slip(total, values, exchanged=True)
    return may_be and any(is_exchange(f"{a}.0", f"{b}.0") for a, b in mended(total, values))


def _may_be_slip(total: Decimal, values: Sequence[Decimal], *, exchanged: bool) -> bool:
    """Whether what is missing is of nines, as where two figures are exchanged, or of one figure; more than two decimals are not told."""
    _, figures, places = (total - sum(values, _NOTHING)).as_tuple()
    if isinstance(places, int) and places < -_DECIMALS:
        return True
    told = len(figures) - figures.count(0)
    return told > 0 and (sum(figures) % 9 == 0 or (told == 1 and not exchanged))


def mended(total: Decimal, values: Sequence[Decimal]) -> list[tuple[str, str]]:
    """Pairs as written: each number with what it should be for the rest to add up, zeros that all end with left out: 62.4亿 says three figures."""
    summed = sum(values, _NOTHING)
    pairs = [(total, summed), *((v, total - summed + v) for v in values)]
    written = [(shown(a), shown(b)) for a, b in pairs]
    tens = min((_zeros(figures) for pair in written for figures in pair if figures != "0"), default=0)
    right = [pair for pair, (_, b) in zip(written, pairs, strict=True) if b > 0]
    return [(a[:-tens] or "0", b[:-tens] or "0") for a, b in right] if tens else right


def _zeros(figures: str) -> int:
    """How many zeros a whole number ends with."""
    return len(figures) - len(figures.rstrip("0")) if "." not in figures else 0
