"""What an engine gave for one category, finished in Python on exact numbers (归约的收尾).

The four states are told apart here, and longest runs are counted: engines only list the
whole numbers that occur.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gongshi.figures.answer import State
from gongshi.figures.figure import How


@dataclass(frozen=True)
class Tally:
    """One category's value with its evidence in numbers (一项统计)."""

    value: Decimal | None
    state: State
    rows: int = 0
    empty: int = 0


NOTHING = Tally(Decimal(0), State.ZERO)


@dataclass(frozen=True)
class Line:
    """One row of the UNION ALL as plain values."""

    q: int
    part: str | None
    word: str | None
    value: Decimal | None
    rows: int
    filled: int

    @classmethod
    def of(cls, row: dict[str, object]) -> Line:
        """The line that an engine's row holds."""
        value, part, word = row["value"], row["part"], row["word"]
        return cls(
            int(str(row["q"])), None if part is None else str(part), None if word is None else str(word),
            None if value is None else exact(value), int(str(row["rows"])), int(str(row["filled"])),
        )  # fmt: skip


def exact(value: object) -> Decimal:
    """The number without trailing zeros, never in scientific notation.

    >>> exact("100.0000"), exact("0.5000")
    (Decimal('100'), Decimal('0.5'))
    """
    found = Decimal(str(value))
    whole = found.to_integral_value()
    return whole if found == whole else found.normalize()


def tally(how: How, lines: Iterable[Line]) -> Tally:
    """The value and state of one category; no line at all is zero.

    No record is zero; records whose reduced column is empty in all are unknown.
    """
    found = list(lines)
    rows = sum(line.rows for line in found)
    empty = rows - sum(line.filled for line in found)
    if not rows:
        return NOTHING
    if empty == rows:
        return Tally(None, State.UNKNOWN, rows, empty)
    values = [line.value for line in found if line.value is not None]
    value = longest_run_of(values) if how is How.LONGEST_RUN else sum(values, Decimal(0))
    return Tally(value, State.ZERO if value == 0 else State.KNOWN, rows, empty)


def longest_run_of(values: Iterable[Decimal]) -> Decimal:
    """How many whole numbers follow each other without a gap, up to the largest (连续数).

    >>> longest_run_of([Decimal(2019), Decimal(2021), Decimal(2022)])
    Decimal('2')
    """
    present = set(values)
    end = max(present)
    run = 0
    while end - run in present:
        run += 1
    return Decimal(run)
