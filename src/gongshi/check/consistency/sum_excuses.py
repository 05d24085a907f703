"""What keeps numbers that do not make up another from being accused: they are no parts of it, or the text tells what is missing (分项之和可否原谅)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from gongshi.check.claim import Kind
from gongshi.check.consistency.ends import is_base
from gongshi.check.consistency.groups.group import CARRIED, TELLING_SLIP, Group, is_total, is_upside_down, room
from gongshi.check.consistency.groups.heads import heads, leave_nothing
from gongshi.check.consistency.groups.mended import is_swap_of
from gongshi.check.consistency.groups.own_shares import are_borne_out
from gongshi.check.consistency.groups.sentences import AMONG_WHAT
from gongshi.check.consistency.stages import are_stages
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.units import ANSWERS, PEOPLE

_CAME = re.compile(r"受理|接收|收到|移送|提请|报送|申请|受案|新收")
_DECIDED = re.compile(r"批准|批捕|逮捕|不捕|起诉|不诉|公诉|立案|支持|驳回|维持|改判|核准|准许")
_NEXT = 20  # characters behind the sentence: 上述问题存在交叉
_FIGURES = 3  # of a gap that other numbers seldom fill by chance
_FEW = 4  # a number of few is told by chance
_CALLED = 3  # last characters of what a number is called: 不合格11批次 of 不合格样品中
_ROW = 3
_FAR = 150  # numbers of its unit before a row that are looked at


def is_excused(draft: Draft, group: Group) -> bool:
    """Whether the words or other numbers show that nothing is wrong, though the parts do not make up the whole."""
    total, summed = number(group.whole), added(group.parts)
    return (
        _are_none(draft, group)
        or are_stages(draft, group.parts)
        or _say_twice(draft, group)
        or _are_still_open(draft, group)
        or is_upside_down(group)
        or _is_borne_out(draft, group)
        or _are_all_parts(draft, group)
        or _is_rest_told(draft, group, total - summed)
        or _is_sum_told(draft, group, summed)
    )


def _are_none(draft: Draft, group: Group) -> bool:
    """Whether they are no whole and parts at all: a part as long as the whole (左洞6842米), or means beside each other."""
    means = all("均" in draft.lead(c) for c in (group.whole, *group.parts))
    equal = group.whole.kind is Kind.MEASURE and any(number(p) == number(group.whole) for p in group.parts)
    return means or equal or is_base(draft, group.whole) or _are_nested(draft, group) or _came_beside(draft, group)


def _are_nested(draft: Draft, group: Group) -> bool:
    """小客车11.9万辆次；新能源小客车2.6万辆次: what is called by another's name and more is counted in it."""
    names = heads(draft, group.parts)
    return any(a != b and len(b) > 1 and a.endswith(b) for a, b in permutations(names, 2))


def _came_beside(draft: Draft, group: Group) -> bool:
    """年初结转46件，受理218件，办结231件，在办33件: what came is not all there was, unless it is a total."""
    if is_total(draft, group.whole) or group.opener != "成列":
        return False
    start, end = draft.sentence_start(group.whole.start), group.parts[-1].outer_start
    return CARRIED.search(draft.plain, start, end) is not None


def _are_still_open(draft: Draft, group: Group) -> bool:
    """受理审查逮捕2846人，批准1940人，不批准890人: what came may be undecided yet; only figures exchanged tell of a slip."""
    came = _CAME.search(draft.lead(group.whole)) and not any(_CAME.search(draft.lead(p)) for p in group.parts)
    decided = len(group.parts) == 2 and all(_DECIDED.search(draft.lead(p)) for p in group.parts)
    return bool(came) and decided and not is_swap_of(number(group.whole), [number(p) for p in group.parts])


def _say_twice(draft: Draft, group: Group) -> bool:
    """Whether the sentence of the parts says that some count twice: 8家企业兼营."""
    first, last = group.parts[0], group.parts[-1]
    words = draft.plain[draft.sentence_start(first.start) : draft.sentence_end(last.start) + _NEXT]
    words = words if first.unit in PEOPLE else words.replace("并处", "")  # 并处罚金5000元 counts nobody twice
    apart = "不重复" in words and not any("不重复" in draft.lead(p) for p in group.parts)
    return apart or has("repeated", words)


def _is_borne_out(draft: Draft, group: Group) -> bool:
    """Whether the shares say that some are left out; of 第一、第二、第三产业 none can be."""
    all_named = len(group.parts) > 2 and leave_nothing(heads(draft, group.parts))
    return not all_named and are_borne_out(draft, group.whole, group.parts)


def _is_rest_told(draft: Draft, group: Group, gap: Decimal) -> bool:
    """受理206人，不起诉94人，起诉98人（不含仍在办理的14人）: what is missing is told besides; 名 may be added with 个 behind 合计.

    What says three figures may stand anywhere: 前两次分别到位1036.8万元和978.5万元，三次合计3299.9万元 where this one told 1284.6万元.
    """
    start, end = draft.line_start(group.parts[0].start), draft.sentence_end(group.parts[-1].end)
    own = {c.start for c in (group.whole, *group.parts)}
    near = [c for c in draft.between(start, end) if c.start not in own and is_counted(c) and number(c) == gap > _FEW]
    near += [c for c in draft.between(end, end + 1) if is_counted(c) and number(c) == gap]  # 30人因乙。2人因丙
    if any(kin(c.unit) == kin(group.whole.unit) or (group.opener == "合计" and c.kind is Kind.COUNT) for c in near):
        return True
    telling = gap > 0 and len(gap.normalize().as_tuple().digits) >= _FIGURES
    return telling and any(number(c) == gap and c.start not in own for c in draft.of_unit.get(group.whole.unit, ()))


def _are_all_parts(draft: Draft, group: Group) -> bool:
    """降水量486.3毫米，7月231.8毫米，6月和8月分别为142.6毫米和111.9毫米: what a number before counts with its supposed parts is one of the row."""
    line = draft.line_start(group.whole.start)
    all_ = number(group.whole) + added(group.parts)
    near = draft.counted_between(line, min(group.whole.start, group.parts[0].start))
    return all_ >= TELLING_SLIP and any(
        abs(number(c) - all_) <= room(c, (group.whole, *group.parts)) for c in near if c.unit == group.whole.unit
    )


def _is_sum_told(draft: Draft, group: Group, summed: Decimal) -> bool:
    """招聘1286名，…拟录用1274名…。按学段，幼儿园168名、小学562名、…: another number before the row is what it makes up, anywhere if it is called so."""
    if group.opener not in ("成列", "分别") or len(group.parts) < _ROW:
        return False
    unit, first = group.whole.unit, group.parts[0].start
    line = draft.line_start(first)
    near = [c for c in draft.counted_between(group.whole.end, first) if number(c) == summed]
    alike = summed >= TELLING_SLIP and any(c.start >= line and kin(c.unit) == kin(unit) for c in near)
    if alike or any(c.unit == ANSWERS for c in near):
        return True  # 抽取720户，收回有效问卷706份: of those who answered
    among = AMONG_WHAT.match(draft.plain, draft.sentence_start(first))
    leads = (draft.lead(c) for c in draft.of_unit_before(unit, first, _FAR) if number(c) == summed) if among else ()
    return any(among and len(lead) > 1 and among[1].startswith(lead[-_CALLED:]) for lead in leads)
