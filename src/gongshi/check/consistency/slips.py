"""What one slip of the pen makes of a number: a figure wrong, two exchanged, one too many, the point misplaced (笔误)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import as_printed, gives
from gongshi.check.draft import number

_NONE = Decimal(0)
_EXACTLY = Decimal("0.004")
_SHIFTS = tuple(Decimal(10) ** n for n in (-4, -3, -2, -1, 1, 2, 3, 4))


def is_slip(one: str, other: str, *, least: int = 3) -> bool:
    """Whether two written numbers of three figures or more, or of `least`, differ by two figures exchanged, or by one figure.

    >>> is_slip("91.7", "97.1"), is_slip("34.0", "43.0"), is_slip("12.5", "98.1"), is_slip("1250", "12.5")
    (True, True, False, False)
    >>> is_slip("9.8", "8.9", least=2), is_slip("3", "4", least=2)
    (True, False)
    """
    a, b = one.replace(".", ""), other.replace(".", "")
    if len(one) != len(other) or len(a) != len(b) or len(a) < least or one.find(".") != other.find("."):
        return False
    wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    exchanged = len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    return len(wrong) == 1 or exchanged


def is_exchange(one: str, other: str, *, least: int = 3) -> bool:
    """Whether two written numbers of three figures or more, or of `least`, differ by two figures exchanged.

    >>> is_exchange("3462", "3642"), is_exchange("3462", "3472"), is_exchange("13", "31"), is_exchange("13", "31", least=2)
    (True, False, False, True)
    """
    return is_slip(one, other, least=least) and sorted(one) == sorted(other)


def is_misplaced(claim: Claim, exact: Decimal) -> bool:
    """Whether the point that stands wrong, or a nought too many or too few, is all that keeps the printed number from the exact one.

    >>> from gongshi.check import find_claims
    >>> [is_misplaced(find_claims("共69.96万元")[0], Decimal(x)) for x in (6996000, 69960, 701000, 699600)]
    [True, True, False, False]
    """
    printed = abs(number(claim))
    return bool(printed) and any(abs(abs(exact) * shift - printed) <= printed * _EXACTLY for shift in _SHIFTS)


def fits_exchanged(claim: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """Whether the claim would give `exact`, as far as that is known, had two of its figures not been exchanged.

    >>> from gongshi.check import find_claims
    >>> [fits_exchanged(find_claims("占23.8%")[0], Decimal(x), Decimal("0.1")) for x in ("28.37", "23.7", "38.3")]
    [True, False, False]
    """
    return any(gives(replace(claim, value=value), exact, slack) for value in _exchanged(claim))


def _exchanged(claim: Claim) -> Iterator[Decimal]:
    """What the printed number becomes by two of its figures exchanged."""
    printed = as_printed(claim, number(claim))[0]
    scale = max(claim.step, Decimal(1))
    for a, b in combinations([n for n, figure in enumerate(printed) if figure != "."], 2):
        if printed[a] != printed[b]:
            yield Decimal(f"{printed[:a]}{printed[b]}{printed[a + 1 : b]}{printed[a]}{printed[b + 1 :]}") * scale


def is_slip_of_figures(one: str, other: str) -> bool:
    """Whether one figure is wrong, or two are exchanged, these also in numbers of two figures.

    >>> is_slip_of_figures("13", "31"), is_slip_of_figures("13", "14"), is_slip_of_figures("913", "914")
    (True, False, True)
    """
    return is_slip(one, other) or is_exchange(one, other, least=2)


def is_dropped(one: str, other: str) -> bool:
    """Whether one figure too many or too few is all: 7.7 for 17.7.

    >>> is_dropped("7.7", "17.7"), is_dropped("18", "8"), is_dropped("7.7", "71.3")
    (True, True, False)
    """
    short, long_ = sorted((one, other), key=len)
    if len(long_) != len(short) + 1:
        return False
    return long_ == f"1{short}" or (
        len(short) > 1 and any(long_[:k] + long_[k + 1 :] == short for k in range(len(long_)))
    )


def is_one_figure(one: str, other: str) -> bool:
    """Whether one figure of two or more is another, or one too many or too few: 14 and 24, 49 and 149.

    >>> is_one_figure("14", "24"), is_one_figure("49", "149"), is_one_figure("3", "4"), is_one_figure("14", "25")
    (True, True, False, False)
    """
    if len(one) == len(other) > 1:
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return len(max(one, other, key=len)) > 1 and is_dropped(one, other)


def is_close(claim: Claim, exact: Decimal) -> bool:
    """Whether the printed number looks like a mistake for the exact one: a slip of the pen, or not far from it."""
    printed, right = as_printed(claim, exact)
    if is_slip_of_figures(printed, right) or is_dropped(printed, right):
        return True
    return bool(exact) and Decimal("0.6") <= number(claim) / abs(exact) <= Decimal("1.7")
