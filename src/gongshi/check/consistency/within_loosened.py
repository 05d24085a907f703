"""A part of a whole that is not told exactly: 300余人，其中党员412人; 近500人，其中学生563人 (约数的部分)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.leeway import least, most
from gongshi.check.draft import Draft, kin
from gongshi.wording.qualifier import Qualifier

_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)


def held_by_loosened(draft: Draft) -> Iterator[tuple[Claim, Claim, Decimal, Decimal]]:
    """Each loosened whole with a part behind 其中, the most that the one may be and the least that the other may."""
    for part in draft.claims:
        whole = draft.at(part.of) if part.role is Role.PART else None
        if whole is None or whole.test is Qualifier.EXACT or not _may_hold(draft, whole, part):
            continue
        limit, own = most(whole), least(part)
        if limit is not None and own is not None:
            yield whole, part, limit, own


def _may_hold(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether both count alike, and 其中 leads from the one to the other within their part of the sentence."""
    numbers = all(isinstance(c.value, Decimal) and c.kind in _COUNTED for c in (whole, part))
    between = draft.plain[whole.end : part.start]
    same = draft.sentence_of(whole.start) == draft.sentence_of(part.start)
    return numbers and same and kin(whole.unit) == kin(part.unit) and "其中" in between and "；" not in between
