"""What a figure is: a selection of records and a reduction over it (指标).

Four kinds. *Selected*: records and a reduction. *Derived*: from other figures. *Quoted*: an
outside number from a document with page or article. *Listed*: the length of a list. The
value is the reduction; the evidence is the selection; so opening, breaking down and
comparing follow from one definition and can never differ from the number.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.engines.expression import Table
    from gongshi.figures.breakdown import Breakdown


class How(Enum):
    """How a selection becomes a number (归约)."""

    COUNTS = "行数"
    COUNTS_DISTINCT = "去重计数"
    TOTALS = "求和"
    LONGEST_RUN = "最长连续"


@dataclass(frozen=True)
class Reduction:
    """One way to reduce a selection; `column` is counted, summed or run over.

    `beside` are further columns that a distinct count takes together with it.
    """

    how: How
    column: str = ""
    beside: tuple[str, ...] = ()


def counts() -> Reduction:
    """How many records (行数)."""
    return Reduction(How.COUNTS)


def counts_distinct(column: str, *beside: str) -> Reduction:
    """How many different values of `column`; empty ones are not counted (去重计数).

    With `beside`, how many combinations: a vehicle is its plate together with its plate kind.
    An empty column beside is a value of its own.
    """
    return Reduction(How.COUNTS_DISTINCT, column, beside)


def totals(column: str) -> Reduction:
    """The sum of `column`; no record gives 0 (求和)."""
    return Reduction(How.TOTALS, column)


def longest_run(column: str) -> Reduction:
    """The longest unbroken run of whole numbers in `column`, ending at the largest (最长连续)."""
    return Reduction(How.LONGEST_RUN, column)


@dataclass(frozen=True)
class Figure:
    """What all kinds share: the words that the sheet, the page and the desk show (指标).

    `population` names the set that is counted (口径), `source` the document or register it
    rests on, `spoken_as` other wordings of it in drafts. `places` are decimals shown.
    `sensitive` figures about persons are hidden under 5, with all that would give them away.
    """

    name: str
    label: str
    unit: str
    population: str
    source: str
    doc: str = ""
    spoken_as: tuple[str, ...] = ()
    places: int = 0
    sensitive: bool = False


@dataclass(frozen=True)
class Selected(Figure):
    """A figure counted from records (统计指标).

    `select` takes the registers that its parameters name, in order, and `at`; it returns the
    selected records. `breakdowns` are the columns of the selection it may be divided by.
    `opens` names registers whose sealed columns it must read. `told_by` are columns that decide
    who is selected: where one is empty in all records, the figure is unknown and not nought. A
    column of the selection is looked for among the records that it was drawn from, one written
    `register.column` in the whole register as it was known.
    """

    reduction: Reduction = Reduction(How.COUNTS)
    select: Callable[..., Table] = lambda: None
    registers: tuple[str, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    opens: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Derived(Figure):
    """A figure computed from other figures' values (派生指标)."""

    compute: Callable[..., Decimal | None] = lambda: None
    parts: tuple[tuple[str, Figure], ...] = ()


@dataclass(frozen=True)
class Quoted(Figure):
    """An outside number with its document and page or article (引用数据)."""

    value: Decimal | None = None
    document: str = ""
    place: str = ""


@dataclass(frozen=True)
class Listed(Figure):
    """The length of a list, answered by `lists` (名单长度)."""

    list_name: str = ""


def figure(
    reduction: Reduction,
    *,
    label: str,
    unit: str,
    population: str,
    source: str,
    spoken_as: tuple[str, ...] = (),
    breakdowns: tuple[Breakdown, ...] = (),
    opens: tuple[str, ...] = (),
    told_by: tuple[str, ...] = (),
    places: int = 0,
    sensitive: bool = False,
) -> Callable[[Callable[..., Table]], Selected]:
    """Make a selected figure of a function from registers and `at` to a selection.

    The function's name is the figure's name, its parameters but `at` the registers it reads,
    its docstring says which date counts, what is left out, and when it can still move.
    """

    def made(select: Callable[..., Table]) -> Selected:
        names = tuple(p for p in inspect.signature(select).parameters if p != "at")
        return Selected(
            name=select.__name__, label=label, unit=unit, population=population, source=source,
            doc=inspect.getdoc(select) or "", spoken_as=spoken_as, places=places, sensitive=sensitive,
            reduction=reduction, select=select, registers=names, breakdowns=breakdowns, opens=opens,
            told_by=told_by,
        )  # fmt: skip

    return made


def derived(
    compute: Callable[..., Decimal | None],
    *,
    name: str,
    label: str,
    unit: str,
    population: str,
    source: str,
    doc: str,
    places: int = 1,
    spoken_as: tuple[str, ...] = (),
    **parts: Figure,
) -> Derived:
    """A figure that `compute` makes of the values of `parts`, given by keyword as Decimals.

    A part that is unknown makes the whole unknown; `compute` may return None for «no value».
    """
    return Derived(name, label, unit, population, source, doc, spoken_as, places, False, compute, tuple(parts.items()))


def quoted(
    value: int | Decimal,
    *,
    name: str,
    label: str,
    unit: str,
    population: str,
    document: str,
    place: str,
    doc: str = "",
) -> Quoted:
    """An outside number; `document` and `place` (page or article) are required."""
    return Quoted(name, label, unit, population, document, doc, (), 0, False, Decimal(value), document, place)


def listed(list_name: str, *, name: str, label: str, unit: str, population: str, source: str, doc: str = "") -> Listed:
    """The length of the list `list_name` as published."""
    return Listed(name, label, unit, population, source, doc, (), 0, False, list_name)
