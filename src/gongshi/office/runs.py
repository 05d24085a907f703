"""Run a release: every list and every figure of a pack for one period, at stated clocks (运行)."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answers
from gongshi.figures.ask import ask
from gongshi.figures.at import At
from gongshi.figures.compare import KINDS, compare_all
from gongshi.lists.propose import proposal
from gongshi.lists.roll import Roll, roll_of
from gongshi.notices.notice import Line
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.figures.compare import Comparison
    from gongshi.lists.candidate import ListRule
    from gongshi.lists.journal import FileDiary
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
    rolls = all_rolls(workspace, pack, at, tables)
    lengths = {name: len(roll.shown(draft=True)) for name, roll in rolls.items() if not roll.not_reported}
    counted = at.moved(at.period.elapsed(at.known))
    answers = ask(pack.figures, counted, tables, rolls=lengths) + divided(pack, counted, tables)
    return Run(pack, at, answers, compared(pack, counted, tables, answers), rolls, map_lines(pack, tables))


def divided(pack: Pack, at: At, tables: DuckEngine) -> Answers:
    """The breakdowns that the pack's notices print; others are asked one by one."""
    figures = {f.name: f for f in pack.figures}
    wanted = sorted({(by, name) for kind in pack.notices for name, by in kind.breakdowns})
    found = Answers()
    for by, pairs in groupby(wanted, key=lambda pair: pair[0]):
        parts = ask([figures[name] for _, name in pairs], at, tables, by=by)
        found += Answers(tuple(a for a in parts if a.part))
    return found


def compared(pack: Pack, at: At, tables: DuckEngine, answers: Answers) -> Mapping[tuple[str, str], Comparison]:
    """同比 and 环比 of every figure that has a base."""
    return {
        (c.now.figure.name, str(kind)): c
        for kind in KINDS
        for c in compare_all(pack.figures, at, tables, kind, answers=answers)
    }


def map_lines(pack: Pack, tables: DuckEngine) -> tuple[Line, ...]:
    """The lines that the pack's maps draw; none when it draws none."""
    if pack.lines is None:
        return ()
    names = inspect.signature(pack.lines).parameters
    rows = tables.rows(pack.lines(**{name: tables.tables(name) for name in names}))
    return tuple(Line(str(r["code"]), str(r["label"]), str(r["wkt"])) for r in rows if r["wkt"])


def all_rolls(workspace: Workspace, pack: Pack, at: At, tables: DuckEngine) -> dict[str, Roll]:
    """Every list of the pack at `at`, each entry with the state that the diary gives it."""
    names = _published_names(tables)
    delivered = _delivered(workspace, at)
    kept = diary(workspace)
    rolls = {rule.name: _roll(rule, at, tables, kept, names, delivered) for rule in pack.lists}
    return {
        name: replace(roll, not_reported=_not_reported(workspace, roll.rule, tables)) for name, roll in rolls.items()
    }


def _not_reported(workspace: Workspace, rule: ListRule, tables: DuckEngine) -> tuple[str, ...]:
    """The registers that a list rests on and that nobody has delivered."""
    return tuple(workspace.registers[n].label for n in rule.rests_on if not tables.is_delivered(n))


def _roll(
    rule: ListRule,
    at: At,
    tables: DuckEngine,
    kept: FileDiary,
    names: Sequence[PublishedName],
    delivered: Mapping[str, date],
) -> Roll:
    found = proposal(rule, at, tables)
    return roll_of(rule, at, found.candidates, kept, names, delivered=delivered, notes=found.notes)


def _published_names(tables: DuckEngine) -> list[PublishedName]:
    """What earlier documents published: (period, list, subject)."""
    rows = tables.rows(tables.tables("published_names").select("period", "list", "subject"))
    return [(str(r["period"]), str(r["list"]), str(r["subject"])) for r in rows]


def _delivered(workspace: Workspace, at: At) -> dict[str, date]:
    """The day of the last delivery of each register that was known by then."""
    known = [d for d in workspace.vault().deliveries() if d.known_at <= at.known]
    return {d.register: d.known_at.date() for d in known}
