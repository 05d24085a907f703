"""Ask figures in bulk: one statement for all of them (批量统计).

A notice asks for everything at once. Selected figures and their breakdowns go to the engine
as one UNION ALL; derived, quoted and listed figures are finished in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.engines.tables import LATEST
from gongshi.errors import Refused
from gongshi.figures.answer import Answers
from gongshi.figures.breakdown import breakdowns_named, breakdowns_of
from gongshi.figures.figure import Derived, Figure, Selected
from gongshi.figures.finish import Asked
from gongshi.figures.plan import Plan, plan
from gongshi.figures.reduce import category_branch, part_branch, united, whole_branch
from gongshi.figures.tally import Line
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.breakdown import Breakdown

Branch = tuple[str, str]  # figure name or "" for a register's categories, breakdown name or ""


class MixedClocks(Refused):
    """The engine reads another moment than the one the answer is to be known at (时点不一致)."""


def ask(
    figures: Sequence[Figure],
    at: At,
    engine: Runs,
    *,
    by: str | Sequence[str] | None = None,
    rolls: Mapping[str, int] | None = None,
    suppress: bool = True,
) -> Answers:
    """The answers of `figures`: each whole, then its parts for every breakdown in `by` (答数).

    A figure that does not offer a breakdown of `by` is answered whole only. `rolls` gives the
    lengths of lists by name, for listed figures. Small counts in sensitive matters come
    without their value, unless `suppress` is False: only for people who may see them.

    Raises NoSuchBreakdown when no figure offers it, MixedClocks when `engine.known` is not
    `at.known`, PartsDoNotAdd when a figure contradicts itself.
    """
    names = (by,) if isinstance(by, str) else tuple(by or ())
    breakdowns_named(tuple(figures), names)
    _check_clocks(at, engine)
    plans = {f.name: plan(f, at, engine) for f in leaves(figures)}
    asked = Asked(at, engine, plans, rolls or {}, _lines(plans, names, engine), suppress)
    items = [a for f in figures for a in asked.answers(f, [b for b in breakdowns_of(f) if b.name in names])]
    return Answers(tuple(items))


def leaves(figures: Sequence[Figure]) -> tuple[Selected, ...]:
    """The selected figures among `figures` and those that derived ones rest on, once each."""
    found: dict[str, Selected] = {}
    for figure in figures:
        if isinstance(figure, Selected):
            found[figure.name] = figure
        elif isinstance(figure, Derived):
            found |= {leaf.name: leaf for leaf in leaves([part for _, part in figure.parts])}
    return tuple(found.values())


def _lines(plans: Mapping[str, Plan], names: Sequence[str], engine: Runs) -> dict[Branch, tuple[Line, ...]]:
    """The engine's lines for each branch; one call of the engine in all."""
    branches = _branches(plans, names, engine)
    if not branches:
        return {}
    found: dict[Branch, list[Line]] = {branch: [] for branch, _ in branches}
    for row in engine.rows(united([table for _, table in branches])):
        line = Line.of(row)
        found[branches[line.q][0]].append(line)
    return {branch: tuple(lines) for branch, lines in found.items()}


def _branches(plans: Mapping[str, Plan], names: Sequence[str], engine: Runs) -> list[tuple[Branch, Table]]:
    made: list[tuple[Branch, Table]] = []
    divided: dict[str, Breakdown] = {}
    for planned in plans.values():
        if planned.missing:
            continue
        figure, selection = planned.figure, planned.selection
        made.append(((figure.name, ""), whole_branch(len(made), selection, figure.reduction)))
        for breakdown in (b for b in figure.breakdowns if b.name in names):
            divided[breakdown.name] = breakdown
            made.append(((figure.name, breakdown.name), part_branch(len(made), selection, figure.reduction, breakdown)))
    for breakdown in divided.values():
        if breakdown.register and engine.is_delivered(breakdown.register):
            table = engine.tables(breakdown.register)
            made.append((("", breakdown.name), category_branch(len(made), table, breakdown)))
    return made


def _check_clocks(at: At, engine: Runs) -> None:
    if engine.known in (at.known, LATEST):
        return
    raise MixedClocks(
        tr("台账读的是截至 {engine} 的数据，答数要求截至 {at}。", engine=engine.known, at=at.known),
        where=tr("统计时点“截至”"),
        mend=tr("请用同一截至时间打开台账库。"),
    )
