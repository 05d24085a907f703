"""A total of what a sentence adds to a number before: 收入28.46亿元。…加上补助31.72亿元、结余1.04亿元，收入总计61.22亿元 (加上)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import Group, added, is_slip_of, is_swap_of, may_be_part
from gongshi.check.draft import Draft, is_counted, kin, may_add, number

ADDED_ON = "加上"
_TOTAL = re.compile(r"总计|合计|总[量额数]|共计|累计|达(?:到)?$|增至|共$|共有")
_NEAR = (Decimal("0.8"), Decimal("1.25"))
_ALREADY = re.compile(f"{ADDED_ON}[^，。；]{{0,12}}已")  # 加上2021年以来已颁发的2874名
_MOST = 30  # numbers before that may be added to


def added_on(draft: Draft) -> Iterator[Group]:
    """Each total with all that 加上 adds and the number that it is added to: the one that makes it up, else the first of its line."""
    for whole in draft.counted:
        start = draft.sentence_starts[draft.sentence_of(whole.start)]
        at = draft.plain.rfind(ADDED_ON, start, whole.start)
        if at < 0 or not _TOTAL.search(draft.lead(whole)):
            continue
        parts = _of_kind(draft, whole, at, whole.start)
        first = _first(draft, whole, at, parts)
        if parts and first is not None and _is_likely(draft, whole, (first, *parts)):
            yield Group(whole, (first, *parts), "", ADDED_ON)


def _is_likely(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether they come near it, or the first stands in the same sentence, or a slip lies between."""
    own = draft.sentence_of(parts[0].start) == draft.sentence_of(whole.start)
    values = [number(p) for p in parts]
    slip = is_slip_of(number(whole), values) or is_swap_of(number(whole), values)
    near = number(whole) * _NEAR[0] <= added(parts) <= number(whole) * _NEAR[1]
    return near or own or slip


def _of_kind(draft: Draft, whole: Claim, start: int, end: int) -> list[Claim]:
    found = [
        c
        for c in draft.between(start, end)
        if may_add(c) and (_ALREADY.search(draft.lead(c)) or may_be_part(draft, c, start))
    ]
    return [c for c in found if kin(c.unit) == kin(whole.unit)] or [c for c in found if _may_count_alike(c, whole)]


def _may_count_alike(one: Claim, other: Claim) -> bool:
    """新达到326名，加上已颁发的2874名，累计颁发3200枚: each of the one is one of the other."""
    return one.kind is other.kind is Kind.COUNT


def _first(draft: Draft, whole: Claim, at: int, parts: Sequence[Claim]) -> Claim | None:
    """The number that the others are added to."""
    start = draft.sentence_starts[draft.sentence_of(at)]
    line = draft.paragraph_starts[draft.paragraph_of(at)]
    unit = kin(parts[0].unit) if parts else kin(whole.unit)
    before = [c for c in draft.between(line, at) if is_counted(c) and kin(c.unit) == unit][-_MOST:]
    exact = [c for c in before if number(c) + added(parts) == number(whole)]
    own = [c for c in before if c.start >= start]
    return next(iter([*exact, *own, *before]), None)
