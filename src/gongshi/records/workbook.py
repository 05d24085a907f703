"""Grids become workbooks, and workbooks become grids again (工作簿).

The only place that knows how a sheet looks: headings, frozen panes, widths, drop-downs,
comments, A4 pages whose headings repeat. Text is written as text whatever it begins with,
so that no cell of a stranger's file becomes a formula in ours.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi.errors import NotFound, Unfit
from gongshi.grid import Cell, Grid
from gongshi.i18n import tr

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font
    from openpyxl.worksheet.worksheet import Worksheet

CODES_SHEET = "代码表"
NOTE_MARK = "注："
RED, YELLOW, GREY = "FFC7CE", "FFEB9C", "EDEDED"
_HEADING = "D9E5F3"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_LONGEST = 32_000
_EXACT = 10**15
_CHOICE_ROWS = 5_000
_STYLED_ROWS = 2_000  # longer sheets are data: styling their cells takes minutes
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FileBusy(Unfit):
    """Another program has the file open, so it cannot be replaced (文件被占用)."""


class NoSuchSheet(NotFound):
    """The workbook has no sheet of this name, or none with a table (没有这张表)."""


def write_workbook(path: Path, grids: Sequence[Grid]) -> Path:
    """The workbook at `path`, one sheet for each grid; written whole or not at all."""
    return save(build_workbook(grids), path)


def build_workbook(grids: Sequence[Grid]) -> Workbook:
    """The workbook of these grids, not yet saved."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for grid in grids:
        add_sheet(book, grid)
    if CODES_SHEET in book.sheetnames:
        book.move_sheet(CODES_SHEET, len(book.sheetnames))
    return book


def add_sheet(book: Workbook, grid: Grid, *, at: int | None = None) -> None:
    """Add the grid to a workbook as one more sheet, last or at place `at`."""
    _write(book, book.create_sheet(sheet_name(grid.title, book.sheetnames), at), grid)


def save(book: Workbook, path: Path) -> Path:
    """Save a workbook so that a crash leaves the old file or the new one. Raises FileBusy."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        book.save(fresh)
        fresh.replace(path)
    except PermissionError as fault:
        raise FileBusy(
            tr("文件“{file}”写不进去，可能正被其他程序打开。", file=path.name),
            where=str(path.parent),
            mend=tr("请先在 Excel 或 WPS 中关闭该文件，再运行一次。"),
        ) from fault
    finally:
        fresh.unlink(missing_ok=True)
    return path


def read_grid(path: Path, sheet: str | None = None) -> Grid:
    """The grid in a workbook: of the sheet with this name, or of the first that shows a table.

    Lines above the headings become `lead`, lines that begin with 注： become `notes`; empty
    rows are left out. Raises NoSuchSheet, and what opening the file raises.
    """
    from gongshi.records.reading.detect import open_source

    sheets = [s for s in open_source(path).sheets if (s.name == sheet if sheet is not None else not s.hidden)]
    for found in sheets:
        grid = _grid(found.name, [[_plain(c) for c in cells] for _, cells in found.rows()])
        if grid is not None:
            return grid
    raise NoSuchSheet(
        tr("工作簿里没有可读的表{sheet}。", sheet=f"“{sheet}”" if sheet else ""),
        where=tr("文件 {file}", file=path.name),
        mend=tr("请核对文件是否选对，表名和标题行是否被改动。"),
    )


def sheet_names(path: Path) -> tuple[str, ...]:
    """The names of the workbook's visible sheets, in order; opening raises as reading does."""
    from gongshi.records.reading.detect import open_source

    return tuple(sheet.name for sheet in open_source(path).sheets if not sheet.hidden)


def sheet_name(title: str, taken: Iterable[str]) -> str:
    """A name that a sheet may bear: at most 31 characters, no forbidden sign, not taken yet."""
    name = _FORBIDDEN.sub("_", _CONTROL.sub("", title)).strip("' ")[:31] or "Sheet"
    used = {t.lower() for t in taken}
    number = 2
    fresh = name
    while fresh.lower() in used:
        fresh = f"{name[:27]}({number})"
        number += 1
    return fresh


