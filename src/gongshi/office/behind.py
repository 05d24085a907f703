"""The records that a candidate rests on, laid beside it at the reader's level (候选所依的记录)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.grid import Cell
from gongshi.i18n import tr
from gongshi.office.runs import engine
from gongshi.records.arrow import DELIVERY, ROW, SHEET
from gongshi.records.register import Level

if TYPE_CHECKING:
    from gongshi.engines.duckdb import DuckEngine
    from gongshi.engines.expression import Table
    from gongshi.lists.entry import Entry
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Column, Register

MOST = 200


@dataclass(frozen=True)
class Beside:
    """Rows of one register behind a candidate, as one reader may see them (佐证记录).

    `labels` are the headings of `rows`; the last cell of each row says which file it came from.
    `withheld` are headings above the reader's level. `lost` counts records that are named as
    behind the candidate and are not in the register now.
    """

    register: Register
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    withheld: tuple[str, ...] = ()
    lost: int = 0


def records_beside(
    workspace: Workspace, run: Run, entry: Entry, *, level: Level, reader: str = "", why: str = ""
) -> tuple[Beside, ...]:
    """The rows that the entry's reasons name, register by register; columns above `level` are left out.

    Sealed columns are opened only for a reader of their level, and each opening is noted under
    `reader` and `why`.
    """
    wanted: dict[str, list[str]] = {}
    for register, key in (record for reason in entry.candidate.reasons for record in reason.records):
        keys = wanted.setdefault(register, [])
        keys += [] if key in keys else [key]
    tables = engine(workspace, run.at.known, why=why or entry.id, reader=reader)
    return tuple(_beside(tables, tables.registers[name], keys, level) for name, keys in wanted.items())


def _beside(tables: DuckEngine, register: Register, keys: Sequence[str], level: Level) -> Beside:
    columns = [c for c in register.columns if c.level <= level]
    table = tables.tables(register.name, sealed=any(c.level.is_sealed for c in columns))
    own = _key_text(table, register)
    found = tables.rows(table.filter(own.isin(list(keys))).order_by([own]).limit(MOST))
    rows = tuple((*(_cell(row[c.name], c) for c in columns), _origin(row)) for row in found)
    return Beside(
        register,
        (*(headed(c) for c in columns), tr("出处")),
        rows,
        tuple(c.label for c in register.columns if c.level > level),
        max(len(keys) - len(rows), 0) if len(rows) < MOST else 0,
    )


def headed(column: Column) -> str:
    """The column's heading, with the unit of its numbers: 刑期（个月）."""
    return f"{column.label}（{column.unit}）" if column.unit else column.label


def _key_text(table: Table, register: Register) -> Table:
    """The register's key as reasons write it: its columns, joined by colons."""
    first, *rest = [table[c.name].cast("string") for c in register.key]
    for part in rest:
        first = first + ":" + part
    return first


def _cell(value: object, column: Column) -> Cell:
    if column.codes is not None and isinstance(value, str):
        return column.codes.words.get(value, value)
    return value if value is None or isinstance(value, str | int | Decimal | float | date) else str(value)


def _origin(row: dict[str, object]) -> str:
    parts = (row.get(DELIVERY), row.get(SHEET), row.get(ROW))
    return " ".join(str(p) for p in parts if p not in (None, ""))
