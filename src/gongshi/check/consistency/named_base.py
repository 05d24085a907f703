"""A difference from a number that has a name: 比平时快17分钟, 比峰值少9.7万人次, 距警戒水位1.2米 (有名目的基数)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.ends import BEFORE, YEAR
from gongshi.check.consistency.rule import is_close
from gongshi.check.draft import Draft, number

_THAN = re.compile(
    r"(?:比|较)(?P<name>[一-鿿]{2,8}?)(?:时|的)?(?:又|还|要)?"
    r"(?:[多少高低快慢早晚长短]|减少|增加|缩短|延长|提前|推迟|降低|提高|下降|上升)(?:花|用|了|出|约)*$"
)
_FAR = 300  # characters before in which the named number may stand
_MOST = 8


def from_named_base(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The larger and the smaller of the two numbers that `claim` is the distance of; None where they are not certain or another pair near by gives it."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
    told = _THAN.search(clause)
    if told is None or claim.qualifier is not Looseness.EXACT or not isinstance(claim.value, Decimal):
        return None
    name = told["name"]
    if YEAR.search(name) or BEFORE.search(name) or re.search(r"[年月季周日届期]$", name):
        return None
    line = max(draft.paragraph_starts[max(0, draft.paragraph_of(claim.start) - 1)], claim.start - _FAR)
    near = [c for c in draft.between(line, claim.start) if c.unit == claim.unit and _may_stand(c)]
    stop = draft.clause_starts[draft.clause_of(claim.outer_start)]
    named = [c for c in near if name in _words(draft, c, stop)]
    own = [c for c in near if c not in named]
    if len({number(c) for c in named}) != 1 or not own or named[-1].start > claim.start:
        return None
    high, low = sorted((named[-1], own[-1]), key=number, reverse=True)
    pairs = combinations(near[-_MOST:], 2)
    fits = next((p for p in pairs if abs(number(p[0]) - number(p[1])) == number(claim)), None)
    if fits is not None:
        high, low = sorted(fits, key=number, reverse=True)
    return (high, low) if fits or is_close(claim, number(high) - number(low)) else None


def _may_stand(claim: Claim) -> bool:
    return claim.kind is not Kind.CHANGE and isinstance(claim.value, Decimal)


def _words(draft: Draft, claim: Claim, stop: int) -> str:
    """What is said of the number: before it in its clause, and behind it up to the next number, the end of the sentence or `stop`."""
    after = draft.after(claim)
    end = min(draft.sentence_end(claim.start), stop, after.outer_start if after is not None else stop)
    start = draft.clause_starts[draft.clause_of(claim.outer_start)]
    return draft.plain[start : claim.outer_start] + draft.plain[claim.outer_end : end].partition("；")[0]
