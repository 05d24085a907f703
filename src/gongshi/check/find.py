"""Every quantitative claim of a text, in its order (找数).

The text is read paragraph by paragraph, so that memory does not grow with it. In each, the
quantities are found first; only where there are any are clauses, subjects and periods asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim
from gongshi.check.heading import heading_of, lead_of
from gongshi.check.line import Context
from gongshi.check.meaning import claims_of
from gongshi.check.normal import normal
from gongshi.check.quantity import quantities
from gongshi.check.table_rows import Table, caption_of, cells_of, continues, opens, read_row
from gongshi.check.tight import tight

__all__ = ["find_claims", "iter_claims"]

_LONGEST = 4000
_CUT = re.compile(r"[。；;！!？?，, ]")


def find_claims(text: str) -> list[Claim]:
    """Every claim of `text`, left to right (找数).

    Places are characters of `text` as it was given. Text of any length takes time in
    proportion to it; nothing in a text makes it raise.

    >>> [(c.text, str(c.value), c.unit, c.subject) for c in find_claims("查处酒驾83起，同比下降5.37%。")]
    [('83起', '83', '起', '酒驾'), ('5.37%', '5.37', '%', '酒驾')]
    """
    return list(iter_claims(text))


def iter_claims(text: str) -> Iterator[Claim]:
    """The same one by one, so that a long draft needs no list of all its claims."""
    context, table = Context(), Table()
    for start, piece in _pieces(text):
        read = tight(piece)
        if read.taken:
            found = _claims(read.text, 0, read.text, context, table)
            yield from (read.claim(claim, piece, start) for claim in found)
        else:
            yield from _claims(piece, start, text, context, table)


def iter_tight(text: str) -> Iterator[Claim]:
    """The claims of a text that is `tight` as a whole, one by one."""
    context, table = Context(), Table()
    for start, piece in _pieces(text):
        yield from _claims(piece, start, text, context, table)


def _claims(piece: str, start: int, text: str, context: Context, table: Table) -> Iterator[Claim]:
    """The claims of a piece that begins at `start` of `text`."""
    row = cells_of(piece)
    if row and (opens(row, table) or continues(row, table)):
        yield from read_row(row, start, text, table)
        return
    table.headings, table.caption = (), caption_of(piece) or table.caption
    line = normal(piece)
    found = list(quantities(line))
    heading = heading_of(line)
    if found:
        yield from claims_of(line, found, start, text, context, lead_of(line))
    if heading:
        context.heading = heading


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph of `text` with its place; one that is very long in parts, cut behind a mark.

    >>> list(_pieces("甲\\n乙"))
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
