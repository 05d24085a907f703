"""From which columns of which registers a column of a selection comes (列的来历).

Privacy is a column's property. A definition may join, rename and compute; so the level of
what it returns is found by walking the expression down to the registers it was given, never
by a column's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from gongshi.records.register import Level, Register

if TYPE_CHECKING:
    from gongshi.figures.plan import Plan

Source = tuple[str, str]  # register, column


def sources(plan: Plan, column: str) -> frozenset[Source] | None:
    """The (register, column) pairs that `column` of the selection is made of (来源列).

    None when it cannot be told, as with a value computed by a subquery.
    """
    handed = {table.op(): name for name, table in plan.handed}
    try:
        return _walk(plan.selection.op(), column, handed)
    except LookupError:
        return None


def level_of(plan: Plan, column: str, registers: Mapping[str, Register]) -> Level:
    """The privacy level of a column of the selection: the highest of what it is made of (密级).

    A column whose origin cannot be told has the highest level of all that was read.
    """
    found = sources(plan, column)
    if found is None:
        found = frozenset((name, c) for name, table in plan.handed for c in table.columns)
    return max((_level(registers[name], c) for name, c in found), default=Level.PUBLIC)


def _level(register: Register, column: str) -> Level:
    if column.startswith("_"):  # delivery, row, sheet: where to look, not what is there
        return Level.PUBLIC
    return register.column(column).level


def _walk(relation: Any, column: str, handed: Mapping[Any, str]) -> frozenset[Source]:
    import ibis.expr.operations as ops

    if relation in handed:
        return frozenset({(handed[relation], column)})
    if isinstance(relation, ops.Set):
        return _walk(relation.left, column, handed) | _walk(relation.right, column, handed)
    value = relation.values[column]  # KeyError: a table that no register was handed as
    if value.find(ops.Subquery, filter=ops.Value):
        raise LookupError(column)
    fields = value.find(ops.Field, filter=ops.Value)
    return frozenset(source for f in fields for source in _walk(f.rel, f.name, handed))
