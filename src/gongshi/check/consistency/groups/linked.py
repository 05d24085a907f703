"""Parts that name their whole, which the finder of claims knows (找数时已知的分项)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups.group import (
    AVERAGED,
    Group,
    in_bracket,
    is_held_by_last,
    is_item,
    may_be_whole,
)
from gongshi.check.consistency.groups.one_list import one_list
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, kin


def linked(draft: Draft) -> Iterator[Group]:
    """Groups that the finder of claims knows: parts that name their whole."""
    linked: dict[int, list[Claim]] = {}
    for claim in draft.counted:
        if claim.role is Role.PART and claim.of is not None:
            linked.setdefault(claim.of, []).append(claim)
    for start, claims in linked.items():
        whole = draft.at(start)
        parts = [
            c
            for c in claims
            if whole is not None
            and kin(c.unit) == kin(whole.unit)
            and not AVERAGED.search(draft.lead(c))
            and not has("planned", draft.lead(c))
        ]
        parts = _outermost(draft, parts)
        parts = one_list(draft, parts) if len(parts) > 1 else parts
        apart = whole is not None and "；" in draft.plain[whole.end : claims[0].start] and is_item(draft, whole)
        if whole is not None and may_be_whole(draft, whole, parts) and len(parts) > 1 and not apart:
            words = draft.plain[min(whole.start, parts[0].start) : parts[-1].outer_end + 6]
            yield Group(whole, tuple(parts), words, "")


def _outermost(draft: Draft, parts: list[Claim]) -> list[Claim]:
    """其中境外24例（甲省13例、乙省11例），本土65例: what stands in brackets is part of the number before it, where others stand outside."""
    outside = [p for p in parts if not in_bracket(draft.plain, p.start) and not is_held_by_last(draft, p)]
    return outside if len(outside) > 1 else parts
