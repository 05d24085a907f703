"""Break a title into lines by sense: a trapezoid, not whatever fits (标题排列).

Figures take half a cell, so lines are measured in cells; a break never falls inside a slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongshi.notices.slot import Fixed, Slot, Span, Spans, cells, plain

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
