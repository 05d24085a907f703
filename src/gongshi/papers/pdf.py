"""A PDF as its reader sees it (读 PDF)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from gongshi.errors import GongshiError
from gongshi.i18n import tr
from gongshi.papers.faults import too_large, unreadable
from gongshi.papers.headings import heading_level
from gongshi.papers.paper import Cell, Paper, Paragraph, Part
from gongshi.papers.pdf_flow import Line, body_size, flows, goes_over, lines_on, running_heads
from gongshi.papers.pdf_page import Budget, drawn_on
from gongshi.papers.pdf_tables import Grid, grids_on

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 2_000
_LARGER = 1.15
_MOST_PICTURES = 200
_MOST_NODES = 200_000


@dataclass
class _Table:
    """A table that may go on over the next page."""

    number: int
    xs: tuple[float, ...]
    rows: int
    head: list[str]


@dataclass
class _Reading:
    """What is known while pages are read."""

    body: float
    heads: set[str]
    paragraphs: list[Paragraph] = field(default_factory=list)
    count: int = 0
    tables: int = 0
    open_table: _Table | None = None
    last: Line | None = None


def read_pdf(data: bytes, name: str) -> Paper:
    """The paper that the bytes of a PDF are (读 PDF).

    Raises UnreadablePaper for a broken, locked or scanned file, PaperTooLarge for one that
    asks for more than any bulletin does.
    """
    pages = _pages(data, name)
    lines = [lines for _, lines in pages]
    reading = _Reading(body_size(lines), running_heads(lines))
    for grids, flowing in pages:
        _read_page(reading, grids, [line for line in flowing if line.text not in reading.heads])
    reading.paragraphs += _pictures(data)
    return Paper(name, "pdf", tuple(reading.paragraphs))


def _pictures(data: bytes) -> Iterator[Paragraph]:
    """What the drawings of a tagged PDF say to those who cannot see them."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    try:
        said = list(islice(_alternatives(reader.root_object.get("/StructTreeRoot")), _MOST_PICTURES))
    except Exception as fault:  # a damaged structure takes nothing from the text
        logging.getLogger(__name__).debug("structure tree: %s", fault)
        said = []
    for n, text in enumerate(said, 1):
        yield Paragraph(text, Part.PICTURE, tr("第{n}幅图", n=n))


def _alternatives(root: Any) -> Iterator[str]:
    """The alternative texts of the structure tree, in reading order, each once; never deep in Python's stack."""
    stack, seen = [root], 0
    while stack and seen < _MOST_NODES:
        node = stack.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        seen += 1
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if node.get("/Alt"):
                yield " ".join(str(node["/Alt"]).split())
            if node.get("/K") is not None:
                stack.append(node["/K"])


def _pages(data: bytes, name: str) -> list[tuple[list[Grid], list[Line]]]:
    budget = Budget(name)
    try:
        reader = _opened(data, name)
        return [_page(reader, n, budget) for n in range(len(reader.pages))]
    except GongshiError:
        raise
    except Exception as fault:  # pypdf raises some thirty kinds, bare ones among them
        raise unreadable(
            name,
            tr("PDF 已损坏，无法读取（{fault}）。", fault=f"{type(fault).__name__}: {fault}"[:120]),
            tr("请用 PDF 阅读器打开并另存，或提供 docx。"),
        ) from fault


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise unreadable(name, tr("PDF 加了密码，无法读取。"), tr("请去掉密码后再试。"))
    if len(reader.pages) > _MOST_PAGES:
        raise too_large(name, tr("PDF 有 {n} 页，没有读入。", n=len(reader.pages)))
    return reader


def _page(reader: PdfReader, number: int, budget: Budget) -> tuple[list[Grid], list[Line]]:
    grids, outside = grids_on(drawn_on(reader.pages[number], budget))
    return grids, lines_on(outside, number + 1)


def _read_page(reading: _Reading, grids: Sequence[Grid], lines: Sequence[Line]) -> None:
    """Running text and tables of a page in order of height."""
    rest = list(lines)
    for grid in grids:
        above = [line for line in rest if line.y > grid.top]
        rest = rest[len(above) :]
        _flow(reading, above)
        _table(reading, grid, rest[0].page if rest else (lines[0].page if lines else 0))
    _flow(reading, rest)


def _flow(reading: _Reading, lines: Sequence[Line]) -> None:
    if not lines:
        return
    reading.open_table = None
    for n, flow in enumerate(flows(lines, reading.body)):
        if n == 0 and lines[0].page != _page_of(reading.last) and goes_over(reading.last, lines[0], reading.body):
            whole = reading.paragraphs[-1]
            reading.paragraphs[-1] = replace(whole, text=whole.text + flow.text)
            continue
        reading.count += 1
        kind, level = _kind(reading, flow.text, flow.size)
        place = tr("第{page}页第{n}段", page=flow.page, n=reading.count)
        reading.paragraphs.append(Paragraph(flow.text, kind, place, level=level, page=flow.page))
    reading.last = lines[-1]


def _page_of(line: Line | None) -> int:
    return line.page if line is not None else 0


def _kind(reading: _Reading, text: str, size: float) -> tuple[Part, int]:
    if size > reading.body * _LARGER:
        return (Part.TITLE, 0) if reading.count < 6 else (Part.HEADING, 1)
    level = heading_level(text)
    return (Part.HEADING if level in (1, 2) else Part.ITEM if level else Part.BODY), level


def _table(reading: _Reading, grid: Grid, page: int) -> None:
    rows, reading.last = grid.rows(), None
    table = reading.open_table
    if table is not None and _same_columns(table.xs, grid.xs):
        rows = rows[1:] if rows[:1] == [table.head] else rows
    else:
        reading.tables += 1
        table = _Table(reading.tables, grid.xs, 0, rows[0] if rows else [])
    reading.open_table = table
    reading.paragraphs.extend(_cells(table, rows, page))
    table.rows += len(rows)


def _same_columns(a: Sequence[float], b: Sequence[float]) -> bool:
    return len(a) == len(b) and all(abs(x - y) < 6 for x, y in zip(a, b, strict=True))


def _cells(table: _Table, rows: Sequence[Sequence[str]], page: int) -> Iterator[Paragraph]:
    for r, row in enumerate(rows, table.rows + 1):
        for c, text in enumerate(row, 1):
            place = tr("第{page}页表{table}第{row}行第{column}列", page=page, table=table.number, row=r, column=c)
            yield Paragraph(text, Part.CELL, place, page=page, cell=Cell(table.number, r, c))
