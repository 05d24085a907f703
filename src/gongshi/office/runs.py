"""Run a release: every list and every figure of a pack for one period, at stated clocks (运行)."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.collecting import seldom_collected
from gongshi.figures.answer import Answer, Answers
from gongshi.figures.at import At
from gongshi.figures.compare import KINDS, compare_all
from gongshi.figures.figure import How, Selected
from gongshi.figures.finish import rests_on_lists, with_lengths
from gongshi.figures.open import open_answer
from gongshi.lists.faces import mask_together
from gongshi.lists.past import Past
from gongshi.lists.propose import Proposal, proposal
from gongshi.lists.roll import Roll, roll_of
from gongshi.lists.worn import worn_forms
from gongshi.notices.notice import Line
from gongshi.office.people import diary
from gongshi.office.questions import published, questions
from gongshi.records.register import Level

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.engines.expression import Table
    from gongshi.figures.ask import Question
    from gongshi.figures.compare import Against, Comparison
    from gongshi.lists.candidate import ListRule
    from gongshi.lists.diary import Diary
    from gongshi.lists.worn import Printed, Worn
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack
    from gongshi.period import Period
    from gongshi.records.vault import Vault


@dataclass(frozen=True)
class Proposed:
    """Whom every rule picks, and what else the registers say of the lists (候选).

    The diary is not in it: `rolls` lays the states over it that the diary gives now.
    """

    found: Mapping[str, tuple[ListRule, Proposal]] = field(default_factory=dict)
    printed: tuple[Printed, ...] = ()
    delivered: Mapping[str, date] = field(default_factory=dict)
    not_reported: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[ListRule, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    def rolls(self, at: At, kept: Diary) -> dict[str, Roll]:
        """Every list with each entry's state by the diary `kept`."""
        worn = worn_forms(self.rules, self.printed, kept)
        made = {name: self._roll(name, at, kept, worn) for name in self.found}
        return told_apart({n: replace(roll, not_reported=self.not_reported[n]) for n, roll in made.items()})

    def _roll(self, name: str, at: At, kept: Diary, worn: tuple[Worn, ...]) -> Roll:
        rule, made = self.found[name]
        names = [(period, label, subject) for period, label, subject, _ in self.printed]
        return roll_of(
            rule, at, made.candidates, kept, names,
            delivered=self.delivered, labels=self.labels, notes=made.notes, worn=worn,
        )  # fmt: skip


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
    proposed: Proposed = field(default_factory=Proposed)

    @property
    def waiting(self) -> int:
        """How many entries could be published once two people passed them.

        Lists whose registers are missing keep nobody waiting, unless nothing has come for any list.
        """
        told = [roll for roll in self.rolls.values() if not roll.not_reported]
        lists = told or self.rolls.values()
        return sum(e.candidate.is_clear for roll in lists for e in roll.waiting)

    def with_rolls(self, rolls: Mapping[str, Roll]) -> Run:
        """The same release after acts on its lists."""
        return replace(self, rolls=told_apart(rolls))

    def as_stands(self, kept: Diary) -> Run:
        """The same release with the states that the diary gives now: nothing is read or counted anew."""
        rolls = self.proposed.rolls(self.at, kept)
        answers = with_lengths(self.answers, lengths(rolls))
        moved = {
            key: replace(c, now=answers.of(key[0])) if rests_on_lists(c.now.figure) else c
            for key, c in self.comparisons.items()
        }
        return replace(self, rolls=rolls, answers=answers, comparisons=moved)


def clocks(workspace: Workspace, period: Period, *, known: datetime | None = None, released: date | None = None) -> At:
    """The four clocks of a release: as of now unless said, published on the as-of day unless said."""
    known = known or workspace.now()
    released = released or known.date()
    return At(period, on=released, known=known, released=released, settings=workspace.settings)


def engine(
    workspace: Workspace, known: datetime, *, why: str, reader: str = "", until: int | None = None
) -> DuckEngine:
    """The workspace's tables as of `known`; each sealed look goes to the diary.

    With `until` deliveries after that link of the vault's chain are left out, though dated back.
    """
    from gongshi.engines.duckdb import DuckEngine

    vault = workspace.vault() if until is None else workspace.vault().up_to(until)
    return DuckEngine(vault, workspace.registers, known, reader=reader, why=why)


