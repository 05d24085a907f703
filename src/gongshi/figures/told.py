"""Whether the registers tell what a figure rests on, or leave its column empty throughout (有无填报).

Open data often lack a column; a count of the rows where it says something would then be
nought, and read as «none happened». Such a figure is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.figures.together import Within

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Value
    from gongshi.figures.plan import Plan

Node: TypeAlias = Any


@dataclass(frozen=True)
class Tells:
    """One statement that says of each figure whether its columns tell anything: one row, true or false."""

    figures: tuple[str, ...]
    table: Table

    def silent(self, rows: Iterable[Mapping[str, object]]) -> frozenset[str]:
        """The figures whose columns are empty in every record they were drawn from."""
        return frozenset(name for row in rows for name in self.figures if not row[name])


@dataclass(frozen=True)
class Filled:
    """One statement that looks into whole registers: for each column, and for each register, 1 or 0 rows."""

    wanted: Mapping[str, tuple[str, ...]]
    table: Table

    def silent(self, rows: Iterable[Mapping[str, object]]) -> frozenset[str]:
        """The figures that rest on a column which no row fills, of a register that has rows."""
        nothing = {str(row["what"]) for row in rows if not row["found"]}
        empty = {column for column in nothing if _register(column) not in nothing}
        return frozenset(name for name, columns in self.wanted.items() if empty.intersection(columns))


def tells(plans: Mapping[str, Plan]) -> list[Tells | Filled]:
    """Statements for the figures that name the columns they are told by; one for each base."""
    groups: dict[Node, list[Plan]] = {}
    asked = [p for p in plans.values() if p.figure.told_by and not p.missing]
    for planned in asked:
        if _own(planned):
            groups.setdefault(_drawn_from(planned.selection), []).append(planned)
    return [*(_tells(base, group) for base, group in groups.items()), *_filled([p for p in asked if _elsewhere(p)])]


def _own(planned: Plan) -> tuple[str, ...]:
    return tuple(c for c in planned.figure.told_by if "." not in c)


def _elsewhere(planned: Plan) -> tuple[str, ...]:
    return tuple(c for c in planned.figure.told_by if "." in c)


def _filled(plans: Iterable[Plan]) -> list[Filled]:
    """The statement over whole registers, if a figure asks: it stops at the first row that is filled."""
    wanted = {p.figure.name: _elsewhere(p) for p in plans}
    looks = {}
    for column, rows in ((c, dict(p.handed)[_register(c)]) for p in plans for c in _elsewhere(p)):
        looks[column] = _look(column, rows.filter(rows[column.split(".")[1]].notnull()))
        looks[_register(column)] = _look(_register(column), rows)
    return [Filled(wanted, reduce(lambda a, b: a.union(b), looks.values()))] if looks else []


def _look(what: str, rows: Table) -> Table:
    """Whether there is a row: the engine stops at the first."""
    import ibis

    return rows.limit(1).aggregate(found=lambda first: first.count()).mutate(what=ibis.literal(what))


def _register(column: str) -> str:
    return column.split(".")[0]


def _tells(base: Node, group: Iterable[Plan]) -> Tells:
    rows = base.to_expr()
    found = {p.figure.name: _told(rows, _own(p)) for p in group}
    return Tells(tuple(found), rows.aggregate(**found))


def _told(rows: Table, columns: Iterable[str]) -> Value:
    """True when each of the columns is filled in some row, or there is no row at all."""
    return reduce(and_, (rows[c].count() > 0 for c in columns)) | (rows.count() == 0)


def _drawn_from(selection: Table) -> Node:
    """What the selection was filtered from: the records among which it looked."""
    import ibis.expr.operations as ops

    within = Within.of(selection)
    return within.base.parent if not within.conditions and isinstance(within.base, ops.Filter) else within.base
