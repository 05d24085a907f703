"""How many rows a table has, and how many the text beside it says there are (表中的行数)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim
from gongshi.check.consistency.grids import Row, is_total, tables_of
from gongshi.check.consistency.lists_counted import Counted, counted, may_count_a_list
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft
from gongshi.i18n import tr

_REFERS = re.compile(r"(?:[上下附本]表|表[中内]|表列)[^，。；]{0,4}$")
_CONCERNED = re.compile(r"(?:涉及|波及|覆盖|来自|分布在)$")
_NEAR, _LEAST = 3, 2  # lines above and below the table in which its rows are counted; rows


def rows_counted(draft: Draft) -> Iterator[Counted]:
    """Each table whose rows the text beside it counts: 上表3家企业; 涉及4个乡镇 beside a table of 镇 and 乡."""
    for table in tables_of(draft):
        rows = [row for row in table[1:] if not is_total(row)]
        if len(rows) < _LEAST or len({len(row) for row in table[1:]}) > 2:
            continue
        for claim in _beside(draft, table):
            far = 2 if _REFERS.search(draft.lead(claim)) else 1 if _counts_areas(draft, claim, rows) else 0
            found = counted(claim, {len(rows)}, tr("表中列出"), far=far) if far else None
            if found is not None:
                yield found


def _beside(draft: Draft, table: Sequence[Row]) -> list[Claim]:
    """What may count its rows in the lines around the table."""
    last = draft.line_of(table[-1][0].start)
    lines = len(draft.line_starts) - 1
    above = draft.counted_between(draft.line_start(table[0][0].start, back=_NEAR), table[0][0].start)
    below = draft.counted_between(draft.line_end(last), draft.line_end(min(lines, last + _NEAR)))
    return [c for c in (*above, *below) if may_count_a_list(c)]


def _counts_areas(draft: Draft, claim: Claim, rows: Sequence[Row]) -> bool:
    """涉及4个乡镇 beside rows that are all called 镇 or 乡."""
    names = [next((f.text.strip() for f in row if f.value is None and f.text.strip()), "") for row in rows]
    if not all(len(n) > 2 and n.endswith(words("areas")) for n in names) or not _CONCERNED.search(draft.lead(claim)):
        return False
    noun = claim.unit.removeprefix("个") + draft.tail(claim).lstrip("（")
    return noun[:1] in {next(a for a in words("areas") if n.endswith(a))[:1] for n in names}
