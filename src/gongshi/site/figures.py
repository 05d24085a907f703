"""A figure as the public may open it: definition, values over the periods, records (公开的指标)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | float | date | None
Rows = Iterable[tuple[Cell, ...]]


@dataclass(frozen=True)
class Column:
    """One column of the records: its name, heading, type, unit, and the level that guards it (列)."""

    name: str
    label: str
    type: str = "文本"
    unit: str = ""
    level: int = 0
    note: str = ""


def no_rows() -> Rows:
    """No record at all."""
    return ()


def no_sql() -> tuple[tuple[str, str], ...]:
    """No statement: the value is quoted, listed, or not there."""
    return ()


@dataclass(frozen=True)
class Records:
    """The records behind one value at public level (数字背后的记录).

    `total` were selected; `rows` gives the `held` that were handed over, one by one, at most as many. `digest` stands for
    their content, so that unchanged ones need not be read again. `withheld` are headings that
    the public may not see. `note` says what to know before reading.
    """

    columns: tuple[Column, ...]
    total: int
    digest: str
    rows: Callable[[], Rows] = field(default=no_rows, repr=False, compare=False)
    withheld: tuple[str, ...] = ()
    note: str = ""
    held: int = 0


@dataclass(frozen=True)
class Part:
    """One part of a breakdown (分项)."""

    label: str
    shown: str
    value: Decimal | None

    @property
    def exact(self) -> str:
        """The value as data, empty when there is none."""
        return "" if self.value is None else f"{self.value:f}"


@dataclass(frozen=True)
class Breakdown:
    """A value divided by one column, empty categories included (分项表)."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Value:
    """One published number of a figure (公布的数).

    `shown` is as printed, with its unit, or the word for why there is none; `exact` the plain
    number as data. `was` is what stood published before a correction. `statement` is what computed it; `sql` gives
    it as people read it, (engine, text), asked only when the page is written.
    `origins` are labels and pages of the figures it is computed from.
    """

    period: str
    label: str
    shown: str
    value: Decimal | None
    state: str
    known: datetime
    released: date
    notice: str = ""
    was: str = ""
    note: str = ""
    changes: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    statement: str = ""
    sql: Callable[[], tuple[tuple[str, str], ...]] = field(default=no_sql, repr=False, compare=False)
    records: Records | None = None
    origins: tuple[tuple[str, str, str], ...] = ()
    thresholds: tuple[str, ...] = ()

    @property
    def exact(self) -> str:
        """The value as data: plain digits, empty when there is none."""
        return "" if self.value is None else f"{self.value:f}"


@dataclass(frozen=True)
class Example:
    """A worked example as people read it: tables as text, and what they give (算例)."""

    title: str
    tables: tuple[tuple[str, str], ...]
    period: str
    gives: str


@dataclass(frozen=True)
class Figure:
    """A figure with all that says what it means (指标); `values` newest first."""

    name: str
    label: str
    unit: str
    population: str
    definition: str
    source: str
    how: str
    values: tuple[Value, ...]
    examples: tuple[Example, ...] = ()
    group: str = ""

    @property
    def latest(self) -> Value:
        """The newest value; there is always one, or the figure has no page."""
        return self.values[0]
