"""The annex tables: a list in full, as the reader may see it (附件表).

A column of a rule is a fact's name; `number`, `name`, `group`, `reasons` and `months_listed`
are the entry's own. The names leave masked, sealed facts stay out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gongshi.grid import Cell, Grid
from gongshi.notices.entries import written
from gongshi.notices.notice import Rows
from gongshi.notices.room import upright
from gongshi.notices.slot import Fixed, SlotBook, Spans, Value
from gongshi.wording.dates import write_date, write_moment
from gongshi.wording.quantity import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongshi.lists.candidate import FactColumn
    from gongshi.lists.entry import Entry
    from gongshi.lists.roll import Roll

NUMBER = "序号"
_WIDE = 74  # half-width characters that fit a row of an upright page


def annex_rows(roll: Roll, entries: Sequence[Entry], book: SlotBook, caption: Spans = ()) -> Rows:
    """The list as a table of slots; a single line says so when it is empty."""
    columns = columns_shown(roll, entries)
    cells = tuple(_row(roll, e, i, columns, book) for i, e in enumerate(entries, 1))
    empty = ((Fixed(""),), (Fixed(nothing(roll)),), *((Fixed(""),) for _ in columns[1:]))
    rows = Rows(
        f"annex:{roll.rule.name}", caption, (NUMBER, *(c.label for c in columns)), (6, *(c.width for c in columns)),
        cells or (empty,),
    )  # fmt: skip
    return rows if sum(rows.widths) <= _WIDE else upright(rows) or replace(rows, landscape=True)


def nothing(roll: Roll) -> str:
    """Why a list names nobody: nothing new, or nothing known."""
    return "数据未报送" if roll.not_reported else f"{roll.at.period.spoken}无新增"


def columns_shown(roll: Roll, entries: Sequence[Entry]) -> tuple[FactColumn, ...]:
    """The rule's columns that at least one entry can show in public; all when it is empty."""
    columns = roll.rule.columns
    filled = tuple(c for c in columns if any(fact_of(e, c.fact) not in (None, "", ()) for e in entries))
    return filled or columns


def fact_of(entry: Entry, fact: str) -> Value:
    """A fact or one of the entry's own values, as the reader may see it."""
    if fact in entry.shown_facts and fact != "name":
        return entry.shown_facts[fact]
    match fact:
        case "name":
            return entry.shown_name
        case "group":
            return entry.candidate.group
        case "reasons":
            return tuple(t.rstrip("。") for t in entry.shown_reasons)
        case "months_listed":
            return entry.months_listed
    return None


def annex_grid(roll: Roll, entries: Sequence[Entry]) -> Grid:
    """The list as a sheet: a number, then the rule's columns."""
    columns = columns_shown(roll, entries)
    rows = tuple((i, *(_cell(fact_of(e, c.fact)) for c in columns)) for i, e in enumerate(entries, 1))
    widths = (6, *(c.width for c in columns))
    return Grid(
        title=roll.rule.label, lead=(f"{roll.rule.label}名单", _said_when(roll)), columns=(NUMBER, *(c.label for c in columns)), rows=rows, widths=widths,
        notes=() if rows else (nothing(roll),), landscape=sum(widths) > _WIDE,
    )  # fmt: skip


def _said_when(roll: Roll) -> str:
    at = roll.at
    return f"{at.period.label}，数据截至{write_moment(at.known)}，发布日{write_date(at.released)}"


def annex_grids(rolls: Sequence[tuple[Roll, Sequence[Entry]]]) -> tuple[Grid, ...]:
    """One sheet for each list, in the order given."""
    return tuple(annex_grid(roll, entries) for roll, entries in rolls)


def _row(roll: Roll, entry: Entry, i: int, columns: Sequence[FactColumn], book: SlotBook) -> tuple[Spans, ...]:
    cells: list[Spans] = [(Fixed(str(i)),)]
    for column in columns:
        value = fact_of(entry, column.fact)
        source = f"list:{roll.rule.name}#{i}.{column.fact}"
        shown = written(value, role=Role.TABLE)
        cells.append((book.place(source, value, shown, column.label),) if shown else ())
    return tuple(cells)


def _cell(value: Value) -> Cell:
    if isinstance(value, (bool, tuple)):
        return written(value, role=Role.TABLE)
    return value
