"""Open a figure: its value, its definition, and the records behind it (打开指标)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.figures.ask import ask
from gongshi.figures.breakdown import breakdowns_of
from gongshi.figures.catalogue import Catalogue
from gongshi.figures.finish import rests_on_lists
from gongshi.figures.open import open_answer
from gongshi.office.runs import all_rolls, engine
from gongshi.office.runs import lengths as lengths_of

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.figures.answer import Answer, Answers
    from gongshi.figures.at import At
    from gongshi.figures.figure import Figure
    from gongshi.figures.open import Records
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack
    from gongshi.records.register import Level


def find_figure(workspace: Workspace, name: str) -> tuple[Pack, Figure]:
    """The figure with this Chinese or English name, and its pack. Raises NoSuchFigure."""
    catalogue = Catalogue(tuple(f for pack in workspace.packs for f in pack.figures))
    figure = catalogue.find(name)
    return next(p for p in workspace.packs if figure in p.figures), figure


def answer_of(workspace: Workspace, pack: Pack, figure: Figure, at: At, *, by: str = "") -> Answers:
    """The answer of one figure at `at`, and its parts when `by` names a breakdown."""
    tables = engine(workspace, at.known, why=figure.name)
    lengths = _lengths(workspace, pack, figure, at, tables)
    named = {b.label: b.name for b in breakdowns_of(figure)}
    return ask([figure], at, tables, by=named.get(by, by) or None, rolls=lengths)


def records_behind(workspace: Workspace, answer: Answer, *, level: Level, reader: str = "", why: str = "") -> Records:
    """The records behind an answer, at the reader's privacy level; the number is proved again.

    Each sealed part that is opened is noted under `reader` and `why`.
    """
    figure = answer.figure
    tables = engine(workspace, answer.at.known, why=why or figure.name, reader=reader)
    pack = next((p for p in workspace.packs if figure in p.figures), None)
    lengths = _lengths(workspace, pack, figure, answer.at, tables) if pack else {}
    return open_answer(answer, tables, level=level, rolls=lengths)


def _lengths(workspace: Workspace, pack: Pack, figure: Figure, at: At, tables: DuckEngine) -> dict[str, int]:
    """The lengths of the pack's lists, for a figure that rests on one."""
    return lengths_of(all_rolls(workspace, pack, at, tables)) if rests_on_lists(figure) else {}
