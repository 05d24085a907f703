"""A whole that comes last: 甲3起、乙2起，合计5起 (合计在后)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.added_on import ADDED_ON
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.group import DIVIDED, Group, added, is_slip_of, may_be_part
from gongshi.check.consistency.groups.heads import are_family, are_pair, heads
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted, kin, number

_MOST = 20
_PLAIN = ("合计", "共计", "总计")
_OF_THE_PLACE = re.compile(
    r"全[省市县区镇乡校院国]现?共?(?:有|拥有)"
)  # 处罚货运12家、客运5家，全县共有26家: all there are
_LARGER = 20  # times the total a part may be: where a figure of the total is left out
_FEW = 7  # numbers of which any some may be those that are summed up
_MIXED = re.compile(r"（[一-鿿]{1,2}）")  # 841个（支）: things of several units are added
_SUM_OF = re.compile(r"总(?:数|量|额|里程|长|面积|人数|计|分|票数)")
_NEXT_NAME = re.compile(r"）[、，和及][^，。；：（）0-9]{1,24}（")
_TOGETHER = re.compile(r"[，、]?(?:共|共计|合计)$")
_ALL_OF = re.compile(r"(?:以上|上述)?([两三四五六七八九])[类项种批者地县区]")
_SO_MANY = {n: k for k, n in enumerate("零一二三四五六七八九")} | {"两": 2}
_ADDS = re.compile(r"合计|共计|总计|相加|总共")
_OF_ALL = re.compile(r"占[^，。；]{0,16}总[^，。；]{1,4}（$")  # 占违法总数（8140起）的15.5%: what a share is of
_SUMS_UP = re.compile(r"(合计|共计|总计|总共|(?<![公中])共(?![建同产享识青和鸣存治赢生性筑振管商]))")


_SAYS_ALL = re.compile(
    r"(合计|共计|总计|总共|(?<![公中])共(?![建同产享识青和鸣存治赢生性筑振管商])|总|全[市省县区厂校院国年]|三类|两项|两者|两个月)"
)


def summed(draft: Draft) -> Iterator[Group]:
    """甲3起、乙2起，合计5起: a number that says 合计, 共 or 总 behind a run of its unit, in its sentence or the one before."""
    for whole in draft.counted:
        clause = draft.plain[draft.clause_starts[draft.clause_of(whole.outer_start)] : whole.outer_start]
        said = _SUMS_UP.search(clause) or _SAYS_ALL.search(clause)
        if (
            said is None
            or whole.kind is Kind.AVERAGE
            or _MIXED.match(draft.plain, whole.end)
            or draft.is_tabular(whole.start)
            or _OF_ALL.search(clause)
            or ADDED_ON in draft.plain[draft.sentence_starts[draft.sentence_of(whole.start)] : whole.start]
        ):
            continue
        n = draft.sentence_of(whole.start)
        start = draft.sentence_starts[n]
        parts = _run_to(draft, start, whole)
        if len(parts) < 2 and said[1] in ("合计", "总计", "共计", "总", "三类") and n:
            start = draft.sentence_starts[n - 1]
            parts = _run_to(draft, start, whole)
        if added(parts) != number(whole) and not are_family(heads(draft, parts)):
            parts = _suffix_of(draft, draft.sentence_starts[n], whole) or _some_of(parts, whole) or parts
        if len(parts) > 1 and max(map(number, parts)) <= number(whole) * (_LARGER if said[1] in _PLAIN else 2):
            sure = _is_sure(draft, whole, parts, said[1], start)
            if (sure and not _leaves_out(draft, whole, parts)) or added(parts) == number(whole):
                near = (
                    "分别"
                    if said[1].startswith("全") and not (said[1] == "全年" and are_pair(heads(draft, parts)))
                    else "合计"
                )
                yield Group(whole, tuple(parts), draft.plain[start : whole.outer_end], near)


def _is_sure(draft: Draft, whole: Claim, parts: list[Claim], said: str, start: int) -> bool:
    """Whether words, heads or the form say that the whole, called `said`, is of just these parts, looked for from `start`."""
    values = list(map(number, parts))
    earlier = draft.sentence_of(parts[-1].start) < draft.sentence_of(whole.start)
    if (
        said in ("合计", "总计", "共计")
        or DIVIDED.match(draft.plain, start) is not None
        or _is_bare(draft, whole, parts)
    ):
        return True
    if earlier and (said != "总" or is_slip_of(number(whole), values)):
        return True
    if _SO_MANY.get(_said_many(draft, whole)) == len(parts) and is_slip_of(number(whole), values):
        return True
    own = heads(draft, parts)
    if are_bands(own):
        return True
    if _OF_THE_PLACE.search(draft.clause(whole.outer_start)) and not is_slip_of(number(whole), values):
        return False
    if are_family(own) or are_pair(own):
        return True
    clause = draft.plain[draft.clause_starts[draft.clause_of(whole.outer_start)] : whole.outer_start]
    return len(parts) > 2 and _SUM_OF.search(clause) is not None and _is_next(draft, whole, parts)


def bracketed(draft: Draft) -> Iterator[Group]:
    """甲（124条）、乙（103条），合计227条: each name has its number in a bracket, the whole comes behind."""
    for whole in draft.counted:
        clause = draft.plain[draft.clause_starts[draft.clause_of(whole.outer_start)] : whole.outer_start]
        if not _SUMS_UP.search(clause):
            continue
        start = draft.sentence_starts[draft.sentence_of(whole.start)]
        parts = [c for c in draft.between(start, whole.start) if c.unit == whole.unit and _is_alone(draft, c)]
        if len(parts) > 1 and all(_follows(draft, a, b) for a, b in pairwise(parts)):
            yield Group(whole, tuple(parts), draft.plain[start : whole.outer_end], "合计")


def _leaves_out(draft: Draft, whole: Claim, parts: list[Claim]) -> bool:
    """分别招录42人、56人、61人，今年计划招录68人，四年合计227人: a number that is no part of now may be in the total."""
    between = draft.between(parts[0].end, whole.start)
    return any(has("planned", draft.lead(c)) and is_counted(c) and kin(c.unit) == kin(whole.unit) for c in between)


def written_together(draft: Draft) -> Iterator[Group]:
    """8金8银9铜共26枚, 3男2女共5人: parts that touch each other and their 共, whatever their units."""
    for whole in draft.counted:
        said = _TOGETHER.search(draft.plain, max(0, whole.outer_start - 3), whole.outer_start)
        parts: list[Claim] = []
        before, at = draft.before(whole), said.start() if said else -1
        while before is not None and before.outer_end == at and is_counted(before):
            parts.insert(0, before)
            at = before.outer_start
            before = draft.before(before)
        if len(parts) > 1 and all(p.kind is Kind.COUNT for p in parts):
            yield Group(whole, tuple(parts), "", "合计")


def _is_alone(draft: Draft, claim: Claim) -> bool:
    return (
        is_counted(claim)
        and draft.plain[claim.start - 1 : claim.start] + draft.plain[claim.end : claim.end + 1] == "（）"
    )


def _follows(draft: Draft, a: Claim, b: Claim) -> bool:
    return _NEXT_NAME.fullmatch(draft.plain, a.end, b.start) is not None


def _is_next(draft: Draft, whole: Claim, parts: list[Claim]) -> bool:
    """Nothing else is counted between the parts and the whole: 金牌9枚、银牌6枚、铜牌4枚，奖牌总数19枚."""
    run = draft.between(parts[0].start, whole.start)
    return [c.start for c in run] == [p.start for p in parts]


def _is_bare(draft: Draft, whole: Claim, parts: list[Claim]) -> bool:
    """新收18642件，旧存1120件，共19762件: nothing but 共 before the whole, and nothing else between the parts."""
    run = draft.between(parts[0].start, whole.start)
    lead = draft.lead(whole).strip("，、；")
    return lead in ("共", "共计", "总共") and [c.start for c in run] == [p.start for p in parts]


def joined(draft: Draft) -> Iterator[Group]:
    """酒类86起、烟类31起 …，酒类烟类共127起: a total whose words are those of two earlier numbers put together."""
    for whole in draft.counted:
        name = re.sub(r"[、和与及两项合共]", "", whole.subject)
        clause = draft.clause(whole.outer_start)
        if whole.role is not Role.TOTAL or not 3 < len(name) < 13 or has("elsewhen", clause):
            continue
        before = [c for c in draft.near(whole) if c.start < whole.start and 1 < len(c.subject) < len(name)][-_MOST:]
        first = next((c for c in reversed(before) if name.startswith(c.subject)), None)
        second = next((c for c in reversed(before) if first and name == first.subject + c.subject), None)
        if first is not None and second is not None and may_be_part(draft, first, first.start):
            yield Group(whole, (first, second), "", "合计")


def _some_of(parts: list[Claim], whole: Claim) -> list[Claim]:
    """第一批24家，其中7家未整改；第二批18家，两批合计42家: those among few that make it up, the others being about them."""
    few = parts if len(parts) <= _FEW else []
    several = (some for size in range(2, len(few)) for some in combinations(few, size))
    return next((list(some) for some in several if added(some) == number(whole)), [])


def _suffix_of(draft: Draft, start: int, whole: Claim) -> list[Claim]:
    """The last numbers before the whole that make it up exactly, where others stand before them: 62名选手参赛，…共30名."""
    same = [
        c for c in draft.between(start, whole.start) if kin(c.unit) == kin(whole.unit) and may_be_part(draft, c, start)
    ]
    return next((same[k:] for k in range(1, len(same) - 1) if added(same[k:]) == number(whole)), [])


def _said_many(draft: Draft, whole: Claim) -> str:
    """三 of 三类合计152起."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(whole.outer_start)] : whole.outer_start]
    found = _ALL_OF.match(clause)
    return found[1] if found else ""


def _says_how_many(draft: Draft, claim: Claim) -> bool:
    """两项合计25项: 两项 says how many are added, and is none of them."""
    return claim.text[:1] in _SO_MANY and _ADDS.match(draft.plain, claim.outer_end) is not None


def _run_to(draft: Draft, start: int, whole: Claim) -> list[Claim]:
    """The numbers of the whole's unit between `start` and the whole; empty where one of them is a total itself."""
    same = [
        c
        for c in draft.between(start, whole.start)
        if kin(c.unit) == kin(whole.unit) and may_be_part(draft, c, start) and not _says_how_many(draft, c)
    ]
    first = same[:1] if "共" not in draft.lead(whole)[:1] or draft.lead(whole).startswith(("共计", "合计")) else []
    if (
        len(same) > 2
        and all(c.role is Role.TOTAL for c in same)
        and _SO_MANY.get(_said_many(draft, whole)) == len(same)
    ):
        return same  # 一是盗窃，共96起；二是诈骗，共45起；…。三类合计152起
    return same if all(c.role in (None, Role.PART, Role.SAMPLE) or c in first for c in same) else []
