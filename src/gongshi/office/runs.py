"""Run a release: every list and every figure of a pack for one period, at stated clocks (运行)."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answer, Answers
from gongshi.figures.ask import Question, ask, question
from gongshi.figures.at import At
from gongshi.figures.compare import KINDS, Against, base_question, compare_all
from gongshi.figures.figure import How, Selected
from gongshi.figures.open import open_answer
from gongshi.lists.propose import proposal, selection
from gongshi.lists.roll import Roll, roll_of
from gongshi.notices.notice import Line
from gongshi.office.people import diary
from gongshi.records.register import Level

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.engines.expression import Table
    from gongshi.figures.compare import Comparison
    from gongshi.lists.candidate import ListRule
    from gongshi.lists.months import PublishedName
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack
    from gongshi.period import Period


@dataclass(frozen=True)
class Run:
    """What one release says: its clocks, answers, comparisons and rolls (本期结果)."""

    pack: Pack
    at: At
    answers: Answers
    comparisons: Mapping[tuple[str, str], Comparison]
    rolls: Mapping[str, Roll]
    lines: tuple[Line, ...] = ()
    items: Mapping[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How many entries could be published once two people passed them."""
        return sum(len(roll.reviewable) for roll in self.rolls.values())

    def with_rolls(self, rolls: Mapping[str, Roll]) -> Run:
        """The same release after acts on its lists."""
        return replace(self, rolls=dict(rolls))


def clocks(workspace: Workspace, period: Period, *, known: datetime | None = None, released: date | None = None) -> At:
    """The four clocks of a release: as of now unless said, published on the as-of day unless said."""
    known = known or workspace.now()
    released = released or known.date()
    return At(period, on=released, known=known, released=released, settings=workspace.settings)


def engine(workspace: Workspace, known: datetime, *, why: str, reader: str = "") -> DuckEngine:
    """The workspace's tables as of `known`; each sealed look goes to the diary."""
    from gongshi.engines.duckdb import DuckEngine

    return DuckEngine(workspace.vault(), workspace.registers, known, reader=reader, why=why)


def run(workspace: Workspace, pack: Pack, at: At, *, reader: str = "") -> Run:
    """Every list, then every figure with its breakdowns and comparisons.

    While the period is not over, figures count its whole days so far, and are compared with
    as many days of the other period.
    """
    tables = engine(workspace, at.known, why=f"{pack.name} {at.period.code}", reader=reader)
    counted = at.moved(at.period.elapsed(at.known))
    now, bases, picked = _laid_out(pack, at, counted, tables)
    rolls = all_rolls(workspace, pack, at, tables, picked=picked)
    lengths = {name: len(roll.shown(draft=True)) for name, roll in rolls.items() if not roll.not_reported}
    answers = now.answers(rolls=lengths) + divided(pack, counted, tables)
    comparisons = compared(pack, counted, tables, answers, bases)
    return Run(pack, at, answers, comparisons, rolls, map_lines(pack, tables), named_items(pack, answers, tables))


def _laid_out(
    pack: Pack, at: At, counted: At, tables: DuckEngine
) -> tuple[Question, Mapping[Against, Question], Mapping[str, Mapping[str, Table]]]:
    """All questions of a release side by side; what they share is read once, and all are begun with.

    Lists come first: they are judged while the engine counts figures.
    """
    picked = {rule.name: selection(rule, at, tables) for rule in pack.lists}
    now = question(pack.figures, counted, tables)
    bases = {kind: base_question(pack.figures, counted, tables, kind) for kind in KINDS}
    lists = [table for parts in picked.values() for table in parts.values()]
    asked = (now, *bases.values())
    tables.share([*lists, *(expression for one in asked for expression in one.expressions)])
    tables.ahead([_names(tables), *lists, *(statement for one in asked for statement in one.statements)])
    return now, bases, picked


