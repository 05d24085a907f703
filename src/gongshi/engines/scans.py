"""Filters that must read a whole register, read in one go (一次扫描).

A filter between two bounds of a column is cheap: the file knows the bounds of its row groups
and the rest is skipped. Others read everything, and two of them read it twice; side by side
in one scan, each with a column that says which rows are its own, they cost half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, TypeAlias

from gongshi.engines.expression import Table, Value

Node: TypeAlias = Any


def whole_readings(nodes: Sequence[Node]) -> list[list[Node]]:
    """Groups of two or more filters among `nodes` that each read the whole of one register."""
    import ibis.expr.operations as ops

    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, ops.Filter) and isinstance(node.parent, ops.PhysicalTable) and not _is_bounded(node):
            groups[node.parent].append(node)
    return [group for group in groups.values() if len(group) > 1]


def one_scan(filters: Sequence[Node], columns: Collection[str]) -> Table:
    """The rows of any of these filters, with `columns` and a flag for each filter, see `rows_of`."""
    rows = filters[0].parent.to_expr()
    shared = [p for p in filters[0].predicates if all(p in other.predicates for other in filters)]
    conditions = [_all_of(p for p in node.predicates if p not in shared) for node in filters]
    flags = {_flag(i): condition for i, condition in enumerate(conditions)}
    found = rows.filter(*(p.to_expr() for p in shared), reduce(or_, conditions))
    return found.select([c for c in rows.columns if c in columns], **flags)


def rows_of(kept: Table, number: int) -> Table:
    """The rows of filter `number` in what `one_scan` gave."""
    return kept.filter(kept[_flag(number)])


def _flag(number: int) -> str:
    return f"_is{number}"


def _all_of(predicates: Iterable[Node]) -> Value:
    import ibis

    found = [p.to_expr() for p in predicates]
    return reduce(and_, found) if found else ibis.literal(True)


def _is_bounded(node: Node) -> bool:
    """Whether some column has a lower and an upper bound."""
    sides: dict[Node, set[str]] = defaultdict(set)
    for predicate in node.predicates:
        for column, side in _sides(predicate):
            sides[column].add(side)
    return any(len(found) == 2 for found in sides.values())


def _sides(predicate: Node) -> Iterator[tuple[Node, str]]:
    import ibis.expr.operations as ops

    if isinstance(predicate, ops.Between):
        yield from ((predicate.arg, side) for side in ("lower", "upper"))
    elif isinstance(predicate, ops.Greater | ops.GreaterEqual):
        yield predicate.left, "lower"
    elif isinstance(predicate, ops.Less | ops.LessEqual):
        yield predicate.left, "upper"
