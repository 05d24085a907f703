"""Whether a workbook on the disk still says what we would write (改过的工作簿)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from gongshi.grid import Grid
from gongshi.records.workbook import build_workbook

# Title and cells of each sheet, in order.
Cells: TypeAlias = list[tuple[str, list[tuple[Any, ...]]]]


def says_other(path: Path, grids: Sequence[Grid]) -> bool:
    """Whether a file lies at `path` that holds anything but the workbook of `grids` (内容有别).

    Cells are compared, not bytes: a workbook that was only opened and saved again says the same.
    """
    if not path.exists():
        return False
    fresh = BytesIO()
    build_workbook(grids).save(fresh)
    return _cells(path) != _cells(fresh)


def _cells(file: Path | BytesIO) -> Cells | None:
    """What its sheets hold; None for what is no workbook, which is other than any."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        return None
    return [(sheet.title, _rows(sheet)) for sheet in book.worksheets]


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The rows without empty cells at their ends and empty rows after the last, which programs add and drop."""
    rows = [_without_tail(row) for row in sheet.iter_rows(values_only=True)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _without_tail(row: tuple[Any, ...]) -> tuple[Any, ...]:
    last = max((n for n, value in enumerate(row, 1) if value is not None), default=0)
    return row[:last]
