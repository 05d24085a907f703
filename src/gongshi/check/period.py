"""The time a claim is said of, as the text has it (期间的说法)."""

from __future__ import annotations

import re
from bisect import bisect_left

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
_MEANWHILE = re.compile("同期[，,]")  # is the time told of before


def periods(text: str) -> list[tuple[int, str]]:
    """Where the paragraph says a period, and its words; what is only compared with is left out."""
    return [
        (found.start(), found[0])
        for found in _NAMED.finditer(text)
        if not _COMPARED.search(text, max(0, found.start() - 1), found.start())
        and not _MEANWHILE.match(text, found.start())
    ]


def period_before(known: list[tuple[int, str]], place: int, carried: str) -> str:
    """The last period said before `place`, else the one carried in from the text before."""
    at = bisect_left(known, (place, ""))
    return known[at - 1][1] if at else carried
