"""The tables of a draft, cell by cell, or told by spaces and bars in lines of bare text (表格)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.draft import Draft
from gongshi.wording.numerals import read_number

_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计|小\s*计|全[市县区省]合?计?)\s*")
_PIECE = re.compile(r"[^\s　|]+")
_CELL = re.compile(r"[^|]+")
_RULED = re.compile(r"[\s|:+-]+")
_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_LABELLED = re.compile(
    r"(?P<before>[一-鿿]{2,10})(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,3}|[万亿][一-鿿]{1,2})"
)
_WIDEST = 200  # characters of a line that may be a row
_LEAST = 3  # rows of a table of bare text


@dataclass(frozen=True)
class Field:
    """The text of one cell and where it stands."""

    text: str
    start: int

    @property
    def value(self) -> Decimal | None:
        """Its number, where it is nothing else, or has but its label and unit beside it: 发电车6台."""
        if _NUMBER.fullmatch(self.text.strip()):
            return read_number(self.text.strip())
        found = _LABELLED.fullmatch(self.text.strip())
        return read_number(found["number"]) if found else None

    @property
    def label(self) -> str:
        """What stands around the number: 发电车…台; empty where it is a number alone."""
        found = _LABELLED.fullmatch(self.text.strip())
        return f"{found['before']}…{found['unit']}" if found else ""

    @property
    def number(self) -> Decimal:
        """The value of a cell that is known to be a number."""
        assert self.value is not None
        return self.value

    @property
    def step(self) -> Decimal:
        """The last place that is written."""
        return Decimal(1).scaleb(-len(re.sub(r"[^0-9.]", "", self.text).partition(".")[2]))


Row = list[Field]


def is_total(row: Sequence[Field]) -> bool:
    """Whether the row sums up others: 合计, 全市."""
    return bool(row) and _TOTAL.fullmatch(row[0].text) is not None


def is_subtotal(row: Sequence[Field]) -> bool:
    """Whether the row sums up only those above it: 小计, 大型小计."""
    return bool(row) and row[0].text.endswith("小计")


def tables_of(draft: Draft) -> Iterator[list[Row]]:
    """Every table with its rows in order, the first its head; no row is empty."""
    yield from _of_cells(draft)
    yield from _of_lines(draft)


def _of_cells(draft: Draft) -> Iterator[list[Row]]:
    """The tables of a paper."""
    if draft.paper is None:
        return
    tables: dict[int, dict[int, Row]] = {}
    for start, paragraph in zip(draft.paper.starts, draft.paper.paragraphs, strict=True):
        cell = paragraph.cell
        if cell is not None:
            tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(Field(paragraph.text, start))
    yield from (list(rows.values()) for rows in tables.values())


def _of_lines(draft: Draft) -> Iterator[list[Row]]:
    """Tables of bare text: neighbouring lines of as many pieces each, no sentence among them; a row of totals may be shorter."""
    rows: list[Row] = []
    for n, start in enumerate([*draft.line_starts, len(draft.plain)]):
        line = draft.line(n) if n < len(draft.line_starts) and not draft.is_cell(start) else ""
        if rows and line and _RULED.fullmatch(line) and "-" in line:
            continue
        row = _pieces(line, start)
        if len(row) > 1 and (not rows or len(row) == len(rows[0]) or (is_total(row) and len(row) < len(rows[0]))):
            rows.append(row)
            continue
        if len(rows) >= _LEAST:
            yield rows
        rows = [row] if len(row) > 1 else []


def _pieces(line: str, start: int) -> Row:
    """The cells of a line: between bars as they stand, else between spaces."""
    if len(line) >= _WIDEST or "。" in line:
        return []
    barred = line.count("|") > 1
    found = (_CELL if barred else _PIECE).finditer(line)
    fields = [Field(m[0].strip(), start + m.start() + len(m[0]) - len(m[0].lstrip())) for m in found]
    return _within_bars(fields, line) if barred else fields


def _within_bars(fields: Row, line: str) -> Row:
    """Without the blanks before a first bar and behind a last one."""
    first = 1 if line.lstrip().startswith("|") and not fields[0].text else 0
    last = -1 if line.rstrip().endswith("|") and not fields[-1].text else len(fields)
    return fields[first:last]
