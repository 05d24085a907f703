"""Words of a block marked in its HTML, each with the number of the note beside it (标出的文字)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.office.margin import bare

if TYPE_CHECKING:
    from gongshi.office.margin import MarginNote

_TAG = re.compile(r"(<[^>]*>)")


def with_marks(html: str, notes: Sequence[MarginNote]) -> str:
    """The block's HTML with each note's words in `mark`, and its number behind them as a link to the note.

    Only text is wrapped, never a tag, so what was well formed stays so; a number never stands inside
    another link. Places count characters without spaces.
    """
    return "".join(_pieces(html, notes)) if notes else html


def _pieces(html: str, notes: Sequence[MarginNote]) -> Iterator[str]:
    at, in_link, waiting = 0, False, ""
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            in_link = piece.startswith("<a ") or (in_link and piece != "</a>")
            yield piece
        else:
            text = unescape(piece)
            for words, numbers in _runs(text, at, notes):
                waiting += numbers
                yield words if in_link else words + waiting
                waiting = waiting if in_link else ""
            at += len(bare(text))
        if waiting and not in_link:
            yield waiting
            waiting = ""


def _runs(text: str, at: int, notes: Sequence[MarginNote]) -> Iterator[tuple[str, str]]:
    """The text, which begins at character `at`, cut where marks begin and end: as HTML, and the numbers that follow it."""
    words, marked = "", None
    for char in text:
        here = marked if char.isspace() else next((n for n in notes if n.start <= at < n.end), None)
        if here is not marked:
            yield _wrapped(words, marked), ""
            words, marked = "", here
        words, at = words + char, at + (not char.isspace())
        ended = [n for n in notes if n.end == at and not char.isspace()]
        if ended:
            yield _wrapped(words, marked), "".join(map(_number, ended))
            words, marked = "", None
    yield _wrapped(words, marked), ""


def _wrapped(words: str, note: MarginNote | None) -> str:
    said = escape(words)
    return f'<mark class="{"wrong" if note.is_wrong else "asked"}">{said}</mark>' if note and words else said


def _number(note: MarginNote) -> str:
    label = escape(tr("核稿意见第 {n} 条", n=note.number))
    link = f'<a href="#note-{note.number}" id="ref-{note.number}" aria-label="{label}">{note.number}</a>'
    return f'<sup class="ref">{link}</sup>'
