"""A part that is more than its whole and has its share beside it: the share says what was meant (超出整体的部分).

涉及货车死亡52人，…夜间死亡63人，占63.5%: 33人 would be 63.5 % of 52人, and 63 is one slip from 33.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.draft import Draft, is_counted, number

_BESIDE = 14  # characters between a part and its share
_LEAST = 10  # of a smaller whole any share gives some number


def beyond(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each such whole and part."""
    for share in draft.claims:
        part = draft.before(share)
        if share.kind is not Kind.PERCENT or part is None or not _is_share_of(draft, share, part):
            continue
        wholes = [w for w in governing(draft, part.start, part.unit) if number(w) >= _LEAST and w.step == 1]
        if any(number(w) >= number(part) and _meant(share, w) == number(part) for w in wholes):
            continue
        smaller = [w for w in wholes if number(w) < number(part) and _is_like(draft, w, part, share)]
        found = next((w for w in smaller if _is_mistaken(_meant(share, w), number(part))), None)
        if found is not None:
            yield found, part


def _is_share_of(draft: Draft, share: Claim, part: Claim) -> bool:
    """Whether the number is counted one by one and the share stands right behind it with 占."""
    exact = isinstance(share.value, Decimal) and share.qualifier is Looseness.EXACT and number(share) < 100
    near = share.start - part.end < _BESIDE and draft.sentence_of(part.start) == draft.sentence_of(share.start)
    return exact and near and is_counted(part) and part.step == 1 and "占" in draft.plain[part.end : share.start]


def _meant(share: Claim, whole: Claim) -> Decimal | None:
    """The whole number that is this share of the whole, where there is one."""
    exact = (number(whole) * number(share) / 100).quantize(Decimal(1))
    return exact if abs(exact * 100 / number(whole) - number(share)) <= share.step / 2 else None


def _is_like(draft: Draft, whole: Claim, part: Claim, share: Claim) -> bool:
    """Whether the words of the whole come again with the part or its share: 死亡, 获奖."""
    own = draft.lead(whole)[-8:] + whole.subject + draft.tail(whole)[:4]
    words = draft.clause(part.outer_start) + part.subject + draft.lead(share)
    start = draft.sentence_start(part.start)
    words += draft.plain[start : part.start][:12]
    return any(a + b in words for a, b in pairwise(own) if "一" <= a <= "鿿" and "一" <= b <= "鿿")


def _is_mistaken(meant: Decimal | None, said: Decimal) -> bool:
    """Whether one figure mistaken, exchanged, or too many lies between the two."""
    if not meant:
        return False
    one, other = shown(meant), shown(said)
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)
    return len(other) == len(one) + 1 and any(other[:k] + other[k + 1 :] == one for k in range(len(other)))
