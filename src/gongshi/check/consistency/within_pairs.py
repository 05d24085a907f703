"""The parts of a text, each with the whole that it may not exceed (部分与它的整体).

Behind 其中, in the list that a number opens, in a bracket, at a later stage, among the people that a sentence tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.beyond import beyond
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.groups.group import Group, in_bracket, is_difference, is_total, is_upside_down
from gongshi.check.consistency.groups.opened import OF_THESE
from gongshi.check.consistency.stages import next_stage, stage_before
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, is_counted, kin, number
from gongshi.check.role import without_any_of
from gongshi.check.units import PEOPLE

_OF_THEM = ("的", "以上", "以下", "男性", "女性")
_OF_ANYTHING = ("个", "项", "")  # 12个县区中，有15个乡镇受灾: each counted for itself
_WITHIN = re.compile(r"[一-鿿]{0,4}（(?:含|其中|包括|包含|不乏)[^0-9）]{0,12}")
_DONE = re.compile(
    r"(?:(?:目前|现)?已(?:经)?|完成)(?:解决|恢复|结案|审结|归还|兑现|支付|拨付|开工|完工|通过|办结|整改|处置|处理|完成|修复|销号|答复|办理|治理|回复|落实|消除|整治|执行|追回|挽回|返还|退还|退赔|到位|发放|兑付|缴纳|入库|收回|赔付|下达|使用|接种|召回|退款|更换)"
)
_SOME_OF_IT = re.compile(r"(?:查证|查实|核实|认定|确认|证实)[^，。；0-9]{0,10}(?:的|为|有|达)?$")


def with_whole(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    together = tuple(groups(draft))
    first = {c.of: c for c in reversed(draft.counted) if c.role is Role.PART}
    grouped = {p.start for g in together for p in g.parts}
    grouped |= {c.start for c in draft.counted if c.of is not None and first.get(c.of, c) is not c}
    for part in draft.counted:
        whole = _whole_of(draft, part) if part.start not in grouped else next_stage(draft, part)
        if whole is not None:
            yield whole, part
    yield from _among(draft)
    yield from _in_brackets(draft)
    yield from beyond(draft)
    for group in together:
        if is_upside_down(group):
            continue
        if group.opener not in ("分别", "", "分为", "其余", "某中") and all(number(p) >= 0 for p in group.parts):
            of_people = group.whole.unit in PEOPLE and "其中" not in group.words
            parts = (p for p in group.parts if not of_people or _is_one_of(draft, group.whole, p))
            parts = (p for p in parts if not _is_apart(draft, group.whole, p) and not _is_past(draft, group, p))
            parts = (p for p in parts if not (is_total(draft, p) or draft.lead(p).startswith("，总")))
            colon = group.opener == "："  # 标兵5个：甲、乙；先进12个：…: behind the semicolon another list begins
            parts = (p for p in parts if not (colon and "；" in draft.plain[group.whole.end : p.start]))
            yield from ((group.whole, part) for part in parts)


def _is_past(draft: Draft, group: Group, part: Claim) -> bool:
    """项目74个，其中甲16个、乙28个、丙30个，审计96个单位: the parts before make up the whole, or a comma ends their row."""
    before = [p for p in group.parts if p.start < part.start]
    if len(before) < 2:
        return False
    marks = [draft.plain[a.outer_end : b.outer_start] for a, b in pairwise([*before, part])]
    row = all("、" in m or m in ("和", "及") for m in marks[:-1]) and "，" in marks[-1]
    return row or added(before) == number(group.whole)


def _whole_of(draft: Draft, part: Claim) -> Claim | None:
    """A lone part behind 其中, or the first that names its whole: those further on may name it wrongly."""
    own = without_any_of(draft.clause_before(part.outer_start))
    if re.match(r"(?:其余|其他|另外?|余下|两|三|共|总)", own) or is_total(draft, part):
        return None
    if part.role is Role.PART and part.of is not None:
        whole = draft.at(part.of)
        return whole if whole is not None and _may_hold(draft, whole, part) else None
    if has("elsewhen", own) and not _DONE.match(own):
        return None
    at = own.rfind("其中")
    if at < 0 or "（" in own[at:]:
        return _stage_before(draft, part, own)
    opened = draft.plain.rfind("其中", 0, part.outer_start)
    return _last_before(draft, part, draft.sentence_start(part.start), opened) or _alike_before(draft, part, opened)


def _may_hold(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether the number that reading linked the part to can be its whole: of its unit and time, and not far before it."""
    counts = is_counted(whole) and whole.unit == part.unit and number(whole) > 0 and whole.role is not Role.EACH
    near = draft.sentence_of(part.start) - draft.sentence_of(whole.start) <= 1
    apart = _is_apart(draft, whole, part) or _is_of_another_time(draft, whole, part)
    return counts and near and not apart and not is_difference(draft, whole)


