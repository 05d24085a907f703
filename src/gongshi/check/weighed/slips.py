"""How likely one slip of the pen makes one written number of another (笔误的可能).

What clerks do to a number: exchange two figures, mistake one, drop or double one, or leave another number
of about the size (an old one, one of another row). The rates are those of the edits that strangers planted in the open sets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

_EXCHANGED, _MISTAKEN, _DROPPED, _OTHER = 0.3, 0.35, 0.1, 0.25
_NEAR = (0.33, 3.0)


def likeness(printed: str, right: str) -> float:
    """How likely a slip makes `printed` of `right`, both written to the same place; 0 where they are equal.

    >>> likeness("186", "168") > likeness("178", "168") > likeness("300", "168") > likeness("900", "168") == 0
    True
    """
    if printed == right:
        return 0.0
    a, b = printed.replace(".", ""), right.replace(".", "")
    longer = len(a) - len(b)
    if not longer:
        wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(wrong) == 1:
            return _MISTAKEN / (9 * len(a))
        if len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]:
            return _EXCHANGED / (len(a) * (len(a) - 1) / 2)
    elif (longer == 1 and _is_without_one(b, a)) or (longer == -1 and _is_without_one(a, b)):
        return _DROPPED / (len(a) + 10 * len(b))
    return _other(float(printed), float(right), len(b))


def _is_without_one(short: str, long_: str) -> bool:
    return any(long_[:k] + long_[k + 1 :] == short for k in range(len(long_)))


def _other(printed: float, right: float, figures: int) -> float:
    """Another number between a third and three times the right one."""
    if not right or not _NEAR[0] <= printed / right <= _NEAR[1]:
        return 0.0
    return _OTHER / (13.5 * float(10 ** (figures - 1)))


def chance(printed: str) -> float:
    """How likely a number of that many figures is just this one.

    >>> chance("12.5")
    0.0011111111111111111
    """
    figures = len(printed.replace(".", "").lstrip("0")) or 1
    return 1 / (9 * float(10 ** (figures - 1)))


def slips_between(printed: str, bounds: Iterable[tuple[float, float]]) -> list[str]:
    """Those of `slips_of` that lie between one pair of the bounds, in its order.

    >>> slips_between("12", [(21, 23), (50, 60), (51, 61)])
    ['22', '52', '21']
    """
    values, slips = _by_value(printed)
    pieces = [slips[bisect_left(values, low) : bisect_right(values, high)] for low, high in bounds]
    return [figures for _, figures in sorted({slip for piece in pieces for slip in piece})]


@lru_cache(4096)
def _by_value(printed: str) -> tuple[tuple[float, ...], tuple[tuple[int, str], ...]]:
    """The slips in the order of their size, and the same with their place in `slips_of`."""
    sized = sorted((float(figures), n, figures) for n, figures in enumerate(slips_of(printed)))
    return tuple(value for value, _, _ in sized), tuple((n, figures) for _, n, figures in sized)


def slips_of(printed: str) -> Iterator[str]:
    """Every number from which one figure mistaken, or two exchanged, makes the printed one.

    >>> sorted(slips_of("12"))[:3], len(list(slips_of("12")))
    (['10', '11', '13'], 18)
    """
    places = [n for n, figure in enumerate(printed) if figure != "."]
    for n in places:
        for figure in "0123456789":
            if figure != printed[n] and (figure != "0" or n != places[0] or len(places) == 1):
                yield printed[:n] + figure + printed[n + 1 :]
    for a in places:
        for b in places:
            if a < b and printed[a] != printed[b] and (printed[b] != "0" or a != places[0]):
                yield printed[:a] + printed[b] + printed[a + 1 : b] + printed[a] + printed[b + 1 :]
