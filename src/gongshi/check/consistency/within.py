"""A part is never more than its whole (部分不大于整体)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.beyond import beyond
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.groups.group import (
    CARRIED,
    Group,
    added,
    in_bracket,
    is_difference,
    is_total,
    is_upside_down,
)
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.consistency.words import has, later_stages, stages
from gongshi.check.draft import PEOPLE, Draft, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_OF_THEM = ("的", "以上", "以下", "男性", "女性")
_ROW = re.compile(r"、[^，。；0-9]{0,12}")
_VERB = 8  # characters in which an item says what was done: 人工干预143次
_WITHIN = re.compile(r"[一-鿿]{0,4}（(?:含|其中|包括|包含|不乏)")
_NAMED_INSIDE = re.compile(r"（(?!去年|上年|上月|同期|比|较|原|计划|目标|合|共|约)([一-鿿]{2,10})(?=[0-9])")
_ASIDE = 12  # characters in a bracket before its first number
_THESE = re.compile(r"[^，。；：0-9]{0,14}中，")
_PER = re.compile("/(?:公顷|亩|平方|立方|公里|万|[人日天吨克升斤户])|每")  # 公斤/亩; 件/套 is none
_EARLIER = re.compile(
    r"（[^（）]{0,30}(?:[此之以]前|前期|往年|历[年史]|上一?[年月周期批]|去年|旧存|积存|结转|存量|跨年|遗留)"
)
_DONE = re.compile(
    r"(?:(?:目前|现)?已(?:经)?|完成)(?:解决|恢复|结案|审结|归还|兑现|支付|拨付|开工|完工|通过|办结|整改|处置|处理|完成|修复|销号|答复|办理|治理|回复|落实|消除|整治|执行|追回|挽回|返还|退还|退赔|到位|发放|兑付|缴纳|入库|收回|赔付|下达|使用)"
)
_SOME_OF_IT = re.compile(r"(?:查证|查实|核实|认定|确认|证实)[^，。；0-9]{0,10}(?:的|为|有|达)?$")


def judge(draft: Draft) -> Iterator[Finding]:
    """Every part with the whole it is said of."""
    for whole, part in _with_whole(draft):
        if Kind.AVERAGE in (whole.kind, part.kind) or _PER.search(part.unit):
            continue  # a mean of some may well lie above the mean of all
        if not whole.unit and number(whole) % 1:
            continue  # 综合指数3.28: an index has no parts
        sum_ = f"{shown(number(part))}{'≤' if number(part) <= number(whole) else '>'}{shown(number(whole))}"
        if number(part) <= number(whole):
            yield RULE.finding(Verdict.STANDS, tr("部分不大于整体"), part, whole, sum=sum_)
        elif not _has_larger(draft, whole, part) and not (
            _is_beside(draft, whole, part) or _is_told_again(draft, whole, part)
        ):
            why = tr("“{part}”大于它所属的“{whole}”", part=part.text, whole=whole.text)
            yield RULE.finding(Verdict.CONTRADICTS, why, part, whole, sum=sum_)


def _has_larger(draft: Draft, whole: Claim, part: Claim) -> bool:
    """Whether the whole stands a sentence before, and another number there could hold the part as well."""
    n = draft.sentence_of(part.start)
    if _EARLIER.match(draft.plain, part.outer_end):
        return True  # 受理115件，办结146件（部分为上周受理）
    if CARRIED.search(draft.plain, draft.sentence_starts[draft.sentence_of(whole.start)], whole.outer_start):
        return True  # 上年结转57件，本年受理263件，办结281件: more may be done than came
    if draft.sentence_of(whole.start) == n:
        return _is_last_of_row(draft, whole, part) or _is_of_like(draft, whole, part)
    line = draft.paragraph_of(part.start)
    above = line > 0 and draft.paragraph_of(whole.start) == line - 1
    before = draft.between(draft.paragraph_starts[line - above], part.start)
    return any(is_counted(c) and c.unit == part.unit and number(c) >= number(part) for c in before)


def _is_beside(draft: Draft, whole: Claim, part: Claim) -> bool:
    """生猪存栏86万头，其中能繁母猪8万头，出栏142万头: past a comma behind the first part stands what is beside the whole, called as it is."""
    last = draft.before(part)
    if last is None or last.start <= whole.start or last.unit != part.unit:
        return False
    own = draft.plain[last.outer_end : part.outer_start]
    name = re.sub(r"[共有为达]+$", "", draft.lead(whole))
    return own.startswith("，") and len(name) > 1 and own.endswith(name[-1]) and name[-2:] not in own


def _is_of_like(draft: Draft, whole: Claim, part: Claim) -> bool:
    """检测样品268份，阳性41份，其中儿童样品92份: a larger number before is of the very thing that the part names.

    What its subject takes over from the words before (判决的诉讼) it does not name.
    """
    own = draft.lead(part) + draft.tail(part)
    before = [
        c for c in draft.in_sentence(part.start) if c.start < whole.start and is_counted(c) and c.unit == part.unit
    ]
    return any(
        number(c) >= number(part)
        and len(c.subject) > 1
        and part.subject.endswith(c.subject[-2:])
        and (not own or c.subject[-2:] in own)
        for c in before
    )


def _is_last_of_row(draft: Draft, whole: Claim, part: Claim) -> bool:
    """三年级19例、四年级13例、五年级5例，其中三（2）班11例: a number in the same row could hold the part."""
    before = draft.before(whole)
    while (
        before is not None
        and before.unit == whole.unit
        and is_counted(before)
        and _ROW.fullmatch(draft.plain[before.outer_end : whole.outer_start])
    ):
        if number(before) >= number(part):
            return True
        whole, before = before, draft.before(before)
    return False


def _with_whole(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    together = tuple(groups(draft))
    grouped = {p.start for g in together for p in g.parts}
    for part in draft.counted:
        whole = _whole_of(draft, part) if part.start not in grouped else _earlier_stage(draft, part)
        if whole is not None:
            yield whole, part
    yield from _among_people(draft)
    yield from _in_brackets(draft)
    yield from _under_one_name(draft)
    yield from beyond(draft)
    for group in together:
        if is_upside_down(group):
            continue
        if group.opener not in ("分别", "", "分为", "其余", "某中") and all(number(p) >= 0 for p in group.parts):
            of_people = group.whole.unit in PEOPLE and "其中" not in group.words
            parts = (p for p in group.parts if not of_people or _is_one_of(draft, group.whole, p))
            parts = (p for p in parts if not _is_apart(draft, group.whole, p) and not _is_past(draft, group, p))
            parts = (p for p in parts if not is_total(draft, p))
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
    """A lone part behind 其中, or one that names its whole."""
    own = draft.plain[draft.clause_starts[draft.clause_of(part.outer_start)] : part.outer_start]
    if re.match(r"(?:其余|其他|另外?|余下|两|三|共)", own) or is_total(draft, part):
        return None
    if part.role is Role.PART and part.of is not None:
        whole = draft.at(part.of)
        if whole is not None and (_is_apart(draft, whole, part) or _is_of_another_time(draft, whole, part)):
            return None
        if whole is not None and draft.sentence_of(whole.start) < draft.sentence_of(part.start) - 1:
            return None
        fits = (
            whole is not None
            and is_counted(whole)
            and not is_difference(draft, whole)
            and whole.unit == part.unit
            and whole.role is not Role.EACH
        )
        return whole if fits else None
    start = draft.clause_starts[draft.clause_of(part.outer_start)]
    clause = draft.plain[start : part.outer_start]
    opened = start + clause.rfind("其中") if "其中" in clause and "（" not in clause[clause.rfind("其中") :] else -1
    if (has("elsewhen", clause) and not _DONE.match(clause)) or re.match(r"(?:其余|其他|另外?|余下)", clause):
        return None
    if opened >= 0:
        start = draft.sentence_starts[draft.sentence_of(part.start)]
        return _last_before(draft, part, start, opened) or _alike_before(draft, part, opened)
    return _stage_before(draft, part, clause)


def _is_of_another_time(draft: Draft, whole: Claim, part: Claim) -> bool:
    """2月查处67起，环比下降36.2%（1月份查处105起）: a bracket of another month holds no part of this one's."""
    return (
        part.period != whole.period and in_bracket(draft.plain, part.start) and not in_bracket(draft.plain, whole.start)
    )


