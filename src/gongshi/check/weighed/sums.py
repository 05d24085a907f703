"""Rows of numbers that may add up to a number near them (可能的和)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups.group import in_bracket, is_difference
from gongshi.check.draft import Draft, kin, may_add, number
from gongshi.check.once import once
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.near import FARTHEST

_PIECE = re.compile(r"[。！？\n；]")
_MOST, _WHOLES = 12, 5  # numbers of one row, wholes looked for before it
_FIRST, _CUT = 4, 3  # how many may be left out at a row's beginning and end


@once
def sums(draft: Draft) -> list[Candidate]:
    """Each row of one unit in a sentence or a piece of it, with each number that may be its whole."""
    pieces, found = _pieces(draft), list[Candidate]()
    for row in rows(draft).values():
        seen: set[tuple[int, ...]] = set()
        starts, numbers = [c.start for c in row], [number(c) for c in row]
        for run, piece in _runs(draft, row, pieces):
            key = tuple([c.start for c in run])
            if key in seen:
                continue
            seen.add(key)
            slot, parts = ("sum", bisect_right(pieces, key[0]), run[0].unit), tuple(run)
            most = max([number(c) for c in run])
            line = draft.paragraph_starts[draft.paragraph_of(key[0])]
            for n in _wholes(starts, key, line):
                if numbers[n] > most:
                    found.append(Candidate("sum", row[n], parts, slot, piece))
    return found


@once
def rows(draft: Draft) -> dict[str, list[Claim]]:
    """What may be added, by its kind of unit."""
    known: dict[str, list[Claim]] = {}
    for claim in draft.claims:
        if may_add(claim) and claim.role not in (Role.EACH, Role.EXTREME) and not is_difference(draft, claim):
            known.setdefault(kin(claim.unit), []).append(claim)
    return known


def _pieces(draft: Draft) -> list[int]:
    return [found.end() for found in _PIECE.finditer(draft.plain)]


def _runs(draft: Draft, row: Sequence[Claim], pieces: Sequence[int]) -> Iterator[tuple[list[Claim], str]]:
    """All of a sentence, of a piece between semicolons or of a line, also without its first or last few, and what stands in no bracket."""
    outside = [c for c in row if not in_bracket(draft.plain, c.start)]
    ways: tuple[tuple[str, Sequence[Claim], Callable[[Claim], int]], ...] = (
        ("sentence", row, lambda c: draft.sentence_of(c.start)),
        ("segment", row, lambda c: bisect_right(pieces, c.start)),
        ("sentence", outside if len(outside) < len(row) else (), lambda c: draft.sentence_of(c.start)),
        ("line", outside, lambda c: draft.paragraph_of(c.start)),
    )
    for piece, claims, of in ways:
        together: dict[int, list[Claim]] = {}
        for claim in claims:
            together.setdefault(of(claim), []).append(claim)
        for all_ in together.values():
            if len(all_) <= _MOST:
                yield from ((run, f"{piece}:{ends}") for run, ends in (*_cut(all_), *_columns(all_)))


def _cut(all_: list[Claim]) -> Iterator[tuple[list[Claim], str]]:
    for first in range(min(_FIRST, len(all_) - 1)):
        for cut in range(min(_CUT, len(all_) - first - 1)):
            yield all_[first : len(all_) - cut], f"{min(first, 2)}:{cut}"


def _columns(all_: list[Claim]) -> Iterator[tuple[list[Claim], str]]:
    """玩具抽查96批次，不合格9批次；书包抽查124批次，不合格11批次: every second one, the first left out or not."""
    for first in range(3):
        if len(all_) - first > 3:
            yield all_[first::2], f"column:{min(first, 1)}"


def _wholes(starts: Sequence[int], run: Sequence[int], line: int) -> dict[int, None]:
    """The places in the row of the first numbers of the text and of the line, and of those before and behind the run; all by where they start."""
    first, last = bisect_left(starts, run[0]), bisect_left(starts, run[-1])
    opening = [n for n in range(min(2, len(starts))) if run[0] - starts[n] < FARTHEST]
    head = bisect_left(starts, line)
    return dict.fromkeys(
        (*opening, head, *range(max(0, first - _WHOLES), first), *range(last + 1, min(last + 3, len(starts))))
    )
