"""Whether a list of parts leaves nothing out (列举是否完整).

The heart of the rule of sums: what stands behind 其中 may be partial. Words, families of heads and
known pairs say that it is not; then the sum must come near, since a list far off was partial after all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from gongshi.check.claim import Role
from gongshi.check.consistency.closed_by_words import is_closed_by_words, leaves_out
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.full_rows import are_unlike
from gongshi.check.consistency.groups.group import (
    LISTED,
    LITTLE,
    OPENED,
    Group,
    are_crossed,
    are_some,
    has_rest_behind,
    overlap,
)
from gongshi.check.consistency.groups.headed import HEADED
from gongshi.check.consistency.groups.heads import are_complements, are_family, are_grades, are_pair, heads
from gongshi.check.consistency.groups.how_many import says_how_many
from gongshi.check.consistency.groups.mended import is_slip_alone, is_slip_of, is_swap_of
from gongshi.check.consistency.groups.own_shares import have_other_whole, have_their_own, is_said_to_be_part
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, added, number
from gongshi.check.units import PEOPLE

_ETC = re.compile(r"[一-鿿]等(?:共|共计)?[0-9]")
_FEW = 3  # items told in turn of which none is left out, and things by which a sum may be off
_FAR, _FARTHEST = Decimal("1.4"), Decimal("2.5")
_NESTED = 20  # smaller numbers add up to each other by chance
_NESTED_LIMITS = ("以上", "以下", "超过")  # twice in a row, the one is within the other
_NAMED_BEFORE, _COUNTED_BEFORE = 60, 12
_COMPOSED = re.compile("[一-鿿]{0,6}[组构]成(?:，(?:其中|包括)|：)")
_BARE_REST = re.compile(r"^[，；、]?(?:其余|余下|剩余|剩下)的?$")
_UNNAMED = ("成列", "分别")  # openers behind which nothing says that all are named
Near = tuple[str, str]
_CLOSED: dict[str, Near] = {
    "成列": ("0", "9"),
    "其余": ("0.7", "1.3"),
    "分别": ("0.85", "1.15"),
    "逐行": ("0.3", "3"),
    "合计": ("0.3", "3"),
    "合称": ("0.5", "2"),
    "，为：": ("0.6", "1.6"),
}


def is_closed(draft: Draft, group: Group) -> bool:
    """Whether the parts of the group should add up to its whole; asked only where they do not (是否应当相加)."""
    if group.opener == HEADED:
        return True  # found by the sum alone
    said, total, summed = heads(draft, group.parts), number(group.whole), added(group.parts)
    if not total or (summed > total and _may_count_twice(group, said)):
        return False
    if _goes_beyond(group, said, total, summed):
        return True
    if _is_partial(draft, group, said) or _is_excused(draft, group, summed > total):
        return False
    if is_closed_by_words(draft, group, said, total, summed) or is_slip_alone(group, said, total, summed):
        return True
    return not _only_a_slip_tells(draft, group, said, total, summed) and _comes_near(draft, group, said, total, summed)


def _may_count_twice(group: Group, said: Sequence[str]) -> bool:
    """Whether somebody may be counted in two of the parts, so that they may go beyond the people there are."""
    return group.parts[0].unit in PEOPLE and (may_overlap(said) or _are_traits(group, said))


def _is_excused(draft: Draft, group: Group, exceeds: bool) -> bool:
    """Whether the words excuse what is too much, by a whole of the parts' own, or what is too little, by a part of another unit."""
    return have_their_own(draft, group.whole, group.parts) if exceeds else leaves_out(draft, group)


def _only_a_slip_tells(draft: Draft, group: Group, said: Sequence[str], total: Decimal, summed: Decimal) -> bool:
    """Whether nothing but a slip of the pen could show that the list was meant to be whole."""
    if _proves_nothing(draft, group, said, summed - total):
        return True
    if summed > total:
        return group.opener in LISTED and are_unlike(draft, group.whole, group.parts, said)
    if _has_closer(draft, group) or are_family(said):
        return False
    many_in_turn = group.opener == "分别" and len(said) > _FEW and not are_bands(said)
    return many_in_turn or (group.opener in _UNNAMED and summed / total > LITTLE)


def _comes_near(draft: Draft, group: Group, said: Sequence[str], total: Decimal, summed: Decimal) -> bool:
    """Whether the sum is as near to the whole as lists of this form come that leave nothing out."""
    bounds = _bounds(draft, group, said)
    if bounds is None:
        return False
    least, most = map(Decimal, bounds)
    few_apart = abs(summed - total) <= _FEW and (are_pair(said) or are_family(said))
    return least <= summed / total <= most or few_apart


def _are_traits(group: Group, said: Sequence[str]) -> bool:
    """从人员看，未佩戴头盔的7人，60周岁以上老年人5人: of people divided by what they are, one may be both."""
    return group.opener == "分别" and overlap(group.parts, said) and not are_pair(said) and not are_bands(said)


def _has_closer(draft: Draft, group: Group) -> bool:
    """Whether a word closes the list at one of its further parts; 甲371万，乙和丙分别19万、13万 goes on in turn and closes nothing."""
    return any(has("closers", draft.lead(p).replace("分别", "")) for p in group.parts[1:])


