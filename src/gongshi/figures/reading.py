"""Which columns of which registers an answer really rests on (所读的列).

Not what a definition has at hand but what it looks at: the column that is counted or summed,
those it is divided by, and all that decide which records are in. A column that is only carried
along is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongshi.figures.ask import leaves
from gongshi.figures.plan import plan
from gongshi.figures.told import told_elsewhere, told_here

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.breakdown import Breakdown
    from gongshi.figures.figure import Figure, Selected
    from gongshi.figures.lineage import Source
    from gongshi.figures.plan import Plan


def columns_of(figure: Figure, at: At, engine: Runs) -> frozenset[Source]:
    """The (register, column) pairs that the figure and its breakdowns rest on; none for a quoted or listed one."""
    found: set[Source] = set()
    for leaf in leaves([figure]):
        planned = plan(leaf, at, engine)
        found |= columns_read(planned.selection, _wanted(leaf), dict(planned.handed))
        found |= {pair for one in leaf.breakdowns for pair in _looked_up(one)}
        found |= {(register, column) for register, _, column in (c.partition(".") for c in told_elsewhere(leaf))}
    return frozenset(found)


def named_of(planned: Plan, column: str) -> frozenset[Source]:
    """What a column of a selection rests on, when its values are named one by one."""
    return columns_read(planned.selection, [column], dict(planned.handed))


def _wanted(leaf: Selected) -> set[str]:
    """The columns of the selection that the reduction, its breakdowns and its silence look at."""
    counted = {leaf.reduction.column, *leaf.reduction.beside, *told_here(leaf)} - {""}
    divided = {column for one in leaf.breakdowns for column in _divided_by(one)}
    return counted | divided


def _divided_by(one: Breakdown) -> Iterator[str]:
    if one.lookup is not None:
        yield from (ours for ours, _ in one.lookup.on)
    else:
        yield one.month_of or one.column or one.name


def _looked_up(one: Breakdown) -> Iterator[Source]:
    if one.lookup is not None:
        yield from ((one.lookup.register, c) for c in (one.lookup.column, *(theirs for _, theirs in one.lookup.on)))
    if one.register:
        yield from ((one.register, c) for c in (one.code, one.word) if c)


def columns_read(selection: Table, wanted: Iterable[str], handed: Mapping[str, Table]) -> frozenset[Source]:
    """The register columns behind `wanted` columns of the selection and behind what selects its rows.

    `handed` are the registers by name. A step of an unknown kind counts as reading all it has.
    """
    names = {table.op(): name for name, table in handed.items()}
    done: dict[Any, set[str]] = {}
    open_: list[tuple[Any, set[str]]] = [(selection.op(), set(wanted))]
    while open_:
        relation, columns = open_.pop()
        fresh = columns - done.get(relation, set())
        if fresh or relation not in done:
            done.setdefault(relation, set()).update(columns)
            if relation not in names:
                open_.extend(_below(relation, columns))
    return frozenset(
        (names[r], c) for r, columns in done.items() if r in names for c in columns if not c.startswith("_")
    )


def _below(relation: Any, columns: set[str]) -> Iterator[tuple[Any, set[str]]]:
    """The relations that this one is made of, each with its columns that are read."""
    import ibis.expr.operations as ops

    if isinstance(relation, ops.Set):
        yield from ((side, columns) for side in (relation.left, relation.right))
        return
    for value in (*_deciding(relation, ops), *_values(relation, columns, ops)):
        yield from ((f.rel, {f.name}) for f in value.find(ops.Field, filter=ops.Value))
        yield from ((s.rel, set(s.rel.schema)) for s in value.find(ops.Subquery, filter=ops.Value))
    yield from ((parent, set()) for parent in _parents(relation, ops))


def _values(relation: Any, columns: set[str], ops: Any) -> list[Any]:
    pruned = (ops.Project, ops.Aggregate, ops.JoinChain, ops.Filter, ops.Sort, ops.Limit, ops.JoinReference,
              ops.SelfReference, ops.DropColumns)  # fmt: skip
    kept = columns if isinstance(relation, pruned) else set(relation.values)
    return [relation.values[c] for c in kept]


def _deciding(relation: Any, ops: Any) -> list[Any]:
    """The expressions that decide which rows there are, whatever columns are looked at."""
    if isinstance(relation, ops.Filter):
        return list(relation.predicates)
    if isinstance(relation, ops.Aggregate):
        return list(relation.groups.values())
    if isinstance(relation, ops.JoinChain):
        return [p for link in relation.rest for p in link.predicates]
    return []


def _parents(relation: Any, ops: Any) -> list[Any]:
    """What stands below even when no column of it is looked at: its rows are counted."""
    if isinstance(relation, ops.JoinChain):
        return [relation.first, *(link.table for link in relation.rest)]
    parent = getattr(relation, "parent", None)
    return [] if parent is None else [parent]
