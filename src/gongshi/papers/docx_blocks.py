"""The paragraphs and tables of one part of a Word file, in reading order (Word 段落与表格)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.papers.docx_inline import Inline, W, inline_of
from gongshi.papers.faults import too_large
from gongshi.papers.headings import heading_level
from gongshi.papers.paper import Cell, Marked, Paragraph, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 40
_GONE = {W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr")}
_LARGE = 40  # half points: size 2 and larger, in which titles are set
_TITLES = 12  # paragraphs from the top among which a title stands


@dataclass(frozen=True)
class Styles:
    """Outline levels of the paragraph styles by style id; 1 is the first level, -1 a title."""

    levels: Mapping[str, int] = field(default_factory=dict)


@dataclass
class _Reading:
    """What is known while a part is read."""

    name: str
    part: str
    kind: Part
    styles: Styles
    numbers: Mapping[_Element, int]
    table: int = 0
    depth: int = 0
    cell: Cell | None = None
    count: int = 0
    begun: bool = False
    held: tuple[Inline, _Element] | None = None


def paragraphs_in(root: _Element, part: str, kind: Part, styles: Styles, name: str) -> list[Paragraph]:
    """Every paragraph of the part whose root element is `root`, in reading order (逐段读出).

    `kind` is what its paragraphs are where nothing says more: BODY, HEADER, FOOTER, NOTE.
    `source` numbers all w:p of the part, read or not. Raises PaperTooLarge for tables nested
    deeper than any real one.
    """
    numbers = {p: n for n, p in enumerate(root.iter(W + "p"))}
    reading = _Reading(name, part, kind, styles, numbers)
    return list(_blocks(reading, root))


def _blocks(reading: _Reading, parent: _Element) -> Iterator[Paragraph]:
    reading.depth += 1
    if reading.depth > _DEEPEST:
        raise too_large(reading.name, tr("表格或控件嵌套超过 {n} 层，没有读入。", n=_DEEPEST))
    for child in parent:
        if child.tag == W + "p":
            yield from _paragraph(reading, child)
        elif child.tag == W + "tbl":
            yield from _table(reading, child)
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _blocks(reading, child)
    reading.depth -= 1


def _paragraph(reading: _Reading, node: _Element) -> Iterator[Paragraph]:
    inline = inline_of(node)
    for said in inline.pictures:
        yield _made(reading, Part.PICTURE, said, node)
    if inline.pieces or not inline.pictures:
        yield _said(reading, inline, node)
    for box in inline.boxes:
        yield from _blocks(reading, box)


def _said(reading: _Reading, inline: Inline, node: _Element) -> Paragraph:
    kind, level = _kind_of(reading, node, inline.text)
    reading.begun |= kind is Part.HEADING or inline.text.rstrip().endswith("。")
    return _made(reading, kind, inline.text, node, level=level, marks=tuple(inline.marks))


def _made(
    reading: _Reading, kind: Part, text: str, node: _Element, level: int = 0, marks: tuple[Marked, ...] = ()
) -> Paragraph:
    return Paragraph(
        text, kind, _place(reading, kind, text), level, 0, reading.cell, marks, reading.part, reading.numbers[node]
    )


def _place(reading: _Reading, kind: Part, text: str) -> str:
    """Where the reader finds it: the paragraphs that he sees are counted, and no empty one."""
    cell = reading.cell
    if cell is not None:
        return tr("表{table}第{row}行第{column}列", table=cell.table, row=cell.row, column=cell.column)
    if reading.kind is not Part.BODY:
        return reading.kind.label
    reading.count += kind is not Part.PICTURE and bool(text.strip())
    return tr("第{n}段", n=reading.count)


def _kind_of(reading: _Reading, node: _Element, text: str) -> tuple[Part, int]:
    if reading.cell is not None:
        return Part.CELL, 0
    if reading.kind is not Part.BODY:
        return reading.kind, 0
    level = _stated_level(reading.styles, node)
    if level:
        return (Part.TITLE, 0) if level < 0 else (Part.HEADING, level)
    if node.find(f"{W}pPr/{W}numPr") is not None:
        return Part.ITEM, 1
    level = heading_level(text)
    if level:
        return (Part.HEADING, level) if level < 3 else (Part.ITEM, level)
    return (Part.TITLE if _looks_like_title(reading, node, text) else Part.BODY), 0


def _stated_level(styles: Styles, node: _Element) -> int:
    """What the paragraph or its style says: outline level from 1, -1 for a title, 0 for body."""
    outline = node.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        value = outline.get(W + "val") or "9"
        return int(value) + 1 if value.isdigit() and int(value) < 9 else 0
    style = node.find(f"{W}pPr/{W}pStyle")
    return styles.levels.get(style.get(W + "val") or "", 0) if style is not None else 0


def _looks_like_title(reading: _Reading, node: _Element, text: str) -> bool:
    """Centred near the top before the text begins, or set large: how titles without a style are made; no chart's is one."""
    if not text.strip() or len(text) > 80 or text.rstrip().endswith("。"):
        return False
    aligned = node.find(f"{W}pPr/{W}jc")
    centred = aligned is not None and aligned.get(W + "val") == "center"
    size = node.find(f".//{W}rPr/{W}sz")
    value = (size.get(W + "val") or "0") if size is not None else "0"
    large = value.isdigit() and int(value) >= _LARGE
    return centred and (large or (reading.count < _TITLES and not reading.begun))


def _table(reading: _Reading, table: _Element) -> Iterator[Paragraph]:
    outer, reading.table = reading.cell, reading.table + 1
    number, row = reading.table, 0
    for line in _children(table, W + "tr"):
        if line.find(f"{W}trPr/{W}del") is not None:
            continue
        row += 1
        column = 1
        for cell in _children(line, W + "tc"):
            reading.cell = Cell(number, row, column)
            if not _continues_above(cell):
                yield from _blocks(reading, cell)
            column += _span(cell)
    reading.cell = outer


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    """The rows or cells below, those inside content controls and insertions too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _children(child, tag)


def _continues_above(cell: _Element) -> bool:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val") != "restart"


def _span(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = (span.get(W + "val") or "1") if span is not None else "1"
    return max(1, min(100, int(value))) if value.isdigit() and len(value) < 4 else 1