def _goes_beyond(group: Group, said: Sequence[str], total: Decimal, summed: Decimal) -> bool:
    """Whether three parts or more exceed their whole and one slip mends that: what is left out cannot excuse an excess."""
    if group.opener not in (*OPENED, "（") or len(group.parts) < 3 or not total < summed <= total * _FARTHEST:
        return False
    values = [number(p) for p in group.parts]
    if overlap(group.parts, said) or may_overlap(said) or is_nested(values) or max(values) > total:
        return False
    return is_swap_of(total, values) if summed > total * _FAR else is_slip_of(total, values)


def may_overlap(said: Sequence[str]) -> bool:
    """Whether one thing may have several of what is named: 党纪处分 and 政务处分."""
    return len({word for head in said for word in pattern("sanctions").findall(head)}) > 1


def _proves_nothing(draft: Draft, group: Group, said: Sequence[str], excess: Decimal) -> bool:
    """Where only one slip of the pen may accuse: a list behind 其中 that is short of its whole may be short of items,
    and one of people that goes beyond it may count somebody twice (党纪处分、政务处分)."""
    if group.opener not in LISTED or _has_closer(draft, group):
        return False
    if excess > 0:
        within = sum(group.words.count(word) > 1 for word in _NESTED_LIMITS)  # 偏少50%以上的87个，偏少80%以上的22个
        return bool(within) or (group.parts[0].unit in PEOPLE and may_overlap(said))
    whole = are_complements(said) or are_grades(said) or are_bands(said) or _is_made_of(draft, group)
    return not whole and not _are_told(draft, group, said)


def _are_told(draft: Draft, group: Group, said: Sequence[str]) -> bool:
    """Whether the words before the whole say how many parts there are (两批14人，其中第一批…、第二批…) or name them all."""
    start = draft.sentence_start(group.whole.start)
    before = draft.plain[max(start, group.whole.outer_start - _NAMED_BEFORE) : group.whole.outer_start]
    if all(len(head) > 1 and head in before for head in said) or _is_compound(before, said):
        return True
    return says_how_many(before[-_COUNTED_BEFORE:], said)


def _is_compound(before: str, said: Sequence[str]) -> bool:
    """大中型水库…，其中大型2座、中型7座: what the heads end with is said once of them all."""
    end = said[0][-1:]
    return all(len(head) == 2 and head.endswith(end) for head in said) and "".join(h[0] for h in said) + end in before


def _is_made_of(draft: Draft, group: Group) -> bool:
    """巡查组9人，由组长1名、副组长2名、组员7名组成."""
    behind = draft.plain[group.parts[-1].outer_end : group.parts[-1].outer_end + 4]
    if _COMPOSED.match(draft.plain, group.whole.outer_end) and "由" in draft.lead(group.whole):
        return True  # 由7人组成，其中采购人代表2人，评审专家5人
    return (
        behind.startswith(("组成", "构成")) and "由" in draft.plain[group.whole.outer_end : group.parts[0].outer_start]
    )


def _is_partial(draft: Draft, group: Group, said: Sequence[str]) -> bool:
    """Only some are named, or people are counted by attributes that overlap."""
    if are_crossed(said) and not are_pair(said):
        return True
    if group.opener == "合计" and group.parts[-1].start < group.whole.start:
        return False
    if are_some(group.words) or _ETC.search(group.words) or is_said_to_be_part(draft, group.whole, group.parts):
        return True
    if has_rest_behind(draft, group.parts) or _is_divided_at_once(draft, group):
        return True
    if have_other_whole(draft, group.whole, group.parts):
        return True
    if has("closers", said[-1]):
        return False  # 生产工作一线1021名，其他821名
    return group.opener not in ("分别", "成列") and not are_pair(said) and overlap(group.parts, said)


def is_nested(values: Sequence[Decimal]) -> bool:
    """医院371个，在医院中有公立118个、民营253个: a part and the parts it falls into itself stand in one list."""
    return any(
        sum(values[k + 1 : k + 3], Decimal(0)) == v or sum(values[k + 1 : k + 4], Decimal(0)) == v
        for k, v in enumerate(values[:-2])
        if v >= _NESTED
    )


def _is_divided_at_once(draft: Draft, group: Group) -> bool:
    """其中异地违法6条，4条已撤销，另2条正在函调: numbers without a name of their own fall under the one before, which they make up."""
    values, bare = [number(p) for p in group.parts], [not draft.lead(p).strip("，、；另有") for p in group.parts]
    return any(all(bare[k + 1 :]) and sum(values[k + 1 :], Decimal(0)) == v for k, v in enumerate(values[:-2]))


def _bounds(draft: Draft, group: Group, said: Sequence[str]) -> Near | None:
    """Between which parts of the whole the sum must lie for the list to be taken as whole."""
    if group.opener in _CLOSED:
        return _CLOSED[group.opener]
    if group.opener in OPENED and _BARE_REST.match(draft.lead(group.parts[-1])):
        return _CLOSED["成列"]  # 其余42人 of 28: what is left over of them, and of nothing else
    if _has_closer(draft, group) or are_bands(said) or _is_made_of(draft, group):
        return ("0.6", "1.6")
    if has("closers", group.opener):
        return ("0.8", "1.25")
    if are_pair(said):
        return ("0.5", "2")
    if are_family(said):
        return ("0.75" if len(said) > 2 else "1.000001", "1.5" if group.opener in OPENED else "1.3")
    if len(said) == 2 and "；" in group.words:
        return None
    if group.opener in OPENED:
        return ("0.9" if len(said) > 2 else "1.000001", "1.5")
    if len(said) > 2 and group.opener == "分为" and group.whole.role is Role.TOTAL:
        return ("0.9", "1.3")
    return ("0.9", "1.1") if len(said) > 2 and group.opener != "分为" else None
