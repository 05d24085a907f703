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
    from gongshi.engines.expression import Runs, Table, Value
    from gongshi.figures.figure import Selected
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


def tells(plans: Mapping[str, Plan]) -> list[Tells]:
    """Statements for the figures that name columns of their own selection; one for each base."""
    groups: dict[Node, list[Plan]] = {}
    for planned in _asked(plans):
        if told_here(planned.figure):
            groups.setdefault(_drawn_from(planned.selection), []).append(planned)
    return [_tells(base, group) for base, group in groups.items()]


def unfilled(plans: Mapping[str, Plan], engine: Runs) -> frozenset[str]:
    """The figures that rest on a column of a whole register which no row fills."""
    return frozenset(
        p.figure.name for p in _asked(plans) if never_filled(told_elsewhere(p.figure), engine, p.figure.opens)
    )


def never_filled(columns: Iterable[str], engine: Runs, opens: Iterable[str] = ()) -> tuple[str, ...]:
    """Those of `columns`, written `register.column`, that are empty in every row; `opens` are registers read sealed."""
    return tuple(c for c in columns if _column(c) in engine.never_filled(_register(c), sealed=_register(c) in opens))


def _asked(plans: Mapping[str, Plan]) -> list[Plan]:
    return [p for p in plans.values() if p.figure.told_by and not p.missing]


def told_here(figure: Selected) -> tuple[str, ...]:
    """The columns of its own selection that tell the figure."""
    return tuple(c for c in figure.told_by if "." not in c)


def told_elsewhere(figure: Selected) -> tuple[str, ...]:
    """The columns of whole registers that tell the figure: `register.column`."""
    return tuple(c for c in figure.told_by if "." in c)


def _register(column: str) -> str:
    return column.split(".")[0]


def _column(column: str) -> str:
    return column.split(".")[1]


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
