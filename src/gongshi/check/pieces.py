"""A text in pieces of bounded length (段落)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 4000
_CUT = re.compile(r"[。；;！!？?，, ]")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph of `text` with its place; one that is very long in parts, cut behind a mark.

    >>> list(pieces("甲\\n乙"))
    [(0, '甲'), (2, '乙')]
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start, start + _LONGEST)
        if end < 0:
            end = _cut(text, start)
            yield start, text[start:end]
            start = end + (text[end : end + 1] == "\n")
        else:
            if end > start:
                yield start, text[start:end]
            start = end + 1


def _cut(text: str, start: int) -> int:
    """Behind the last mark of the stretch, so that no number is torn; anywhere where there is none."""
    limit = start + _LONGEST
    if limit >= len(text):
        return len(text)
    last = 0
    for found in _CUT.finditer(text, start + _LONGEST // 2, limit):
        last = found.end()
    return last or limit
