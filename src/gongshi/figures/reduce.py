"""A selection reduced to one number for each category (分项归约); whole figures: `together`.

Every branch gives the same six columns, so that all parts of a notice go out as one
UNION ALL: `q` the branch, `part` the category, `word` its name (categories of a register
only), `value`, `rows` selected, and in how many of them the reduced column is `filled`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongshi.figures.figure import How, Reduction
from gongshi.figures.together import EXACT

if TYPE_CHECKING:
    from gongshi.engines.expression import Table, Value
    from gongshi.figures.breakdown import Breakdown

BESIDE = "\x1f"
NO_CATEGORY = "\x1e"


def run_branch(q: int, selection: Table, reduction: Reduction) -> Table:
    """One row for each value of a longest run, with its records."""
    column = selection[reduction.column]
    return _shaped(q, selection.group_by(value=column).aggregate(rows=selection.count(), filled=column.count()))


def part_branch(q: int, selection: Table, reduction: Reduction, breakdown: Breakdown) -> Table:
    """One row for each category found; records without a category have an empty `part`."""
    if reduction.how is How.COUNTS_DISTINCT:
        return distinct_branch(q, distinct_base(selection, reduction, (breakdown,)), ("_part0",))
    keyed = selection.mutate(_part=breakdown.key(selection))
    if reduction.how is How.LONGEST_RUN:
        column = keyed[reduction.column]
        found = keyed.group_by(part=keyed["_part"], value=column)
        return _shaped(q, found.aggregate(rows=keyed.count(), filled=column.count()))
    return _shaped(q, keyed.group_by(part=keyed["_part"]).aggregate(**_reduced(keyed, reduction)))


def distinct_base(selection: Table, reduction: Reduction, breakdowns: Sequence[Breakdown]) -> Table:
    """One row for each distinct key and its categories, with its records `n`.

    The whole and all breakdowns of a distinct count are read off this one pass. Counting
    rows of a grouping is several times faster than COUNT(DISTINCT) over joined text.
    """
    parts = {f"_part{i}": b.key(selection) for i, b in enumerate(breakdowns)}
    keys = {f"_key{i}": selection[c] for i, c in enumerate((reduction.column, *reduction.beside))}
    named = selection.select(**parts, **keys)
    return named.group_by([*parts, *keys]).aggregate(n=named.count())


def distinct_branch(q: int, base: Table, part: Sequence[str]) -> Table:
    """How many keys the base holds, in all or for each value of its column `part`."""
    by = [*part, *(c for c in base.columns if c.startswith("_key"))]
    once = base if len(by) == len(base.columns) - 1 else base.group_by(by).aggregate(n=base.n.sum())
    is_filled = once["_key0"].notnull()
    counted = {
        "value": is_filled.sum().fill_null(0),
        "rows": once.n.sum().fill_null(0),
        "filled": once.n.sum(where=is_filled).fill_null(0),
    }
    if not part:
        return _shaped(q, once.aggregate(**counted))
    return _shaped(q, once.group_by(part=once[part[0]]).aggregate(**counted))


def cube_branch(q: int, selection: Table, reduction: Reduction, breakdowns: Sequence[Breakdown]) -> Table:
    """One row for each combination of categories: one scan for the whole and every breakdown.

    Only for counts and sums, which add. `part` holds the categories, see `split_parts`.
    """
    names = [f"_part{i}" for i in range(len(breakdowns))]
    keyed = selection.mutate(**{n: b.key(selection) for n, b in zip(names, breakdowns, strict=True)})
    found = keyed.group_by([keyed[n] for n in names]).aggregate(**_reduced(keyed, reduction))
    joined = found[names[0]].fill_null(NO_CATEGORY)
    for name in names[1:]:
        joined = joined + BESIDE + found[name].fill_null(NO_CATEGORY)
    return _shaped(q, found.mutate(part=joined))


def split_parts(part: str) -> list[str | None]:
    """The categories that `cube_branch` joined, in its order; None where there was none."""
    return [None if p == NO_CATEGORY else p for p in part.split(BESIDE)]


def category_branch(q: int, table: Table, breakdown: Breakdown) -> Table:
    """One row for each category that a register knows, found in the records or not."""
    import ibis

    code, word = table[breakdown.code].cast("string"), table[breakdown.word or breakdown.code].cast("string")
    named = table.filter(code.notnull()).group_by(part=code).aggregate(word=word.min())
    return named.select(
        q=ibis.literal(q, "int64"), part=named.part, word=named.word,
        value=ibis.literal(0, "int64").cast(EXACT), rows=ibis.literal(0, "int64"), filled=ibis.literal(0, "int64"),
    )  # fmt: skip


def united(branches: Sequence[Table]) -> Table:
    """All branches as one UNION ALL; halved and halved again, so that many stay shallow."""
    if len(branches) == 1:
        return branches[0]
    middle = len(branches) // 2
    return united(branches[:middle]).union(united(branches[middle:]))


def _reduced(selection: Table, reduction: Reduction) -> dict[str, Value]:
    rows = selection.count()
    if reduction.how is How.COUNTS:
        return {"value": rows, "rows": rows, "filled": rows}
    column = selection[reduction.column]
    return {"value": column.sum(), "rows": rows, "filled": column.count()}


def _shaped(q: int, found: Table) -> Table:
    import ibis

    has_part = "part" in found.columns
    return found.select(
        q=ibis.literal(q, "int64"), part=found.part if has_part else ibis.null("string"), word=ibis.null("string"),
        value=found.value.cast(EXACT), rows=found.rows.cast("int64"), filled=found.filled.cast("int64"),
    )  # fmt: skip
