"""The time a claim is said of, as the text has it (期间的说法)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from gongshi.check.clause import ASIDE

_YEAR = r"(?:[12][0-9]{3}|[零〇○一二三四五六七八九]{4})年(?:度)?"
_MONTH = r"[0-9一二三四五六七八九十]{1,3}月"
_NAMED = re.compile(
    r"(?=[0-9零〇○一二三四五六七八九十今去上本当前全近自截至从同下年节春元清端中国秋夏冬双暑寒期“专])(?:"
    rf"(?:{_YEAR}|今年|去年|上年|当年|前年)(?:以来|来)?(?:上半年|下半年|第?[一二三四1-4]季度|前[三3]季度|[0-9]{{1,2}}[-—至~][0-9]{{1,2}}月份?|{_MONTH}份?(?:[0-9]{{1,2}}日)?(?:以来)?|全年|年内|底|末|同期)?(?:(?:至|到|[-—~])(?:{_YEAR})?(?:{_MONTH}(?:[0-9]{{1,2}}日)?|[0-9]{{1,2}}日)?(?=[，,。 期共全]))?"
    rf"|(?:截至|截止|自|从)[^，。；]{{0,4}}?(?:{_YEAR})?(?:{_MONTH}|目前|当前|日前)(?:[0-9]{{1,2}}日)?(?:[0-9]{{1,2}}[时点])?(?:以来|起|末|底)?"
    rf"|[0-9]{{1,2}}[-—至~][0-9]{{1,2}}月份?|{_MONTH}份?(?:当月)?(?:[0-9]{{1,2}}日)?(?:(?:至|到|[-—~])(?:{_MONTH}份?(?:[0-9]{{1,2}}日)?|[0-9]{{1,2}}日))?"
    r"|(?:前|第)?[一二三四1-4]季度|(?:上|下)半年|(?:本|上|当|前)(?:月|周|季度|旬|期)|前[三3]季度|全年|全月|全周|(?:上|本)年度|近[一二三四五六七八九十两0-9]{1,2}(?:年|个月)来?|近年来|近期|年内|同期|当[日天]|当晚|年[末底初]"
    r"|(?:春节|元旦|清明|五一|端午|中秋|国庆|春运|暑运|暑期|汛期|节日|假日|假期|双节|专项行动|活动|整治|“[^”]{1,6}”)(?:期间|以来|假期)"
    r")"
)
_COMPARED = re.compile(r"(?:比|较|与|同|和)$")
_POINT = re.compile("截[至止]")
_PASSING = re.compile("去年|[上前]年|上(?:月|周|季度|旬|期)|同期|年初|当期|截[至止]")
_STOP, _PAUSE = re.compile("[。；;\n]"), re.compile("[，。；,;\n]")
_MEANWHILE = re.compile("同期[，,]")  # is the time told of before


class Period(NamedTuple):
    """Where a paragraph says a period, its words, and up to where it holds."""

    start: int
    words: str
    end: int


def periods(text: str) -> list[Period]:
    """The periods that the paragraph says; what is only compared with is left out."""
    return [
        Period(found.start(), found[0], _end(text, found))
        for found in _NAMED.finditer(text)
        if not _COMPARED.search(text, max(0, found.start() - 1), found.start())
        and not _MEANWHILE.match(text, found.start())
    ]


def _end(text: str, found: re.Match[str]) -> int:
    """受理97件，去年同期197件。批准79件: an earlier time within a sentence holds up to the comma, one that opens it, or a point of time, up to its stop; in a bracket all end with it."""
    start = found.start()
    bracket = ASIDE.match(text, max(text.rfind("(", 0, start), text.rfind("（", 0, start), 0))
    if bracket and bracket.start() < start < bracket.end():
        return bracket.end()
    if not _PASSING.match(found[0]):
        return len(text) + 1
    opens = start == 0 or text[start - 1] in "。；;\n" or _POINT.match(found[0])
    stop = (_STOP if opens else _PAUSE).search(text, found.end())
    return stop.start() if stop else len(text) + 1


def period_before(known: list[Period], place: int, carried: str) -> str:
    """The last period said before `place` that still holds there, else the one carried in from the text before."""
    at = bisect_left(known, (place,))
    return next((known[n].words for n in range(at - 1, -1, -1) if known[n].end > place), carried)


def period_behind(known: list[Period], text: str, carried: str) -> str:
    """The period that goes on behind the paragraph."""
    return period_before([p for p in known if not _PASSING.match(p.words)], len(text), carried)
