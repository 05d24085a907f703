"""A notice: a tree of plain values, before anybody draws it (公示文稿).

Composing ends here and every renderer starts here; nothing below this file knows a template,
and nothing in it knows a file format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongshi.notices.slot import Slot, Spans, plain, slots_in


class Style(Enum):
    """What a line of text is; a layout decides how it looks (文字样式)."""

    MARK = "发文机关标志"
    NUMBER = "发文字号"
    TITLE = "标题"
    SUBTITLE = "副标题"
    SALUTATION = "主送机关"
    LEAD = "导语"
    BODY = "正文"
    STORY = "案例标题"
    CAPTION = "图题"
    NOTE = "附注"
    SMALL = "小字"
    SIGNER = "署名"
    DATE = "成文日期"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Text:
    """One line or paragraph (段落)."""

    style: Style
    spans: Spans


@dataclass(frozen=True)
class Heading:
    """A heading; `number` is given by its place (一、（一）1.（1）), never typed (层次标题)."""

    level: int
    number: str
    spans: Spans


@dataclass(frozen=True)
class Rows:
    """A table: column headings with relative widths, rows of cells (表格).

    `landscape` asks for a page turned on its side; `tall` gives every row room for a hand
    (boxes to sign).
    """

    id: str
    caption: Spans
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    cells: tuple[tuple[Spans, ...], ...]
    landscape: bool = False
    tall: bool = False


@dataclass(frozen=True)
class Chart:
    """A bar chart: one value for each label, drawn from slots (统计图)."""

    id: str
    caption: Spans
    labels: tuple[str, ...]
    values: tuple[Slot, ...]
    unit: str


@dataclass(frozen=True)
class Line:
    """A road or another line of the map: WKT LINESTRING in metres (线形)."""

    code: str
    label: str
    wkt: str


@dataclass(frozen=True)
class Spot:
    """A stretch of a line to point out, from and to metres along it (示意位置)."""

    line: str
    from_m: int
    to_m: int
    label: str
    number: int


@dataclass(frozen=True)
class Map:
    """A drawing of lines with stretches pointed out (示意图)."""

    id: str
    caption: Spans
    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Picture:
    """A drawing that a pack made itself (图片): SVG for PDF and pages, PNG for Word, and the same in words."""

    id: str
    caption: Spans
    svg: bytes
    png: bytes
    described: str


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page (分页)."""


@dataclass(frozen=True)
class AnnexNote:
    """The list of annexes below the text (附件说明), without a full stop."""

    titles: tuple[Spans, ...]


Block = Text | Heading | Rows | Chart | Map | Picture | PageBreak | AnnexNote


@dataclass(frozen=True)
class Annex:
    """One annex, on pages of its own (附件); `number` is 0 when there is only one."""

    number: int
    title: Spans
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """附件, or 附件 with its number."""
        return f"附件{self.number}" if self.number else "附件"


@dataclass(frozen=True)
class Imprint:
    """The closing element of an official document: copies, printer, day (版记)."""

    copies: Spans
    printer: Spans
    printed: Spans


@dataclass(frozen=True)
class Notice:
    """A composed document (公示文稿): blocks, annexes, and what it is called.

    `name` is the kind's name, `title` plain text for file properties, `draft` whether it has
    not been released.
    """

    name: str
    label: str
    form: str
    title: str
    issuer: str
    released: date
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    imprint: Imprint | None = None
    draft: bool = False

    def slots(self) -> tuple[Slot, ...]:
        """Every slot, in reading order; ids are unique."""
        return tuple(s for spans in self.spans() for s in slots_in(spans))

    def spans(self) -> Iterator[Spans]:
        """Every run of spans, in reading order."""
        for block in self.blocks:
            yield from _spans_of(block)
        for annex in self.annexes:
            yield annex.title
            for block in annex.blocks:
                yield from _spans_of(block)
        if self.imprint:
            yield from (self.imprint.copies, self.imprint.printer, self.imprint.printed)

    def text(self) -> str:
        """The running text, a line for each block, annexes after it."""
        return "\n".join(plain(s) for s in self.spans() if s)


def _spans_of(block: Block) -> Iterator[Spans]:
    match block:
        case Text() | Heading():
            yield block.spans
        case Rows():
            yield block.caption
            yield from (cell for row in block.cells for cell in row)
        case Chart():
            yield block.caption
            yield block.values
        case Map() | Picture():
            yield block.caption
        case AnnexNote():
            yield from block.titles
        case PageBreak():
            return
