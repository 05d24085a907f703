"""The figures of the last period as they would be counted now (上期各数按现在重算)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gongshi.figures.ask import question
from gongshi.figures.at import At
from gongshi.figures.figure import Derived, Selected
from gongshi.office.edition_changes import Side
from gongshi.office.sealed_parts import sealed_answer
from gongshi.office.sealed_rows import sealed_rows
from gongshi.period import Period

if TYPE_CHECKING:
    from pathlib import Path

    from gongshi.engines.duckdb import DuckEngine
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import Link
    from gongshi.office.public_rows import Hides
    from gongshi.packs.pack import Pack
    from gongshi.settings import Settings


def restated(
    edition: Edition,
    pack: Pack,
    tables: DuckEngine,
    settings: Settings,
    now: Edition,
    deliveries: tuple[Link, ...],
    spool: Path,
    hides: Hides | None = None,
) -> tuple[Side, Side]:
    """The counted figures of `edition` as it published them, and as the tables of `now` give them.

    Rows of figures that moved wait in files below `spool`; `hides` tells those that were taken out by law.
    """
    at = At(Period.parse(edition.counted), date.fromisoformat(edition.on), tables.known, edition.released_on, settings)
    names = {a.figure for a in edition.answers}
    figures = [f for f in pack.figures if f.name in names and isinstance(f, Selected | Derived)]
    answers = question(figures, at, tables, in_force_only=True).answers()
    again = {a.figure.name: sealed_answer(a, with_sql=False) for a in answers}
    then = tuple(a for a in edition.answers if not a.part and a.figure in again)
    moved = {a.figure for a in then if (a.value, a.state) != (again[a.figure].value, again[a.figure].state)}
    told = type(answers)(tuple(a for a in answers if a.figure.name in moved))
    rows = tuple(sealed_rows(told, tables, spool, hides))
    was = Side(then, tuple(r for r in edition.rows if r.figure in moved), edition.deliveries, edition.settings)
    return was, Side(tuple(again.values()), rows, deliveries, now.settings)
