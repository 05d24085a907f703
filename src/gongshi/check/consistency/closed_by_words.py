"""Lists that words alone close, however far their sum is off (凭文字即知列全).

A slip of the pen may be a figure left out (80.0万元 as 8.0万元): then the sum is far from its whole, and only
the words can say that nothing was to be left out. 共计112.6万元：甲18.0万元，乙8.0万元，丙14.6万元 does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim
from gongshi.check.consistency.groups.group import Group, is_total
from gongshi.check.consistency.groups.heads import leave_nothing
from gongshi.check.draft import Draft, kin, may_add
from gongshi.check.units import PEOPLE

_ASIDE = re.compile(r"（[^（）]{0,60}）|，(?:占|同比|环比|比[上去]|(?:增长|下降|上升)[0-9])[^，；、。]{0,24}")
_NEXT = re.compile(r"[，；、和及]{1,2}[^，。；：、0-9]{0,16}")
_FIRST = re.compile(r"[：（][^，。；：、0-9]{0,16}")
_TOLD = re.compile(r"，?(?:分别[为是有]|具体[为是]|即)[^，。；：、0-9]{0,16}")
_ENDS = re.compile(r"[。；\n）]|$")
_ALL = re.compile(r"(?:共|共计|合计|总计|总共|一共)(?:有|为|达)?$|总[^，。；：的]{1,4}$")
_SUMMED = re.compile(r"合计|共计|总计|总共")
_FARTHEST = Decimal(20)  # times: what is farther off is another number, and no figure left out

_KINDS = re.compile(r"([一-鿿]{1,6})（((?:[0-9]+[个家所支户][一-鿿]{1,4}[、，和及]?){2,6})）")
_KIND = re.compile(r"[0-9]+[个家所支户]([一-鿿])")
_ITEM = re.compile("(?:、|其中)[^、]{2}")
_OTHER_UNIT = re.compile("（([一-鿿]{1,2})）")
_WITHOUT_NUMBER = re.compile("[^，。；：0-9]{1,12}(?:获|被评为|当选|入选|担任|被)[^，。；：0-9]{1,12}")


def is_closed_by_words(draft: Draft, group: Group, said: Sequence[str], total: Decimal, added: Decimal) -> bool:
    """Whether the words leave no doubt that just these parts make up the whole (文字已列全)."""
    if not total or not 1 / _FARTHEST <= added / total <= _FARTHEST:
        return False
    between = draft.plain[group.whole.outer_end : group.parts[0].outer_start]
    if _are_all_kinds(draft, group):
        return True
    before = draft.clause_before(group.whole.outer_start)
    at_once = _FIRST.fullmatch(between) is not None or _TOLD.fullmatch(between) is not None
    if group.whole.start > group.parts[-1].start:
        return group.opener == "合计" and _SUMMED.search(before) is not None and _is_all_before(draft, group)
    if not is_flat(draft, group):
        return False
    if at_once and (_ALL.search(before) or is_total(draft, group.whole)):
        return True
    if at_once and between.startswith("：") and added > total and group.parts[0].unit not in PEOPLE:
        return True
    return leave_nothing(said)


def _are_all_kinds(draft: Draft, group: Group) -> bool:
    """19个镇街（11个镇、8个街道）: whether the bracket tells of just the kinds that the whole's own name is put together of."""
    told = _KINDS.match(draft.plain, group.whole.outer_end)
    kinds = _KIND.findall(told[2]) if told else []
    return told is not None and len(kinds) == len(group.parts) and all(kind in told[1] for kind in kinds)


def _is_all_before(draft: Draft, group: Group) -> bool:
    """对企业罚款36万元，对门店罚款4.5万元，合计405万元: the sentence tells of nothing else before its total."""
    start = draft.sentence_start(group.whole.start)
    own = [c for c in draft.between(start, group.whole.start) if may_add(c) and kin(c.unit) == kin(group.whole.unit)]
    return [c.start for c in own] == [c.start for c in group.parts]


def is_flat(draft: Draft, group: Group) -> bool:
    """Whether nothing but a name, a share or a growth stands between two parts, and the last ends its sentence or bracket."""
    parts = group.parts
    if not all(_NEXT.fullmatch(_ASIDE.sub("", draft.plain[a.outer_end : b.outer_start])) for a, b in pairwise(parts)):
        return False
    end = draft.sentence_end(parts[-1].start)
    behind = _ASIDE.sub("", draft.plain[parts[-1].outer_end : end])
    if _ENDS.match(behind):
        return True
    if not behind.startswith("，"):
        return False  # 一期2.1亿元、二期1.9亿元正在实施; 农户41笔、小微企业28笔等
    more = draft.between(parts[-1].end, end)
    return not any(kin(c.unit) == kin(group.whole.unit) and may_add(c) for c in more)


def leaves_out(draft: Draft, group: Group) -> bool:
    """Whether the words show a part that is no part of the group: one of another unit, or somebody with a name and no number.

    馆藏118万册（件），其中图书85万册、电子书30万册、报刊3万件; 536件，其中手机129部、证件186件、其他174件; 甲、乙2人获一等奖，丙获二等奖，共3人.
    """
    last = group.parts[-1]
    row = draft.counted_between(max(group.whole.end, draft.sentence_start(group.parts[0].start)), last.start)
    if any(kin(c.unit) != kin(group.whole.unit) and _is_item_alone(draft, c) for c in row):
        return True
    other = _OTHER_UNIT.match(draft.plain, group.whole.outer_end)
    if other is not None:
        return any(c.unit == other[1] for c in draft.between(last.end, draft.sentence_end(last.start)))
    between = draft.plain[last.outer_end : group.whole.outer_start]
    return group.whole.start > last.start and any(_WITHOUT_NUMBER.fullmatch(x) for x in between.split("，")[1:-1])


def _is_item_alone(draft: Draft, claim: Claim) -> bool:
    """手机129部、: whether the number is all that its item of a row with 、 counts."""
    return _ITEM.match(draft.lead(claim)) is not None and draft.plain.startswith("、", claim.outer_end)
