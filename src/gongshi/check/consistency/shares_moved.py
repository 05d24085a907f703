"""By how many points the shares of one whole moved: what some gain the others lose (占比升降相抵).

0-14岁人口的比重上升1.78个百分点，15-59岁下降4.86个百分点，60岁及以上上升3.08个百分点: the heads say that nothing is
left out, so the points add up to nothing, whether the shares themselves are told or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Looseness
from gongshi.check.consistency.hundred import are_all
from gongshi.check.draft import Draft

_SHARE = re.compile(
    r"(?:^|[，；：]|相比，|其中，?)([^，；：]{1,24}?)(?:增加值|产业|人口)*的?(?:占比|比重|比例)(?P<both>均|都|各|分别)?[^，；：0-9]{0,6}$"
)


@dataclass(frozen=True)
class _Move:
    """A change in points with the names that it is said of."""

    claim: Claim
    names: tuple[str, ...]

    @property
    def points(self) -> Decimal:
        return (self.claim.signed or Decimal(0)) * len(self.names)


def rows_moved(draft: Draft) -> Iterator[tuple[tuple[Claim, ...], Decimal, bool]]:
    """Each row of moves whose heads leave nothing out: the moves, their sum, and whether it is nothing but rounding."""
    for row in _rows(draft):
        at = 0
        while at < len(row):
            size = next((n for n in (3, 2) if at + n <= len(row) and _are_all(row[at : at + n])), 0)
            if size:
                chosen = row[at : at + size]
                total = sum((m.points for m in chosen), Decimal(0))
                shares = sum(len(m.names) for m in chosen)
                room = max(m.claim.step for m in chosen) * (shares + 1) / 2
                yield tuple(m.claim for m in chosen), total, abs(total) <= room
            at += size or 1


def _rows(draft: Draft) -> Iterator[list[_Move]]:
    """The moves of shares that follow each other in a sentence."""
    rows: dict[int, list[_Move]] = {}
    for claim in draft.claims:
        if claim.unit == "个百分点" and claim.direction is not None and claim.qualifier is Looseness.EXACT:
            n = draft.sentence_of(claim.start)
            move = _move(draft, claim)
            if move is not None and isinstance(claim.value, Decimal):
                rows.setdefault(n, []).append(move)
    yield from rows.values()


def _move(draft: Draft, claim: Claim) -> _Move | None:
    start = draft.sentence_starts[draft.sentence_of(claim.start)]
    told = _SHARE.search(draft.plain[start : claim.outer_start])
    if told is None or told["both"] == "分别":
        return None
    names = tuple(told[1].split("、")) if told["both"] else (told[1],)
    return _Move(claim, names)


def _are_all(moves: Sequence[_Move]) -> bool:
    """Whether the names are bands from one end to the other, a pair, or the three productions."""
    names = [name for m in moves for name in m.names]
    if all(m.claim.direction is moves[0].claim.direction for m in moves) and len(names) < 2:
        return False
    return are_all(names)
