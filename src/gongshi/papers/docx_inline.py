"""The text of one Word paragraph, and which run each character stands in (段内文字).

Content controls, hyperlinks and tracked insertions are read, deletions and what was moved away
are not; a field shows its result, but not the number of its page. Nothing here recurses, so
depth costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongshi.papers.paper import Marked

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_GONE = {W + name for name in ("del", "moveFrom", "rt", "sdtPr", "sdtEndPr", "pPr", "rPr")}
_FIXED = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters: the element that holds them and its run, None where there is no run (片段)."""

    text: str
    leaf: _Element
    run: _Element | None


@dataclass
class Inline:
    """What one paragraph holds (段落内容): pieces, marks, text boxes, and what pictures say."""

    pieces: list[Piece] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters as the reader sees them."""
        return "".join(piece.text for piece in self.pieces)


@dataclass
class _State:
    """Where a walk through a paragraph stands."""

    into: Inline
    at: int = 0
    opened: dict[str, tuple[str, int]] = field(default_factory=dict)
    fields: list[str] = field(default_factory=list)

    def hidden(self) -> bool:
        """Inside a field's instruction, or inside the number of a page."""
        return any(f == "begin" or f == "page" for f in self.fields)


def inline_of(paragraph: _Element) -> Inline:
    """What `paragraph`, a w:p, says and holds (读段落)."""
    state = _State(Inline())
    for event, node in _walk(paragraph):
        if event == "in":
            _enter(state, node)
        elif node.tag == W + "sdt":
            _close(state, f"sdt{id(node)}")
    return state.into


def _walk(root: _Element) -> Iterator[tuple[str, _Element]]:
    """Elements in and out, in document order, what the reader cannot see left out."""
    stack: list[tuple[str, _Element]] = [("in", child) for child in reversed(root)]
    while stack:
        event, node = stack.pop()
        if event == "in" and (not isinstance(node.tag, str) or _unseen(node)):
            continue
        yield event, node
        if event == "in":
            stack.append(("out", node))
            if not _stops_at(node):
                stack.extend(("in", child) for child in reversed(node))


def _unseen(node: _Element) -> bool:
    if node.tag in _GONE:
        return True
    if node.tag == _MC + "Fallback":
        choice = node.getparent()
        return choice is not None and choice.find(_MC + "Choice") is not None
    if node.tag == W + "r":
        properties = node.find(W + "rPr")
        return properties is not None and _on(properties.find(W + "vanish"))
    return bool(node.tag == W + "fldSimple" and _is_page(node.get(W + "instr") or ""))


def _on(flag: _Element | None) -> bool:
    return flag is not None and flag.get(W + "val") not in ("0", "false", "off")


def _stops_at(node: _Element) -> bool:
    """A text box holds paragraphs of its own, read apart."""
    return bool(node.tag == W + "txbxContent")


def _enter(state: _State, node: _Element) -> None:
    tag = node.tag
    if tag in (W + "t", MATH_TEXT) and not state.hidden():
        _put(state, node.text or "", node)
    elif tag in _FIXED and node.getparent().tag == W + "r" and not state.hidden():
        if node.get(W + "type") not in ("page", "column"):
            _put(state, _FIXED[tag], node)
    elif tag in (W + "fldChar", W + "instrText"):
        _follow_field(state, node)
    elif tag == W + "sdt":
        name = _tag_of(node)
        if name:
            state.opened[f"sdt{id(node)}"] = (name, state.at)
    elif tag == W + "bookmarkStart":
        state.opened[f"b{node.get(W + 'id')}"] = (node.get(W + "name") or "", state.at)
    elif tag == W + "bookmarkEnd":
        _close(state, f"b{node.get(W + 'id')}")
    elif tag == W + "txbxContent":
        state.into.boxes.append(node)
    elif tag == _DOCPR and node.get("descr"):
        state.into.pictures.append(" ".join((node.get("descr") or "").split()))


def _put(state: _State, text: str, node: _Element) -> None:
    if text:
        run = node.getparent()
        state.into.pieces.append(Piece(text, node, run if run is not None and run.tag == W + "r" else None))
        state.at += len(text)


def _close(state: _State, key: str) -> None:
    name, start = state.opened.pop(key, ("", 0))
    if name and not name.startswith("_GoBack"):
        state.into.marks.append(Marked(name, start, state.at))


def _tag_of(control: _Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return (tag.get(W + "val") or "") if tag is not None else ""


def _follow_field(state: _State, node: _Element) -> None:
    """begin → instruction → separate → result → end; a page number's result is not text."""
    kind = node.get(W + "fldCharType")
    if node.tag == W + "instrText":
        if state.fields and _is_page(node.text or ""):
            state.fields[-1] = "page"
    elif kind == "begin":
        state.fields.append("begin")
    elif kind == "separate" and state.fields and state.fields[-1] == "begin":
        state.fields[-1] = "result"
    elif kind == "end" and state.fields:
        state.fields.pop()


def _is_page(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS
