"""Word comments put at places of a document that is otherwise left as it is (加批注).

Only the body, the comments, and the two lists that name the comments part are written anew; every
other part keeps its bytes. In the body nothing changes but that a run is divided where a comment
begins or ends inside it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from gongshi.papers.docx import main_part
from gongshi.papers.docx_inline import Piece, W, inline_of
from gongshi.papers.docx_looks import COMMENT_PARAGRAPH, COMMENT_RUN, looks
from gongshi.papers.paper import Paper
from gongshi.papers.zipped import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TEXT_BOX = W + "txbxContent"


@dataclass(frozen=True)
class Note:
    """A comment on characters `start` to `end` of the paper's flat text (批注); each line a paragraph."""

    start: int
    end: int
    lines: tuple[str, ...]


def with_comments(data: bytes, paper: Paper, notes: Sequence[Note], author: str, initials: str) -> bytes:
    """The DOCX `data`, which `paper` was read from, with a comment for each note (带批注的文书).

    A note on a header, a footer or a footnote, where Word allows no comment, stands at the first
    paragraph and names its place. Without notes the bytes are the given ones.
    """
    if not notes:
        return data
    parts = Parts(data, paper.name)
    main = main_part(parts)
    root = parts.tree(main)
    comments, new = _comments_part(parts, main)
    writer = _Writer(root, comments, paper, author, initials)
    for note in notes:
        writer.write(note)
    changed = {main: _bytes_of(root), _beside(main, "comments.xml"): _bytes_of(comments)}
    if new:
        changed |= _announced(parts, main)
    return _repacked(data, changed)


class _Writer:
    """Puts notes into the body's tree and the comments' tree."""

    def __init__(self, root: _Element, comments: _Element, paper: Paper, author: str, initials: str) -> None:
        self.body = root.find(W + "body")
        self.paragraphs = list(self.body.iter(W + "p")) if self.body is not None else []
        self.comments, self.paper, self.author, self.initials = comments, paper, author, initials
        self.next = max((int(c.get(W + "id") or 0) for c in comments), default=-1) + 1

    def write(self, note: Note) -> None:
        """One note: its comment, and the marks around its characters."""
        number = self.paper.number_at(note.start)
        paragraph, inside = self.paper.paragraphs[number], self.paper.starts[number]
        lines = note.lines
        place = self._element(number)
        if place is None:
            place, start, end = self.paragraphs[0], 0, 0
            lines = (f"{paragraph.place}：{paragraph.text[note.start - inside : note.end - inside]}", *lines)
        else:
            start, end = note.start - inside, min(note.end - inside, len(paragraph.text))
        self._comment(lines)
        _mark(place, start, end, self.next)
        self.next += 1

    def _element(self, number: int) -> _Element | None:
        """The w:p of a paragraph of the body; the one around it for a text box; None for other parts."""
        paragraph = self.paper.paragraphs[number]
        if not paragraph.part.endswith(("document.xml", "document2.xml")) or not 0 <= paragraph.source < len(
            self.paragraphs
        ):
            return None
        element = self.paragraphs[paragraph.source]
        boxed = list(element.iterancestors(W + "p"))
        return boxed[-1] if boxed else element

    def _comment(self, lines: Sequence[str]) -> None:
        from lxml import etree

        comment = etree.SubElement(self.comments, W + "comment")
        comment.set(W + "id", str(self.next))
        comment.set(W + "author", self.author)
        comment.set(W + "initials", self.initials)
        for line in lines:
            paragraph = etree.SubElement(comment, W + "p")
            looks(paragraph, "pPr", COMMENT_PARAGRAPH)
            paragraph.append(_text_run(line))


