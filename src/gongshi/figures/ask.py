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
from gongshi.figures.at import NotYetInForce
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


@dataclass(frozen=True)
class Question:
    """Figures to be asked together at one time, made ready but not run (提问).

    A release lays its questions side by side before it runs them, so that what they share is
    read once.
    """

    figures: tuple[Figure, ...]
    at: At
    engine: Runs
    names: tuple[str, ...]
    plans: Mapping[str, Plan]
    branches: tuple[Branch, ...]

    @property
    def expressions(self) -> tuple[Table, ...]:
        """What the engine will be asked for, one part for each figure or breakdown."""
        return tuple(branch.table for branch in self.branches)

    def answers(self, *, rolls: Mapping[str, int] | None = None, suppress: bool = True) -> Answers:
        """The answers, by one call of the engine; as `ask` gives them."""
        asked = Asked(self.at, self.engine, self.plans, rolls or {}, self._lines(), suppress)
        items = [
            a for f in self.figures for a in asked.answers(f, [b for b in breakdowns_of(f) if b.name in self.names])
        ]
        return Answers(tuple(items))

    def _lines(self) -> dict[Answered, tuple[Line, ...]]:
        """The engine's lines under each question."""
        found: dict[Answered, list[Line]] = {}
        for row in self.engine.rows(united(self.expressions)) if self.branches else ():
            line = Line.of(row)
            for answered, dealt in self.branches[line.q].deal(line):
                found.setdefault(answered, []).append(dealt)
        return {answered: tuple(lines) for answered, lines in found.items()}


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
    return question(figures, at, engine, by=by).answers(rolls=rolls, suppress=suppress)


def question(
    figures: Sequence[Figure],
    at: At,
    engine: Runs,
    *,
    by: str | Sequence[str] | None = None,
    in_force_only: bool = False,
) -> Question:
    """The question that `ask` answers, made ready but not run (提问).

    With `in_force_only` figures are left out one of whose thresholds had no value on that
    day; else they raise NotYetInForce.
    """
    names = (by,) if isinstance(by, str) else tuple(by or ())
    breakdowns_named(tuple(figures), names)
    _check_clocks(at, engine)
    plans, early = _plans(figures, at, engine, in_force_only)
    kept = [f for f in figures if not any(leaf.name in early for leaf in leaves([f]))]
    plans = {leaf.name: plans[leaf.name] for leaf in leaves(kept)}
    return Question(tuple(kept), at, engine, names, plans, tuple(_branches(plans, names, engine)))


def _plans(
    figures: Sequence[Figure], at: At, engine: Runs, in_force_only: bool
) -> tuple[dict[str, Plan], frozenset[str]]:
    """The plan of each selected figure, and the names of those that were not in force."""
    plans: dict[str, Plan] = {}
    early: set[str] = set()
    for leaf in leaves(figures):
        try:
            plans[leaf.name] = plan(leaf, at, engine)
        except NotYetInForce:
            if not in_force_only:
                raise
            early.add(leaf.name)
    return plans, frozenset(early)


def leaves(figures: Sequence[Figure]) -> tuple[Selected, ...]:
    """The selected figures among `figures` and those that derived ones rest on, once each."""
    found: dict[str, Selected] = {}
    for figure in figures:
        if isinstance(figure, Selected):
            found[figure.name] = figure
        elif isinstance(figure, Derived):
            found |= {leaf.name: leaf for leaf in leaves([part for _, part in figure.parts])}
    return tuple(found.values())


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
