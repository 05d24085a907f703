"""Lines of a PDF put together to paragraphs (PDF 段落).

A line that reaches the right edge goes on in the next one when that begins at the left edge;
a first-line indent, a wider gap or another size begins a new paragraph. Paragraphs go on over
pages; page numbers and running heads are left aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongshi.papers.pdf_page import Written
from gongshi.papers.pdf_tables import joined, lines_of

_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?[0-9]{1,4}(?:\s*页)?)?[-—–－·\s]*"
)
_EDGE = 2.6  # characters that a full line may miss at the right
_INDENT = 0.8
_LARGER = 1.15


@dataclass(frozen=True)
class Line:
    """One line of running text (行): place, size, text, page."""

    x: float
    y: float
    end: float
    size: float
    text: str
    page: int


@dataclass
class Flow:
    """One paragraph put together (段落): its text, the page it begins on, its size and height."""

    text: str
    page: int
    size: float
    y: float


def lines_on(pieces: Sequence[Written], page: int) -> list[Line]:
    """The lines of a page from the top, without the page number."""
    lines = [
        Line(line[0].x, line[0].y, line[-1].end, max(p.size for p in line), text, page)
        for line, text in lines_of(pieces)
    ]
    edges = {id(line) for line in (*lines[:1], *lines[-1:])}
    return [line for line in lines if not (id(line) in edges and _PAGE_NUMBER.fullmatch(line.text))]


def running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Texts that stand first or last on three pages or more, and on most of them."""
    said = Counter(text for lines in pages for text in {line.text for line in (*lines[:1], *lines[-1:])})
    return {text for text, n in said.items() if n > 2 and n > len(pages) / 2}


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most characters are set; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def flows(lines: Sequence[Line], body: float) -> Iterator[Flow]:
    """The paragraphs that the lines of one page, or of a page's part between tables, make."""
    left = min((line.x for line in lines), default=0.0)
    right = _right(lines, body)
    pitch = _pitch(lines)
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, left, right, pitch, body):
            yield _flow(held)
            held = []
        held.append(line)
    if held:
        yield _flow(held)


def _right(lines: Sequence[Line], body: float) -> float:
    """Where full lines of the body end; smaller print and titles may end elsewhere."""
    ends = [line.end for line in lines if abs(line.size - body) < 0.6] or [line.end for line in lines]
    return max(ends, default=0.0)


def goes_over(last: Line | None, first: Line | None, body: float) -> bool:
    """Whether a paragraph that ends a page goes on at the top of the next."""
    if last is None or first is None or abs(last.size - first.size) > 0.6 or last.size > body * _LARGER:
        return False
    return not last.text.endswith(("。", "！", "？", "：")) and len(last.text) > 15


def _flow(lines: Sequence[Line]) -> Flow:
    return Flow(joined([line.text for line in lines]), lines[0].page, lines[0].size, lines[0].y)


def _pitch(lines: Sequence[Line]) -> float:
    gaps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if a.y > b.y)
    return float(gaps.most_common(1)[0][0]) if gaps else 0.0


def _goes_on(above: Line, line: Line, left: float, right: float, pitch: float, body: float) -> bool:
    if abs(above.size - line.size) > 0.6 or (pitch and above.y - line.y > 1.5 * max(pitch, line.size)):
        return False
    if line.size > body * _LARGER:
        return True
    full = above.end >= right - _EDGE * line.size
    return full and line.x <= left + _INDENT * line.size
