"""A document as its reader sees it: paragraphs in order, each with its place (文稿).

The flat text joins the paragraphs by line ends; offsets into it are what claims and findings
carry, and a paper leads them back to paragraph, place, slot and page.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum

from gongshi.i18n import tr


class Part(Enum):
    """What a paragraph is in its document (段落种类)."""

    TITLE = "标题"
    HEADING = "层次标题"
    BODY = "正文"
    ITEM = "条目"
    CELL = "单元格"
    NOTE = "脚注"
    HEADER = "页眉"
    FOOTER = "页脚"
    PICTURE = "图"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters that carry a name: a content control's tag or a bookmark's name (标记).

    `start` and `end` count within the paragraph.
    """

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Which cell of which table, all counted from 1; spanned places count (单元格位置)."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (段落): text, kind, place in words, and where in the file it came from.

    `level` is a heading's level or an item's depth; `page` is 0 where the format has none;
    `source` is the number of the element (DOCX: of the paragraph within its `part`).
    """

    text: str
    kind: Part
    place: str
    level: int = 0
    page: int = 0
    cell: Cell | None = None
    marks: tuple[Marked, ...] = ()
    part: str = ""
    source: int = -1


@dataclass(frozen=True)
class Paper:
    """A document that was read (文稿): its file name, format, and paragraphs in reading order."""

    name: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    text: str = field(init=False, repr=False)
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, at = [], 0
        for paragraph in self.paragraphs:
            starts.append(at)
            at += len(paragraph.text) + 1
        object.__setattr__(self, "starts", tuple(starts))
        object.__setattr__(self, "text", "\n".join(p.text for p in self.paragraphs))

    def number_at(self, offset: int) -> int:
        """The number, from 0, of the paragraph that holds the character at `offset` of the flat text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def at(self, offset: int) -> Paragraph:
        """The paragraph that holds the character at `offset`. Raises IndexError in an empty paper."""
        return self.paragraphs[self.number_at(offset)]

    def place_of(self, offset: int) -> str:
        """The place of a character as the reader would say it (位置); empty in an empty paper."""
        return self.at(offset).place if self.paragraphs else ""

    def slot_at(self, offset: int) -> str:
        """The name of the innermost slot around the character, or empty (所在数据槽)."""
        if not self.paragraphs:
            return ""
        number = self.number_at(offset)
        inside = offset - self.starts[number]
        around = [m for m in self.paragraphs[number].marks if m.start <= inside < m.end]
        return min(around, key=lambda m: m.end - m.start).name if around else ""

    def marked(self) -> dict[str, str]:
        """The text of every marked place by its name, the first where a name is used twice."""
        found: dict[str, str] = {}
        for paragraph in self.paragraphs:
            for mark in paragraph.marks:
                found.setdefault(mark.name, paragraph.text[mark.start : mark.end])
        return found


def plain_paper(text: str, name: str = "") -> Paper:
    """A paper of bare text, one paragraph a line; its flat text is `text` with its line ends made equal."""
    from gongshi.papers.headings import numbered

    return Paper(name or tr("文本"), "text", numbered(text.split("\n")))
