"""A unit's workbook: one sheet for each register it is asked for, and its way back (单位填报表)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.grid import Cell, Grid
from gongshi.i18n import tr
from gongshi.records.receive import HELP_SHEET
from gongshi.records.register import Column, Register
from gongshi.records.template import choices, column_note, heading
from gongshi.records.workbook import save, sheet_name, write_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

KNOWN_SHEET = "已报情况"


@dataclass(frozen=True)
class Asked:
    """One register's sheet (一张表): the columns typed, the values given by row, and what is known already."""

    register: Register
    asks: tuple[str, ...]
    given: tuple[Mapping[str, Cell], ...]
    known: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Given columns first, then those asked, each in the register's order."""
        names = self.given[0].keys() if self.given else ()
        filled = [c for c in self.register.columns if c.name in names]
        return (*filled, *(c for c in self.register.columns if c.name in self.asks))


def write_form(path: Path, unit: str, period: str, sheets: Sequence[Asked]) -> Path:
    """The workbook of one unit: a page of help, its sheets, and what it reported already."""
    grids = [_help(unit, period, sheets), *(_sheet(s) for s in sheets), *(_known(s) for s in sheets if s.known)]
    return write_workbook(path, grids)


def _help(unit: str, period: str, sheets: Sequence[Asked]) -> Grid:
    rows = tuple(
        (s.register.label, "、".join(c.label for c in s.columns if c.name in s.asks), len(s.known)) for s in sheets
    )
    lead = (
        tr("{unit} {period}填报表", unit=unit, period=period),
        tr("只填白色的列；灰色的列已代填。没有新增的不用填，也不用交回。一件事只填一行，联合办的由一方填。"),
    )
    return Grid(HELP_SHEET, (tr("表"), tr("要填的列"), tr("已报行数")), rows, lead=lead, widths=(16, 60, 10))


def _sheet(asked: Asked) -> Grid:
    columns = asked.columns
    rows = tuple(tuple(given.get(c.name) for c in columns) for given in asked.given)
    typed = {k for k, c in enumerate(columns) if c.name in asked.asks}
    return Grid(
        title=asked.register.label,
        columns=tuple(heading(c) for c in columns),
        rows=rows,
        choices={k: words for k, c in enumerate(columns) if k in typed and (words := choices(c))},
        heading_comments={k: column_note(c) for k, c in enumerate(columns)},
        widths=tuple(max(10, 2 * len(heading(c)) + 2) for c in columns),
        landscape=len(columns) > 6,
        locked=frozenset(k for k in range(len(columns)) if k not in typed),
    )


def _known(asked: Asked) -> Grid:
    labels = tuple(c.label for c in asked.register.open_columns() if c.name in {x.name for x in asked.columns})
    return Grid(sheet_name(f"{KNOWN_SHEET}·{asked.register.label}", []), labels, asked.known)


class NotAForm(BadInput):
    """The file is not a workbook that can be read as a form (不是填报表)."""


def _opened(path: Path) -> Workbook:
    """The workbook, once the guards against hostile files have seen it. Raises NotAForm."""
    from openpyxl import load_workbook

    from gongshi.records.reading.detect import open_source

    open_source(path)
    try:
        return load_workbook(path)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        raise NotAForm(
            tr("“{file}”不是可读的工作簿：{fault}", file=path.name, fault=fault),
            where=tr("文件 {path}", path=path),
            mend=tr("请用发出的填报表填写，存为 xlsx 再交回。"),
        ) from fault


def filled_part(path: Path, register: Register, asks: Sequence[str], to: Path) -> int:
    """The register's sheet of a returned form, alone in a workbook at `to`; how many rows were typed in.

    Rows in which nothing asked was typed are emptied where they stand, so that every fault
    still names the clerk's own cell. 0, and no file, when nothing was typed. Opening raises
    what reading raises.
    """
    book = _opened(path)
    if register.label not in book.sheetnames:
        return 0
    sheet = book[register.label]
    heads = {str(cell.value or "").rstrip("*").partition("（")[0]: cell.column for cell in sheet[1]}
    places = [heads[c.label] for c in register.columns if c.name in asks and c.label in heads]
    typed = 0
    for row in sheet.iter_rows(min_row=2):
        if any(cell.value not in (None, "") for cell in row if cell.column in places):
            typed += 1
            continue
        for cell in row:
            cell.value = None
    for name in book.sheetnames:
        if name != register.label:
            del book[name]
    if typed:
        save(book, to)
    return typed
