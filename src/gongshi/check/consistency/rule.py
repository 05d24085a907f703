"""What a rule of consistency is: a name, a sentence about it, examples that are its tests, a judge (规则)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, number, spans
from gongshi.check.finding import Finding, Verdict
from gongshi.wording.rounding import plain, round_half_up

_NONE, _ONE = Decimal(0), Decimal(1)
_LEAST = Decimal("0.33")
_EXACTLY = Decimal("0.004")
_SHIFTS = tuple(Decimal(10) ** n for n in (-4, -3, -2, -1, 1, 2, 3, 4))


@dataclass(frozen=True)
class Example:
    """A text and the verdicts this rule gives of it, in order; none where it has to keep silent (例)."""

    text: str
    gives: tuple[Verdict, ...]


def stands(text: str) -> Example:
    """A text of which the rule says that it stands."""
    return Example(text, (Verdict.STANDS,))


def contradicts(text: str) -> Example:
    """A text that contradicts itself."""
    return Example(text, (Verdict.CONTRADICTS,))


def asks(text: str) -> Example:
    """A text about which somebody has to be asked."""
    return Example(text, (Verdict.ASK,))


def silent(text: str) -> Example:
    """A text that looks alike and means something else: a trap."""
    return Example(text, ())


@dataclass(frozen=True)
class Rule:
    """One kind of relation between claims (核对规则): `name` in code, `label` and `about` for the reader."""

    name: str
    label: str
    about: str
    judge: Callable[[Draft], Iterator[Finding]]
    examples: tuple[Example, ...]

    def finding(self, verdict: Verdict, why: str, *claims: Claim, sum: str = "", at: Claim | None = None) -> Finding:
        """A verdict of this rule about `claims`."""
        places = spans(*claims)
        return Finding(verdict, self.name, why, places, sum, (at.start, at.end) if at else places[0])


def shown(value: Decimal, places: int = 2) -> str:
    """A number of the arithmetic: whole where it is whole, else cut to `places` for reading."""
    return plain(value if value == value.to_integral_value() else round(value, places))


def gives(printed: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """Whether the printed number can come from the exact one, by rounding half up or by cutting off.

    `slack` is how far the exact one itself may be off, where it is made of rounded numbers; who is that free with the ends is not let cut off as well: 168万元 over 42 are no 3万元. A share below 100 may not be printed as 100 by rounding, but many print it; that is let pass.
    """
    assert isinstance(printed.value, Decimal)
    gap, half = abs(exact) - abs(printed.value), printed.step / 2
    if not slack:
        return -half <= gap < printed.step
    return -half - slack <= gap < max(printed.step, half + slack)


def loosely(printed: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """The same where 近, 约, 超, 不足 or 余 loosens the printed number."""
    from gongshi.check.claim import Looseness

    assert isinstance(printed.value, Decimal)
    match printed.qualifier:
        case Looseness.OVER:
            return abs(exact) + slack >= printed.value
        case Looseness.AT_MOST:
            return abs(exact) - slack <= printed.value
        case Looseness.APPROX:
            return abs(abs(exact) - printed.value) <= max(printed.value / 20, printed.step) + slack
        case Looseness.EXACT:
            return gives(printed, exact, slack)
    return True


def may_be_meant(printed: Decimal, exact: Decimal) -> bool:
    """Whether the printed number is near enough to the exact one to be a mistake for it, not a number of something else.

    >>> may_be_meant(Decimal("15.6"), Decimal("14.1")), may_be_meant(Decimal("12"), Decimal("180"))
    (True, False)
    """
    if not exact or not printed:
        return False
    return _LEAST <= abs(printed / exact) <= 3


def is_slip(one: str, other: str) -> bool:
    """Whether two written numbers of three figures or more differ by two figures exchanged, or by one figure.

    >>> is_slip("91.7", "97.1"), is_slip("34.0", "43.0"), is_slip("12.5", "98.1"), is_slip("1250", "12.5")
    (True, True, False, False)
    """
    a, b = one.replace(".", ""), other.replace(".", "")
    if len(one) != len(other) or len(a) != len(b) or len(a) < 3:
        return False
    wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    exchanged = len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    return len(wrong) == 1 or exchanged


def is_exchange(one: str, other: str) -> bool:
    """Whether two written numbers of three figures or more differ by two figures exchanged.

    >>> is_exchange("3462", "3642"), is_exchange("3462", "3472")
    (True, False)
    """
    a, b = one.replace(".", ""), other.replace(".", "")
    return is_slip(one, other) and sorted(a) == sorted(b) and a != b


def is_misplaced(claim: Claim, exact: Decimal) -> bool:
    """Whether the point that stands wrong, or a nought too many or too few, is all that keeps the printed number from the exact one.

    >>> from gongshi.check import find_claims
    >>> [is_misplaced(find_claims("共69.96万元")[0], Decimal(x)) for x in (6996000, 69960, 701000, 699600)]
    [True, True, False, False]
    """
    printed = abs(number(claim))
    return bool(printed) and any(abs(abs(exact) * shift - printed) <= printed * _EXACTLY for shift in _SHIFTS)


def as_printed(claim: Claim, exact: Decimal) -> tuple[str, str]:
    """The printed number and the exact one, both as written to the claim's last place.

    >>> from gongshi.check import find_claims
    >>> as_printed(find_claims("上升16.0%")[0], Decimal("61.04"))
    ('16.0', '61.0')
    """
    return _to_the_step(claim.step, number(claim)), _to_the_step(claim.step, exact)


@lru_cache(4096)
def _to_the_step(step: Decimal, value: Decimal) -> str:
    places = max(0, -int(step.normalize().as_tuple().exponent))
    return f"{round_half_up(abs(value) / max(step, _ONE), places):.{places}f}"


def fits_exchanged(claim: Claim, exact: Decimal, slack: Decimal = _NONE) -> bool:
    """Whether the claim would give `exact`, as far as that is known, had two of its figures not been exchanged.

    >>> from gongshi.check import find_claims
    >>> [fits_exchanged(find_claims("占23.8%")[0], Decimal(x), Decimal("0.1")) for x in ("28.37", "23.7", "38.3")]
    [True, False, False]
    """
    printed = as_printed(claim, number(claim))[0]
    scale = claim.step if claim.step > 1 else Decimal(1)
    places = [n for n, figure in enumerate(printed) if figure != "."]
    for a, b in combinations(places, 2):
        if printed[a] != printed[b]:
            value = Decimal(f"{printed[:a]}{printed[b]}{printed[a + 1 : b]}{printed[a]}{printed[b + 1 :]}") * scale
            if -claim.step / 2 - slack <= abs(exact) - value < max(claim.step, claim.step / 2 + slack):
                return True
    return False


def is_slip_of_figures(one: str, other: str) -> bool:
    """Whether one figure is wrong, or two are exchanged, also in numbers of two figures.

    >>> is_slip_of_figures("13", "31"), is_slip_of_figures("13", "14"), is_slip_of_figures("913", "914")
    (True, False, True)
    """
    return is_slip(one, other) or is_exchange(f"{one}.0", f"{other}.0")


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


def is_close(claim: Claim, exact: Decimal) -> bool:
    """Whether the printed number looks like a mistake for the exact one: a slip of the pen, or not far from it."""
    printed, right = as_printed(claim, exact)
    if is_slip_of_figures(printed, right) or is_dropped(printed, right):
        return True
    return bool(exact) and Decimal("0.6") <= number(claim) / abs(exact) <= Decimal("1.7")
