"""What stands before 等 is no more than the number behind it (列举与数目).

甲、乙等51家 names two of more; 甲、乙、丙等2辆 contradicts itself. 甲、乙等2辆 names them all: 等 may close
a list, or some are missing, so it is asked. Where the items are many or no names (理想信念、法治等2项活动) 等 closes the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.list_items import hidden, items_of
from gongshi.check.consistency.rule import Rule, asks, contradicts, silent, stands
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_OPEN = re.compile(r"等(?:共|共计|在内的?|一批)?$")
_PLATE = re.compile(r"[一-鿿][A-Z][·・]?[A-Z0-9]{4,6}X{0,3}$")
_KINDS = ("项", "类", "种", "方面", "个方面", "点", "条", "大")
_CLOSES_ALWAYS = 3


def judge(draft: Draft) -> Iterator[Finding]:
    """Every count that directly follows named items and 等."""
    for claim in draft.counted:
        if claim.kind is Kind.COUNT and _OPEN.search(lead := draft.lead(claim).rstrip(" ")):
            before = lead if _follows_another(draft, claim) else _clause_before(draft, claim)
            found = items_of(hidden(_OPEN.sub("", before)))
            if found is not None:
                yield _judged(claim, min(found.lengths), found.names)


def _clause_before(draft: Draft, claim: Claim) -> str:
    return draft.clause_before(claim.outer_start).rstrip(" ")


def _follows_another(draft: Draft, claim: Claim) -> bool:
    """甲、乙等4家单位和列入黑榜的丙、丁等5家单位: the clause has a list of its own before, closed by its number."""
    before = draft.before(claim)
    same = before is not None and draft.clause_of(before.start) == draft.clause_of(claim.outer_start)
    return same and before is not None and _OPEN.search(draft.lead(before).rstrip(" ")) is not None


def _judged(claim: Claim, named: int, names: tuple[str, ...]) -> Finding:
    """More named than said; all of a few names is asked about, for 等 may close a list too. Long or nameless lists close with it."""
    said, sum_ = number(claim), tr("列出 {named}，称 {said}", named=named, said=claim.said)
    if named > said:
        return RULE.finding(Verdict.CONTRADICTS, tr("列出的多于“{said}”", said=claim.said), claim, sum=sum_)
    if named == said and named <= _CLOSES_ALWAYS and claim.unit not in _KINDS and all(map(_is_name, names)):
        return RULE.finding(
            Verdict.ASK, tr("已全部列出，却用“等{said}”，请核对有无遗漏", said=claim.said), claim, sum=sum_
        )
    why = tr("“等”之前列出的少于总数") if named < said else tr("列举已全，“等”为收尾")
    return RULE.finding(Verdict.STANDS, why, claim, sum=sum_)


def _is_name(item: str) -> bool:
    return bool(_PLATE.search(item)) or item.endswith(words("names")) or bool(re.search(r"某[一-鿿]?$", item))


RULE = Rule(
    "enumeration",
    "列举与数目",
    "“等”之前列出的不应多于总数；少数几个名称已全部列出的，请人核对有无遗漏。",
    judge,
    (
        stands("假甲运输有限公司、假乙运输有限公司等51家企业被列入名单。"),
        asks("假甲运输有限公司、假乙运输有限公司等2家企业被列入名单。"),
        contradicts("演A·D1208、演A·D3316、演A·D4471等2辆大型车辆被曝光。"),
        stands("抓好政治建设、业务融合、作风提升等3项工作。"),
        silent("甲县、乙县共查处31起。"),
    ),
)
