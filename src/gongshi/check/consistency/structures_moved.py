"""A structure then and now, and by how many points each of its shares is said to have moved (结构的变动).

三次产业结构由上年的12.3：35.4：52.3调整为12.1：34.8：53.1，一产比重下降0.2个百分点; and shares of one whole, whose
points add up to nothing: 58.8%下降0.5、22.6%提高0.1、18.6%提高0.4个百分点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.rule import is_exchange, is_slip, shown
from gongshi.check.draft import Draft, number

_RATIO = r"[0-9]{1,2}(?:\.[0-9]+)?(?:[：:∶][0-9]{1,2}(?:\.[0-9]+)?){1,4}"
_FROM_TO = re.compile(
    rf"(?:由|从)[^，。；0-9]{{0,8}}(?:[0-9]{{4}}年的?)?({_RATIO})[^，。；0-9]{{0,10}}?(?:为|到|至|成)({_RATIO})"
)
_PLACE = re.compile(r"(?:第?([一二三四])(?:次|产|、|和|$)|^[^一-鿿]*([一二三四])产)")
_ORDER = "一二三四"
_FAR = 160  # characters behind the structure in which its moves are told
_FEWEST = 3


@dataclass(frozen=True)
class Move:
    """A change in points, what it should be, the arithmetic, where the numbers of the structure stand, and their last place."""

    change: Claim
    exact: Decimal
    said: str
    places: tuple[tuple[int, int], ...]
    step: Decimal

    @property
    def fits(self) -> bool:
        return abs(self.exact - (self.change.signed or Decimal(0))) <= self.step + self.change.step / 2


def structures_moved(draft: Draft) -> Iterator[Move]:
    """Every move in points that a sentence tells of a structure then and now."""
    for found in _FROM_TO.finditer(draft.plain):
        then, now = ([Decimal(v) for v in re.split("[：:∶]", found[n])] for n in (1, 2))
        end = min(draft.sentence_end(found.end()), found.end() + _FAR)
        points = [c for c in draft.between(found.end(), end) if c.unit == "个百分点" and isinstance(c.value, Decimal)]
        if len(then) != len(now):
            continue
        for n, change in _placed(draft, points, len(now)):
            exact = now[n] - then[n]
            said = f"{shown(now[n])}-{shown(then[n])}={shown(exact)}"
            step = max(Decimal(1).scaleb(int(v.as_tuple().exponent)) for v in (then[n], now[n]))
            yield Move(change, exact, said, (found.span(1), found.span(2)), step)


def _placed(draft: Draft, points: list[Claim], size: int) -> Iterator[tuple[int, Claim]]:
    """Each change with its place in the structure: by 一产, 第二产业; of as many changes as shares in turn behind 分别."""
    if len(points) == size and "分别" in draft.plain[points[0].outer_start - 12 : points[0].outer_start]:
        yield from enumerate(points)
        return
    for change in points:
        if "分别" in draft.clause(change.outer_start):
            continue
        place = _PLACE.search(draft.lead(change)) or _PLACE.search(draft.clause(change.outer_start))
        if place is not None and _ORDER.index(place[1] or place[2]) < size:
            yield _ORDER.index(place[1] or place[2]), change


@dataclass(frozen=True)
class Balance:
    """Shares that make up a whole, each with the points it moved by, which add up to nothing."""

    changes: tuple[Claim, ...]

    @property
    def sum(self) -> Decimal:
        return sum((c.signed or Decimal(0) for c in self.changes), Decimal(0))

    @property
    def fits(self) -> bool:
        return abs(self.sum) <= sum((c.step for c in self.changes), Decimal(0)) / 2

    @property
    def is_slipped(self) -> bool:
        """Whether one change but for a slip of the pen would make them even."""
        return any(_is_slip(c, (c.signed or Decimal(0)) - self.sum) for c in self.changes)


def balances(draft: Draft) -> Iterator[Balance]:
    """Each sentence with three shares or more that reach 100, every one with its own change in points."""
    moves = {c.of: c for c in draft.claims if c.unit == "个百分点" and c.direction is not None and c.of is not None}
    seen: set[int] = set()
    for share in draft.claims:
        n = draft.sentence_of(share.start)
        if share.kind is not Kind.PERCENT or n in seen:
            continue
        seen.add(n)
        row = [c for c in draft.in_sentence(share.start) if _is_share(draft, c)]
        told = [_move_of(draft, c, moves) for c in row]
        changes = tuple(c for c in told if c is not None)
        if len(changes) == len(row) >= _FEWEST and _reach_all(row):
            yield Balance(changes)


def _is_share(draft: Draft, claim: Claim) -> bool:
    plain = claim.kind is Kind.PERCENT and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
    return plain and claim.unit == "%" and "占" in draft.lead(claim) and claim.direction is None


def _move_of(draft: Draft, share: Claim, moves: dict[int, Claim]) -> Claim | None:
    """The change directly behind the share."""
    behind = draft.after(share)
    while behind is not None and behind.unit != "个百分点" and behind.kind is not Kind.PERCENT:
        behind = draft.after(behind) if behind.start - share.end < 24 else None
    known = behind is not None and behind.unit == "个百分点" and behind.direction is not None
    return behind if known and behind is not None and behind.start - share.end < 30 else moves.get(share.start)


def _reach_all(row: list[Claim]) -> bool:
    return abs(sum(map(number, row), Decimal(0)) - 100) <= sum((c.step for c in row), Decimal(0)) / 2


def _is_slip(change: Claim, right: Decimal) -> bool:
    one, other = shown(abs(number(change))), shown(abs(right))
    alike = (change.signed or Decimal(0)) * right > 0
    short = one.replace(".", "").zfill(2) == other.replace(".", "").zfill(2)[::-1]
    figures = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return alike and (is_slip(one, other) or is_exchange(f"{one}.0", f"{other}.0") or short or figures)