def _mark(paragraph: _Element, start: int, end: int, ident: int) -> None:
    """Range marks around the characters and the reference behind them; around all where there are none."""
    from lxml import etree

    first, last = _divided(paragraph, start, end)
    opening, closing = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference").set(W + "id", str(ident))
    for mark in (opening, closing):
        mark.set(W + "id", str(ident))
    if first is None or last is None:
        at = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
        paragraph.insert(at, opening)
        paragraph.extend([closing, reference])
        return
    _outermost(first, paragraph, first_of=True).addprevious(opening)
    behind = _outermost(last, paragraph, first_of=False)
    behind.addnext(closing)
    closing.addnext(reference)


def _divided(paragraph: _Element, start: int, end: int) -> tuple[_Element | None, _Element | None]:
    """The runs that begin at `start` and end at `end`, runs divided where need be."""
    for cut in (end, start):
        at = 0
        for piece in inline_of(paragraph).pieces:
            if at < cut < at + len(piece.text) and piece.run is not None:
                _divide(piece, cut - at)
            at += len(piece.text)
    at, held = 0, []
    for piece in inline_of(paragraph).pieces:
        if at < end and at + len(piece.text) > start and piece.run is not None:
            held.append(piece.run)
        at += len(piece.text)
    return (held[0], held[-1]) if held else (None, None)


def _divide(piece: Piece, cut: int) -> None:
    """The run in two at a character of the piece; both halves keep its properties."""
    run, leaf = piece.run, piece.leaf
    assert run is not None
    rest = deepcopy(run)
    place = list(run).index(leaf)
    for child in list(rest)[:place]:
        if child.tag != W + "rPr":
            rest.remove(child)
    for child in list(run)[place + 1 :]:
        run.remove(child)
    tail = next(child for child in rest if child.tag == leaf.tag)
    leaf.text, tail.text = piece.text[:cut], piece.text[cut:]
    for half in (leaf, tail):
        half.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)


def _outermost(run: _Element, paragraph: _Element, *, first_of: bool) -> _Element:
    """The element around the run, below the paragraph, that begins (or ends) with it: its content control."""
    element = run
    while (parent := element.getparent()) is not None and parent is not paragraph:
        beside = [c for c in parent if c.tag not in (W + "rPr", W + "sdtPr", W + "sdtEndPr")]
        if beside[0 if first_of else -1] is not element:
            break
        element = parent
    return element


def _text_run(text: str) -> _Element:
    from lxml import etree

    run = etree.Element(W + "r")
    looks(run, "rPr", COMMENT_RUN)
    words = etree.SubElement(run, W + "t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _comments_part(parts: Parts, main: str) -> tuple[_Element, bool]:
    """The tree of the comments, and whether it is new."""
    from lxml import etree

    name = _beside(main, "comments.xml")
    if name in parts:
        return parts.tree(name), False
    return etree.Element(W + "comments", nsmap={"w": _NS}), True


def _announced(parts: Parts, main: str) -> dict[str, bytes]:
    """The list of part formats and the body's relations, with the comments part added."""
    from lxml import etree

    types = parts.tree("[Content_Types].xml")
    override = etree.SubElement(types, _TYPES + "Override")
    override.set("PartName", "/" + _beside(main, "comments.xml"))
    override.set("ContentType", _FORMAT)
    name = _beside(main, f"_rels/{main.rpartition('/')[2]}.rels")
    relations = (
        parts.tree(name)
        if name in parts
        else etree.Element(_RELATIONS + "Relationships", nsmap={None: _RELATIONS[1:-1]})
    )
    relation = etree.SubElement(relations, _RELATIONS + "Relationship")
    used = {r.get("Id") for r in relations}
    relation.set("Id", next(f"rIdNote{n}" for n in range(1, len(used) + 2) if f"rIdNote{n}" not in used))
    relation.set("Type", _KIND)
    relation.set("Target", "comments.xml")
    return {"[Content_Types].xml": _bytes_of(types), name: _bytes_of(relations)}


def _beside(main: str, name: str) -> str:
    return f"{main.rpartition('/')[0]}/{name}"


def _bytes_of(root: _Element) -> bytes:
    from lxml import etree

    made: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info, changed.pop(info.filename, b"") or source.read(info))
        for name, content in changed.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()
