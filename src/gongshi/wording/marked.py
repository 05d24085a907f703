"""Two wordings of one paragraph as pieces: what stayed, what left, what came (改动标示)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of text; `came` and `left` tell, and neither when it stayed (片段)."""

    text: str
    left: bool = False
    came: bool = False


def marked(was: str, now: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order.

    >>> [tuple(p) for p in marked("严肃查处。", "依法查处。")]
    [('严肃', True, False), ('依法', False, True), ('查处。', False, False)]
    """
    return tuple(_pieces(was, now))


def _pieces(was: str, now: str) -> Iterator[Piece]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(was[i1:i2])
            continue
        if i2 > i1:
            yield Piece(was[i1:i2], left=True)
        if j2 > j1:
            yield Piece(now[j1:j2], came=True)
