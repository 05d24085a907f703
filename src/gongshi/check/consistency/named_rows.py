"""A change by its name against a row of earlier numbers that stands in a sentence of its own (按名目对上年一列).

与去年同期相比，起数、亡人分别下降9.5%、17.3%, and elsewhere 去年1至9月，接报火灾17945起，亡52人: the change's name, or its
place in the row of names before 分别, finds the number now and the number then. A row that only says 去年为1193.7万元、
29.07万人次 is told apart by its units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim
from gongshi.check.consistency.earlier import earlier, is_earlier
from gongshi.check.consistency.ends import Ends, is_planned
from gongshi.check.consistency.in_turn import run_of
from gongshi.check.consistency.named_change import name_of
from gongshi.check.consistency.named_items import named_item
from gongshi.check.draft import Draft, is_counted

_LINES, _MOST, _ROW = 3, 24, 2
_SINCE = re.compile(r"^.*(?:相比|同比|环比)，?")


def ends_in_rows(draft: Draft, change: Claim) -> Ends | None:
    """The number now of the change's name and the one of it in the only row of then; None where either is not sure."""
    name = _name_in_turn(draft, change) or name_of(draft, change)
    new = _now(draft, change, name) if name else None
    if new is None:
        return None
    olds = {
        c.start: c for row in _rows_of_then(draft, new, change) if (c := _of_row(draft, row, name, new)) is not None
    }
    return Ends(new, next(iter(olds.values())), near=False) if len(olds) == 1 else None


def _name_in_turn(draft: Draft, change: Claim) -> str:
    """亡人 of 起数、亡人、伤人和损失分别下降9.5%、17.3%、8.2%和7.4%; empty where names and changes are not as many."""
    row = run_of(draft, change)
    if row is None:
        return ""
    clause = draft.clause_starts[draft.clause_of(row.told)]
    names = re.split("[、和及]", _SINCE.sub("", draft.plain[clause : row.told]))
    return names[row.place] if len(names) == len(row.changes) > 1 else ""


def _now(draft: Draft, change: Claim, name: str) -> Claim | None:
    """The number of the name in the change's line, or in the nearest before it."""
    line = draft.paragraph_of(change.start)
    for n in range(line, max(-1, line - _LINES), -1):
        near = draft.between(draft.paragraph_starts[n], change.start if n == line else draft.paragraph_starts[n + 1])
        news = [c for c in near if is_counted(c) and not is_earlier(draft, c) and not is_planned(draft, c)][:_MOST]
        told = [c for c in news if named_item(draft, name, [c]) is c]
        if told:
            return told[0]
    return None


def _rows_of_then(draft: Draft, new: Claim, change: Claim) -> Iterator[list[Claim]]:
    """The numbers of each sentence, or of the part of the change's own behind it, that has two or more of then."""
    for old in earlier(draft, new.unit)[:_MOST]:
        row = [c for c in draft.in_sentence(old.start) if is_counted(c) and is_earlier(draft, c)]
        own = draft.sentence_of(old.start) == draft.sentence_of(change.start)
        if len(row) >= _ROW and not (own and row[0].start < change.start):
            yield row


def _of_row(draft: Draft, row: Sequence[Claim], name: str, new: Claim) -> Claim | None:
    """The number of the row that the name calls, of the unit of the number now; where nothing is called so, the only one of the unit."""
    same = [c for c in row if c.unit == new.unit]
    return named_item(draft, name, same) or (same[0] if len(same) == 1 else None)
