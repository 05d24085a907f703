"""The rows of a csv file: encoding and delimiter are found out (分隔文本)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from gongshi.i18n import tr
from gongshi.records.reading.encoding import encoding_of
from gongshi.records.reading.source import MOST_COLUMNS, Row, Sheet, too_large, unreadable

_DELIMITERS = ",\t;|"
_SAMPLE = 1 << 16
_LONGEST_CELL = 16 << 20


def delimited_sheet(path: Path) -> Sheet:
    """The file as one sheet without a name; rows are numbered as a spreadsheet shows them."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = delimiter_of(file.read(_SAMPLE))

    def rows() -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        with path.open(encoding=encoding, newline="") as file:
            yield from _rows(path, file, delimiter)

    return Sheet("", rows)


def delimiter_of(sample: str) -> str:
    """The delimiter by which most lines have the same, largest, number of cells."""
    return max(_DELIMITERS, key=lambda d: _fit(sample, d))


def _fit(sample: str, delimiter: str) -> float:
    try:
        widths = [len(row) for row in islice(csv.reader(io.StringIO(sample), delimiter=delimiter), 50)]
    except csv.Error:
        return 0
    width, times = Counter(w for w in widths if w > 1).most_common(1)[0] if any(w > 1 for w in widths) else (0, 0)
    return width * times / max(1, len(widths))


def _rows(path: Path, file: io.TextIOBase, delimiter: str) -> Iterator[Row]:
    try:
        for number, cells in enumerate(csv.reader(file, delimiter=delimiter), 1):
            if len(cells) > MOST_COLUMNS:
                raise too_large(path, tr("第 {row} 行有 {columns} 列，没有读入。", row=number, columns=len(cells)))
            yield number, [_plain(c) for c in cells]
    except (csv.Error, UnicodeDecodeError) as fault:
        raise unreadable(path, tr("文件不是完整的分隔文本（{fault}）。", fault=fault)) from fault


def _plain(cell: str) -> str | None:
    """The cell without the guard ="…" that some systems put around digits."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    return cell or None
