"""Selections that several questions read, run once and held (共用选取).

A release asks some eighty figures for three periods and seven lists. Most read the same few
selections of the largest register, and a database runs a selection again for each question
that names it. So the questions are laid side by side first: a filter on a large register, or
a join over one, that two or more of them hold is written once to a temporary table, with
only the columns that somebody reads. The questions themselves stay as they were defined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from gongshi.engines.expression import Table
from gongshi.engines.scans import one_scan, rows_of, whole_readings

Node: TypeAlias = Any
Keep = Callable[[Table], Table]


@dataclass(frozen=True)
class Common:
    """Nodes that are one selection but for the columns they give (共同选取).

    `whole` is that selection with the columns of all; `names` says under which name it has
    each column of a node.
    """

    whole: Node
    names: Mapping[Node, Mapping[str, str]]


def common_selections(expressions: Sequence[Table], large: Collection[str]) -> list[Common]:
    """Filters on and joins over a large register that two or more expressions hold, inner ones first."""
    held: dict[Node, dict[Node, None]] = defaultdict(dict)
    times: Counter[Node] = Counter()
    for expression in expressions:
        here = [(_core(node), node) for node in _relations(expression.op()) if _is_worth(node, large)]
        times.update({core for core, _ in here})
        for core, node in here:
            held[core][node] = None
    return [_common(list(nodes)) for core, nodes in held.items() if times[core] > 1]


@dataclass(frozen=True)
class Held:
    """The table that stands for a node (已存选取): with all its columns, true only in `columns`."""

    node: Node
    columns: frozenset[str]


def held_nodes(expressions: Sequence[Table], shared: Sequence[Common], keep: Keep) -> dict[Node, Held]:
    """For each node of `shared` the table that `keep` wrote of it; columns that nobody reads are empty."""
    read = columns_read(expressions)
    made: dict[Node, Held] = {}
    for filters in whole_readings([common.whole for common in shared]):
        kept = keep(one_scan(filters, {c for node in filters for c in read.get(node, ())}))
        made |= {n: _held(rows_of(kept, i), n.schema, {c: c for c in n.schema}) for i, n in enumerate(filters)}
    for common in shared:
        if common.whole in made:
            continue
        selection = common.whole.replace({n: held.node for n, held in made.items()}).to_expr().as_table()
        wanted = {names[c] for node, names in common.names.items() for c in read.get(node, ())}
        kept = keep(selection.select([c for c in selection.columns if c in wanted] or selection.columns[:1]))
        made |= {node: _held(kept, node.schema, names) for node, names in common.names.items()}
    return made


def with_held(expression: Table, made: Mapping[Node, Held]) -> Table:
    """The expression on what is held, wherever that has all the columns that it reads."""
    read = columns_read([expression]) if made else {}
    fit = {n: h.node for n, h in made.items() if read.get(n, set()) <= h.columns}
    return expression.op().replace(fit).to_expr() if fit else expression


def _core(node: Node) -> Node:
    """What makes two nodes the same selection: of a join its tables and conditions, not its columns."""
    import ibis.expr.operations as ops

    return (node.first, node.rest) if isinstance(node, ops.JoinChain) else node


def _common(nodes: Sequence[Node]) -> Common:
    """The nodes as one; a column that two of them name differently is held once."""
    import ibis.expr.operations as ops

    first = nodes[0]
    if len(nodes) == 1:
        return Common(first, {first: {name: name for name in first.schema.names}})
    held: dict[Node, str] = {}
    for node in nodes:
        for value in node.values.values():
            held.setdefault(value, f"c{len(held)}")
    whole = ops.JoinChain(first.first, first.rest, {name: value for value, name in held.items()})
    return Common(whole, {node: {name: held[v] for name, v in node.values.items()} for node in nodes})


def columns_read(expressions: Iterable[Table]) -> dict[Node, set[str]]:
    """For each table in the expressions, the columns that something above it reads."""
    read: dict[Node, set[str]] = {}
    order: dict[Node, None] = {}
    for expression in expressions:
        read.setdefault(expression.op(), set()).update(expression.columns)
        order |= dict.fromkeys(_relations(expression.op()))
    for node in reversed(order):
        for below, column in _reads(node, read.get(node, set())):
            read.setdefault(below, set()).update(below.schema.names if column is None else (column,))
    return read


def _relations(top: Node) -> list[Node]:
    """The tables that `top` is made of, itself last, each after all it is made of."""
    import ibis.common.graph as graph
    import ibis.expr.operations as ops

    return [node for node in graph.Graph.from_bfs(top).toposort()[0] if isinstance(node, ops.Relation)]


def _reads(node: Node, wanted: set[str]) -> Iterable[tuple[Node, str | None]]:
    """(table below, column) for what `node` reads to give `wanted`; None for all of its columns."""
    import ibis.expr.operations as ops

    if isinstance(node, ops.Filter | ops.Sort | ops.Reference):
        yield from ((node.parent, column) for column in wanted)
    if isinstance(node, ops.Filter):
        yield from _fields(node.predicates)
    elif isinstance(node, ops.Sort):
        yield from _fields(node.keys)
    elif isinstance(node, ops.Project):
        yield from _fields(node.values[name] for name in wanted)
    elif isinstance(node, ops.JoinChain):
        yield from _fields(node.values[name] for name in wanted)
        yield from _fields(p for link in node.rest for p in link.predicates)
    elif isinstance(node, ops.Aggregate):
        yield from _fields((*node.groups.values(), *node.metrics.values()))
    elif not isinstance(node, ops.Reference):
        yield from _fields(node.__children__)


def _fields(values: Iterable[Node]) -> Iterable[tuple[Node, str | None]]:
    import ibis.expr.operations as ops

    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, ops.Field):
            yield value.rel, value.name
        elif isinstance(value, ops.CountStar):
            waiting += () if value.where is None else (value.where,)
        elif isinstance(value, ops.Relation):
            yield value, None
        else:
            waiting += value.__children__


def _is_worth(node: Node, large: Collection[str]) -> bool:
    import ibis.expr.operations as ops

    if isinstance(node, ops.Filter):
        return isinstance(node.parent, ops.DatabaseTable) and node.parent.name in large
    if isinstance(node, ops.JoinChain):
        return any(isinstance(n, ops.DatabaseTable) and n.name in large for n in _relations(node))
    return False


def _held(kept: Table, schema: Mapping[str, Any], names: Mapping[str, str]) -> Held:
    """The kept table with all columns of `schema`, so that every reader fits; unread ones empty."""
    import ibis

    have = frozenset(n for n in schema if names[n] in kept.columns)
    columns = {n: kept[names[n]] if n in have else ibis.null(t) for n, t in schema.items()}
    return Held(kept.select(**columns).op(), have)
