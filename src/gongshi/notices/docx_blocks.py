"""Each block of a notice in Word: text, headings, tables, drawings (Word 版面块)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from gongshi.notices.docx_text import CELL, CELL_HEAD, HEADINGS, LEGEND, TYPES, Type, Writer, element
from gongshi.notices.draw import described, draw
from gongshi.notices.notice import AnnexNote, Block, Chart, Heading, Map, PageBreak, Picture, Rows, Style, Text
from gongshi.notices.room import HELD, centred_columns, column_widths
from gongshi.notices.slot import Fixed, Spans, plain
from gongshi.notices.titles import title_lines

_LANDSCAPE = 225.0  # millimetres between the margins of a page on its side
_TALL = 1020  # twentieths of a point: room for an opinion and a signature


def write_block(writer: Writer, block: Block, *, keep: bool = False) -> None:
    """Write one block at the end of the document; `keep` holds it with what follows."""
    match block:
        case Text():
            _text(writer, block, keep)
        case Heading():
            made = writer.paragraph(block.spans, HEADINGS[block.level], prefix=block.number)
            made._p.pPr.append(element("outlineLvl", val=block.level - 1))
        case Rows():
            _rows(writer, block, keep)
        case Chart() | Map() | Picture():
            _drawing(writer, block)
        case AnnexNote():
            _annex_note(writer, block, keep)
        case PageBreak():
            writer.document.add_page_break()


def _text(writer: Writer, block: Text, keep: bool) -> None:
    kind = TYPES[block.style]
    kind = replace(kind, keep=kind.keep or keep)
    if block.style is Style.MARK:
        fits = 442 / max(len(plain(block.spans)), 1)
        writer.paragraph(block.spans, replace(kind, size=min(writer.look.profile.mark_size, fits * 0.94)))
    elif block.style is Style.TITLE:
        writer.lines(title_lines(block.spans), kind)
    elif block.style is Style.SALUTATION:
        writer.paragraph((*block.spans, Fixed("：")), kind)
    elif block.style is Style.NUMBER:
        _red_line(writer.paragraph(block.spans, kind))
        writer.paragraph((), TYPES[Style.BODY])
    else:
        writer.paragraph(block.spans, replace(kind, right=writer.closing.get(block.style, 0)))


def _red_line(paragraph: Any) -> None:
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz=12, space=11, color="D0021B"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:autoSpaceDE")


def _annex_note(writer: Writer, block: AnnexNote, keep: bool) -> None:
    kind = replace(TYPES[Style.BODY], keep=keep)
    writer.paragraph((), kind)
    for i, title in enumerate(block.titles, 1):
        number = f"{i}. " if len(block.titles) > 1 else ""
        prefix = f"附件：{number}" if i == 1 else f"　　　{number}"
        writer.paragraph(title, kind, prefix=prefix)


def _drawing(writer: Writer, block: Chart | Map | Picture) -> None:
    from docx.shared import Mm

    writer.paragraph(block.caption, TYPES[Style.CAPTION])
    paragraph = writer.document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.paragraph_format.keep_with_next = isinstance(block, Map) and bool(block.spots)
    picture = paragraph.add_run().add_picture(BytesIO(draw(block, writer.look.fonts, "png")), width=Mm(154))
    picture._inline.docPr.set("descr", described(block))
    if isinstance(block, Map):
        _legend(writer, block)


def _legend(writer: Writer, block: Map) -> None:
    for k, spot in enumerate(block.spots, 1):
        kind = replace(LEGEND, keep=k < len(block.spots))
        writer.paragraph((Fixed(f"{spot.number}. {spot.label}"),), kind)


def _rows(writer: Writer, rows: Rows, keep: bool) -> None:
    """The table; its last rows share a page, and `keep` holds them with the paragraph behind."""
    if rows.caption:
        writer.paragraph(rows.caption, TYPES[Style.CAPTION])
    table = writer.document.add_table(rows=0, cols=len(rows.columns))
    table.style = "Table Grid"
    widths = _column_widths(writer, rows)
    _fixed(table, widths)
    head = table.add_row()
    heads = (CELL_HEAD,) * len(widths)
    _each_cell(writer, head, tuple((Fixed(c),) for c in rows.columns), heads, widths)
    kinds = tuple(replace(CELL, align="center") if c else CELL for c in centred_columns(rows))
    head._tr.get_or_add_trPr().append(element("cantSplit"))
    head._tr.get_or_add_trPr().append(element("tblHeader"))
    for number, cells in enumerate(rows.cells, 1):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        if rows.tall:
            row._tr.get_or_add_trPr().append(element("trHeight", val=_TALL, hRule="atLeast"))
        last = number == len(rows.cells)
        held = keep if last else rows.tall or number > len(rows.cells) - HELD  # rows to be signed stay on one page
        _each_cell(writer, row, cells, tuple(replace(k, keep=held) for k in kinds), widths)


def _each_cell(writer: Writer, row: Any, cells: Sequence[Spans], kinds: Sequence[Type], widths: Sequence[int]) -> None:
    for cell, spans, kind, width in zip(row.cells, cells, kinds, widths, strict=True):
        cell.width = width
        properties = cell._tc.get_or_add_tcPr()
        properties.append(element("vAlign", val="center"))
        writer.fill(cell.paragraphs[0], (spans,), kind)


def _column_widths(writer: Writer, rows: Rows) -> list[int]:
    from docx.shared import Mm

    across = _LANDSCAPE if rows.landscape else writer.look.profile.text_width
    return [int(Mm(w)) for w in column_widths(rows, across)]


def _fixed(table: Any, widths: list[int]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT

    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
