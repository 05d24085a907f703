"""A web page as its reader sees it (读 HTML).

Block elements are paragraphs; scripts, styles and hidden elements are not read; a drawing is
read by its label, and not once more from the table that stands beside it for those who cannot
see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.papers.encoding import text_of
from gongshi.papers.faults import unreadable, wordless
from gongshi.papers.headings import heading_level
from gongshi.papers.paper import Cell, Marked, Paper, Paragraph, Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "select",
        "textarea",
        "math",
        "audio",
        "video",
        "title",
    ]
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)


@dataclass
class _Page:
    """What has been read: finished paragraphs, and the one that is open."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    text: str = ""
    marks: list[Marked] = field(default_factory=list)
    owner: HtmlElement | None = None
    cells: dict[HtmlElement, Cell] = field(default_factory=dict)
    count: int = 0


def read_html(data: bytes, name: str) -> Paper:
    """The paper that the page is. Raises UnreadablePaper when it cannot be parsed (读网页)."""
    root = _root(data, name)
    page = _Page(cells=_cells(root))
    starts: dict[HtmlElement, int] = {}
    stack: list[tuple[str, HtmlElement]] = [("in", root)]
    while stack:
        event, node = stack.pop()
        if event == "in" and _seen(page, node):
            _enter(page, node, starts)
            stack.append(("out", node))
            stack.extend(("in", child) for child in reversed(node))
        elif event == "out":
            _leave(page, node, starts)
            _say(page, node.tail or "")
        else:
            _say(page, node.tail or "")
    _finish(page)
    return Paper(name, "html", tuple(page.paragraphs))


def _root(data: bytes, name: str) -> HtmlElement:
    from lxml import etree, html

    text = text_of(_declared(data), name)
    if not text.strip():
        raise wordless(name)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise unreadable(name, tr("网页无法解析（{fault}）。", fault=fault)) from fault


def _declared(data: bytes) -> bytes:
    """The bytes as UTF-8 where the page itself names another encoding that fits."""
    stated = _CHARSET.search(data[:2048])
    codec = stated[1].decode("ascii").lower() if stated else ""
    if codec not in ("gb2312", "gbk", "gb18030", "big5"):
        return data
    try:
        return data.decode("gb18030" if codec.startswith("gb") else codec).encode("utf-8")
    except UnicodeDecodeError:
        return data


def _seen(page: _Page, node: HtmlElement) -> bool:
    if not isinstance(node.tag, str) or node.tag in _UNSEEN:
        return False
    if node.get("hidden") is not None or "display:none" in (node.get("style") or "").replace(" ", "").lower():
        return False
    if node.tag == "svg" or (node.tag == "img" and node.get("alt")):
        _picture(page, node.get("aria-label") or node.get("alt") or "")
        return False
    return not _repeats_drawing(node)


def _repeats_drawing(node: HtmlElement) -> bool:
    """A table folded away beside a drawing whose label has been read."""
    if node.tag != "details":
        return False
    parent = node.getparent()
    return parent is not None and parent.tag == "figure" and bool(parent.xpath("./*[@role='img'][@aria-label]"))


def _picture(page: _Page, said: str) -> None:
    if said.strip():
        _finish(page)
        place = tr("第{n}段", n=page.count)
        page.paragraphs.append(Paragraph(" ".join(said.split()), Part.PICTURE, place))


def _enter(page: _Page, node: HtmlElement, starts: dict[HtmlElement, int]) -> None:
    if node.tag in _BLOCKS:
        _finish(page)
        page.owner = node
    elif node.tag == "br":
        page.text = page.text.rstrip(" ") + "\n"
    if node.get("data-slot"):
        starts[node] = len(page.text)
    _say(page, node.text or "")


def _leave(page: _Page, node: HtmlElement, starts: dict[HtmlElement, int]) -> None:
    if node in starts:
        page.marks.append(Marked(node.get("data-slot") or "", starts[node], len(page.text)))
    if node.tag in _BLOCKS:
        _finish(page)
        page.owner = node.getparent()


def _say(page: _Page, text: str) -> None:
    if page.owner is not None and page.owner.tag == "pre":
        page.text += text
        return
    words = _SPACES.sub(" ", text)
    page.text += words.lstrip(" ") if not page.text or page.text[-1] in " \n" else words


def _finish(page: _Page) -> None:
    text = page.text.rstrip()
    if text.strip() and page.owner is not None:
        page.paragraphs.append(_paragraph(page, text, page.owner))
    page.text, page.marks = "", []


def _paragraph(page: _Page, text: str, owner: HtmlElement) -> Paragraph:
    marks = tuple(m for m in page.marks if m.end <= len(text))
    cell = next((page.cells[a] for a in (owner, *owner.iterancestors("td", "th")) if a in page.cells), None)
    if cell is not None:
        place = tr("表{table}第{row}行第{column}列", table=cell.table, row=cell.row, column=cell.column)
        return Paragraph(text, Part.CELL, place, cell=cell, marks=marks)
    page.count += 1
    kind, level = _kind_of(owner, text)
    return Paragraph(text, kind, tr("第{n}段", n=page.count), level=level, marks=marks)


def _kind_of(owner: HtmlElement, text: str) -> tuple[Part, int]:
    if owner.tag == "h1":
        return Part.TITLE, 0
    if owner.tag in ("h2", "h3", "h4", "h5", "h6"):
        return Part.HEADING, int(owner.tag[1]) - 1
    if owner.tag in ("li", "dd"):
        return Part.ITEM, 1
    level = heading_level(text)
    return (Part.HEADING if level in (1, 2) else Part.ITEM if level else Part.BODY), level


def _cells(root: HtmlElement) -> dict[HtmlElement, Cell]:
    """The place of every cell in its table, spans counted."""
    found: dict[HtmlElement, Cell] = {}
    for number, table in enumerate(root.iter("table"), 1):
        for row, line in enumerate(table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"), 1):
            column = 1
            for cell in line.xpath("./td|./th"):
                found[cell] = Cell(number, row, column)
                column += _span(cell.get("colspan"))
    return found


def _span(value: str | None) -> int:
    return max(1, min(100, int(value))) if value and value.isascii() and value.isdigit() and len(value) < 4 else 1
