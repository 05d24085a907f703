"""Sheets of xlsx, xls and et files (电子表格).

Calamine reads them all and gives the cached values of formulas. Merged cells are filled
downwards and marked, so that each row of a merged block knows its value and a number in a
merged cell is not counted once for each row.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.reading.guard import Looked, look_through
from gongshi.records.reading.source import Odd, Oddity, RawCell, Row, Sheet, unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_MERGED = 100_000


def excel_sheets(path: Path) -> tuple[Sheet, ...]:
    """The worksheets of the file, hidden ones marked. Raises Unreadable or TooLarge."""
    looked = look_through(path) if zipfile.is_zipfile(path) else Looked()
    book = _open(path)
    parts = _parts(path) if looked.odd else {}
    sheets = []
    for meta in book.sheets_metadata:
        if str(meta.typ).endswith("WorkSheet"):
            odd = looked.odd.get(parts.get(meta.name, ""), {})
            sheets.append(_sheet(path, book, meta.name, odd, hidden=not str(meta.visible).endswith("Visible")))
    return tuple(sheets)


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        return load_workbook(path)
    except PasswordError as fault:
        raise locked(path) from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise _corrupt(path, fault) from fault
    except BaseException as fault:
        raise _panicked(path, fault) from fault


def locked(path: Path) -> Exception:
    """The error for a workbook that opens only with a password."""
    return unreadable(
        path, tr("文件设有打开密码，无法读取。"), tr("请在 Excel 或 WPS 中取消打开密码，保存后重新报送。")
    )


def _corrupt(path: Path, fault: BaseException) -> Exception:
    return unreadable(path, tr("文件已损坏或不是完整的工作簿（{fault}）。", fault=fault))


def _panicked(path: Path, fault: BaseException) -> BaseException:
    """A panic of the parser is the file's fault; an interruption is the user's wish."""
    return _corrupt(path, fault) if type(fault).__name__ == "PanicException" else fault


def _sheet(path: Path, book: CalamineWorkbook, name: str, odd: Mapping[str, Oddity], *, hidden: bool) -> Sheet:
    def rows() -> Iterator[Row]:
        sheet = _load(path, book, name)
        left = (sheet.start or (0, 0))[1]
        merged = _merged(sheet)
        strange = _by_row(odd)
        held: dict[int, tuple[int, RawCell]] = {}
        for number, values in enumerate(sheet.iter_rows(), 1):
            cells: list[RawCell] = [None] * left + [None if v == "" else v for v in values]
            _put(cells, strange.get(number, {}))
            yield number, _fill(cells, number, merged, held)

    return Sheet(name, rows, hidden)


def _load(path: Path, book: CalamineWorkbook, name: str) -> CalamineSheet:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError, ValueError) as fault:
        raise _corrupt(path, fault) from fault
    except BaseException as fault:
        raise _panicked(path, fault) from fault


def _merged(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """First row → (column, last row) of each block that is merged downwards."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, _right) in (sheet.merged_cell_ranges or [])[:_MOST_MERGED]:
        if bottom > top:
            found.setdefault(top + 1, []).append((left, bottom + 1))
    return found


def _fill(
    cells: list[RawCell], number: int, merged: dict[int, list[tuple[int, int]]], held: dict[int, tuple[int, RawCell]]
) -> list[RawCell]:
    for column, (last, value) in list(held.items()):
        if number > last:
            del held[column]
        elif value is not None and column < len(cells):
            cells[column] = value
    for column, last in merged.get(number, []):
        value = cells[column] if column < len(cells) else None
        if value is not None:
            held[column] = (last, Odd(Oddity.MERGED, value))
            cells[column] = Odd(Oddity.MERGED, value)
    return cells


def _by_row(odd: Mapping[str, Oddity]) -> dict[int, dict[int, Oddity]]:
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    found: dict[int, dict[int, Oddity]] = {}
    for address, kind in odd.items():
        letters, row = coordinate_from_string(address)
        found.setdefault(row, {})[column_index_from_string(letters) - 1] = kind
    return found


def _put(cells: list[RawCell], odd: Mapping[int, Oddity]) -> None:
    for column, kind in odd.items():
        while len(cells) <= column:
            cells.append(None)
        cells[column] = Odd(kind)


def _parts(path: Path) -> dict[str, str]:
    """Sheet name → its part in the package."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(path) as packed:
            book = etree.fromstring(packed.read("xl/workbook.xml"), parser)
            links = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile):
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for sheet in book.iter("{*}sheet"):
        link = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = targets.get(link, "")
        found[sheet.get("name")] = target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)
    return found
