"""How many rows a table has, and how many the text beside it says there are (表中的行数)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim
from gongshi.check.consistency.grids import Row, is_total, tables_of
from gongshi.check.consistency.lists_before import Counted, may_count_a_list
from gongshi.check.draft import Draft, number
from gongshi.i18n import tr

_REFERS = re.compile(r"(?:[上下附本]表|表[中内]|表列)[^，。；]{0,4}$")
_AREAS = ("县", "市", "区", "镇", "乡", "街道", "村", "社区")
_NEAR = 3  # lines above and below the table in which its rows are counted
_LEAST = 3  # rows


def rows_counted(draft: Draft) -> Iterator[Counted]:
    """Each table whose rows the text beside it counts: 上表3家企业; 涉及4个乡镇 beside a table of 镇 and 乡."""
    for table in tables_of(draft):
        rows = [row for row in table[1:] if not is_total(row)]
        if len(rows) < _LEAST - 1 or len({len(row) for row in table[1:]}) > 2:
            continue
        names = [_name_of(row) for row in rows]
        titled = _in_title(draft, table, len(rows))
        for claim in _beside(draft, table):
            if claim is titled or _counts(draft, claim, names):
                yield Counted(claim, len(rows), tr("表中列出"))


def _name_of(row: Row) -> str:
    """The first field of the row that is no number."""
    return next((f.text.strip() for f in row if f.value is None and f.text.strip()), "")


def _in_title(draft: Draft, table: Sequence[Row], rows: int) -> Claim | None:
    """（共4批次） in the line right above a table whose rows are numbered from 1."""
    numbered = [row[0].value for row in table[1:] if not is_total(row)]
    line = draft.paragraph_of(table[0][0].start) - 1
    if line < 0 or numbered != list(range(1, rows + 1)):
        return None
    text = draft.line(line)
    inside = [c for c in draft.between(draft.paragraph_starts[line], draft.line_end(line)) if may_count_a_list(c)]
    bracketed = [
        c
        for c in inside
        if draft.plain[max(0, c.start - 3) : c.start].rstrip("共计有").endswith("（") and draft.plain[c.end] == "）"
    ]
    apart = abs(number(bracketed[0]) - rows) if len(bracketed) == 1 and len(text) < 60 else 99
    return bracketed[0] if apart <= max(2, rows // 3) else None


def _beside(draft: Draft, table: Sequence[Row]) -> list[Claim]:
    first, last = (draft.paragraph_of(row[0].start) for row in (table[0], table[-1]))
    lines = len(draft.paragraph_starts)
    above = draft.between(draft.paragraph_starts[max(0, first - _NEAR)], table[0][0].start)
    behind = min(last + 1, lines - 1)
    below = (
        draft.between(draft.paragraph_starts[behind], draft.line_end(min(lines - 1, last + _NEAR)))
        if behind > last
        else ()
    )
    return [c for c in (*above, *below) if may_count_a_list(c)]


def _counts(draft: Draft, claim: Claim, names: Sequence[str]) -> bool:
    """Whether the number is said of the table's rows: it names the table, or what every row is."""
    apart = abs(number(claim) - len(names))
    if _REFERS.search(draft.lead(claim)):
        return apart <= max(2, len(names) // 3)
    areas = all(len(n) > 2 and n.endswith(_AREAS) for n in names)
    tail = claim.unit.removeprefix("个") + draft.tail(claim).lstrip("（")
    ends = {next(a for a in _AREAS if n.endswith(a)) for n in names} if areas else set()
    told = areas and tail[:2].rstrip("的") != "" and (tail[:1] in {e[:1] for e in ends})
    return told and apart <= 1 and re.search(r"(?:涉及|波及|覆盖|来自|分布在)$", draft.lead(claim)) is not None
