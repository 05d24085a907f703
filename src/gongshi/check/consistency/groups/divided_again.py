"""One whole that is divided more than once: 判决713件，调解326件，撤诉245件；民事962件，刑事207件，行政115件 (多次划分).

Where one row makes up a number exactly, this is a whole that the text divides, and another row of
the same kind beside it is one more division of it. Where two rows make up one and the same number
and the whole is another, the whole is mistaken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.full_rows import DIVIDES
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import (
    ASIDE,
    TELLING,
    Group,
    are_some,
    has_rest_behind,
    is_of_then,
    make_up,
    may_be_part,
    may_be_whole,
)
from gongshi.check.consistency.groups.heads import are_complements, heads
from gongshi.check.consistency.groups.mended import is_one_slip, is_slip_of
from gongshi.check.consistency.groups.own_shares import have_other_whole, is_said_to_be_part
from gongshi.check.draft import Draft, added, by_unit, number
from gongshi.check.once import once

_NEAR = (0.5, 2.2)
_BETWEEN = re.compile(r"[^，、；]{0,12}(?:[，、](?:同比|环比|占)[^，、；]{1,24}){0,2}[，、；和及][^，、；]{0,16}")
_HEAD = 24  # characters in which a sentence says that it divides
_MOST = 16  # rows of one line that are looked at


def divided_again(draft: Draft, found: Sequence[Group]) -> Iterator[Group]:
    """Each row beside one that makes up the whole; both rows where they agree with each other and not with the whole.

    `found` are the groups known so far: what is made up exactly by one of them is a whole.
    """
    proven = {g.whole.start for g in found if g.adds_up and number(g.whole) >= TELLING}
    for n, line in enumerate(draft.line_starts):
        rows = _rows(draft, line, draft.line_end(n))[:_MOST]
        wholes = {w.start: w for row in rows for w in _wholes(draft, tuple(row))}
        for whole in wholes.values():
            yield from _of_whole(draft, whole, [row for row in rows if row[0].start > whole.start], proven)


def _rows(draft: Draft, start: int, end: int) -> list[list[Claim]]:
    """The rows between semicolons and stops: the numbers of one unit there, all of them one list."""
    found: list[list[Claim]] = []
    for piece in re.finditer("[^；。！？\n]+", draft.plain[start:end]):
        at = start + piece.start()
        claims = [c for c in draft.between(at, start + piece.end()) if may_be_part(draft, c, at)]
        for _, same in by_unit(claims):
            row = _behind_whole(draft, [c for c in same if c.kind is not Kind.AVERAGE])
            if len(row) > 1 and all(_is_next(draft, a, b) for a, b in pairwise(row)):
                found.append(row)
    return [*found, *_one_by_one(draft, start, end)]


def _one_by_one(draft: Draft, start: int, end: int) -> Iterator[list[Claim]]:
    """从类型看，甲问题21起，占45.7%；乙问题25起，占54.3%: one number of a unit in each piece of a sentence that divides."""
    for sentence in re.finditer("[^。！？\n]+", draft.plain[start:end]):
        at = start + sentence.start()
        if (
            "；" not in sentence[0]
        ):  # asked here: a pattern with a ； in its midst tries a long sentence from each place
            continue
        divides = DIVIDES.match(draft.plain[at : at + _HEAD])
        claims = [c for c in draft.between(at, start + sentence.end()) if may_be_part(draft, c, at)] if divides else []
        for _, same in by_unit(claims):
            pieces = [draft.plain.count("；", at, c.start) for c in same]
            if pieces == list(range(sentence[0].count("；") + 1)):
                yield same


def _behind_whole(draft: Draft, same: list[Claim]) -> list[Claim]:
    """The list without the number that it divides, where that stands first: 查处638家，制造业291家、…"""
    rest = same[1:]
    if len(rest) > 1 and (number(same[0]) == added(rest) or "其中" in draft.plain[same[0].end : rest[0].start]):
        return rest
    return same


def _is_next(draft: Draft, a: Claim, b: Claim) -> bool:
    between = ASIDE.sub("", draft.plain[a.outer_end : b.outer_start])
    return _BETWEEN.fullmatch(between) is not None and "其中" not in between


@once
def _wholes(draft: Draft, row: tuple[Claim, ...]) -> list[Claim]:
    known = governing(draft, row[0].start, row[0].unit)
    fits = [w for w in known if may_be_whole(draft, w, row) and not is_of_then(draft, w)]
    fits = [w for w in fits if not _is_of_division(draft, w, row)]
    return [w for w in fits if number(w) >= TELLING and number(w) * 2 > max(map(number, row)) and w not in row]


def _of_whole(draft: Draft, whole: Claim, rows: Sequence[list[Claim]], proven: set[int]) -> Iterator[Group]:
    others = [row for row in rows if not make_up(row, whole)]
    if len(others) < len(rows) or whole.start in proven:
        meant = [row for row in others if is_one_slip(whole, row) and _is_open(draft, whole, row)]
    else:
        sums = Counter(map(added, others))
        agreed = [row for row in others if sums[added(row)] > 1 and _is_open(draft, whole, row)]
        sums = Counter(map(added, agreed))
        meant = [row for row in agreed if sums[added(row)] > 1 and is_one_slip(whole, row)]
    yield from (Group(whole, tuple(row), "", "成列") for row in meant)


def _is_open(draft: Draft, whole: Claim, row: Sequence[Claim]) -> bool:
    """Whether the row may be a division of the whole: near it, of no number nearer, and with nothing said to be left out."""
    if not _NEAR[0] <= added(row) / number(whole) <= _NEAR[1]:
        return False
    start = draft.sentence_start(row[0].start)
    words = draft.plain[start : row[-1].outer_end]
    said = heads(draft, row)
    if are_some(words) or has_rest_behind(draft, row) or len(set(said)) < len(said):
        return False
    if is_said_to_be_part(draft, whole, row) or have_other_whole(draft, whole, row):
        return False
    owned = any(make_up(row, w) for w in _wholes(draft, tuple(row)))
    divides = DIVIDES.search(draft.plain[start - 1 if start else 0 : row[0].outer_start]) is not None
    same_line = draft.line_of(whole.start) == draft.line_of(row[0].start)
    values = [number(p) for p in row]
    told = divides or are_complements(said) or is_slip_of(number(whole), values, exchanged=True)
    return not owned and (told or (len(row) > 2 and same_line))


def _is_of_division(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """按车型分：牵引车206辆，自卸车119辆…: one of a division in a sentence before; it is divided further only by name."""
    n = draft.sentence_of(whole.start)
    start = draft.sentence_starts[n]
    if n == draft.sentence_of(parts[0].start):
        return False
    return DIVIDES.search(draft.plain[max(0, start - 1) : whole.outer_start]) is not None
