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
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.full_rows import are_unlike
from gongshi.check.consistency.groups.group import (
    LITTLE,
    Group,
    are_crossed,
    are_rough,
    are_some,
    has_rest_behind,
    overlap,
)
from gongshi.check.consistency.groups.heads import are_complements, are_family, are_grades, are_pair, heads
from gongshi.check.consistency.groups.how_many import says_how_many
from gongshi.check.consistency.groups.mended import is_slip_of, is_swap_of
from gongshi.check.consistency.groups.own_shares import have_other_whole, have_their_own, is_said_to_be_part
from gongshi.check.consistency.words import has, pattern
from gongshi.check.draft import Draft, number
from gongshi.check.units import PEOPLE

_ETC = re.compile(r"[一-鿿]等(?:共|共计)?[0-9]")
_FEW = 3
_FEWEST = 12
_FAR, _FARTHEST = Decimal("1.4"), Decimal("2.5")
_NESTED = 20  # smaller numbers add up to each other by chance
_NESTED_LIMITS = ("以上", "以下", "超过")  # twice in a row, the one is within the other
_LARGE = 10_000  # of five figures two are hardly exchanged by chance
_TELLING = 100  # a slip in smaller numbers says nothing
_NAMED_BEFORE, _COUNTED_BEFORE = 60, 12
_COMPOSED = re.compile("[一-鿿]{0,6}[组构]成(?:，(?:其中|包括)|：)")
_BARE_REST = re.compile(r"^[，；、]?(?:其余|余下|剩余|剩下)的?$")
_OPENED = ("其中", "当中", "某中")
_LISTED = (*_OPENED, "")  # openers that may lead to some of the parts only
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
    said, total = heads(draft, group.parts), number(group.whole)
    added = sum((number(p) for p in group.parts), Decimal(0))
    if added > total and group.parts[0].unit in PEOPLE and (may_overlap(said) or _are_traits(group, said)):
        return False
    if total and _goes_beyond(group, said, total, added):
        return True
    if not total or _is_partial(draft, group, said):
        return False
    if added > total and have_their_own(draft, group.whole, group.parts):
        return False
    if added < total and leaves_out(draft, group):
        return False
    if is_closed_by_words(draft, group, said, total, added):
        return True
    if _proves_nothing(draft, group, said, added - total) or (
        added > total and group.opener in _LISTED and are_unlike(draft, group.whole, group.parts, said)
    ):
        return _is_slip_alone(group, said, total, added)
    if (
        group.opener == "分别"
        and added < total
        and len(said) > _FEW
        and not (_has_closer(draft, group) or are_family(said) or are_bands(said))
    ):
        return _is_slip_alone(group, said, total, added)
    bounds = _bounds(draft, group, said)
    if group.opener in _UNNAMED and LITTLE < added / total < 1 and not (_has_closer(draft, group) or are_family(said)):
        return _is_slip_alone(group, said, total, added)
    if bounds is not None and Decimal(bounds[0]) <= added / total <= Decimal(bounds[1]):
        return True
    small = bounds is not None and abs(added - total) <= _FEW and (are_pair(said) or are_family(said))
    return small or _is_slip_alone(group, said, total, added)


def _are_traits(group: Group, said: Sequence[str]) -> bool:
    """从人员看，未佩戴头盔的7人，60周岁以上老年人5人: of people divided by what they are, one may be both."""
    return group.opener == "分别" and overlap(group.parts, said) and not are_pair(said) and not are_bands(said)


def _has_closer(draft: Draft, group: Group) -> bool:
    """Whether a word closes the list at one of its further parts; 甲371万，乙和丙分别19万、13万 goes on in turn and closes nothing."""
    return any(has("closers", draft.lead(p).replace("分别", "")) for p in group.parts[1:])


def _goes_beyond(group: Group, said: Sequence[str], total: Decimal, added: Decimal) -> bool:
    """Whether three parts or more exceed their whole and one slip mends that: what is left out cannot excuse an excess."""
    if group.opener not in (*_OPENED, "（") or len(group.parts) < 3 or not total < added <= total * _FARTHEST:
        return False
    values = [number(p) for p in group.parts]
    if overlap(group.parts, said) or may_overlap(said) or is_nested(values) or max(values) > total:
        return False
    return is_swap_of(total, values) if added > total * _FAR else is_slip_of(total, values)


def may_overlap(said: Sequence[str]) -> bool:
    """Whether one thing may have several of what is named: 党纪处分 and 政务处分."""
    return len({word for head in said for word in pattern("sanctions").findall(head)}) > 1


def _proves_nothing(draft: Draft, group: Group, said: Sequence[str], excess: Decimal) -> bool:
    """Where only one slip of the pen may accuse: a list behind 其中 that is short of its whole may be short of items,
    and one of people that goes beyond it may count somebody twice (党纪处分、政务处分)."""
    if group.opener not in _LISTED or _has_closer(draft, group):
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
    if group.opener in _OPENED and _BARE_REST.match(draft.lead(group.parts[-1])):
        return _CLOSED["成列"]  # 其余42人 of 28: what is left over of them, and of nothing else
    if _has_closer(draft, group) or are_bands(said) or _is_made_of(draft, group):
        return ("0.6", "1.6")
    if has("closers", group.opener):
        return ("0.8", "1.25")
    if are_pair(said):
        return ("0.5", "2")
    if are_family(said):
        return ("0.75" if len(said) > 2 else "1.000001", "1.5" if group.opener in _OPENED else "1.3")
    if len(said) == 2 and "；" in group.words:
        return None
    if group.opener in _OPENED:
        return ("0.9" if len(said) > 2 else "1.000001", "1.5")
    if len(said) > 2 and group.opener == "分为" and group.whole.role is Role.TOTAL:
        return ("0.9", "1.3")
    return ("0.9", "1.1") if len(said) > 2 and group.opener != "分为" else None


def _is_next_to_all(total: Decimal, added: Decimal) -> bool:
    """街道分馆11家、主题分馆6家 of 18家: of a few things one or two are left over, or too many."""
    return _FEWEST <= total < _TELLING and 0 < abs(added - total) <= min(Decimal(2), total / 10)


def _is_slip_alone(group: Group, said: Sequence[str], total: Decimal, added: Decimal) -> bool:
    """Whether one slip of the pen in one number is all that keeps them apart; of few and small numbers that says nothing."""
    near = added / total
    if len(group.parts) == 2 and are_family(said) and group.opener in _OPENED and _is_next_to_all(total, added):
        return True
    if len(group.parts) == 2 and are_family(said) and Decimal("0.9") <= near < 1 and total >= _TELLING:
        return is_slip_of(total, [number(p) for p in group.parts])
    if len(group.parts) == 2:
        sure = group.opener == "其中" and len(shown(total).replace(".", "")) > 2
        values = [number(p) for p in group.parts]
        exchanged = is_slip_of(total, values, exchanged=True) or (sure and is_swap_of(total, values))
        told = exchanged or (near > 1 and is_slip_of(total, values))
        far = Decimal("0.25") if exchanged else Decimal("0.15")
        return sure and abs(near - 1) <= far and told
    if group.opener in _LISTED and not are_family(said) and LITTLE < near < 1:
        return total >= _LARGE and is_slip_of(total, [number(p) for p in group.parts], exchanged=True)
    # of numbers of two or three figures one is soon another: 97.3 and 94.3
    rough = group.opener in _OPENED and near < 1 and not are_family(said) and are_rough(group.whole, group.parts)
    slipped = (is_swap_of if rough else is_slip_of)(total, [number(p) for p in group.parts])
    return Decimal("0.7") <= near <= Decimal("1.4") and slipped
