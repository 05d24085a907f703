"""A unit that does not fit what is counted (单位搭配): asked, for language is wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups import groups
from gongshi.check.consistency.rule import Rule, asks, silent
from gongshi.check.consistency.words import lengths, misfits, never_of_some
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_CLASS = re.compile(r"(?:及|（含）)?以[上下](?=[一-鿿])")  # 死亡3人以上的火灾, 7座以上客车 name a class
_WORD = re.compile(
    r"(?:(?!共|有|存在|发现|排查|涉及|发生|于|因)[一-鿿]){0,7}"
)  # 15家企业共有车辆: the noun ends before what it has
_JOINED = re.compile(r"[一-鿿]{2,7}[和及与][一-鿿]{2,12}(?:人员|人|者|员|职工|干部|党员|学生|群众)")
_HARMED = re.compile(r"(?:死亡|受伤)$")  # what is counted right behind it are people, whatever its neighbours
_LEFT_UNDONE = re.compile(
    r"[未不无没](?:按规定|规范|正确|随车|及时)?[佩使悬安穿携配]?[戴系带用挂装穿有备]$"
)  # 未戴头盔52316起: what was left undone is counted
_LIST = 3  # numbers of one unit in a sentence that make a list


def judge(draft: Draft) -> Iterator[Finding]:
    """Every count whose subject is a noun that is never counted in its unit."""
    listed = {p.start for group in groups(draft) for p in group.parts}
    for claim in draft.claims:
        if claim.kind not in (Kind.COUNT, Kind.MEASURE) or claim.unit not in never_of_some():
            continue
        alike = [c for c in draft.in_sentence(claim.start) if c.unit == claim.unit]
        alone = not _HARMED.search(draft.lead(claim))
        if (alone and (claim.start in listed or len(alike) > _LIST)) or _CLASS.match(draft.plain, claim.end):
            continue  # it is counted like its whole, or like its neighbours
        if _goes_on(draft, claim) or _is_counted_so(draft, claim):
            continue
        noun = _noun_beside(draft, claim)
        if noun and claim.unit in misfits()[noun]:
            why = tr("“{noun}”一般不以“{unit}”计，请核对", noun=noun, unit=claim.unit)
            yield RULE.finding(Verdict.ASK, why, claim)


def _is_counted_so(draft: Draft, claim: Claim) -> bool:
    """起诉123人，其中性侵案件52人: the number it is a part of, or its own part, is counted in the same unit."""
    whole = draft.at(claim.of)
    parts = (c for c in draft.in_sentence(claim.start) if c.of == claim.start and c.kind is claim.kind)
    return claim.kind is Kind.COUNT and any(c is not None and c.unit == claim.unit for c in (whole, *parts))


def _goes_on(draft: Draft, claim: Claim) -> bool:
    """案件187件1164人, 前10名车辆: the second of two units of one thing, and a place in a row."""
    return draft.plain[claim.outer_start - 1 : claim.outer_start] == "前" or any(
        other.outer_end == claim.outer_start and other.kind is claim.kind is Kind.COUNT
        for other in draft.in_sentence(claim.start)
    )


def _noun_beside(draft: Draft, claim: Claim) -> str:
    """The listed noun directly behind the number, or else directly before it."""
    tail, lead = _tail(draft, claim), re.sub(r"[共有为达计到》” ]+$", "", draft.lead(claim))
    word = _WORD.match(tail)
    if _JOINED.match(tail):
        return ""  # 41.6万名企业和机关退休人员: the noun goes on
    behind = _first_listed([tail[:n] for n in lengths()] + [word[0][-n:] for n in lengths() if word])
    if behind or (tail and tail[:1] not in "、（）和及与 "):
        return behind
    own = lead or claim.subject
    return _first_listed([own[-n:] for n in lengths() if not _LEFT_UNDONE.search(own[:-n])])


def _tail(draft: Draft, claim: Claim) -> str:
    """The words behind the number; none where words stand before it and these go on to the next one without a stop: 发生12万起死亡3.1万人."""
    after, tail = draft.after(claim), draft.tail(claim)
    runs_on = after is not None and after.outer_start == claim.outer_end + len(tail) and draft.lead(claim)
    return "" if runs_on and _WORD.fullmatch(tail) else tail.lstrip()


def _first_listed(words: Sequence[str]) -> str:
    """Of the words that are listed nouns the first of the list, where the longest stand first; empty where none is."""
    return min((word for word in words if word in misfits()), key=list(misfits()).index, default="")


RULE = Rule(
    "unit",
    "单位搭配",
    "量词与所计事物不合的，请人核对。",
    judge,
    (
        asks("全市发生火灾34人。"),
        asks("造成6起死亡。"),
        silent("全市发生火灾34起，造成6人死亡。"),
        silent("上半年发生火灾34起死亡6人。"),
        silent("上半年4人死于火灾。"),
        silent("审结职务犯罪案件968件1153人。"),
        silent("为41.6万名企业和机关事业单位退休人员发放待遇。"),
        silent("亡人火灾3起，死亡3人。"),
        silent("查纠未戴头盔316起，不按规定使用车辆86起。"),
        silent("起诉123人，其中性侵案件52人。"),
        silent("未发生死亡3人以上的火灾。"),
    ),
)
