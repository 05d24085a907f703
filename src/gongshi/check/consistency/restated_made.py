"""What other numbers make a number up, so that it need not be one that was told before (由别的数得来的数)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Role
from gongshi.check.draft import Draft, added, number

_FEW = 20  # so many things others add up to by chance
_RUN, _TOLD = 9, 20  # numbers that may make it up, and of a sentence of which they are some


def sums_to(draft: Draft, whole: Decimal, told: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The numbers beside each other in a sentence that add up to `whole`, and of many things those of one name, all in one line or one in each."""
    for row in _by(told, lambda c: draft.sentence_of(c.start)):
        if whole > _FEW:
            yield from (run for run in _runs(row) if added(run) == whole)
        else:
            yield from lists_of(draft, whole, row)
    for parts in _by(told, lambda c: c.subject) if whole > _FEW else ():
        lines = {draft.line_of(c.start) for c in parts}
        if 1 < len(parts) < _RUN and len(lines) in (1, len(parts)) and added(parts) == whole:
            yield parts


def lists_of(draft: Draft, whole: Decimal, row: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The numbers of a sentence that add up to `whole` as a list without commas, of whatever units: 120个先进集体和个人."""
    return (run for run in _runs(row) if added(run) == whole and (len(run) == len(row) or _is_list(draft, run)))


def is_difference(draft: Draft, whole: Decimal, told: Sequence[Claim]) -> bool:
    """Whether two numbers beside each other in a sentence are apart by so many things."""
    rows = _by(told, lambda c: draft.sentence_of(c.start))
    return whole > _FEW and any(abs(number(a) - number(b)) == whole for row in rows for a, b in pairwise(row))


def _runs(row: Sequence[Claim]) -> list[Sequence[Claim]]:
    """The numbers of a sentence beside each other, parts only all together."""
    parts, row = sum(c.role is Role.PART for c in row), row[:_TOLD]
    runs = [row[i:j] for i in range(len(row)) for j in range(i + 2, min(i + _RUN, len(row)) + 1)]
    return [r for r in runs if sum(c.role is Role.PART for c in r) in (0, parts)]


def _is_list(draft: Draft, run: Sequence[Claim]) -> bool:
    return all("，" not in draft.plain[a.end : b.start] for a, b in pairwise(run))


def _by(claims: Sequence[Claim], key: Callable[[Claim], object]) -> list[list[Claim]]:
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append(claim)
    return list(groups.values())