def put(cell: Any, value: Cell) -> None:
    """Write a plain value into a cell; text stays text, large numbers keep every digit."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        value = str(value)
    if isinstance(value, bool):
        value = "是" if value else "否"
    if isinstance(value, str):
        text = _CONTROL.sub("", value)
        cell.value = text if len(text) <= _LONGEST else text[:_LONGEST] + tr("……（过长，已截断）")
        if text:
            cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def comment(cell: Any, text: str) -> None:
    """Hang a comment on a cell, below what hangs there already."""
    from openpyxl.comments import Comment

    before = f"{cell.comment.text}\n" if cell.comment else ""
    text = (before + _CONTROL.sub("", text))[:2000]
    lines = sum(1 + display_width(line) // 38 for line in text.splitlines() or [""])
    cell.comment = Comment(text, "公示", width=320, height=min(400, 24 + 18 * lines))


def fill(cell: Any, colour: str) -> None:
    """Colour a cell's ground."""
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", start_color=colour)


def display_width(text: str) -> int:
    """The width of a text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def first_row(grid: Grid) -> int:
    """The number of the grid's first data row in its sheet."""
    return len(grid.lead) + 2


def _write(book: Workbook, sheet: Worksheet, grid: Grid) -> None:
    heading = len(grid.lead) + 1
    _write_lead(sheet, grid)
    _write_headings(sheet, grid, heading)
    for r, row in enumerate(grid.rows):
        _write_row(sheet, grid, heading + 1 + r, r, row)
    _write_notes(sheet, grid, heading + len(grid.rows) + 2)
    for column, words in grid.choices.items():
        _add_choices(book, sheet, column, words, heading + 1, heading + max(len(grid.rows), _CHOICE_ROWS))
    _set_widths(sheet, grid)
    _set_heights(sheet, grid, heading)
    _set_page(sheet, grid, heading)


def _write_lead(sheet: Worksheet, grid: Grid) -> None:
    from openpyxl.styles import Alignment, Font

    for r, line in enumerate(grid.lead, 1):
        cell = sheet.cell(r, 1)
        put(cell, line)
        cell.font = Font(name="黑体", size=15) if r == 1 else Font(name="宋体", size=10.5, color="595959")
        cell.alignment = Alignment(vertical="center")
        sheet.row_dimensions[r].height = 28 if r == 1 else 18


def _write_headings(sheet: Worksheet, grid: Grid, row: int) -> None:
    from openpyxl.styles import Alignment, Font

    for k, text in enumerate(grid.columns):
        cell = sheet.cell(row, k + 1)
        put(cell, text)
        cell.font = Font(name="黑体", size=10.5)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border()
        fill(cell, _HEADING)
        if k in grid.heading_comments:
            comment(cell, grid.heading_comments[k])
    sheet.row_dimensions[row].height = 32


def _write_row(sheet: Worksheet, grid: Grid, at: int, r: int, row: Sequence[Cell]) -> None:
    for k, value in enumerate(row):
        cell = sheet.cell(at, k + 1)
        put(cell, value)
        number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        if len(grid.rows) <= _STYLED_ROWS:
            cell.font, cell.alignment, cell.border = _body(number=number)
        if (r, k) in grid.marked:
            fill(cell, RED)
        elif k in grid.locked:
            fill(cell, GREY)
        if (r, k) in grid.comments:
            comment(cell, grid.comments[r, k])


def _write_notes(sheet: Worksheet, grid: Grid, row: int) -> None:
    from openpyxl.styles import Font

    for k, note in enumerate(grid.notes):
        cell = sheet.cell(row + k, 1)
        put(cell, note if note.startswith(NOTE_MARK) else NOTE_MARK + note)
        cell.font = Font(name="宋体", size=9, color="595959")


