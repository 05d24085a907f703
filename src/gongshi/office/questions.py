"""All that a release asks, laid side by side before the engine is asked for anything (本期提问).

What several questions share is read once, and everything is begun before it is wanted: the
engine counts while lists are judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gongshi.figures.answer import Answers
from gongshi.figures.ask import Question, question
from gongshi.figures.compare import KINDS, Against, base_question
from gongshi.lists.propose import selection

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.engines.expression import Table
    from gongshi.figures.at import At
    from gongshi.packs.pack import Pack


@dataclass(frozen=True)
class Questions:
    """The lists' selections by rule, the figures now and at their bases, and what is divided (本期提问)."""

    picked: Mapping[str, Mapping[str, Table]]
    now: Question
    bases: Mapping[Against, Question]
    divided: tuple[Question, ...]

    def answers(self, lengths: Mapping[str, int]) -> Answers:
        """The figures whole, then the breakdowns that notices print; `lengths` are those of the lists."""
        found = self.now.answers(rolls=lengths)
        for one in self.divided:
            found += Answers(tuple(a for a in one.answers() if a.part))
        return found


def questions(pack: Pack, at: At, counted: At, tables: DuckEngine) -> Questions:
    """Everything that the pack asks for a release, begun: lists at `at`, figures at `counted`.

    Lists come first: they are judged while the engine counts figures.
    """
    picked = {rule.name: selection(rule, at, tables) for rule in pack.lists}
    now = question(pack.figures, counted, tables)
    bases = {kind: base_question(pack.figures, counted, tables, kind) for kind in KINDS}
    asked = Questions(picked, now, bases, _divided(pack, counted, tables))
    lists = [table for parts in picked.values() for table in parts.values()]
    figures = (now, *bases.values(), *asked.divided)
    tables.share([*lists, *(expression for one in figures for expression in one.expressions)])
    tables.ahead([published(tables), *lists, *(statement for one in figures for statement in one.statements)])
    return asked


def published(tables: DuckEngine) -> Table:
    """Who stood on which list in which period, as earlier documents printed it (以往名单)."""
    return tables.tables("published_names").select("period", "list", "subject")


def _divided(pack: Pack, at: At, tables: DuckEngine) -> tuple[Question, ...]:
    """The breakdowns that the pack's notices print; others are asked one by one."""
    figures = {f.name: f for f in pack.figures}
    wanted = sorted({(by, name) for kind in pack.notices for name, by in kind.breakdowns})
    return tuple(
        question([figures[name] for _, name in pairs], at, tables, by=by)
        for by, pairs in groupby(wanted, key=lambda pair: pair[0])
    )
