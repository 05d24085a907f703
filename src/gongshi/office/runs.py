"""Run a release: every list and every figure of a pack for one period, at stated clocks (运行)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.figures.ask import ask
from gongshi.figures.at import At
from gongshi.lists.propose import propose
from gongshi.lists.roll import Roll, roll_of
from gongshi.office.people import diary
from gongshi.office.workspace import now

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.figures.answer import Answers
    from gongshi.figures.compare import Comparison
    from gongshi.lists.candidate import ListRule
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

    @property
    def waiting(self) -> int:
        """How many entries still wait for a review."""
        return sum(len(roll.waiting) for roll in self.rolls.values())


def clocks(workspace: Workspace, period: Period, *, known: datetime | None = None, released: date | None = None) -> At:
    """The four clocks of a release: as of now unless said, published on the as-of day unless said."""
    known = known or now()
    released = released or known.date()
    return At(period, on=released, known=known, released=released, settings=workspace.settings)


def engine(workspace: Workspace, known: datetime, *, why: str, reader: str = "") -> DuckEngine:
    """The workspace's tables as of `known`; each sealed look goes to the diary."""
    from gongshi.engines.duckdb import DuckEngine

    return DuckEngine(workspace.vault(), workspace.registers, known, reader=reader, why=why)


def run(workspace: Workspace, pack: Pack, at: At, *, reader: str = "") -> Run:
    """Every list, then every figure with its breakdowns and comparisons."""
    tables = engine(workspace, at.known, why=f"{pack.name} {at.period.code}", reader=reader)
    rolls = {rule.name: _roll(workspace, rule, at, tables) for rule in pack.lists}
    lengths = {name: len(roll.shown(draft=True)) for name, roll in rolls.items()}
    breakdowns = sorted({b.name for f in pack.figures for b in getattr(f, "breakdowns", ())})
    answers = ask(pack.figures, at, tables, by=breakdowns, rolls=lengths)
    return Run(pack, at, answers, compared(pack, at, tables), rolls)


def compared(pack: Pack, at: At, tables: DuckEngine) -> Mapping[tuple[str, str], Comparison]:
    """同比 and 环比 of every figure that has a base."""
    from gongshi.figures.compare import KINDS, compare_all

    return {(c.now.figure.name, kind): c for kind in KINDS for c in compare_all(pack.figures, at, tables, kind)}


def _roll(workspace: Workspace, rule: ListRule, at: At, tables: DuckEngine) -> Roll:
    candidates = propose(rule, at, tables)
    return roll_of(rule, at, candidates, diary(workspace), published_names(tables, rule))


def published_names(tables: DuckEngine, rule: ListRule) -> list[dict[str, object]]:
    """What earlier documents published on this list: rows of the register published_names."""
    table = tables.tables("published_names")
    return tables.rows(table.filter(table["list"].isin([rule.name, rule.label])))
