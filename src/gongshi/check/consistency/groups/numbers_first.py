"""Items that begin with their number: 14名责任人员：2人移送司法机关，5人给予处分，4人给予处罚，3人由企业处理 (数在前的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import (
    Group,
    added,
    are_some,
    has_rest_behind,
    is_slip_of,
    may_be_whole,
    mended,
    room,
)
from gongshi.check.consistency.groups.held import is_one_figure
from gongshi.check.draft import Draft, kin, number

_START = re.compile(r"[，；：、](?:对|有|另|另有|另外|其余|剩余)?$")
_LEAST = 3
_FURTHEST = 60  # characters of one item
_NEAR = (0.6, 1.6)
_SMALL = 3  # so far sum and whole may lie apart where numbers are too small for slips of the pen


def numbers_first(draft: Draft) -> Iterator[Group]:
    """Each number that a run of such items follows to the end of its sentence, and that they make up or should."""
    for whole in draft.counted:
        if whole.kind is Kind.AVERAGE or whole.role in (Role.EACH, Role.EXTREME) or draft.is_tabular(whole.start):
            continue
        items = _items_behind(draft, whole)
        if items and may_be_whole(draft, whole, items) and _are_meant(draft, whole, items):
            yield Group(whole, tuple(items), "", "成列")


def _items_behind(draft: Draft, whole: Claim) -> list[Claim]:
    """The numbers of its unit in the rest of the sentence, where each opens an item and nothing else is counted."""
    end = draft.sentence_end(whole.start)
    behind = draft.counted_between(whole.end, end)
    if len(behind) < _LEAST or kin(behind[0].unit) != kin(whole.unit) or number(whole) <= max(map(number, behind)):
        return []
    same = all(kin(c.unit) == kin(whole.unit) and _opens(draft, c) for c in behind)
    stops = [c.outer_start for c in behind[1:]] + [end]
    short = all(stop - c.outer_end < _FURTHEST for c, stop in zip(behind, stops, strict=True))
    return list(behind) if same and short else []


def _opens(draft: Draft, claim: Claim) -> bool:
    return _START.search(draft.plain, max(0, claim.outer_start - 3), claim.outer_start) is not None


def _are_meant(draft: Draft, whole: Claim, items: Sequence[Claim]) -> bool:
    """Whether they make it up, or lack or exceed it by a slip of the pen; behind a colon also by a little."""
    total, values = number(whole), [number(p) for p in items]
    if abs(added(items) - total) <= room(whole, items):
        return True
    words = draft.plain[whole.end : draft.sentence_end(items[-1].start)]
    if "其中" in words or are_some(words) or has_rest_behind(draft, items):
        return False
    if not _NEAR[0] <= added(items) / total <= _NEAR[1]:
        return False
    listed = "：" in draft.plain[whole.outer_end : items[0].outer_start]
    slip = is_slip_of(total, values) or any(is_one_figure(a, b) for a, b in mended(total, values))
    return slip or (listed and abs(added(items) - total) <= _SMALL)
