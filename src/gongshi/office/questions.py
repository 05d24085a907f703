"""All that a release asks, laid side by side before the engine is asked for anything (本期提问).

What several questions share is read once, and everything is begun before it is wanted: the
engine counts while lists are judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    """The lists' selections by rule, the figures now with what is divided, and at their bases (本期提问)."""

    picked: Mapping[str, Mapping[str, Table]]
    now: Question
    bases: Mapping[Against, Question]


def questions(pack: Pack, at: At, counted: At, tables: DuckEngine) -> Questions:
    """Everything that the pack asks for a release, begun: lists at `at`, figures at `counted`.

    Lists come first: they are judged while the engine counts figures.
    """
    picked = {rule.name: selection(rule, at, tables) for rule in pack.lists}
    now = question(pack.figures, counted, tables, by=printed(pack))
    bases = {kind: base_question(pack.figures, counted, tables, kind) for kind in KINDS}
    lists = [table for parts in picked.values() for table in parts.values()]
    figures = (now, *bases.values())
    tables.share([*lists, *(expression for one in figures for expression in one.expressions)])
    tables.ahead([published(tables), *lists, *(statement for one in figures for statement in one.statements)])
    return Questions(picked, now, bases)


def published(tables: DuckEngine) -> Table:
    """Who stood on which list in which period, as earlier documents printed it (以往名单)."""
    return tables.tables("published_names").select("period", "list", "subject", "shown")


def printed(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """The breakdowns that the pack's notices print, by figure; others are asked one by one (随文分项)."""
    found: dict[str, list[str]] = {}
    for name, by in sorted({pair for kind in pack.notices for pair in kind.breakdowns}):
        found.setdefault(name, []).append(by)
    return {name: tuple(names) for name, names in found.items()}
