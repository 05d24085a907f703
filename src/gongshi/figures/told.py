"""Whether the registers tell what a figure rests on, or leave its column empty throughout (有无填报).

Open data often lack a column; a count of the rows where it says something would then be
nought, and read as «none happened». Such a figure is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
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


def tells(plans: Mapping[str, Plan]) -> list[Tells]:
    """Statements for the figures that name the columns they are told by; one for each base."""
    groups: dict[Node, list[Plan]] = {}
    for planned in plans.values():
        if planned.figure.told_by and not planned.missing:
            groups.setdefault(_drawn_from(planned.selection), []).append(planned)
    return [_tells(base, group) for base, group in groups.items()]


def _tells(base: Node, group: Iterable[Plan]) -> Tells:
    rows = base.to_expr()
    found = {p.figure.name: _told(rows, p.figure.told_by) for p in group}
    return Tells(tuple(found), rows.aggregate(**found))


def _told(rows: Table, columns: Iterable[str]) -> Value:
    """True when one of the columns is filled in some row, or there is no row at all."""
    return reduce(or_, (rows[c].count() > 0 for c in columns)) | (rows.count() == 0)


def _drawn_from(selection: Table) -> Node:
    """What the selection was filtered from: the records among which it looked."""
    import ibis.expr.operations as ops

    within = Within.of(selection)
    return within.base.parent if not within.conditions and isinstance(within.base, ops.Filter) else within.base