def _under_one_name(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """新增20例（境外输入15例），解除13例（境外输入6例）: what brackets of one sentence tell by one name is part of the number before each."""
    known: dict[tuple[int, str], list[tuple[Claim, Claim]]] = {}
    for whole in draft.counted:
        told = _NAMED_INSIDE.match(draft.plain, whole.outer_end)
        part = draft.after(whole) if told else None
        if told and part is not None and part.start == told.end() and part.unit == whole.unit and is_counted(part):
            known.setdefault((draft.paragraph_of(whole.start), told[1]), []).append((whole, part))
    for pairs in known.values():
        held = [pair for pair in pairs if number(pair[1]) <= number(pair[0])]
        yield from pairs if len(held) >= max(2, len(pairs) - 1) else ()


def _in_brackets(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """酒驾4318起（含醉驾827起）: the number right before the bracket is the whole of what stands first in it."""
    for whole in draft.counted:
        part = draft.after(whole)
        told = _WITHIN.match(draft.plain, whole.outer_end)
        if (
            told
            and part is not None
            and is_counted(part)
            and part.unit == whole.unit
            and part.start < told.end() + _ASIDE
        ) and "）" not in draft.plain[whole.outer_end : part.start]:
            yield whole, part


def _is_apart(draft: Draft, whole: Claim, part: Claim) -> bool:
    """A number in a bracket has no parts outside it; 其中 behind a semicolon leads from what is told there."""
    opened = draft.plain.find("其中", whole.end, part.start)
    aside = in_bracket(draft.plain, whole.start) and not in_bracket(draft.plain, part.start)
    beyond = "；" in draft.plain[max(opened, whole.end) : part.start] and draft.plain[opened + 2 : opened + 3] != "："
    return aside or (opened >= 0 and beyond)


def _among_people(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """查处的67名驾驶人中，…；驾龄不满3年的11名: whatever is counted of them is not more than they are."""
    for start in draft.sentence_starts:
        claims = draft.in_sentence(start)
        whole = claims[0] if claims and claims[0].start >= start and is_counted(claims[0]) else None
        if whole is None or not _THESE.match(draft.plain, whole.outer_end) or whole.unit not in PEOPLE:
            continue
        yield from ((whole, c) for c in claims[1:] if _is_one_of(draft, whole, c))


def _is_one_of(draft: Draft, whole: Claim, part: Claim) -> bool:
    """A number of the same people: behind a semicolon others may be told of, unless it is said with 的 or 以上."""
    if (
        not is_counted(part)
        or kin(part.unit) != kin(whole.unit)
        or part.role is Role.TOTAL
        or is_difference(draft, part)
    ):
        return False
    said = draft.plain[draft.clause_starts[draft.clause_of(part.outer_start)] : part.outer_start]
    return "；" not in draft.plain[whole.end : part.start] or said.endswith(_OF_THEM)


def _earlier_stage(draft: Draft, part: Claim) -> Claim | None:
    """其中，中院受理9824件，审结9310件: the number directly before, of the stage before, though both are in a list."""
    before = draft.before(part)
    if before is None or not is_counted(before) or before.unit != part.unit:
        return None
    if draft.sentence_of(before.start) != draft.sentence_of(part.start):
        return None
    own, lead = draft.lead(part).strip("，、；"), draft.lead(before)
    return before if any(stage in lead and _is_done(own, later) for stage, later in stages()) else None


_NOT = ("不予", "不", "未", "没有", "拒绝", "拒")


def _is_stage(lead: str, stage: str) -> bool:
    """Whether the words are of this stage, and do not deny it: 不予受理56件."""
    return stage in lead and not any(f"{no}{stage}" in lead for no in _NOT)


def _is_done(own: str, later: str) -> bool:
    """完成整治, 整治: the words begin with the later stage, or with having done it."""
    return own.startswith((later, f"完成{later}", f"已{later}", f"已完成{later}"))


def _alike_before(draft: Draft, part: Claim, opened: int) -> Claim | None:
    """夏粮播种面积312.6万亩。… 其中小麦播种面积301.2万亩: the last number in the lines before whose thing ends alike."""
    line = draft.paragraph_of(part.start)
    first = draft.paragraph_starts[max(0, line - 1)]
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
    """立案31起，结案28起; 排查隐患132处，已整改121处: what comes after is never more."""
    own = clause.rpartition("、")[2]
    line = draft.paragraph_starts[draft.paragraph_of(part.start)]
    done = _DONE.match(own) or (part.kind is Kind.MONEY and _SOME_OF_IT.search(own))
    first = draft.sentence_starts[draft.sentence_of(part.start)]
    head = own[:_VERB]
    later_stage = later_stages().search(head) is not None
    if not done and not later_stage:
        return None
    same = draft.counted_between(line if done else first, part.start)
    before = [c for c in same if kin(c.unit) == kin(part.unit) and c.role is not Role.PART]
    for earlier, later in stages() if before and later_stage else ():
        if later in head and _is_stage(draft.lead(before[-1]), earlier):
            return before[-1]
    return max(before, key=number) if done and before else None


def _is_told_again(draft: Draft, whole: Claim, part: Claim) -> bool:
    """3月16.90亿元，三个月分别为24.31亿元、17.53亿元、16.90亿元: it is one of the parts itself."""
    row = draft.in_sentence(part.start)
    return any(c.start > whole.end and c.unit == part.unit and c.value == whole.value for c in row)


RULE = Rule(
    "within",
    "部分与整体",
    "“其中”之后的数不应大于它所属的数。",
    judge,
    (
        stands("累计超过100毫米的站点34个，其中超过200毫米的站点2个。"),
        contradicts("累计超过100毫米的站点34个，其中超过200毫米的站点43个。"),
        contradicts("全年因灾107人死亡（含失踪127人）。"),
        contradicts("标的额4306.8万元，已执行到位39125万元。"),
        contradicts("支付结算金额共计386.7万元，经查证系被骗资金的1123万元。"),
        silent("查处违法34起，涉及企业43家。"),
        silent("居民人均可支配收入25684元，其中，城镇居民人均可支配收入33127元。"),
    ),
)
