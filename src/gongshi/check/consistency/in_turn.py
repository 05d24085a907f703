"""Changes in turn against earlier numbers in turn: 同比分别下降10.0%、12.4% (分别增减)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import Ends
from gongshi.check.draft import Draft, is_counted
from gongshi.check.once import once

_MOST = 200  # sentences about an earlier time that are looked at

_IN_TURN = re.compile(r"分别|各(?=[升降增减上下提回多少])")
_ONLY_TURNS = re.compile(r"[^0-9]*(?:分别|各)[^0-9]*")
_THEN = re.compile(r"(?:去年|上年|上周|上月|上期|上季度|前一年|20[0-9]{2}年|19[0-9]{2}年)(?:同期)?[^，。；]{0,8}，?")


@dataclass(frozen=True)
class Run:
    """The changes behind 分别 in a sentence (分别之后的一列): where the sentence starts, where 分别 stands, which one it is."""

    start: int
    told: int
    changes: list[Claim]
    place: int


def run_of(draft: Draft, change: Claim) -> Run | None:
    """同比分别下降6.4%、9.3%: the row that the change stands in; None where no 分别 leads to it."""
    start = draft.sentence_start(change.start)
    words = [m.start() for m in _IN_TURN.finditer(draft.plain, start, change.start)]
    if not words:
        return None
    told = words[-1]
    behind = [c for c in draft.between(told, draft.sentence_end(change.start)) if c.kind is not Kind.DATE]
    changes = list(takewhile(lambda c: c.kind is Kind.CHANGE, behind))
    place = next((n for n, c in enumerate(changes) if c is change), -1)
    return Run(start, told, changes, place) if place >= 0 else None


def new_in_turn(draft: Draft, change: Claim) -> Claim | None:
    """同比分别下降6.4%、9.3%: the number of the same place in the row before."""
    row = run_of(draft, change)
    news, _ = _rows_before(draft, row) if row is not None else ([], [])
    return news[row.place] if row is not None and news else None


def _rows_before(draft: Draft, row: Run) -> tuple[list[Claim], list[Claim]]:
    """The numbers now of all that the row speaks of, and the earlier ones where both stand before it; none where they are not as many."""
    behind = row.changes[-1].outer_end
    size = len(row.changes) + draft.plain.count("持平", behind, behind + 4)
    before = [c for c in draft.between(row.start, row.told) if is_counted(c)]
    if len(before) == 2 * size and _are_of_two_times(draft, before[:size], before[size:]):
        return before[:size], before[size:]
    return (before[-size:], []) if len(before) >= size else ([], [])


def in_turn(draft: Draft, change: Claim) -> Ends | None:
    """同比分别下降10.0%、12.4%。2021年，上述指标分别为680起、169人: by order, units agreeing."""
    row = run_of(draft, change)
    if row is None or len(row.changes) < 2:
        return None
    news, olds = _rows_before(draft, row)
    if olds:
        return Ends(news[row.place], olds[row.place], True)
    if not news or not _ONLY_TURNS.fullmatch(draft.plain, news[-1].outer_end, row.changes[0].outer_start):
        return None
    old = _then_in_turn(draft, news, row.place)
    alike = old is not None and _is_called_alike(draft, news[row.place], old)
    return Ends(news[row.place], old, near=alike) if old is not None else None


def _are_of_two_times(draft: Draft, news: list[Claim], olds: list[Claim]) -> bool:
    """Whether a word for an earlier time that nothing is compared with stands between two rows of the same units."""
    told = _THEN.search(draft.plain, news[-1].end, olds[0].start)
    alike = all(new.unit == old.unit for new, old in zip(news, olds, strict=True))
    if not alike or told is None:
        return False
    of_then = draft.plain[olds[0].outer_start - 1] in "的（"  # 较2015年高峰时期的1088起和359起
    return of_then or draft.plain[told.start() - 1] not in "比较与同"


def _is_called_alike(draft: Draft, new: Claim, old: Claim) -> bool:
    """Whether the words before the earlier number are those before the number now: 盗窃9起, 上周盗窃12起."""
    head = _head(draft, new)
    return len(head) > 1 and draft.lead(old).endswith(head)


def _then_in_turn(draft: Draft, news: list[Claim], place: int) -> Claim | None:
    """The number of the same thing in the one sentence that gives the earlier numbers of all."""
    own = draft.sentence_of(news[0].start)
    for start in _then_sentences(draft):
        if draft.sentence_of(start) == own:
            continue
        told = draft.plain.rfind("分别", start, draft.sentence_end(start))
        olds = [c for c in draft.between(max(start, told), draft.sentence_end(start)) if is_counted(c)]
        if [c.unit for c in olds] == [c.unit for c in news]:
            return olds[place]
        named = [
            c
            for c in olds
            if c.unit == news[place].unit
            and _head(draft, news[place])
            and _head(draft, news[place]) in (draft.lead(c) or draft.plain[start : c.start][-12:])
        ]
        if len(named) == 1:
            return named[0]
    return None


@once
def _then_sentences(draft: Draft) -> list[int]:
    """Where the sentences start that open with an earlier time; of very many the first."""
    return [s for s in draft.sentence_starts if _THEN.match(draft.plain, s)][:_MOST]


def _head(draft: Draft, claim: Claim) -> str:
    """What the number counts, as short as the text says it: 盗窃."""
    return re.sub(r"^.*[，、：中]", "", draft.clause_before(claim.start))[-6:]
