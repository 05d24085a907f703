"""How much room things take: closing lines, short columns, widths of a table (占位).

Counted in full-width cells, so that every renderer comes to the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from gongshi.notices.notice import AnnexNote, Block, Notice, Rows, Style, Text
from gongshi.notices.slot import cells, plain

_SMALL_CELL, _PADDING = 4.24, 5.5  # millimetres: 12 points, and both sides of a cell
_CAPITAL = 0.4
_SHORT = 6
HELD = 3  # rows of a table that its last page shows at least


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


def ending(blocks: Sequence[Block]) -> tuple[int, int]:
    """From which block to which the end of the text stays on one page (落款不分页).

    Signer, date, and the note below them. Both are 0 without a signer.
    """
    closing = [i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style in (Style.SIGNER, Style.DATE)]
    if not closing:
        return 0, 0
    last = closing[-1] + 1
    after = blocks[last] if last < len(blocks) else None
    return closing[0], last + (isinstance(after, Text) and after.style is Style.NOTE)


def held_together(blocks: Sequence[Block]) -> tuple[int, int]:
    """The same with what stands before the signer, whose end must share his page: text, and the list of annexes behind it."""
    first, last = ending(blocks)
    behind = first > 1 and isinstance(blocks[first - 1], AnnexNote)
    return max(first - 1 - behind, 0), last


def centred_columns(rows: Rows) -> tuple[bool, ...]:
    """Which columns of a table stand in the middle: those whose every cell is short."""
    return tuple(_longest(rows, i) <= _SHORT for i in range(len(rows.columns)))


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


def upright(rows: Rows, across: float = 156.0) -> Rows | None:
    """The table with columns as wide as what they hold, if that fits `across` millimetres; else None (竖排).

    A column's own width is how wide it may grow; this month's words are often shorter, and a
    page that need not be turned leaves the imprint its place below the table.
    """
    needed = [_needed(rows, i) for i in range(len(rows.columns))]
    return replace(rows, widths=tuple(map(ceil, needed)), landscape=False) if sum(needed) <= across else None


def _longest(rows: Rows, i: int) -> float:
    return max((_across(plain(r[i])) for r in rows.cells), default=0)


def _across(words: str) -> float:
    """The room of a cell's words; a capital letter (WT00104) takes more than half a character."""
    return cells(words) + _CAPITAL * sum(c.isascii() and c.isupper() for c in words)


def _needed(rows: Rows, i: int) -> float:
    return max(_longest(rows, i), min(cells(rows.columns[i]), 2), cells(rows.columns[i]) / 2) * _SMALL_CELL + _PADDING
