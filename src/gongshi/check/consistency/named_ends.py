"""A distance between two numbers that it names: 最多的东假县比最少的西假县多4034件 (两端有名).

Each name is looked up among the numbers before: the one whose own words share the longest piece with it,
and no other as long. No list of words: the text names both ends itself.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.rule import is_close
from gongshi.check.consistency.told_base import may_end
from gongshi.check.draft import Draft, number

_BOTH = re.compile(
    r"(?P<one>[一-鿿“”]{2,18}?)(?P<verb>比|较|高于|低于|多于|少于|快于|慢于|高出|超过|超出|领先|落后)(?P<other>[一-鿿“”]{2,14}?)"
    r"(?P<way>(?:仅|还|又|要|整整)?(?:[多少高低快慢早晚长短远近重轻]|增加|减少)(?:出|了|用|花|约|近)*|)$"
)
_TIMES = re.compile(r"去年|上年|上[月周季期届]|同期|年初|往年|历年|常年|均值|平均|计划|目标|预算|规定|标准|承诺")
_FAR, _MOST = 400, 16


def of_named_ends(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The larger and the smaller of the two named numbers; None where a name finds no number, or two."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
    told = _BOTH.search(clause)
    if told is None or claim.qualifier is not Looseness.EXACT or not isinstance(claim.value, Decimal):
        return None
    if _TIMES.search(told["other"]) or (told["verb"] in "比较" and not told["way"]):
        return None
    near = _near(draft, claim)
    one, other = _called(draft, near, told["one"]), _called(draft, near, told["other"])
    if one is None or other is None or one is other:
        return None
    fits = next((p for p in combinations(near, 2) if abs(number(p[0]) - number(p[1])) == number(claim)), None)
    high, low = sorted(fits or (one, other), key=number, reverse=True)
    return (high, low) if fits or is_close(claim, number(high) - number(low)) else None


def _near(draft: Draft, claim: Claim) -> list[Claim]:
    """The numbers of the claim's unit before it that are no changes, the last of them."""
    line = max(draft.paragraph_starts[max(0, draft.paragraph_of(claim.start) - 1)], claim.start - _FAR)
    before = [c for c in draft.between(line, claim.start) if c.unit == claim.unit and may_end(c)]
    return [c for c in before if c.kind is not Kind.CHANGE][-_MOST:]


def _called(draft: Draft, near: list[Claim], name: str) -> Claim | None:
    """The one number whose own words share the longest piece with the name."""
    scored = [(_shared(_own_words(draft, c), name), c) for c in near]
    best = max((s for s, _ in scored), default=0)
    top = [c for s, c in scored if s == best]
    if best > 1 and len({number(c) for c in top}) == 1:
        return top[-1]
    return None


def _own_words(draft: Draft, claim: Claim) -> str:
    return draft.lead(claim) or claim.subject


def _shared(words: str, name: str) -> int:
    """How long the longest piece is that both hold."""
    sizes = range(min(len(words), len(name)), 1, -1)
    return next((n for n in sizes if any(words[i : i + n] in name for i in range(len(words) - n + 1))), 0)
