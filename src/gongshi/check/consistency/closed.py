"""Whether a list of parts leaves nothing out (列举是否完整).

The heart of the rule of sums: what stands behind 其中 may be partial. Words, families of heads and
known pairs say that it is not; then the sum must come near, since a list far off was partial after all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.consistency.groups.group import Group, is_slip_of, overlap
from gongshi.check.consistency.groups.heads import are_family, are_pair, heads
from gongshi.check.consistency.groups.rows import have_other_whole, is_said_to_be_part
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, number

_ETC = re.compile(r"[一-鿿]等(?:共|共计)?[0-9]")
_FEW = 3
_NUMBERS = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.%])")
_OPENED = ("其中", "某中")
Near = tuple[str, str]
_CLOSED: dict[str, Near] = {"成列": ("0", "9"), "其余": ("0.7", "1.3"), "分别": ("0.85", "1.15"), "合计": ("0.5", "2")}


def is_closed(draft: Draft, group: Group) -> bool:
    """Whether the parts of the group should add up to its whole; asked only where they do not (是否应当相加)."""
    said, total = heads(draft, group.parts), number(group.whole)
    if not total or _is_partial(draft, group, said):
        return False
    added = sum((number(p) for p in group.parts), Decimal(0))
    bounds = _bounds(draft, group, said)
    if bounds is not None and Decimal(bounds[0]) <= added / total <= Decimal(bounds[1]):
        return True
    small = bounds is not None and abs(added - total) <= _FEW and (are_pair(said) or are_family(said))
    return small or _is_slip_alone(group, total, added)


def _is_partial(draft: Draft, group: Group, said: Sequence[str]) -> bool:
    """Only some are named, or people are counted by attributes that overlap."""
    if group.opener == "合计" and group.parts[-1].start < group.whole.start:
        return False
    if has("partial", group.words) or _ETC.search(group.words) or is_said_to_be_part(draft, group.whole, group.parts):
        return True
    if have_other_whole(draft, group.whole, group.parts):
        return True
    return group.opener not in ("分别", "成列") and not are_pair(said) and overlap(group.parts, said)


def _bounds(draft: Draft, group: Group, said: Sequence[str]) -> Near | None:
    """Between which parts of the whole the sum must lie for the list to be taken as whole."""
    if group.opener in _CLOSED:
        return _CLOSED[group.opener]
    if any(has("closers", draft.lead(p)) for p in group.parts[1:]):
        return ("0.6", "1.6")
    if has("closers", group.opener):
        return ("0.8", "1.25")
    if are_pair(said):
        return ("0.5", "2")
    if are_family(said):
        return ("0.75" if len(said) > 2 else "0.93", "1.5" if group.opener in _OPENED else "1.3")
    if len(said) == 2 and ("；" in group.words or _is_led_by_others(group)):
        return None
    if group.opener in _OPENED:
        return ("0.9" if len(said) > 2 else "1.000001", "1.5")
    return ("0.9", "1.1") if len(said) > 2 and group.opener != "分为" else None


def _is_led_by_others(group: Group) -> bool:
    """其中问题25起，处理31人，处分26人: the opener leads to another number first, so these are its and no list."""
    if group.opener not in _OPENED or group.opener not in group.words:
        return False
    before = group.words[: max(0, group.parts[0].start - group.whole.outer_end)]
    return _NUMBERS.search(before.rpartition(group.opener)[2]) is not None


def _is_slip_alone(group: Group, total: Decimal, added: Decimal) -> bool:
    """Whether one slip of the pen in one number is all that keeps them apart; of few and small numbers that says nothing."""
    near = added / total
    if len(group.parts) == 2:
        sure = group.opener == "其中" and total >= 100
        values = [number(p) for p in group.parts]
        told = is_slip_of(total, values, exchanged=True) or (near > 1 and is_slip_of(total, values))
        return sure and Decimal("0.85") <= near <= Decimal("1.15") and told
    return Decimal("0.7") <= near <= Decimal("1.4") and is_slip_of(total, [number(p) for p in group.parts])
