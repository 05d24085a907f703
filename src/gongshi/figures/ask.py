"""Ask figures in bulk: as few statements as there are selections (批量统计).

A notice asks for everything at once. Whole figures that rest on one selection are counted by
one statement, breakdowns go to the engine as one UNION ALL; derived, quoted and listed
figures are finished in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from gongshi.engines.tables import LATEST
from gongshi.errors import Refused
from gongshi.figures.answer import Answers
from gongshi.figures.at import NotYetInForce
from gongshi.figures.branches import Answered, Branch, Parts, branches
from gongshi.figures.breakdown import breakdowns_named, breakdowns_of
from gongshi.figures.figure import Derived, Figure, How, Reduction, Selected
from gongshi.figures.finish import Asked
from gongshi.figures.plan import Plan, plan
from gongshi.figures.reduce import united
from gongshi.figures.tally import Line
from gongshi.figures.together import Together, together
from gongshi.figures.told import Tells, tells, unfilled
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table
    from gongshi.figures.at import At
    from gongshi.figures.breakdown import Breakdown

Asking: TypeAlias = "Mapping[str, tuple[Table, Reduction]]"


@dataclass(frozen=True)
class Question:
    """Figures to be asked together at one time, made ready but not run (提问).

    `by` are the breakdowns wanted of each figure, by its name. A release lays its questions side by side before it runs them, so that what they share is
    read once. `wholes` count whole figures, `tells` say which of them the registers leave empty,
    `branches` are the parts of the UNION ALL.
    """

    figures: tuple[Figure, ...]
    at: At
    engine: Runs
    by: Mapping[str, tuple[str, ...]]
    plans: Mapping[str, Plan]
    wholes: tuple[Together, ...]
    tells: tuple[Tells, ...]
    branches: tuple[Branch, ...]

    @property
    def expressions(self) -> tuple[Table, ...]:
        """Everything that reads a selection by itself, for what they share to be found."""
        return (*self._alone, *(branch.table for branch in self.branches))

    @cached_property
    def statements(self) -> tuple[Table, ...]:
        """What the engine will be asked for, in this order: wholes, tells, then all branches as one."""
        parts = (united([branch.table for branch in self.branches]),) if self.branches else ()
        return (*self._alone, *parts)

    @property
    def _alone(self) -> tuple[Table, ...]:
        return (*(whole.table for whole in self.wholes), *(one.table for one in self.tells))

    def answers(self, *, rolls: Mapping[str, int] | None = None, suppress: bool = True) -> Answers:
        """The answers, by one call of the engine; as `ask` gives them."""
        asked = Asked(self.at, self.engine, self.plans, rolls or {}, self._lines(), self._silent(), suppress)
        items = [a for f in self.figures for a in asked.answers(f, _offered(f, self.by))]
        return Answers(tuple(items))

    def _silent(self) -> frozenset[str]:
        """The figures whose columns the registers leave empty."""
        statements = self.statements[len(self.wholes) :]
        found = (one.silent(self.engine.rows(st)) for one, st in zip(self.tells, statements, strict=False))
        return unfilled(self.plans, self.engine).union(*found)

    def _lines(self) -> dict[Answered, tuple[Line, ...]]:
        """The engine's lines under each question."""
        found: dict[Answered, list[Line]] = {}
        for whole, statement in zip(self.wholes, self.statements, strict=False):
            for name, line in whole.lines(self.engine.rows(statement)):
                found[name, ""] = [line]
        for row in self.engine.rows(self.statements[-1]) if self.branches else ():
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
    by: str | Sequence[str] | Mapping[str, Sequence[str]] | None = None,
    in_force_only: bool = False,
) -> Question:
    """The question that `ask` answers, made ready but not run (提问).

    `by` are breakdowns wanted of every figure that offers them, or of each figure by its name.
    With `in_force_only` figures are left out one of whose thresholds had no value on that
    day; else they raise NotYetInForce.
    """
    wanted = _wanted_of(figures, by)
    breakdowns_named(tuple(figures), tuple(dict.fromkeys(name for names in wanted.values() for name in names)))
    _check_clocks(at, engine)
    plans, early = _plans(figures, at, engine, in_force_only)
    kept = [f for f in figures if not any(leaf.name in early for leaf in leaves([f]))]
    plans = {leaf.name: plans[leaf.name] for leaf in leaves(kept)}
    parts = _parts_of(kept, wanted)
    alone, divided = _alone(plans, parts)
    made = branches(plans, divided, parts, engine)
    return Question(tuple(kept), at, engine, wanted, plans, tuple(together(alone)), tuple(tells(plans)), tuple(made))


def _wanted_of(
    figures: Sequence[Figure], by: str | Sequence[str] | Mapping[str, Sequence[str]] | None
) -> dict[str, tuple[str, ...]]:
    """The breakdowns asked of each figure, offered or not."""
    if isinstance(by, Mapping):
        return {f.name: tuple(by.get(f.name, ())) for f in figures}
    return {f.name: (by,) if isinstance(by, str) else tuple(by or ()) for f in figures}


def _offered(figure: Figure, wanted: Mapping[str, Sequence[str]]) -> list[Breakdown]:
    return [b for b in breakdowns_of(figure) if b.name in wanted[figure.name]]


def _parts_of(figures: Sequence[Figure], wanted: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Breakdown]]:
    """The breakdowns to count of each selected figure, for itself and for what rests on it."""
    found: dict[str, dict[str, Breakdown]] = {leaf.name: {} for leaf in leaves(figures)}
    for figure in figures:
        names = {b.name for b in _offered(figure, wanted)}
        for leaf in leaves([figure]):
            found[leaf.name] |= {b.name: b for b in leaf.breakdowns if b.name in names}
    return found


def _alone(plans: Mapping[str, Plan], parts: Parts) -> tuple[Asking, tuple[str, ...]]:
    """Selections that are counted whole, by figure; and the names of figures that need branches."""
    alone: dict[str, tuple[Table, Reduction]] = {}
    divided = []
    for name, planned in plans.items():
        if planned.missing:
            continue
        if planned.figure.reduction.how is How.LONGEST_RUN or parts[name]:
            divided.append(name)
        else:
            alone[name] = (planned.selection, planned.figure.reduction)
    return alone, tuple(divided)


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


def _check_clocks(at: At, engine: Runs) -> None:
    if engine.known in (at.known, LATEST):
        return
    raise MixedClocks(
        tr("台账读的是截至 {engine} 的数据，答数要求截至 {at}。", engine=engine.known, at=at.known),
        where=tr("统计时点“截至”"),
        mend=tr("请用同一截至时间打开台账库。"),
    )
