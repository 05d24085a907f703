"""Figures that rest on one selection, counted in one reading of it (同一选取一并归约).

A file of its own because it is the one place where a selection becomes the number of a whole
figure: one figure alone and many together are the same statement, only narrower or wider. A
filter on a selection is counted within it; a filter on a register is a selection itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.figures.figure import How, Reduction
from gongshi.figures.tally import Line

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Value

Node: TypeAlias = Any
# What one statement can count: the selection, and of distinct counts the columns counted.
Shared: TypeAlias = "tuple[Node, tuple[str, ...]]"
EXACT = "decimal(38, 4)"


@dataclass(frozen=True)
class Within:
    """The rows of `base` where all of `conditions` hold: a figure's selection, taken apart."""

    base: Node
    conditions: tuple[Node, ...]

    @classmethod
    def of(cls, selection: Table) -> Within:
        """The selection as a filter within another, or as itself."""
        import ibis.expr.operations as ops

        node = selection.op()
        if isinstance(node, ops.Filter) and not isinstance(node.parent, ops.PhysicalTable):
            return cls(node.parent, node.predicates)
        return cls(node, ())

    @property
    def where(self) -> Value:
        """All conditions as one; None when there is none."""
        return reduce(and_, (c.to_expr() for c in self.conditions)) if self.conditions else None


@dataclass(frozen=True)
class Together:
    """One statement and the figures that it counts (一并归约): one row, three columns for each."""

    figures: tuple[str, ...]
    table: Table

    def lines(self, rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, Line]]:
        """The line of each figure out of the statement's one row."""
        for row in rows:
            for name in self.figures:
                parts = {what: row[_named(name, what)] for what in ("value", "rows", "filled")}
                yield name, Line.of({"q": 0, "part": None, "word": None, **parts})


def together(asked: Mapping[str, tuple[Table, Reduction]]) -> list[Together]:
    """As few statements as count all these selections, by figure name; longest runs have their own branch."""
    groups: dict[Shared, dict[str, tuple[Within, Reduction]]] = {}
    for name, (selection, reduction) in asked.items():
        within = Within.of(selection)
        groups.setdefault((within.base, _keys(reduction)), {})[name] = (within, reduction)
    return [
        Together(tuple(group), _distinct(base, keys, group) if keys else _counted(base, group))
        for (base, keys), group in groups.items()
    ]


def _keys(reduction: Reduction) -> tuple[str, ...]:
    return (reduction.column, *reduction.beside) if reduction.how is How.COUNTS_DISTINCT else ()


def _named(figure: str, what: str) -> str:
    return figure if what == "value" else f"{figure}.{what}"


def _counted(base: Node, group: Mapping[str, tuple[Within, Reduction]]) -> Table:
    """Rows counted and columns summed, each within its figure's conditions."""
    rows = base.to_expr()
    found: dict[str, Value] = {}
    for name, (within, reduction) in group.items():
        count = rows.count(where=within.where).fill_null(0)  # Spark counts nothing of no row as null
        if reduction.how is How.COUNTS:
            found |= _three(name, count, count, count)
        else:
            column = rows[reduction.column]
            total = column.sum(where=within.where).cast(EXACT)
            found |= _three(name, total, count, column.count(where=within.where).fill_null(0))
    return rows.aggregate(**found)


def _distinct(base: Node, keys: Sequence[str], group: Mapping[str, tuple[Within, Reduction]]) -> Table:
    """Keys counted that have a row within the figure's conditions; a key is its first column filled.

    Counting rows of a grouping is several times faster than COUNT(DISTINCT) over joined text.
    """
    rows = base.to_expr()
    once = rows.group_by([rows[k] for k in keys]).aggregate(
        **{name: rows.count(where=within.where) for name, (within, _) in group.items()}
    )
    is_filled = once[keys[0]].notnull()
    found: dict[str, Value] = {}
    for name in group:
        times = once[name]
        found |= _three(name, (is_filled & (times > 0)).sum(), times.sum(), times.sum(where=is_filled))
    return once.aggregate(**{name: value.fill_null(0) for name, value in found.items()})


def _three(name: str, value: Value, rows: Value, filled: Value) -> dict[str, Value]:
    return {_named(name, "value"): value, _named(name, "rows"): rows, _named(name, "filled"): filled}
