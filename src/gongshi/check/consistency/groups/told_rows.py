"""A table told in words: 玩具抽查96批次，不合格13批次；书包抽查60批次，不合格2批次 (逐项叙述的表).

Items between semicolons that give the same numbers in the same order are rows; each number of a
row is held with those of the other rows against the number that the text before gives for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import takewhile

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import Group, added, is_of_then, may_be_part, may_be_whole
from gongshi.check.draft import Draft, is_counted, kin, may_add, number

_LEAST, _MOST = 3, 30  # rows
_TELLING = 20  # smaller numbers add up by chance
_NEAR = (Decimal("0.8"), Decimal("1.25"))
_WIDEST = 6  # numbers of one row
_OPENED = re.compile(r"其中[，：、]?")
_MARKS = re.compile(r"[，、；：（）\s]")


def told_rows(draft: Draft) -> Iterator[Group]:
    """Each column with the number it makes up, or should make up."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        if draft.plain.count("；", start, end) + 1 < _LEAST:
            continue
        columns = list(zip(*_rows(draft, start, end), strict=True))
        held = [_wholes(draft, start, column) for column in columns]
        proven = {
            draft.sentence_of(w.start)
            for c, ws in zip(columns, held, strict=True)
            for w in ws
            if number(w) == added(c) and number(w) >= _TELLING
        }
        if _OPENED.match(draft.plain, start) and not proven:
            continue  # 其中，甲机场…；乙机场…: some of them may be left out, as long as no column adds up
        for column, wholes in zip(columns, held, strict=True):
            whole = _held(draft, column, wholes, proven)
            if whole is not None:
                yield Group(whole, tuple(column), "", "成栏")


def _rows(draft: Draft, start: int, end: int) -> list[list[Claim]]:
    """The counted numbers of each item, where all items have as many of the same units; else none."""
    items: dict[int, list[Claim]] = {}
    for claim in draft.between(start, end):
        if may_add(claim):
            items.setdefault(draft.plain.count("；", start, claim.start), []).append(claim)
    rows = list(items.values())
    alike = {tuple(kin(c.unit) for c in row) for row in rows}
    fits = _LEAST <= len(rows) <= _MOST and len(alike) == 1 and 1 < len(rows[0]) <= _WIDEST
    return rows if fits and all(may_be_part(draft, c, start) for row in rows for c in row) else []


def _wholes(draft: Draft, start: int, column: Sequence[Claim]) -> list[Claim]:
    """The numbers that the column may be the parts of."""
    near_by = [c for c in _before(draft, start) if is_counted(c) and kin(c.unit) == kin(column[0].unit)]
    known = {w.start: w for w in (*governing(draft, start, column[0].unit), *near_by)}
    fits = [w for w in known.values() if may_be_whole(draft, w, column) and not is_of_then(draft, w)]
    return [w for w in fits if number(w) >= max(map(number, column))]


def _held(draft: Draft, column: Sequence[Claim], wholes: Sequence[Claim], proven: Set[int]) -> Claim | None:
    """The whole that the column makes up; of those that it misses, the nearest that is called like it, or, in the sentence of one that another column makes up, the nearest."""
    exact = next((w for w in wholes if number(w) == added(column)), None)
    called = _called(draft, wholes, _common(draft, column))
    beside = [w for w in wholes if draft.sentence_of(w.start) in proven]
    near = called or [w for w in beside if _NEAR[0] <= added(column) / number(w) <= _NEAR[1]]
    return exact or min(near, key=lambda w: abs(number(w) - added(column)), default=None)


def _called(draft: Draft, wholes: Sequence[Claim], word: str) -> list[Claim]:
    """Those whose words have the most of the end of the column's own: of 出港航班 and 进港航班 the one it is called by."""
    alike = {w.start: _ending(word, draft.lead(w) + w.subject + draft.tail(w)[:6]) for w in wholes}
    most = max(alike.values(), default=0)
    return [w for w in wholes if alike[w.start] == most] if most else []


def _ending(word: str, words: str) -> int:
    """How many of the last characters of the word, two at least, stand among the words."""
    return next((n for n in range(len(word), 1, -1) if word[-n:] in words), 0)


def _before(draft: Draft, start: int) -> Sequence[Claim]:
    """The numbers of the line before and of what stands before in the own one."""
    return draft.between(draft.paragraph_starts[max(0, draft.paragraph_of(start) - 1)], start)


def _common(draft: Draft, column: Sequence[Claim]) -> str:
    """The words that all of the column have right before their numbers: 不合格."""
    leads = [_MARKS.split(draft.lead(c))[-1][::-1] for c in column]
    alike = takewhile(lambda characters: len(set(characters)) == 1, zip(*leads, strict=False))
    return "".join(characters[0] for characters in alike)[::-1]
