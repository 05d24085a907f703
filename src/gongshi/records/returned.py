"""What goes back to the sender: his own sheets with the cells marked, and the refused rows (退回).

He mends where he wrote. A file that cannot be marked in place, because it is no workbook or
too large for one, comes back as a workbook of the rows that were refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi.grid import Grid
from gongshi.i18n import tr
from gongshi.records.checked import ROW, SHEET, Checked
from gongshi.records.fault import Fault
from gongshi.records.pieces import Pieces
from gongshi.records.reading.detect import open_source
from gongshi.records.reading.source import Sheet
from gongshi.records.receive import FAULTS_SHEET
from gongshi.records.workbook import RED, YELLOW, add_sheet, build_workbook, comment, fill, put, save, sheet_name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST_BOOK = 15 << 20
_MOST_ROWS = 20_000
_MOST_COMMENTS = 1_000
_MOST_MARKED = 2_000
_SHEET_ROWS = 1_000_000


def write_returned(checked: Checked, path: Path) -> Path:
    """The sender's own sheets at `path`, faults in red and warnings in yellow, each commented.

    A sheet 问题清单 lists all of them. For csv, xls and HTML the same cells in a new workbook;
    for Parquet, queries and very large files the refused rows.
    """
    book, named = _own_sheets(checked)
    if book is None:
        book = build_workbook([refused_grid(checked)])
    else:
        _mark(book, named, (*checked.faults, *checked.warnings))
    add_sheet(book, fault_grid(checked), at=0)
    book.active = 1 if checked.faults and len(book.sheetnames) > 1 else 0
    return save(book, path)


def write_refused(checked: Checked, path: Path) -> Path:
    """The refused rows under the register's own headings, to be mended and delivered again.

    Up to 2,000 rows the faulty cells are marked and commented; beyond, the rows stand plain.
    """
    if checked.bad.num_rows > _MOST_MARKED:
        return save(_plain_book(checked), path)
    book = build_workbook([refused_grid(checked)])
    for row in book.worksheets[0].iter_rows(min_row=2):
        for cell in row:
            cell.number_format = "@"
    return save(book, path)


def _plain_book(checked: Checked) -> Workbook:
    """All refused rows, streamed: as many sheets as they need, no marks."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    names = [c.name for c in checked.register.columns]
    for number, line in enumerate(_lines(checked.bad, names)):
        if number % _SHEET_ROWS == 0:
            sheet = book.create_sheet(sheet_name(checked.register.label, book.sheetnames))
            sheet.append([c.label for c in checked.register.columns])
        cells = [WriteOnlyCell(sheet) for _ in names]
        for cell, name in zip(cells, names, strict=True):
            put(cell, line[name])
        sheet.append(cells)
    return book


def _lines(held: Pieces, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for piece in held.pieces(columns):
        for batch in piece.to_batches(max_chunksize=10_000):
            yield from batch.to_pylist()


def refused_grid(checked: Checked) -> Grid:
    """The refused rows as found, cell for cell as text; faulty cells marked and commented."""
    columns = checked.register.columns
    refused = list(islice(_lines(checked.bad, checked.bad.schema.names), _MOST_MARKED))
    places = {(line[SHEET], line[ROW]): r for r, line in enumerate(refused)}
    at = {c.label: k for k, c in enumerate(columns)}
    comments: dict[tuple[int, int], str] = {}
    for fault in checked.faults:
        r = places.get((fault.sheet, fault.row))
        if r is not None:
            cell = (r, at.get(fault.column, 0))
            comments[cell] = "\n".join(filter(None, (comments.get(cell), fault.says, fault.mend)))
    return Grid(
        title=checked.register.label,
        columns=tuple(c.label for c in columns),
        rows=tuple(tuple(line[c.name] for c in columns) for line in refused),
        comments=dict(list(comments.items())[:_MOST_COMMENTS]),
        marked=frozenset(comments),
        landscape=True,
    )


def fault_grid(checked: Checked) -> Grid:
    """Every fault and warning as a row of a list (问题清单)."""
    return Grid(
        title=FAULTS_SHEET,
        columns=("序号", "级别", "表", "单元格", "写的是", "问题", "处理"),
        rows=tuple(_fault_row(n, f) for n, f in enumerate((*checked.faults, *checked.warnings), 1)),
        lead=(
            tr("{register}问题清单", register=checked.register.label),
            tr("文件：{file}；须改正 {faults} 处，提醒 {warnings} 处。", file=checked.original_name,
               faults=max(checked.fault_count, len(checked.faults)), warnings=len(checked.warnings)),
        ),
        widths=(6, 8, 12, 10, 20, 48, 48),
        landscape=True,
    )  # fmt: skip


def _fault_row(number: int, fault: Fault) -> tuple[str | int | None, ...]:
    level = tr("须改正") if fault.blocking else tr("提醒")
    place = fault.cell or (tr("第 {row} 行", row=fault.row) if fault.row else None)
    return (number, level, fault.sheet or None, place, fault.found or None, fault.says, fault.mend)


def _own_sheets(checked: Checked) -> tuple[Workbook | None, dict[str, str]]:
    """The sender's sheets as a workbook, and the name there of each sheet of his."""
    from openpyxl import load_workbook

    path = checked.original
    if path.stat().st_size > _LARGEST_BOOK:
        return None, {}
    source = open_source(path)
    if not source.sheets:
        return None, {}
    if zipfile.is_zipfile(path):
        with path.open("rb") as file:
            book = load_workbook(file)
        return book, {name: name for name in book.sheetnames}
    return _copied(checked, source.sheets)


def _copied(checked: Checked, sheets: Sequence[Sheet]) -> tuple[Workbook | None, dict[str, str]]:
    """The cells of a file that is no workbook, at the addresses where a spreadsheet shows them."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    named: dict[str, str] = {}
    for sheet in sheets:
        named[sheet.name] = sheet_name(sheet.name or checked.register.label, book.sheetnames)
        into = book.create_sheet(named[sheet.name])
        for number, cells in sheet.rows():
            if number > _MOST_ROWS:
                return None, {}
            for k, cell in enumerate(cells, 1):
                value = getattr(cell, "value", cell)
                if value is not None:
                    put(into.cell(number, k), value if isinstance(value, str | int | float) else str(value))
    return book, named


def _mark(book: Workbook, named: dict[str, str], faults: Sequence[Fault]) -> None:
    for number, fault in enumerate(_hung(faults)):
        sheet = book[named[fault.sheet]] if named.get(fault.sheet) in book.sheetnames else None
        if sheet is None or not fault.cell:
            continue
        cell = sheet[_top_left(sheet, fault.cell)]
        fill(cell, RED if fault.blocking else YELLOW)
        if number < _MOST_COMMENTS:
            comment(cell, f"{fault.says}\n{fault.mend}")


def _hung(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Warnings first, so that a cell with both ends red."""
    yield from (f for f in faults if not f.blocking)
    yield from (f for f in faults if f.blocking)


def _top_left(sheet: Worksheet, address: str) -> str:
    """The address, or that of the merged block it lies in, which alone can be marked."""
    block = next((b for b in sheet.merged_cells.ranges if address in b), None)
    return str(block.start_cell.coordinate) if block is not None else address
