"""余, 近, 约, 突破: words that loosen a number, each a test of the value (限定词).

A qualifier is printed only where its test holds, and the same tests judge drafts. The words
themselves stand in tables/qualifiers.toml. Settled by the project's wording rules: 余 counts
from the last non-zero place (510余 is 511 to 519) and may stand on small numbers (20余次);
近 and 约 never stand on a base of 100 or less; 突破 needs the earlier value not to have passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from gongshi.wording.rounding import plain
from gongshi.wording.tables import entries, words

Number = Decimal | int


class Qualifier(Enum):
    """What a word before, inside or behind a number claims (限定)."""

    EXACT = ""
    OVER = "余"
    NEAR = "近"
    ABOUT = "约"
    PASSED = "突破"
    ABOVE = "超过"
    BELOW = "不足"
    AT_LEAST = "以上"
    AT_MOST = "以下"

    @property
    def label(self) -> str:
        """The word that writing uses for it; empty for an exact number."""
        return self.value


@dataclass(frozen=True)
class QualifierWord:
    """One word of the list: where it stands and what it means (限定词)."""

    text: str
    place: str
    means: Qualifier
    example: str
    holds: int
    fails: int
    not_behind: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


@cache
def qualifier_words() -> tuple[QualifierWord, ...]:
    """All that are known, in the order of the list (限定词表)."""
    return tuple(
        QualifierWord(
            str(entry["text"]),
            str(entry["place"]),
            Qualifier[str(entry["means"])],
            str(entry["example"]),
            int(str(entry["holds"])),
            int(str(entry["fails"])),
            words(entry.get("not_behind")),
            words(entry.get("only_before")),
        )
        for entry in entries("qualifiers", "word")
    )


def qualifier_of(word: str) -> Qualifier | None:
    """What `word` claims, or None when it is no qualifier: 左右 and 大约 are 约, 逾 is 超过."""
    return next((known.means for known in qualifier_words() if known.text == word), None)


def allows(qualifier: Qualifier | str, base: Number, value: Number, before: Number | None = None) -> bool:
    """Whether `value` may be printed as `base` with `qualifier` (能否这样写).

    `before` is the previous comparable value; only 突破 asks for it, and without it 突破 is
    not allowed. A word that is no qualifier allows nothing.
    """
    if isinstance(qualifier, str):
        known = qualifier_of(qualifier)
        return known is not None and allows(known, base, value, before)
    base, value = Decimal(base), Decimal(value)
    match qualifier:
        case Qualifier.OVER:
            return _is_over(base, value)
        case Qualifier.NEAR:
            return base > 100 and Decimal("0.95") * base <= value < base
        case Qualifier.ABOUT:
            return base > 100 and abs(value - base) <= Decimal("0.05") * base
        case Qualifier.PASSED:
            return before is not None and before <= base < value
        case Qualifier.ABOVE:
            return value > base
        case Qualifier.BELOW:
            return value < base
        case Qualifier.AT_LEAST:
            return value >= base
        case Qualifier.AT_MOST:
            return value <= base
    return value == base


def write_over(value: Number, unit: str, *, figures: int = 1) -> str | None:
    """`value` as a round base with 余 and `unit`, or None where 余 would be untrue (余).

    The base keeps the leading `figures` figures. None for a value that is itself round, that
    has a fraction, or that is under 11.

    >>> write_over(311, "次"), write_over(514, "起", figures=2), write_over(300, "次")
    ('300余次', '510余起', None)
    """
    value = Decimal(value)
    if value != value.to_integral_value() or value < 11:
        return None
    size = 10 ** max(len(str(int(value))) - figures, 1)
    base = int(value) // size * size
    return f"{_shortened(base)}余{unit}" if allows(Qualifier.OVER, base, value) else None


def write_passed(base: Number, value: Number, unit: str, *, before: Number | None) -> str | None:
    """突破 where the value passed `base` now, 超过 where it had passed before, else None.

    >>> write_passed(80, 83, "%", before=78), write_passed(80, 83, "%", before=81)
    ('突破80%', '超过80%')
    """
    if not allows(Qualifier.ABOVE, base, value):
        return None
    word = Qualifier.PASSED if allows(Qualifier.PASSED, base, value, before) else Qualifier.ABOVE
    return f"{word.label}{_shortened(Decimal(base))}{unit}"


def allows_run(years: int, run: int) -> bool:
    """Whether 连续n年 may be printed: the run is exactly as long, and longer than one."""
    return years == run and run > 1


def allows_first(earlier: int) -> bool:
    """Whether 首次 may be printed: no earlier row of the kind exists."""
    return earlier == 0


def last_place(base: Number) -> int:
    """The size of the last place of a whole number that is not zero: 10 for 510, 1 for 511."""
    figures = str(int(abs(Decimal(base))))
    stripped = figures.rstrip("0")
    return int(10 ** (len(figures) - len(stripped))) if stripped else 1


def _is_over(base: Decimal, value: Decimal) -> bool:
    if base != base.to_integral_value() or base < 10:
        return False
    size = last_place(base)
    return size > 1 and base < value < base + size


def _shortened(base: Number) -> str:
    """A round base as running text has it: 4万 for 40000, 1.2亿; other numbers in figures."""
    base = Decimal(base)
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if base >= size and base % (size // 10) == 0:
            return plain(base / size) + word
    return plain(base)
