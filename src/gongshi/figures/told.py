"""Whether the registers tell what a figure rests on, or leave its column empty throughout (有无填报).

Open data often lack a column; a count of the rows where it says something would then be
nought, and read as «none happened». Such a figure is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.figures.together import Within

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Value
    from gongshi.figures.figure import Selected
    from gongshi.figures.plan import Plan

Node: TypeAlias = Any
_FIRST = 10_000  # rows of a register in which a column that is ever filled nearly always is


@dataclass(frozen=True)
class Tells:
    """One statement that says of each figure whether its columns tell anything: one row, true or false."""

    figures: tuple[str, ...]
    table: Table
    whole: None = None

    def silent(self, rows: Iterable[Mapping[str, object]]) -> frozenset[str]:
        """The figures whose columns are empty in every record they were drawn from."""
        return frozenset(name for row in rows for name in self.figures if not row[name])


@dataclass(frozen=True)
class Filled:
    """How many rows a register has, and how many fill each column: of its first rows, and of all where those say nothing."""

    wanted: Mapping[str, tuple[str, ...]]
    table: Table
    whole: Table

    def silent(self, rows: Iterable[Mapping[str, object]]) -> frozenset[str]:
        """The figures that rest on a column which no row fills, of a register that has rows."""
        nothing = {what for row in rows for what, found in row.items() if not found}
        empty = {column for column in nothing if _register(column) not in nothing}
        return frozenset(name for name, columns in self.wanted.items() if empty.intersection(columns))


def tells(plans: Mapping[str, Plan]) -> list[Tells | Filled]:
    """Statements for the figures that name the columns they are told by; one for each base."""
    groups: dict[Node, list[Plan]] = {}
    asked = [p for p in plans.values() if p.figure.told_by and not p.missing]
    for planned in asked:
        if told_here(planned.figure):
            groups.setdefault(_drawn_from(planned.selection), []).append(planned)
    return [
        *(_tells(base, group) for base, group in groups.items()),
        *_filled([p for p in asked if told_elsewhere(p.figure)]),
    ]


def told_here(figure: Selected) -> tuple[str, ...]:
    """The columns of its own selection that tell the figure."""
    return tuple(c for c in figure.told_by if "." not in c)


def told_elsewhere(figure: Selected) -> tuple[str, ...]:
    """The columns of whole registers that tell the figure: `register.column`."""
    return tuple(c for c in figure.told_by if "." in c)


def _filled(plans: Iterable[Plan]) -> list[Filled]:
    """The statements over whole registers that figures ask for, one a register."""
    wanted = {p.figure.name: told_elsewhere(p.figure) for p in plans}
    registers = {_register(c): dict(p.handed)[_register(c)] for p in plans for c in told_elsewhere(p.figure)}
    columns = sorted({c for found in wanted.values() for c in found})
    return [
        _filled_of(name, rows, wanted, [c for c in columns if _register(c) == name]) for name, rows in registers.items()
    ]


def _filled_of(name: str, rows: Table, wanted: Mapping[str, tuple[str, ...]], columns: Sequence[str]) -> Filled:
    """No row is selected by a column: the engine would keep what two statements select alike."""
    first, whole = (
        some.aggregate(**{name: some.count()}, **{c: some[c.split(".")[1]].count() for c in columns})
        for some in (rows.limit(_FIRST), rows)
    )
    return Filled(wanted, first, whole)


def _register(column: str) -> str:
    return column.split(".")[0]


def _tells(base: Node, group: Iterable[Plan]) -> Tells:
    rows = base.to_expr()
    found = {p.figure.name: _told(rows, told_here(p.figure)) for p in group}
    return Tells(tuple(found), rows.aggregate(**found))


def _told(rows: Table, columns: Iterable[str]) -> Value:
    """True when each of the columns is filled in some row, or there is no row at all."""
    return reduce(and_, (rows[c].count() > 0 for c in columns)) | (rows.count() == 0)


def _drawn_from(selection: Table) -> Node:
    """What the selection was filtered from: the records among which it looked."""
    import ibis.expr.operations as ops

    within = Within.of(selection)
    return within.base.parent if not within.conditions and isinstance(within.base, ops.Filter) else within.base
