"""How many times one of a pair is the other: 城乡居民收入比为1.87, 男女性别比 (两者之比)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.rule import is_close, loosely
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, is_counted, number

_PAIR = re.compile(
    r"(城乡|男女)[^，。；]{0,8}?([一-鿿]{2})(?:之)?(?:比|比值|倍差)(?:为|是|达到?|约|缩小至|扩大至|降至|由)?$"
)
_SIDES = {"城乡": (("城镇", "城市"), ("农村", "乡村")), "男女": (("男",), ("女",))}
_FAR = 600  # characters before in which the two may stand


def of_pair(draft: Draft, claim: Claim) -> tuple[Claim, Claim] | None:
    """The two numbers that the proportion is of, where each is told once; None where that is not certain or the printed one is far off."""
    said = _PAIR.search(draft.lead(claim))
    if said is None or claim.unit not in ("", "倍") or not isinstance(claim.value, Decimal):
        return None
    near = [c for c in draft.between(max(0, claim.start - _FAR), claim.start) if is_counted(c) and number(c)]
    first, second = (list(_of_side(draft, near, words, said[2])) for words in _SIDES[said[1]])
    if len({number(c) for c in first}) != 1 or len({number(c) for c in second}) != 1 or first[0].unit != second[0].unit:
        return None
    exact = number(first[0]) / number(second[0])
    slack = of_quotient((first[0],), second[0], exact)
    return (first[0], second[0]) if loosely(claim, exact, slack) or is_close(claim, exact) else None


def _of_side(draft: Draft, near: list[Claim], words: tuple[str, ...], noun: str) -> Iterator[Claim]:
    """The numbers of one side that are of the noun, or of nothing else where the noun only counts people."""
    for claim in near:
        said = draft.lead(claim) + claim.subject
        if any(w in said for w in words) and (noun in said or noun == "性别"):
            yield claim
