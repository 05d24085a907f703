"""Paragraphs, runs and content controls of a Word file (Word 段落与内容控件)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongshi.notices.layout import Look
from gongshi.notices.notice import Style
from gongshi.notices.slot import Slot, Spans

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FAMILIES = {"body": "仿宋_GB2312", "kai": "楷体_GB2312", "hei": "黑体", "title": "方正小标宋简体", "song": "宋体"}
RED = "D0021B"
TAB = "\t"


@dataclass(frozen=True)
class Type:
    """How a line is set in Word: face, size (0 for the body's), alignment, indents in characters.

    `keep` holds a paragraph with the next, `whole` all its lines on one page.
    """

    face: str
    size: float = 0
    align: str = "both"
    first: int = 0
    right: float = 0
    pitch: float = 0
    before: float = 0
    color: str = ""
    keep: bool = False
    whole: bool = False


LEGEND = Type("body", 12, "left", first=2, pitch=20, whole=True)
TYPES = {
    Style.MARK: Type("title", 44, "center", pitch=60, before=76, color=RED),
    Style.NUMBER: Type("body", align="center", before=40),
    Style.TITLE: Type("title", 22, "center", pitch=35, before=12, keep=True),
    Style.SUBTITLE: Type("kai", align="center"),
    Style.SALUTATION: Type("body", align="left", before=20),
    Style.LEAD: Type("kai", first=2),
    Style.BODY: Type("body", first=2),
    Style.STORY: Type("hei", first=2, keep=True),
    Style.CAPTION: Type("hei", 12, "center", keep=True),
    Style.NOTE: Type("body", first=2, whole=True),
    Style.SMALL: LEGEND,
    Style.SIGNER: Type("body", align="right", before=29),
    Style.DATE: Type("body", align="right"),
}
HEADINGS = {
    1: Type("hei", first=2, keep=True),
    2: Type("kai", first=2, keep=True),
    3: Type("body", first=2, keep=True),
    4: Type("body", first=2, keep=True),
}
CELL = Type("body", 12, "left", pitch=18)
CELL_HEAD = Type("hei", 12, "center", pitch=18, keep=True)


def element(tag: str, **attributes: object) -> Any:
    """A WordprocessingML element `w:tag` with `w:` attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


class Writer:
    """Writes paragraphs into a Word document, and remembers ids already given (写文书)."""

    def __init__(self, document: WordDocument, look: Look, closing: Mapping[Style, float]) -> None:
        self.document, self.look, self.closing = document, look, closing
        self._ids = 0

    def paragraph(self, spans: Spans, kind: Type, *, into: Any = None, prefix: str = "") -> Any:
        """A paragraph of `spans` at the end of the document, or in the cell `into`."""
        made = (into or self.document).add_paragraph()
        self.fill(made, (spans,), kind, prefix=prefix)
        return made

    def lines(self, lines: tuple[Spans, ...], kind: Type) -> Any:
        """One paragraph with a line break after each of `lines` but the last."""
        made = self.document.add_paragraph()
        self.fill(made, lines, kind)
        return made

    def fill(self, paragraph: Any, lines: tuple[Spans, ...], kind: Type, *, prefix: str = "") -> None:
        """Give `paragraph` its form and its spans."""
        self._shape(paragraph, kind)
        if prefix:
            paragraph._p.append(self._run(prefix, kind))
        for i, spans in enumerate(lines):
            if i:
                paragraph._p.append(self._break(kind))
            for span in spans:
                if isinstance(span, Slot):
                    self._control(paragraph._p, span, kind)
                else:
                    paragraph._p.append(self._run(span.text, kind))

    def _shape(self, paragraph: Any, kind: Type) -> None:
        size = kind.size or self.look.profile.docx_size
        properties = paragraph._p.get_or_add_pPr()
        if kind.keep:
            properties.append(element("keepNext"))
        if kind.whole:
            properties.append(element("keepLines"))
        properties.append(element("widowControl", val=0))
        properties.append(element("autoSpaceDE", val=0))
        properties.append(element("autoSpaceDN", val=0))
        if kind.size:
            properties.append(element("snapToGrid", val=0))
        spacing = element("spacing", before=round(kind.before * 20), after=0)
        if kind.pitch:
            spacing = element(
                "spacing", before=round(kind.before * 20), after=0, line=round(kind.pitch * 20), lineRule="exact"
            )
        properties.append(spacing)
        indent = (
            {"firstLineChars": kind.first * 100, "firstLine": round(kind.first * size * 20 * 0.984)}
            if kind.first
            else {}
        )
        if kind.right:
            indent |= {"rightChars": round(kind.right * 100), "right": round(kind.right * size * 20)}
        if indent:
            properties.append(element("ind", **indent))
        properties.append(element("jc", val=kind.align))

    def _run(self, text: str, kind: Type) -> Any:
        from docx.oxml.ns import qn

        run = element("r")
        run.append(self._run_properties(kind))
        if text == TAB:
            run.append(element("tab"))
            return run
        words = element("t")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        return run

    def _break(self, kind: Type) -> Any:
        run = element("r")
        run.append(self._run_properties(kind))
        run.append(element("br"))
        return run

    def _run_properties(self, kind: Type) -> Any:
        properties, family = element("rPr"), FAMILIES[kind.face]
        properties.append(element("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family))
        if kind.color:
            properties.append(element("color", val=kind.color))
        if kind.size > self.look.profile.docx_size:
            properties.append(element("spacing", val=0))
        half_points = round((kind.size or self.look.profile.docx_size) * 2)
        properties.append(element("sz", val=half_points))
        properties.append(element("szCs", val=half_points))
        return properties

    def _control(self, parent: Any, slot: Slot, kind: Type) -> None:
        """The slot's text inside a run-level content control, between its bookmark twin."""
        self._ids += 1
        parent.append(element("bookmarkStart", id=self._ids, name=slot.bookmark))
        control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
        properties.append(self._run_properties(kind))
        properties.append(element("alias", val=(slot.label or slot.source)[:60]))
        properties.append(element("tag", val=slot.tag))
        properties.append(element("id", val=100_000 + self._ids))
        content.append(self._run(slot.shown, kind))
        control.append(properties)
        control.append(content)
        parent.append(control)
        parent.append(element("bookmarkEnd", id=self._ids))
