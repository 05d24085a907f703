"""Layout profiles: the measures of GB/T 9704-2012 and of an office's own habit (版式).

The printers' size 3 is 15.75 points: twenty-eight of them fill 155.6 of the 156 mm, and
twenty-two lines at 15/8 of it fill 224.3 of the 225 mm. Word's 16 points need the numbers
that `docx_*` hold: a pitch of 579 twentieths and 0.25 points less between characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.notices.fonts import Fonts, find_fonts
from gongshi.notices.notice import Notice, Rows, Style, Text
from gongshi.notices.slot import Fixed, Slot, Span, Spans, plain
from gongshi.settings import Settings


class NoSuchLayout(Unfit):
    """The settings name a layout that is not there (没有这种版式)."""


@dataclass(frozen=True)
class Profile:
    """The measures of one layout (版式). Margins in millimetres, type in points."""

    name: str
    label: str
    top: float
    bottom: float
    left: float
    right: float
    columns: int
    lines: int
    cell: float
    pitch: float
    docx_size: float
    docx_pitch: int  # twentieths of a point
    docx_spacing: int  # twentieths of a point between characters
    title_size: float = 22
    mark_size: float = 44
    small_size: float = 12
    page_number_size: float = 14
    red_head: bool = True

    @property
    def text_width(self) -> float:
        """Width of the text block in millimetres on A4."""
        return 210 - self.left - self.right


GB9704 = Profile(
    "gb9704", "GB/T 9704-2012 公文", top=37, bottom=35, left=28, right=26, columns=28, lines=22,
    cell=15.75, pitch=29.53, docx_size=16, docx_pitch=579, docx_spacing=-5,
)  # fmt: skip
LOCAL = replace(
    GB9704, name="local", label="本机关通稿", top=30, bottom=27, columns=28, lines=24, left=28, right=26, red_head=False
)
PROFILES = {p.name: p for p in (GB9704, LOCAL)}


def profile_named(name: str) -> Profile:
    """The layout of this name. Raises NoSuchLayout."""
    if name not in PROFILES:
        raise NoSuchLayout(
            tr("没有名为“{name}”的版式。", name=name),
            where=tr("设置“layout.profile”"),
            mend=tr("可用的版式：{names}。", names="、".join(PROFILES)),
        )
    return PROFILES[name]


@dataclass(frozen=True)
class Look:
    """How a notice is drawn: measures, fonts, and the moment that file properties carry.

    `made_at` is given, not read from a clock, so that drawing twice gives the same bytes.
    """

    profile: Profile
    fonts: Fonts
    made_at: datetime

    @classmethod
    def of(cls, settings: Settings, made_at: datetime, *, red_head: bool = True) -> Look:
        """The look that `layout.profile` and `layout.fonts` choose; `local` without a red head."""
        name = settings.get("layout.profile", "gb9704") if red_head else "local"
        return cls(profile_named(name), find_fonts(settings), made_at)


def closing_indents(notice: Notice) -> Mapping[Style, float]:
    """How far from the right edge the signer and the date end, in characters (署名与日期).

    Without a seal the name ends two characters from the edge, and the date begins two
    characters right of it; a date too long for that ends two from the edge and the name moves.
    """
    lengths = {
        b.style: cells(plain(b.spans))
        for b in notice.blocks
        if isinstance(b, Text) and b.style in (Style.SIGNER, Style.DATE)
    }
    name, day = lengths.get(Style.SIGNER, 0), lengths.get(Style.DATE, 0)
    if name - day >= 2:
        return {Style.SIGNER: 2, Style.DATE: name - day}
    return {Style.SIGNER: max(day + 4 - name, 0) if name else 0, Style.DATE: 2}


def cells(text: str) -> float:
    """How many full-width cells `text` takes: half for ASCII."""
    return sum(0.5 if c.isascii() else 1 for c in text)


def centred_columns(rows: Rows) -> tuple[bool, ...]:
    """Which columns of a table stand in the middle: those whose every cell is short."""
    return tuple(max((cells(plain(r[i])) for r in rows.cells), default=0) <= _SHORT for i in range(len(rows.columns)))


def column_widths(rows: Rows, across: float) -> tuple[float, ...]:
    """Millimetres for each column of a table `across` millimetres wide, in small type (列宽).

    A column of short cells gets what its longest one needs, so that a date never breaks; the
    rest is shared as the table's own widths ask. When the short ones ask for most of the
    page, all columns share it so.
    """
    needed = [_needed(rows, i) if short else 0.0 for i, short in enumerate(centred_columns(rows))]
    open_widths = [w if not need else 0 for w, need in zip(rows.widths, needed, strict=True)]
    left = across - sum(needed)
    if left < across / 4 or not any(open_widths):
        return tuple(across * w / sum(rows.widths) for w in rows.widths)
    return tuple(need or left * w / sum(open_widths) for need, w in zip(needed, open_widths, strict=True))


def _needed(rows: Rows, i: int) -> float:
    longest = max((cells(plain(r[i])) for r in rows.cells), default=0)
    return max(longest, min(cells(rows.columns[i]), 2), cells(rows.columns[i]) / 2) * _SMALL_CELL + _PADDING


_SMALL_CELL, _PADDING = 4.24, 5.5  # millimetres: 12 points, and both sides of a cell
_SHORT = 6
_NEVER_FIRST = "、，。；：）》”’！？"
_GOOD_END = ("关于", "的", "和", "与", "、", "　", " ", "”", "》", "）")
_NUMERALS = "0123456789〇一二三四五六七八九十百千万"
_LINE_COST, _SLOT_GAIN = 60.0, 6.0


def title_lines(spans: Spans, most: float = 19.5) -> tuple[Spans, ...]:
    """`spans` in lines of at most `most` characters, evenly and broken by sense.

    Breaks never fall inside a slot that fits a line; a space in the title is a wished break,
    and the ends of slots are good ones.
    """
    text = plain(spans)
    if cells(text) <= most:
        return (_trimmed(spans),)
    ends = _Breaks(text, _inside_slots(spans, most), _slot_ends(spans), most).best()
    starts = [0, *ends]
    return tuple(_trimmed(_cut(spans, a, b)) for a, b in zip(starts, [*ends, len(text)], strict=True))


def _slot_ends(spans: Spans) -> frozenset[int]:
    at, found = 0, set[int]()
    for span in spans:
        if isinstance(span, Slot):
            found |= {at, at + len(span.shown)}
        at += len(span.shown)
    return frozenset(found)


def _inside_slots(spans: Spans, most: float) -> frozenset[int]:
    at, inside = 0, set[int]()
    for span in spans:
        if isinstance(span, Slot) and cells(span.shown) < most:
            inside |= set(range(at + 1, at + len(span.shown)))
        at += len(span.shown)
    return frozenset(inside)


@dataclass(frozen=True)
class _Breaks:
    """The cheapest way to cut a title: few even lines, at good places (dynamic programme)."""

    text: str
    forbidden: frozenset[int]
    good: frozenset[int]
    most: float

    def best(self) -> list[int]:
        """Where each line but the last ends."""
        best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
        for end in range(1, len(self.text) + 1):
            options = [
                (cost + self._cost(start, end), [*cuts, start] if start else cuts)
                for start, (cost, cuts) in best.items()
                if cells(self.text[start:end].strip()) <= self.most
            ]
            if options and end not in self.forbidden:
                best[end] = min(options)
        size = int(self.most)
        return best[len(self.text)][1] if len(self.text) in best else list(range(size, len(self.text), size))

    def _cost(self, start: int, end: int) -> float:
        whole = cells(self.text)
        ideal = whole / -(-whole // self.most)
        cost = _LINE_COST + (cells(self.text[start:end]) - ideal) ** 2 / 4
        if end == len(self.text):
            return cost
        if self.text[end] in _NEVER_FIRST:
            return cost + 1000
        if self.text[end - 1] in _NUMERALS and self.text[end] in _NUMERALS:
            return cost + _LINE_COST
        if self.text[end - 1] in "　 ":
            return cost - 2 * _SLOT_GAIN
        return cost - (_SLOT_GAIN if end in self.good or self.text[:end].endswith(_GOOD_END) else 0)


def _cut(spans: Sequence[Span], start: int, end: int) -> Spans:
    at, kept = 0, list[Span]()
    for span in spans:
        a, b = max(start - at, 0), min(end - at, len(span.shown))
        if a < b:
            kept.append(span if isinstance(span, Slot) else Fixed(span.text[a:b]))
        at += len(span.shown)
    return tuple(kept)


def _trimmed(spans: Spans) -> Spans:
    if spans and isinstance(spans[-1], Fixed):
        spans = (*spans[:-1], Fixed(spans[-1].text.rstrip()))
    if spans and isinstance(spans[0], Fixed):
        spans = (Fixed(spans[0].text.lstrip()), *spans[1:])
    return spans
