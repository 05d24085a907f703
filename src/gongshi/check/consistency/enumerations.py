"""等 only when some are left out, 共 only when all are named (列举与数目).

甲、乙等51家 names two of more. 甲、乙等2辆 says that there are others and counts none; only where
the items are no names (理想信念、法治等2项活动) does 等 close a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_OPEN = re.compile(r"等(?:共|共计|在内的?|一批)?$")
_ALL = re.compile(r"(?:^|[^总一])(?:共|共计|合计)$")
_PLATE = re.compile(r"[一-鿿][A-Z][·・]?[A-Z0-9]{4,6}X{0,3}$")
_BRACKETS = re.compile(r"（[^（）]{0,60}）|“[^“”]{0,60}”|《[^《》]{0,60}》")
_KINDS = ("项", "类", "种", "方面", "个方面", "点", "条", "大")
_CLOSES_ALWAYS = 3


def judge(draft: Draft) -> Iterator[Finding]:
    """Every count that directly follows named items."""
    for claim in draft.claims:
        if claim.kind is not Kind.COUNT or not is_counted(claim):
            continue
        lead = draft.lead(claim).rstrip(" ")
        before = lead if _follows_another(draft, claim) else _clause_before(draft, claim)
        if _OPEN.search(lead):
            yield from _judge_open(draft, claim, items_of(_OPEN.sub("", before)))
        elif _ALL.search(lead):
            yield from _judge_all(draft, claim, items_of(_ALL.sub("", before)))


def _clause_before(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start].rstrip(" ")


def _follows_another(draft: Draft, claim: Claim) -> bool:
    """甲、乙等4家单位和列入黑榜的丙、丁等5家单位: the clause has a list of its own before, closed by its number."""
    before = draft.before(claim)
    same = before is not None and draft.clause_of(before.start) == draft.clause_of(claim.outer_start)
    return same and before is not None and _OPEN.search(draft.lead(before).rstrip(" ")) is not None


def items_of(text: str) -> list[str]:
    """The items that a piece of text names: 、 between, 和 or 及 before the last; brackets count as nothing.

    >>> items_of("假甲公司、假乙公司和假丙公司")
    ['假甲公司', '假乙公司', '假丙公司']
    """
    bare = _BRACKETS.sub("", text)
    items = [item.strip() for item in bare.split("、") if item.strip()]
    if items:
        *rest, last = items
        ends = re.split(r"以及|和|与|及", last) if _may_divide(last, rest) else [last]
        items = [*rest, *(e for e in ends if e)]
    return items


def _may_divide(last: str, rest: list[str]) -> bool:
    """和 joins two items only where each side looks like one: a plate, or an end like its neighbours'."""
    sides = [s for s in re.split(r"以及|和|与|及", last) if s]
    if len(sides) != 2 or min(map(len, sides)) < 2:
        return False
    return all(map(_is_name, sides)) or bool(rest and rest[-1][-1] == sides[0][-1] == sides[1][-1])


def _judge_open(draft: Draft, claim: Claim, items: list[str]) -> Iterator[Finding]:
    named, said = len(items), number(claim)
    if not items or (named < 2 and said > 1):
        return
    sum_ = tr("列出 {named}，称 {said}", named=named, said=claim.text)
    if named < said or (named == said and not _leaves_none_out(claim, items)):
        why = tr("“等”之前列出的少于总数") if named < said else tr("列举已全，“等”为收尾")
        yield RULE.finding(Verdict.STANDS, why, claim, sum=sum_)
    else:
        why = (
            tr("列出的多于“{said}”", said=claim.text)
            if named > said
            else tr("已全部列出，不应再用“等{said}”", said=claim.text)
        )
        yield RULE.finding(Verdict.CONTRADICTS, why, claim, sum=sum_)


def _leaves_none_out(claim: Claim, items: list[str]) -> bool:
    """Names, all of them given: 等 then says what is not so. Long or nameless lists close with 等."""
    return len(items) <= _CLOSES_ALWAYS and claim.unit not in _KINDS and all(map(_is_name, items))


def _judge_all(draft: Draft, claim: Claim, items: list[str]) -> Iterator[Finding]:
    if not items or (len(items) < 2 and not _PLATE.search(items[0])) or not _fit(claim, items, draft.tail(claim)):
        return
    named, said = len(items), number(claim)
    sum_ = tr("列出 {named}，称 {said}", named=named, said=claim.text)
    if abs(named - said) > max(2, int(said) // 3):
        return
    if named == said:
        yield RULE.finding(Verdict.STANDS, tr("“共”之前已全部列出"), claim, sum=sum_)
    else:
        yield RULE.finding(Verdict.CONTRADICTS, tr("“共{said}”与列出的个数不符", said=claim.text), claim, sum=sum_)


def _fit(claim: Claim, items: list[str], tail: str) -> bool:
    """Whether the number counts the very items named: plates in 辆, firms in 家, people in 人, areas by their own name."""
    if claim.unit in ("辆", "台"):
        return all(_PLATE.search(item) for item in items)
    if claim.unit in ("家", "户"):
        return all(item.endswith(("公司", "厂", "店", "集团", "行", "社", "中心")) for item in items)
    if claim.unit in ("人", "名", "位"):
        return all(re.fullmatch(r"[一-鿿]{1,3}某{0,2}", item) and len(item) < 5 for item in items[1:])
    counted = tail or claim.unit
    return bool(claim.unit in ("个", "县", "区", "镇", "村", "市")) and all(
        item[-1:] == counted[:1] or item[-2:] == counted[:2] for item in items
    )


def _is_name(item: str) -> bool:
    return bool(_PLATE.search(item)) or item.endswith(words("names")) or bool(re.search(r"某[一-鿿]?$", item))


RULE = Rule(
    "enumeration",
    "列举与数目",
    "“等”之前列出的应少于总数，“共”之前列出的应等于总数。",
    judge,
    (
        stands("假甲运输有限公司、假乙运输有限公司等51家企业被列入名单。"),
        contradicts("假甲运输有限公司、假乙运输有限公司等2家企业被列入名单。"),
        contradicts("演A·D1208、演A·D3316、演A·D4471等2辆大型车辆被曝光。"),
        stands("演A·D4471、演A·D4490共2辆货车闯入禁行区域。"),
        contradicts("演A·D4471、演A·D4490共3辆货车闯入禁行区域。"),
        stands("抓好政治建设、业务融合、作风提升等3项工作。"),
        silent("甲县、乙县共查处31起。"),
        silent("甲县、乙县共31起。"),
    ),
)