@seldom_collected()
def run(
    workspace: Workspace, pack: Pack, at: At, *, reader: str = "", until: int | None = None, acts: int | None = None,
    part: Period | None = None,
) -> Run:  # fmt: skip
    """Every list, then every figure with its breakdowns and comparisons.

    While the period is not over, figures count its whole days so far, and are compared with
    as many days of the other period. `until` is as `engine` takes it; with `acts` only so many
    of the diary's lines count: an old release as it stood. `part` is what figures count of the
    period, when an earlier edition counted less than is over by now.
    """
    tables = engine(workspace, at.known, why=f"{pack.name} {at.period.code}", reader=reader, until=until)
    counted = at.moved(part or at.period.elapsed(at.known))
    asked = questions(pack, at, counted, tables)
    proposed = proposals(workspace, pack, at, tables, picked=asked.picked)
    rolls = proposed.rolls(at, _diary(workspace, acts))
    answers = asked.now.answers(rolls=lengths(rolls))
    comparisons = compared(pack, counted, tables, answers, asked.bases)
    lines, items = map_lines(pack, tables), named_items(pack, answers, tables)
    return Run(pack, at, answers, comparisons, rolls, lines, items, proposed)


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
    workspace: Workspace, pack: Pack, at: At, tables: DuckEngine, *, acts: int | None = None
) -> dict[str, Roll]:
    """Every list of the pack at `at`, each entry with the state that the diary gives it.

    `acts` is as `run` takes it.
    """
    return proposals(workspace, pack, at, tables).rolls(at, _diary(workspace, acts))


def lengths(rolls: Mapping[str, Roll]) -> dict[str, int]:
    """How many each list names, drafts included; a list that is not known has no length."""
    return {name: len(roll.shown(draft=True)) for name, roll in rolls.items() if not roll.not_reported}


def proposals(
    workspace: Workspace, pack: Pack, at: At, tables: DuckEngine, *,
    picked: Mapping[str, Mapping[str, Table]] | None = None,
) -> Proposed:  # fmt: skip
    """Whom every list of the pack picks at `at`, before anybody acted on it (候选).

    `picked` are the selections of the lists by name, when they were made already.
    """
    printed, made = _printed(tables), picked or {}
    found = {r.name: (r, proposal(r, at, tables, picked=made.get(r.name))) for r in pack.lists}
    unknown = {
        n: (*_not_reported(workspace, r, at.period.first, tables), *one.not_told) for n, (r, one) in found.items()
    }
    rules = tuple(rule for p in workspace.packs for rule in p.lists)
    labels = {name: register.label for name, register in workspace.registers.items()}
    return Proposed(found, tuple(printed), _delivered(tables.vault, at), unknown, rules, labels)


def _diary(workspace: Workspace, acts: int | None) -> Diary:
    return diary(workspace) if acts is None else Past(diary(workspace), acts)


def told_apart(rolls: Mapping[str, Roll]) -> dict[str, Roll]:
    """The lists of one release with equal masks told apart over all of them."""
    return dict(zip(rolls, mask_together(tuple(rolls.values())), strict=True))


def _not_reported(workspace: Workspace, rule: ListRule, first: date, tables: DuckEngine) -> tuple[str, ...]:
    """The registers that a list rests on and of which nothing came for the period that begins on `first`."""
    return tuple(workspace.registers[n].label for n in rule.rests_on if tables.is_silent_on(n, first))


def _printed(tables: DuckEngine) -> list[Printed]:
    """What earlier documents published: (period, list, subject, shown)."""
    rows = tables.rows(published(tables))
    return [(str(r["period"]), str(r["list"]), str(r["subject"]), str(r["shown"] or "")) for r in rows]


def _delivered(vault: Vault, at: At) -> dict[str, date]:
    """The day of the last delivery of each register that was known by then."""
    known = [d for d in vault.deliveries() if d.known_at <= at.known]
    return {d.register: d.known_at.date() for d in known}
