"""Numbers with their shares beside them that are of one whole, which nobody names: 女性3164人，占30.1%，… (同一个没有写出的总数)."""

from __future__ import annotations

from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.draft import Draft, is_counted, kin, number

_BESIDE = 6  # characters between a number and its own share


def has_base_of_its_own(draft: Draft, share: Claim, whole: Claim | None = None) -> bool:
    """Whether another number of the sentence, or `whole` itself, has a share of the same whole, whatever that is.

    女性3164人，占30.1%，少数民族812人，占7.7%: both may be of 10520, and so neither is a share of the other.
    """
    beside = [(a, b) for a, b in _pairs(draft, share) if len(draft.plain[a.outer_end : b.outer_start]) < _BESIDE]
    own = next((a for a, b in beside if b is share), None)
    others = [(a, b) for a, b in beside if b is not share and own is not None and kin(a.unit) == kin(own.unit)]
    others = [(a, b) for a, b in others if whole is None or a is whole]
    return own is not None and any(_may_be_of_one(own, share, a, b) for a, b in others)


def _pairs(draft: Draft, share: Claim) -> list[tuple[Claim, Claim]]:
    """Each exact percentage of the sentence with the counted number before it."""
    shares = [c for c in draft.in_sentence(share.start) if c.kind is Kind.PERCENT and c.qualifier is Looseness.EXACT]
    pairs = [(draft.before(c), c) for c in shares if isinstance(c.value, Decimal) and number(c) > 0]
    return [(a, b) for a, b in pairs if a is not None and is_counted(a) and number(a) > 0]


def _may_be_of_one(a: Claim, a_share: Claim, b: Claim, b_share: Claim) -> bool:
    """Whether some whole gives both shares as they are rounded."""
    low, high = zip(*(_wholes(part, share) for part, share in ((a, a_share), (b, b_share))), strict=True)
    return bool(max(low) <= min(high))


def _wholes(part: Claim, share: Claim) -> tuple[Decimal, Decimal]:
    """Between which numbers the whole lies of which the part is the share."""
    half = min(share.step / 2, number(share) / 2)
    return number(part) / (number(share) + half), number(part) / (number(share) - half)
