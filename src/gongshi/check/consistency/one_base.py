"""Shares beside their numbers that are of one whole, whoever names it: 女性3164人，占30.1%，… (同一个总数)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.opened import OF_THESE
from gongshi.check.consistency.share_rows import pairs_of_row
from gongshi.check.consistency.spread import spread
from gongshi.check.draft import Draft, kin, number

_FEWEST = 3  # pairs that bear each other out
Pair = tuple[Claim, Claim]


def common_whole(pairs: Sequence[Pair]) -> tuple[Decimal, Decimal] | None:
    """Between which numbers the whole lies of which each part can be its share, as they are rounded; None where there is none."""
    ends = [_ends(part, share) for part, share in pairs if number(share) > share.step / 2]
    if not ends or len(ends) < len(pairs):
        return None
    low, high = (choose(side) for choose, side in zip((max, min), zip(*ends, strict=True), strict=True))
    return (low, high) if low <= high else None


def _ends(part: Claim, share: Claim) -> tuple[Decimal, Decimal]:
    off, half = spread(part), share.step / 2
    return (number(part) - off) * 100 / (number(share) + half), (number(part) + off) * 100 / (number(share) - half)


def has_base_of_its_own(draft: Draft, share: Claim, whole: Claim | None = None) -> bool:
    """Whether another number of the sentence, or `whole` itself, has a share of the same whole, whatever that is, or its words say of which it is.

    女性3164人，占30.1%，少数民族812人，占7.7%: both may be of 10520, and so neither is a share of the other.
    """
    if whole is not None and has_field_of_its_own(draft, share, whole):
        return True
    own, others = _row(draft, share)
    others = [pair for pair in others if whole is None or pair[0] is whole]
    return own is not None and any(common_whole((own, other)) is not None for other in others)


def has_field_of_its_own(draft: Draft, share: Claim, whole: Claim) -> bool:
    """202名书记中，大专以上学历的占48.2%: the words before the share say of how many, and that is not `whole`."""
    before = draft.between(draft.segment_start(share.start), share.start)
    opening = [c for c in before if OF_THESE.match(draft.plain, c.outer_end)]
    return (
        bool(opening) and opening[-1] is not whole and draft.clause_start(opening[-1].start) == opening[-1].outer_start
    )


def agrees_on_a_whole(draft: Draft, share: Claim, told: Decimal | None) -> bool:
    """Whether the share and two others of its row at least are of one whole, and that is not the one `told`, if any.

    广东312.7万个，占14.3%；江苏205.4万个，占9.4%；山东180.1万个，占8.3%: each is of about 2180万个.
    """
    own, others = _row(draft, share)
    between = common_whole((own, *others)) if own is not None and len(others) + 1 >= _FEWEST else None
    return between is not None and (told is None or not between[0] <= told <= between[1])


def _row(draft: Draft, share: Claim) -> tuple[Pair | None, list[Pair]]:
    """The pair of the share, and those of its sentence that count alike."""
    row = [pair for pair in pairs_of_row(draft, share) if number(pair[0]) > 0]
    own = next((pair for pair in row if pair[1] is share), None)
    return own, [pair for pair in row if own is not None and pair is not own and kin(pair[0].unit) == kin(own[0].unit)]
