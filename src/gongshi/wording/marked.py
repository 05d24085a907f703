"""Two wordings of one paragraph as pieces: what stayed, what left, what came (改动标示)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_WHOLE = re.compile(
    r"\d+(?:[.,]\d+)*[%％]?|[A-Za-z]+|.", re.DOTALL
)  # a number with half of its digits struck reads as another


class Piece(NamedTuple):
    """A stretch of text; `came` and `left` tell, and neither when it stayed (片段)."""

    text: str
    left: bool = False
    came: bool = False


def marked(was: str, now: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order; a number or a Latin word is never cut.

    >>> [tuple(p) for p in marked("严肃查处。", "依法查处。")]
    [('严肃', True, False), ('依法', False, True), ('查处。', False, False)]
    >>> [p.text for p in marked("上升48.5%，51家", "上升87.5%，42家")]
    ['上升', '48.5%', '87.5%', '，', '51', '42', '家']
    """
    return tuple(_pieces(was, now))


def _pieces(was: str, now: str) -> Iterator[Piece]:
    old, new = _WHOLE.findall(was), _WHOLE.findall(now)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("".join(old[i1:i2]), left=True)
        if j2 > j1:
            yield Piece("".join(new[j1:j2]), came=True)
