"""Ask figures in bulk: one statement for all of them (批量统计).

A notice asks for everything at once. Selected figures and their breakdowns go to the engine
as one UNION ALL; derived, quoted and listed figures are finished in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gongshi.engines.tables import LATEST
from gongshi.errors import Refused
from gongshi.figures.answer import Answers
from gongshi.figures.breakdown import breakdowns_named, breakdowns_of
from gongshi.figures.figure import Derived, Figure, How, Selected
from gongshi.figures.finish import Asked
from gongshi.figures.plan import Plan, plan
from gongshi.figures.reduce import (
    category_branch,
    cube_branch,
    distinct_base,
    distinct_branch,
    part_branch,
    split_parts,
    united,
    whole_branch,
)
from gongshi.figures.tally import Line
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.breakdown import Breakdown

Answered = tuple[str, str]  # figure name or "" for a register's categories, breakdown name or ""


@dataclass(frozen=True)
class Branch:
    """One part of the UNION ALL and what it answers: the whole, one breakdown, or all at once."""

    figure: str
    breakdowns: tuple[str, ...]
    table: Table
    is_cube: bool = False

    def deal(self, line: Line) -> list[tuple[Answered, Line]]:
        """The line under every question it counts for."""
        if not self.is_cube:
            return [((self.figure, self.breakdowns[0] if self.breakdowns else ""), line)]
        codes = split_parts(line.part or "")
        parts = [((self.figure, b), replace(line, part=c)) for b, c in zip(self.breakdowns, codes, strict=True)]
        return [((self.figure, ""), replace(line, part=None)), *parts]


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


def _lines(plans: Mapping[str, Plan], names: Sequence[str], engine: Runs) -> dict[Answered, tuple[Line, ...]]:
    """The engine's lines under each question; one call of the engine in all."""
    branches = _branches(plans, names, engine)
    if not branches:
        return {}
    found: dict[Answered, list[Line]] = {}
    for row in engine.rows(united([b.table for b in branches])):
        line = Line.of(row)
        for answered, dealt in branches[line.q].deal(line):
            found.setdefault(answered, []).append(dealt)
    return {answered: tuple(lines) for answered, lines in found.items()}


def _branches(plans: Mapping[str, Plan], names: Sequence[str], engine: Runs) -> list[Branch]:
    made: list[Branch] = []
    divided: dict[str, Breakdown] = {}
    for planned in plans.values():
        wanted = [b for b in planned.figure.breakdowns if b.name in names]
        divided |= {b.name: b for b in wanted}
        made += [] if planned.missing else _figure_branches(len(made), planned, wanted)
    for breakdown in divided.values():
        if breakdown.register and engine.is_delivered(breakdown.register):
            table = category_branch(len(made), engine.tables(breakdown.register), breakdown)
            made.append(Branch("", (breakdown.name,), table))
    return made


def _figure_branches(q: int, planned: Plan, wanted: Sequence[Breakdown]) -> list[Branch]:
    """One scan where parts add to the whole; else the whole and each breakdown by itself."""
    figure, selection = planned.figure, planned.selection
    if wanted and figure.reduction.how in (How.COUNTS, How.TOTALS):
        table = cube_branch(q, selection, figure.reduction, wanted)
        return [Branch(figure.name, tuple(b.name for b in wanted), table, is_cube=True)]
    if wanted and figure.reduction.how is How.COUNTS_DISTINCT:
        base = distinct_base(selection, figure.reduction, wanted)
        columns = [(), *((f"_part{i}",) for i in range(len(wanted)))]
        names = [(), *((b.name,) for b in wanted)]
        tables = [distinct_branch(q + i, base, part) for i, part in enumerate(columns)]
        return [Branch(figure.name, name, table) for name, table in zip(names, tables, strict=True)]
    parts = [
        Branch(figure.name, (b.name,), part_branch(q + i, selection, figure.reduction, b))
        for i, b in enumerate(wanted, start=1)
    ]
    return [Branch(figure.name, (), whole_branch(q, selection, figure.reduction)), *parts]


def _check_clocks(at: At, engine: Runs) -> None:
    if engine.known in (at.known, LATEST):
        return
    raise MixedClocks(
        tr("台账读的是截至 {engine} 的数据，答数要求截至 {at}。", engine=engine.known, at=at.known),
        where=tr("统计时点“截至”"),
        mend=tr("请用同一截至时间打开台账库。"),
    )