@cache
def _body(*, number: bool) -> tuple[Font, Alignment, Border]:
    """The look of a plain cell; made once, for a sheet may have a million."""
    from openpyxl.styles import Alignment, Font

    side = "right" if number else "left"
    return Font(name="宋体", size=10.5), Alignment(horizontal=side, vertical="center", wrap_text=True), _border()


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="BFBFBF")
    return Border(left=side, right=side, top=side, bottom=side)


def _add_choices(book: Workbook, sheet: Worksheet, column: int, words: Sequence[str], first: int, last: int) -> None:
    """A drop-down of the words, which stand on a hidden sheet: a list in the cell holds 255 characters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not words:
        return
    codes = book[CODES_SHEET] if CODES_SHEET in book.sheetnames else book.create_sheet(CODES_SHEET)
    codes.sheet_state = "hidden"
    place = codes.max_column + 1 if codes["A1"].value is not None else 1
    for k, word in enumerate(words, 1):
        put(codes.cell(k, place), word)
    letter, at = get_column_letter(column + 1), get_column_letter(place)
    rule = DataValidation(type="list", formula1=f"'{CODES_SHEET}'!${at}$1:${at}${len(words)}", allow_blank=True)
    rule.error, rule.errorTitle = tr("请从下拉列表中选一项。"), tr("不在代码表里")
    rule.showErrorMessage = True
    rule.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(rule)


def _set_widths(sheet: Worksheet, grid: Grid) -> None:
    from openpyxl.utils import get_column_letter

    for k, heading in enumerate(grid.columns):
        if k < len(grid.widths):
            width = grid.widths[k]
        else:
            cells = [display_width(_first_line(row[k])) for row in grid.rows[:200] if k < len(row)]
            width = min(44, max([8, display_width(heading) + 2, *(c + 2 for c in cells)]))
        sheet.column_dimensions[get_column_letter(k + 1)].width = width


def _set_heights(sheet: Worksheet, grid: Grid, heading: int) -> None:
    """Room for wrapped text: not every program works it out when it opens a file."""
    from openpyxl.utils import get_column_letter

    widths = [sheet.column_dimensions[get_column_letter(k + 1)].width for k in range(len(grid.columns))]
    for r, row in enumerate(grid.rows, heading + 1):
        lines = max((_lines(v, w) for v, w in zip(row, widths, strict=False) if isinstance(v, str)), default=1)
        if lines > 1:
            sheet.row_dimensions[r].height = min(400, 6 + 14 * lines)


def _lines(text: str, width: float) -> int:
    return sum(1 + (display_width(line) - 1) // max(1, int(width) - 1) for line in text.split("\n"))


def _first_line(value: Cell) -> str:
    return str("" if value is None else value).split("\n")[0]


def _set_page(sheet: Worksheet, grid: Grid, heading: int) -> None:
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if grid.landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]


def _grid(title: str, lines: Sequence[Sequence[Cell]]) -> Grid | None:
    """The grid of a sheet's cells; its heading row is the first with two cells filled."""
    filled: list[list[Cell]] = [[c for c in line if c is not None] for line in lines]
    heading = next((k for k, cells in enumerate(filled) if len(cells) > 1), -1)
    if heading < 0:
        return None
    width = max(k + 1 for k, c in enumerate(lines[heading]) if c is not None)
    rows, notes = [], []
    for cells, line in zip(filled[heading + 1 :], lines[heading + 1 :], strict=True):
        if len(cells) == 1 and str(cells[0]).startswith(NOTE_MARK):
            notes.append(str(cells[0]))
        elif cells:
            rows.append(tuple((*line, *[None] * width)[:width]))
    columns = tuple("" if c is None else str(c).strip() for c in lines[heading][:width])
    lead = tuple(str(cells[0]) for cells in filled[:heading] if cells)
    return Grid(title, columns, tuple(rows), tuple(notes), lead)


def _plain(cell: object) -> Cell:
    value = getattr(cell, "value", cell)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    return str(value)
