"""Two that leave nothing between them and have their whole's name: 小学招生7320人，…。公办小学6780人、民办小学540人 (同名的两分)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import Group, may_be_part, may_be_whole
from gongshi.check.consistency.groups.heads import heads, leave_nothing
from gongshi.check.draft import Draft, is_counted, kin

_LEAST, _FAR = 2, 200  # characters of the name; before the two within which their whole stands


def alike_named(draft: Draft) -> Iterator[Group]:
    """Each two such neighbours with the last number before that their common name leads to, where others of other names stand between."""
    for one, other in pairwise(draft.counted):
        if kin(one.unit) != kin(other.unit) or draft.plain[one.outer_end : one.outer_end + 1] not in "、，":
            continue
        said = heads(draft, (one, other))
        name = _shared_end(*said)
        if len(name) < _LEAST or not leave_nothing(said) or not may_be_part(draft, other, one.start):
            continue
        wholes = [w for w in _before(draft, one) if name in draft.lead(w) and may_be_whole(draft, w, (one, other))]
        if wholes and not any(head in draft.lead(wholes[-1]) for head in said):
            yield Group(wholes[-1], (one, other), "", "同名")


def _shared_end(one: str, other: str) -> str:
    size = next((n for n in range(min(len(one), len(other)), 0, -1) if one[-n:] == other[-n:]), 0)
    return one[-size:] if size else ""


def _before(draft: Draft, part: Claim) -> list[Claim]:
    line = max(part.start - _FAR, draft.paragraph_starts[draft.paragraph_of(part.start)])
    return [c for c in draft.between(line, part.start) if kin(c.unit) == kin(part.unit) and is_counted(c)]
