"""A paper of any format as a plain DOCX, so that comments can stand in it (转为 DOCX)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from gongshi.papers.docx import MAIN, read_docx
from gongshi.papers.docx_inline import W
from gongshi.papers.paper import Paper, Paragraph, Part

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SIZES = {Part.TITLE: 44, Part.HEADING: 32, Part.CELL: 21}


def plain_docx(paper: Paper) -> tuple[bytes, Paper]:
    """The bytes of a DOCX that says what the paper says, paragraph by paragraph, and that DOCX read again.

    Offsets of the flat text are the same in both, since every paragraph keeps its characters.
    """
    from lxml import etree

    root = etree.Element(W + "document", nsmap={"w": _NS})
    body = etree.SubElement(root, W + "body")
    for paragraph in paper.paragraphs:
        _write(body, paragraph)
    data = _packed(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    again = read_docx(data, paper.name)
    return data, Paper(
        paper.name, "docx", tuple(_placed(a, b) for a, b in zip(paper.paragraphs, again.paragraphs, strict=True))
    )


def _placed(said: Paragraph, read: Paragraph) -> Paragraph:
    """The paragraph as it was said, with where it stands in the new file."""
    from dataclasses import replace

    return replace(said, part=read.part, source=read.source)


def _write(body: _Element, paragraph: Paragraph) -> None:
    from lxml import etree

    made = etree.SubElement(body, W + "p")
    if paragraph.kind is Part.TITLE:
        properties = etree.SubElement(made, W + "pPr")
        etree.SubElement(properties, W + "jc").set(W + "val", "center")
    for n, line in enumerate(paragraph.text.split("\n")):
        run = etree.SubElement(made, W + "r")
        properties = etree.SubElement(run, W + "rPr")
        etree.SubElement(properties, W + "sz").set(W + "val", str(_SIZES.get(paragraph.kind, 28)))
        if n:
            etree.SubElement(run, W + "br")
        for k, piece in enumerate(line.split("\t")):
            if k:
                etree.SubElement(run, W + "tab")
            if piece:
                words = etree.SubElement(run, W + "t")
                words.text = "".join(c if c >= " " and c not in "\ufffe\uffff" else " " for c in piece)
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _packed(document: bytes) -> bytes:
    out = BytesIO()
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = (
        f'{head}<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{MAIN}" ContentType="{_MAIN_FORMAT}"/></Types>'
    )
    relations = (
        f'{head}<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" Type="{_OFFICE}" '
        f'Target="{MAIN}"/></Relationships>'
    )
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in (
            ("[Content_Types].xml", types.encode()),
            ("_rels/.rels", relations.encode()),
            (MAIN, document),
        ):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    return out.getvalue()
