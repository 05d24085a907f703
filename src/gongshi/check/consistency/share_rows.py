"""Shares that stand in a row, and the whole that they say they are of (一列占比)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.share_parts import part_in_turn, parts_of
from gongshi.check.consistency.share_ratio import OF, Ratio
from gongshi.check.consistency.share_wholes import IDLE, can_be, of_list, wholes_of
from gongshi.check.draft import Draft, is_counted, number

_MOST = 24  # numbers and claims of one sentence that are looked at together
_TIED = 2  # siblings that say of what whole they all are
_FARTHEST = 200  # characters between a share and its siblings


def of_siblings(draft: Draft, share: Claim) -> Iterator[Ratio]:
    """The part over the whole that another share of its sentence is of."""
    for part in parts_of(draft, share)[:1]:
        whole = whole_of_siblings(draft, share, part)
        if whole is not None:
            yield Ratio((part,), whole)


def whole_of_siblings(draft: Draft, share: Claim, part: Claim) -> Claim | None:
    """The whole that another share of the same sentence is of, its part of the same unit."""
    rated = OF.search(draft.lead(share)) is None
    for count, other in pairs_of_row(draft, share):
        if other is share or count.unit != part.unit:
            continue
        if rated is not (OF.search(draft.lead(other)) is None):
            continue  # 节约率6.7%，占一般公共预算支出的7.3%: one is of what it is called after, the other of what 占 names
        if rated and "；" in draft.plain[min(other.end, share.end) : max(other.start, share.start)]:
            continue  # 受理逮捕158人，不捕率51%；受理起诉206人，…不诉率49%: behind the semicolon rates are of another stage
        for whole in wholes_of(draft, other, count):
            if can_be(other, count, whole) and number(whole) >= number(part) and whole is not part:
                return whole
    return None


def is_tied(draft: Draft, share: Claim, ratio: Ratio) -> bool:
    """Whether two siblings of its sentence are of the ratio's whole, or the one list of the part is that adds up."""
    part, whole = ratio.parts[-1], ratio.whole
    if of_list(draft, share, part) is whole and not draft.plain.startswith("、", whole.outer_end):
        return True
    bare = OF.search(draft.lead(share))
    if bare is None or IDLE.sub("", bare[1]):
        return False
    pairs = [
        (count, other) for count, other in pairs_of_row(draft, share) if other is not share and count.unit == part.unit
    ]
    return sum(number(count) <= number(whole) and can_be(other, count, whole) for count, other in pairs) >= _TIED


def pairs_of_row(draft: Draft, share: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Each count with its share in the sentence, directly beside each other or in turn."""
    near = draft.between(max(0, share.start - _FARTHEST), min(share.end + _FARTHEST, draft.sentence_end(share.start)))
    first = draft.sentence_start(share.start)
    for a, b in pairwise([c for c in near if c.start >= first][:_MOST]):
        if b.kind is Kind.PERCENT and isinstance(b.value, Decimal) and number(b):
            if is_counted(a) and len(draft.plain[a.outer_end : b.outer_start]) < 8:
                yield a, b
            elif (turn := part_in_turn(draft, b)) is not None:
                yield turn, b