def _is_of_another_time(draft: Draft, whole: Claim, part: Claim) -> bool:
    """2月查处67起，环比下降36.2%（1月份查处105起）: a bracket of another month holds no part of this one's."""
    return (
        part.period != whole.period and in_bracket(draft.plain, part.start) and not in_bracket(draft.plain, whole.start)
    )


def _is_apart(draft: Draft, whole: Claim, part: Claim) -> bool:
    """A number in a bracket has no parts outside it; 其中 behind a semicolon leads from what is told there."""
    opened = draft.plain.find("其中", whole.end, part.start)
    aside = in_bracket(draft.plain, whole.start) and not in_bracket(draft.plain, part.start)
    beyond = "；" in draft.plain[max(opened, whole.end) : part.start] and draft.plain[opened + 2 : opened + 3] != "："
    return aside or (opened >= 0 and beyond)


def _among(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """查处的67名驾驶人中，…；驾龄不满3年的11名; 35起火灾中，有12起: of people whatever is counted of them, else what comes next."""
    for start in draft.sentence_starts:
        claims = draft.counted_between(start, draft.sentence_end(start))
        whole = next((c for c in claims if OF_THESE.match(draft.plain, c.outer_end)), None)
        if whole is not None and whole.unit not in _OF_ANYTHING:
            behind = [c for c in claims if c.start > whole.start]
            parts = behind if whole.unit in PEOPLE else behind[:1]
            yield from ((whole, c) for c in parts if _is_one_of(draft, whole, c))


def _in_brackets(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """酒驾4318起（含醉驾827起）: the number right before the bracket is the whole of what stands first in it."""
    for whole, part in pairwise(draft.counted):
        opened = _WITHIN.match(draft.plain, whole.outer_end, part.start)
        if opened and opened.end() == part.outer_start and part.unit == whole.unit:
            yield whole, part


def _is_one_of(draft: Draft, whole: Claim, part: Claim) -> bool:
    """A number of the same people: behind a semicolon others may be told of, unless it is said with 的 or 以上."""
    if (
        not is_counted(part)
        or kin(part.unit) != kin(whole.unit)
        or part.role is Role.TOTAL
        or is_difference(draft, part)
    ):
        return False
    said = draft.clause_before(part.outer_start)
    return "；" not in draft.plain[whole.end : part.start] or said.endswith(_OF_THEM)


def _alike_before(draft: Draft, part: Claim, opened: int) -> Claim | None:
    """夏粮播种面积312.6万亩。… 其中小麦播种面积301.2万亩: the last number in the lines before whose thing ends alike."""
    first = draft.line_start(part.start, back=1)
    own = part.subject[-4:]
    same = [
        c
        for c in draft.between(first, opened)
        if is_counted(c) and c.unit == part.unit and len(own) > 1 and c.subject.endswith(own)
    ]
    return same[-1] if same and not has("elsewhen", draft.lead(same[-1])) else None


def _last_before(draft: Draft, part: Claim, start: int, end: int) -> Claim | None:
    before = [
        c
        for c in draft.between(start, end)
        if is_counted(c)
        and c.kind is not Kind.AVERAGE
        and c.unit == part.unit
        and "占" not in draft.lead(c)
        and c.role is not Role.EACH
        and not is_difference(draft, c)
    ]
    return before[-1] if before else None


def _stage_before(draft: Draft, part: Claim, clause: str) -> Claim | None:
    """排查隐患132处，已整改121处: what is done of things is never more than the most that the line tells of."""
    earlier = stage_before(draft, part)
    own = clause.rpartition("、")[2]
    if earlier is not None or not (_DONE.match(own) or (part.kind is Kind.MONEY and _SOME_OF_IT.search(own))):
        return earlier
    line = draft.line_start(part.start)
    same = [c for c in draft.between(line, part.start) if is_counted(c) and kin(c.unit) == kin(part.unit)]
    return max((c for c in same if c.role is not Role.PART), key=number, default=None)
