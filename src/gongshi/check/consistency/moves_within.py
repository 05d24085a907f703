"""An increase or a fall and what it is made of, each part with its own sign (增减的构成).

住户贷款增加1.44万亿元，其中短期贷款增加0.13万亿元，中长期贷款增加1.31万亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.groups.heads import are_pair
from gongshi.check.consistency.rule import as_printed, is_exchange, is_slip
from gongshi.check.draft import Draft, kin

_OPENED = re.compile(r"，其中[，：]?|（(?:其中[，：]?)?")
_RATES = ("%", "‰", "个百分点", "倍")
_TWO, _THREE = 2, 3  # parts, and figures, that prove nothing
_MOVED = re.compile(r"(?:净|多|少)?(?:增加|减少|增长|下降|上升|增|减|升|降)$")


@dataclass(frozen=True)
class Made:
    """A change, the changes that it is made of, and whether their names say that nothing is left out."""

    whole: Claim
    parts: tuple[Claim, ...]
    full: bool

    @property
    def sum(self) -> Decimal:
        return sum((_signed(p) for p in self.parts), Decimal(0))

    @property
    def fits(self) -> bool:
        slack = sum((c.step for c in (self.whole, *self.parts)), Decimal(0)) / 2
        return abs(self.sum - _signed(self.whole)) <= slack

    @property
    def is_slipped(self) -> bool:
        """Whether one slip keeps them apart; where something may be left out, two figures of three and more exchanged."""
        over = self.sum - _signed(self.whole)
        gaps = [(self.whole, over), *((p, -over) for p in self.parts)]
        return any(self._is_slip(c, _signed(c) + gap) for c, gap in gaps)

    def _is_slip(self, claim: Claim, right: Decimal) -> bool:
        one, other = as_printed(claim, right)
        slipped = is_slip(one, other) or is_exchange(f"{one}.0", f"{other}.0")
        figures = len(one.replace(".", ""))
        rare = figures > (_TWO if len(self.parts) > _TWO else _THREE) and is_exchange(f"{one}.0", f"{other}.0")
        told = slipped if self.full else rare
        return told and _signed(claim) * right > 0


def moves_within(draft: Draft) -> Iterator[Made]:
    """Every change behind which 其中 leads to two changes or more of its unit, up to the semicolon."""
    for whole in draft.claims:
        opened = _OPENED.match(draft.plain, whole.outer_end) if _is_move(whole) else None
        if opened is None:
            continue
        parts = list(_parts(draft, whole, opened))
        if len(parts) > 1:
            names = [_MOVED.sub("", draft.lead(p).strip("，、")) for p in parts]
            full = are_pair(names) or "住户" in draft.lead(whole) or opened[0] == "（"
            yield Made(whole, tuple(parts), full)


def _is_move(claim: Claim) -> bool:
    plain = isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT and claim.unit not in _RATES
    return plain and claim.direction is not None and claim.kind is Kind.CHANGE


def _parts(draft: Draft, whole: Claim, opened: re.Match[str]) -> Iterator[Claim]:
    """The changes in a row behind the opener, each with a name and a verb of its own; a bracket ends where it closes."""
    start, end = opened.end(), draft.sentence_end(opened.end())
    bracket = opened[0].startswith("（")
    stop = draft.plain.find("）" if bracket else "；", start, end)
    near = draft.between(start, end if stop < 0 else stop)
    near = tuple(c for c in near if bracket or not in_bracket(draft.plain, c.start))
    for before, claim in pairwise([whole, *near]):
        between = draft.plain[max(before.outer_end, start) : claim.outer_start]
        if not _is_move(claim) or kin(claim.unit) != kin(whole.unit) or len(between) < 4 or "。" in between:
            return
        yield claim


def _signed(claim: Claim) -> Decimal:
    return claim.signed or Decimal(0)
