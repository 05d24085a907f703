"""Rows of numbers that may add up to a number near them (可能的和)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

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
        starts, numbers, seen = [c.start for c in row], [number(c) for c in row], set[tuple[int, ...]]()
        for piece, places in _parted(draft, row, pieces):
            head = bisect_left(starts, draft.line_start(starts[places[0]]))
            for cut, ends in _cuts(len(places)):
                run = places[cut]
                if run in seen:
                    continue
                seen.add(run)
                most = max([numbers[n] for n in run])
                wholes = [row[n] for n in _wholes(starts, run, head) if numbers[n] > most]
                parts, slot = (
                    tuple([row[n] for n in run]),
                    ("sum", bisect_right(pieces, starts[run[0]]), row[run[0]].unit),
                )
                found += [Candidate("sum", whole, parts, slot, f"{piece}:{ends}") for whole in wholes]
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


def _parted(draft: Draft, row: Sequence[Claim], pieces: Sequence[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The places in the row of all of a sentence, of a piece between semicolons or of a line, also of what stands in no bracket."""
    starts = [c.start for c in row]
    all_ = range(len(row))
    outside = [n for n in all_ if not in_bracket(draft.plain, starts[n])]
    ways: tuple[tuple[str, Sequence[int], Callable[[int], int]], ...] = (
        ("sentence", all_, draft.sentence_of),
        ("segment", all_, partial(bisect_right, pieces)),
        ("sentence", outside if len(outside) < len(row) else (), draft.sentence_of),
        ("line", outside, draft.line_of),
    )
    for piece, places, of in ways:
        together: dict[int, list[int]] = {}
        for n in places:
            together.setdefault(of(starts[n]), []).append(n)
        yield from ((piece, tuple(one)) for one in together.values() if len(one) <= _MOST)


@cache
def _cuts(many: int) -> tuple[tuple[slice, str], ...]:
    """What of so many may be a row: without the first or last few, or every second one, the first left out or not.

    玩具抽查96批次，不合格9批次；书包抽查124批次，不合格11批次
    """
    firsts = range(min(_FIRST, many - 1))
    cut = [(slice(n, many - k), f"{min(n, 2)}:{k}") for n in firsts for k in range(min(_CUT, many - n - 1))]
    return *cut, *((slice(n, None, 2), f"column:{min(n, 1)}") for n in range(3) if many - n > 3)


def _wholes(starts: Sequence[int], run: Sequence[int], head: int) -> dict[int, None]:
    """The places in the row of the first numbers of the text and of the line, and of those before and behind the run."""
    first, last = run[0], run[-1]
    opening = [n for n in range(min(2, len(starts))) if starts[first] - starts[n] < FARTHEST]
    return dict.fromkeys(
        (*opening, head, *range(max(0, first - _WHOLES), first), *range(last + 1, min(last + 3, len(starts))))
    )
