"""The tables of an HTML page, such as systems export under the name .xls (网页表格)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.reading.encoding import encoding_of
from gongshi.records.reading.source import MOST_COLUMNS, Odd, Oddity, RawCell, Row, Sheet, too_large, unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_BYTES = 200 << 20
_MOST_SPAN = 1000


def html_sheets(path: Path) -> tuple[Sheet, ...]:
    """Each outermost table of the page as a sheet. Raises Unreadable when there is none."""
    if path.stat().st_size > _MOST_BYTES:
        raise too_large(path, tr("网页表格超过 {size} MB，没有读入。", size=_MOST_BYTES >> 20))
    tables = _tables(path)
    if not tables:
        raise unreadable(path, tr("文件是网页，里面没有表格。"))
    return tuple(_sheet(path, table, n, alone=len(tables) == 1) for n, table in enumerate(tables, 1))


def _tables(path: Path) -> list[HtmlElement]:
    from lxml import etree, html

    text = path.read_bytes().decode(encoding_of(path), errors="replace").lstrip("\ufeff")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        page = html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise unreadable(path, tr("网页表格无法解析（{fault}）。", fault=fault)) from fault
    tables: list[HtmlElement] = page.xpath("descendant-or-self::table[not(ancestor::table)]")
    return tables


def _sheet(path: Path, table: HtmlElement, n: int, *, alone: bool) -> Sheet:
    def rows() -> Iterator[Row]:
        held: dict[int, tuple[int, RawCell]] = {}
        lines = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
        for number, line in enumerate(lines, 1):
            cells = _cells(line, number, held)
            if len(cells) > MOST_COLUMNS:
                raise too_large(path, tr("第 {row} 行有 {columns} 列，没有读入。", row=number, columns=len(cells)))
            yield number, cells

    return Sheet("" if alone else tr("表格{n}", n=n), rows)


def _cells(line: HtmlElement, number: int, held: dict[int, tuple[int, RawCell]]) -> list[RawCell]:
    cells: list[RawCell] = []
    for cell in line.xpath("./td|./th"):
        _skip_held(cells, number, held)
        value: RawCell = " ".join(cell.text_content().split()) or None
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        if down > 1:
            value = Odd(Oddity.MERGED, value) if value is not None else None
            held.update({len(cells) + k: (number + down - 1, value if k == 0 else None) for k in range(across)})
        cells.extend([value] + [None] * (across - 1))
        if len(cells) > MOST_COLUMNS:
            break
    _skip_held(cells, number, held)
    return cells


def _skip_held(cells: list[RawCell], number: int, held: dict[int, tuple[int, RawCell]]) -> None:
    while len(cells) in held:
        last, value = held[len(cells)]
        if number > last:
            del held[len(cells)]
            return
        cells.append(value)


def _span(cell: HtmlElement, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return max(1, min(_MOST_SPAN, int(text))) if text.isascii() and text.isdigit() and len(text) < 9 else 1
