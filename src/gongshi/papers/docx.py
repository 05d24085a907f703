"""A Word file as its reader sees it (读 DOCX).

Body first, then footnotes and endnotes, headers and footers, each different text once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.papers.docx_blocks import Styles, paragraphs_in
from gongshi.papers.docx_inline import W
from gongshi.papers.faults import unreadable
from gongshi.papers.others import archive
from gongshi.papers.paper import Paper, Paragraph, Part
from gongshi.papers.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
_BESIDE = (("footnotes", Part.NOTE), ("endnotes", Part.NOTE), ("header", Part.HEADER), ("footer", Part.FOOTER))


def read_docx(data: bytes, name: str) -> Paper:
    """The paper that the bytes of a DOCX are (读 Word 文书). Raises UnreadablePaper and PaperTooLarge."""
    parts = Parts(data, name)
    main = main_part(parts)
    styles = _styles(parts)
    root = parts.tree(main)
    body = root.find(W + "body")
    if body is None:
        raise unreadable(name, tr("文件里没有正文，不是 Word 文书。"))
    paragraphs = paragraphs_in(body, main, Part.BODY, styles, name)
    return Paper(name, "docx", (*paragraphs, *_beside(parts, styles)))


def main_part(parts: Parts) -> str:
    """The name of the part that holds the body. Raises UnreadablePaper for a workbook or another archive."""
    if MAIN in parts:
        return MAIN
    other = next((p for p in parts.names() if p.startswith("word/document") and p.endswith(".xml")), None)
    if other is None:
        raise archive(parts.name, parts.names())
    return other


def _beside(parts: Parts, styles: Styles) -> Iterator[Paragraph]:
    """Notes, headers and footers; the same words in several sections are read once."""
    said: set[tuple[Part, str]] = set()
    for stem, kind in _BESIDE:
        for part in sorted(p for p in parts.names() if p.startswith(f"word/{stem}") and p.endswith(".xml")):
            root = parts.tree(part)
            for paragraph in paragraphs_in(root, part, kind, styles, parts.name):
                if paragraph.text.strip(" —-–\t\n") and (kind, paragraph.text) not in said:
                    said.add((kind, paragraph.text))
                    yield paragraph


def _styles(parts: Parts) -> Styles:
    if "word/styles.xml" not in parts:
        return Styles()
    levels: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in parts.tree("word/styles.xml").iter(W + "style"):
        key = style.get(W + "styleId") or ""
        base = style.find(W + "basedOn")
        bases[key] = (base.get(W + "val") or "") if base is not None else ""
        levels[key] = _level_of(style)
    return Styles({key: _inherited(key, levels, bases) for key in levels})


def _level_of(style: _Element) -> int:
    """A style's outline level from 1, -1 for the title's, 0 where it says nothing, 10 for plain text."""
    name = style.find(W + "name")
    if name is not None and (name.get(W + "val") or "").lower() in ("title", "标题", "subtitle", "副标题"):
        return -1
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    value = (outline.get(W + "val") or "") if outline is not None else ""
    return int(value) + 1 if value.isdigit() else 0


def _inherited(key: str, levels: dict[str, int], bases: dict[str, str]) -> int:
    for _ in range(12):
        if levels.get(key):
            return levels[key] if levels[key] < 10 else 0
        key = bases.get(key, "")
    return 0