def divided(pack: Pack, at: At, tables: DuckEngine) -> Answers:
    """The breakdowns that the pack's notices print; others are asked one by one."""
    figures = {f.name: f for f in pack.figures}
    wanted = sorted({(by, name) for kind in pack.notices for name, by in kind.breakdowns})
    found = Answers()
    for by, pairs in groupby(wanted, key=lambda pair: pair[0]):
        parts = ask([figures[name] for _, name in pairs], at, tables, by=by)
        found += Answers(tuple(a for a in parts if a.part))
    return found


def named_items(pack: Pack, answers: Answers, tables: DuckEngine) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
    """The things that the pack's notices name behind a figure, by figure, breakdown and part; public columns only."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for name, by, column in sorted({wanted for kind in pack.notices for wanted in kind.items}):
        whole = answers.parts(name, by) if by else [answers.of(name)]
        for answer in (a for a in whole if a.value):
            opened = open_answer(answer, tables, level=Level.PUBLIC)
            if column in opened.columns:
                at = opened.columns.index(column)
                things = [str(row[at]) for row in opened.rows]
                found[name, by, answer.part] = tuple(dict.fromkeys(things) if _counts_different(answer) else things)
    return found


def _counts_different(answer: Answer) -> bool:
    """Whether the figure counts different things, each of which is then named once."""
    return isinstance(answer.figure, Selected) and answer.figure.reduction.how is How.COUNTS_DISTINCT


def compared(
    pack: Pack, at: At, tables: DuckEngine, answers: Answers, bases: Mapping[Against, Question]
) -> Mapping[tuple[str, str], Comparison]:
    """同比 and 环比 of every figure that has a base."""
    return {
        (c.now.figure.name, str(kind)): c
        for kind in KINDS
        for c in compare_all(pack.figures, at, tables, kind, answers=answers, base=bases[kind])
    }


def map_lines(pack: Pack, tables: DuckEngine) -> tuple[Line, ...]:
    """The lines that the pack's maps draw; none when it draws none."""
    if pack.lines is None:
        return ()
    names = inspect.signature(pack.lines).parameters
    rows = tables.rows(pack.lines(**{name: tables.tables(name) for name in names}))
    return tuple(Line(str(r["code"]), str(r["label"]), str(r["wkt"])) for r in rows if r["wkt"])


def all_rolls(
    workspace: Workspace,
    pack: Pack,
    at: At,
    tables: DuckEngine,
    *,
    picked: Mapping[str, Mapping[str, Table]] | None = None,
) -> dict[str, Roll]:
    """Every list of the pack at `at`, each entry with the state that the diary gives it.

    `picked` are the selections of the lists by name, when they were made already.
    """
    names = _published_names(tables)
    delivered = _delivered(workspace, at)
    kept = diary(workspace)
    made = picked or {}
    rolls = {
        rule.name: roll_of(rule, at, found.candidates, kept, names, delivered=delivered, notes=found.notes)
        for rule, found in ((r, proposal(r, at, tables, picked=made.get(r.name))) for r in pack.lists)
    }
    return {
        name: replace(roll, not_reported=_not_reported(workspace, roll.rule, tables)) for name, roll in rolls.items()
    }


def _not_reported(workspace: Workspace, rule: ListRule, tables: DuckEngine) -> tuple[str, ...]:
    """The registers that a list rests on and that nobody has delivered."""
    return tuple(workspace.registers[n].label for n in rule.rests_on if not tables.is_delivered(n))


def _published_names(tables: DuckEngine) -> list[PublishedName]:
    """What earlier documents published: (period, list, subject)."""
    return [(str(r["period"]), str(r["list"]), str(r["subject"])) for r in tables.rows(_names(tables))]


def _names(tables: DuckEngine) -> Table:
    return tables.tables("published_names").select("period", "list", "subject")


def _delivered(workspace: Workspace, at: At) -> dict[str, date]:
    """The day of the last delivery of each register that was known by then."""
    known = [d for d in workspace.vault().deliveries() if d.known_at <= at.known]
    return {d.register: d.known_at.date() for d in known}
