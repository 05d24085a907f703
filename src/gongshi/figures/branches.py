"""The parts of the UNION ALL that divides figures by their breakdowns (分项各支)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from gongshi.figures.figure import How
from gongshi.figures.reduce import (
    category_branch,
    cube_branch,
    distinct_base,
    distinct_branch,
    part_branch,
    run_branch,
    split_parts,
)
from gongshi.figures.tally import Line

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.breakdown import Breakdown
    from gongshi.figures.plan import Plan

Answered = tuple[str, str]  # figure name or "" for a register's categories, breakdown name or ""
Parts: TypeAlias = "Mapping[str, Mapping[str, Breakdown]]"  # breakdowns to count, by figure and their name


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


def branches(plans: Mapping[str, Plan], divided: Sequence[str], parts: Parts, engine: Runs) -> list[Branch]:
    """The parts of the UNION ALL: figures in `divided` with their breakdowns, then what categories there are (各支)."""
    made: list[Branch] = []
    for name in divided:
        made += _figure_branches(len(made), plans[name], list(parts[name].values()), engine)
    offered = {name: breakdown for wanted in parts.values() for name, breakdown in wanted.items()}
    for breakdown in offered.values():
        if breakdown.register and engine.is_delivered(breakdown.register):
            table = category_branch(len(made), engine.tables(breakdown.register), breakdown)
            made.append(Branch("", (breakdown.name,), table))
    return made


def _figure_branches(q: int, planned: Plan, wanted: Sequence[Breakdown], engine: Runs) -> list[Branch]:
    """One scan where parts add to the whole; else the whole and each breakdown by itself."""
    figure, selection = planned.figure, planned.selection
    for breakdown in wanted:
        selection = breakdown.looked_up(selection, engine.tables)
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
    return [Branch(figure.name, (), run_branch(q, selection, figure.reduction)), *parts]
