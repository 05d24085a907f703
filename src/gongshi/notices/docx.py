"""A notice as a Word file by GB/T 9704, each slot a tagged content control (DOCX 文书).

The grid has lines only (`type=lines`, pitch 579) and 0.25 points less between characters:
with lines and characters LibreOffice gives each glyph two cells. Slots carry a content
control and a bookmark of the same identity, so that an edit made in Word can be found even
when a program drops the controls.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi.notices.docx_blocks import write_block
from gongshi.notices.docx_text import FAMILIES, TAB, TYPES, Type, Writer, element
from gongshi.notices.flow import flowed
from gongshi.notices.layout import Look
from gongshi.notices.notice import Annex, Imprint, Notice, Rows, Style
from gongshi.notices.room import closing_indents, held_together
from gongshi.notices.slot import Fixed
from gongshi.notices.titles import title_lines

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_UNSURE = 2.0  # lines: Word and WPS break lines by their own fonts
_EPOCH = (1980, 1, 1, 0, 0, 0)
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def write_docx(notice: Notice, path: Path, look: Look) -> tuple[str, ...]:
    """Write the notice to `path`; the build note: one sentence for each font replaced.

    The same notice and look give the same bytes.
    """
    writer = Writer(_blank(look), look, closing_indents(notice))
    first, last = held_together(notice.blocks)
    for i in flowed(notice.blocks, look.profile, safe=_UNSURE):
        write_block(writer, notice.blocks[i], keep=first <= i < last - 1)
    alone = bool(notice.annexes) and _is_wide(notice.annexes[-1])
    for annex in notice.annexes:
        _annex(writer, annex, keep=notice.imprint is not None and not alone and annex is notice.annexes[-1])
    if notice.imprint:
        if alone:
            _page_of_its_own(writer.document, look)
        _imprint(writer, notice.imprint)
    _properties(writer.document, notice, look.made_at)
    path.write_bytes(_settled(writer.document))
    return look.fonts.notes


def _blank(look: Look) -> WordDocument:
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE

    document = Document()
    for key, rel in list(document.part.package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del document.part.package.rels[key]
    _plain_fonts(document, look)
    _page(document.sections[0], look)
    document.settings.odd_and_even_pages_header_footer = True
    _page_numbers(document.sections[0], look)
    return document


def _plain_fonts(document: WordDocument, look: Look) -> None:
    """The normal style in the body's face and pitch; theme fonts would override names."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in _THEME_FONTS:
            fonts.attrib.pop(qn(f"w:{name}"), None)
    normal, family = document.styles["Normal"], FAMILIES["body"]
    properties = normal.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), family)
    normal.font.size = Pt(look.profile.docx_size)
    spacing = element("spacing", val=look.profile.docx_spacing)
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")
    shape = normal.paragraph_format
    shape.space_after = Pt(0)
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(look.profile.docx_pitch / 20)


def _page(section: Any, look: Look, *, landscape: bool = False) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    p = look.profile
    upright = (p.top, p.right, p.bottom, p.left)
    top, right, bottom, left = (p.left, p.top, p.right, p.bottom) if landscape else upright
    width, height = (297, 210) if landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(bottom - 12)
    _grid(section, look)


def _grid(section: Any, look: Look) -> None:
    from docx.oxml.ns import qn

    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = element("docGrid")
        section._sectPr.append(grid)
    grid.attrib.pop(qn("w:charSpace"), None)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(look.profile.docx_pitch))


def _page_numbers(section: Any, look: Look) -> None:
    """Odd pages right, even pages left, one character in, a dash on each side."""
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.paragraph_format.line_spacing = 1.0
        properties = paragraph._p.get_or_add_pPr()
        properties.append(element("ind", **{f"{side}Chars": 100, side: 280}))
        properties.append(element("jc", val=side))
        for piece in ("— ", None, " —"):
            _number_run(paragraph, piece, look)


def _number_run(paragraph: Any, piece: str | None, look: Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(piece or "")
    run.font.size = Pt(look.profile.page_number_size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FAMILIES["song"])
    if piece is None:
        code = element("instrText")
        code.text = "PAGE"
        for child in (element("fldChar", fldCharType="begin"), code, element("fldChar", fldCharType="end")):
            run._r.append(child)


def _is_wide(annex: Annex) -> bool:
    return any(isinstance(b, Rows) and b.landscape for b in annex.blocks)


def _page_of_its_own(document: WordDocument, look: Look) -> None:
    """An upright page behind a turned one, for the imprint alone: it bears no number."""
    section = document.add_section()
    _page(section, look)
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = False


def _annex(writer: Writer, annex: Annex, *, keep: bool) -> None:
    """An annex on a new page, in a section of its own when a table has to lie on its side; `keep` holds its end with the imprint."""
    from docx.enum.section import WD_SECTION

    section = writer.document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, writer.look, landscape=_is_wide(annex))
    writer.paragraph((Fixed(annex.heading),), Type("hei", align="left"))
    writer.lines(title_lines(annex.title), Type("title", 22, "center", pitch=35, before=10, keep=True))
    writer.paragraph((), TYPES[Style.SMALL])
    for block in annex.blocks:
        write_block(writer, block, keep=keep and block is annex.blocks[-1])


def _imprint(writer: Writer, imprint: Imprint) -> None:
    """Copies, printer and day between lines as wide as the text (版记)."""
    kind = Type("body", 14, "left", pitch=24)
    rows: list[tuple[Any, int, int]] = []
    if imprint.copies:
        rows.append(((Fixed("　抄送："), *imprint.copies, Fixed("。")), 8, 4))
    rows.append(((Fixed("　"), *imprint.printer, Fixed(TAB), *imprint.printed, Fixed("印发")), 0 if rows else 8, 8))
    for n, (spans, above, below) in enumerate(rows):
        paragraph = writer.paragraph(spans, kind if n else replace(kind, before=14))
        borders = element("pBdr")
        if above:
            borders.append(element("top", val="single", sz=above, space=3, color="000000"))
        borders.append(element("bottom", val="single", sz=below, space=3, color="000000"))
        paragraph._p.pPr.insert_element_before(borders, "w:autoSpaceDE")
        tabs = element("tabs")
        tabs.append(element("tab", val="right", pos=round((writer.look.profile.text_width / 25.4 * 72 - 14) * 20)))
        paragraph._p.pPr.insert_element_before(tabs, "w:autoSpaceDE")


def _properties(document: WordDocument, notice: Notice, made_at: datetime) -> None:
    """File properties without a person or a machine; times are the caller's."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = notice.title, notice.issuer, ""
    properties.subject, properties.language, properties.category = notice.label, "zh-CN", ""
    properties.comments, properties.keywords, properties.revision = "", "", 1
    properties.created = properties.modified = made_at
    if properties.last_printed is not None:
        properties.last_printed = made_at


def _settled(document: WordDocument) -> bytes:
    """The file with every time inside the archive set to the same moment."""
    raw, out = BytesIO(), BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return out.getvalue()
