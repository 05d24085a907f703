"""Which numbers are said of an earlier time than the text's own (基期数).

去年同期661起、亡6人 makes all of its sentence earlier; 2023年 in a bulletin of 2024 does, and 10月份
in one of November; 较上年 before a change does not, it only says with what is compared.
"""

from __future__ import annotations

import re

from gongshi.check.claim import Claim
from gongshi.check.consistency.ends import CARRIED_OVER
from gongshi.check.draft import Draft
from gongshi.check.once import once

_TIME = re.compile(
    r"(?P<then>去年|上年|上月|上周|上期|上季度|上一?季度|上一?届|上一?年|年初|期初|前一[年季月旬周期日天]|(?<![。；])(?<!^)同期(?!，)|首轮|上一轮)(?:[末底]|同期|同月|[0-9]{1,2}(?:[至—-][0-9]{1,2})?月份?)?"
    r"|(?P<now>今年|本年|本周|本月|本届|新一届|本期|当前|目前|今年以来)"
    r"|(?P<year>(?:19|20)[0-9]{2})年"
    r"|(?<![0-9至—-])(?P<month>[0-9]{1,2})月(?:份)?(?![0-9]{1,2}日|[至—])"
)
_COMPARES = re.compile(r"[较比与同跟和]$")
_GOES_ON = re.compile(r"^(?:末|底|份)?(?:的)?(?:相比|增|减|下降|上升|提高|降低|多|少)")
_TOP = 400
_MOST = 200


@once
def is_earlier(draft: Draft, claim: Claim) -> bool:
    """Whether the last time that its sentence names before the claim is earlier than the text's own."""
    start = draft.sentence_start(claim.start)
    words = draft.plain[max(start, claim.outer_start - 200) : claim.outer_start]
    words = CARRIED_OVER.sub("", words)
    told = ""
    for found in _TIME.finditer(words):
        if _GOES_ON.match(words[found.end() :]):
            continue
        if (
            _COMPARES.search(words[: found.start()])
            and "（" not in words[found.end() :]
            and not _is_base(words[found.end() :])
        ):
            continue
        told = _sort(draft, found, claim)
    return told == "then"


def _is_base(rest: str) -> bool:
    """比去年最高值38.2万, 与上年的1658起相比: the number itself stands behind the compared time."""
    return len(rest) < 12 and not re.search(r"[，；增减升降多少]", rest)


def _sort(draft: Draft, found: re.Match[str], claim: Claim) -> str:
    if found["then"] or found["now"]:
        return "then" if found["then"] else "now"
    year, month = _own_time(draft)
    if found["year"]:
        return "then" if year and int(found["year"]) < year else "now"
    if month:
        return "then" if int(found["month"]) != month else "now"
    return "then" if _is_month_before(draft, int(found["month"]), claim) else "now"


def _is_month_before(draft: Draft, month: int, claim: Claim) -> bool:
    """2月份查处67起，环比下降36.2%（1月份105起）: whether it is the month before the one that the paragraph opens with."""
    line = draft.line_start(claim.start)
    opens = re.match(r"[^，。；0-9]{0,8}([0-9]{1,2})月(?:份)?，", draft.plain[line : line + 16])
    return opens is not None and month == (int(opens[1]) - 1 or 12)


@once
def _own_time(draft: Draft) -> tuple[int, int]:
    """The latest year and the first single month that the top of the text names; 0 where it names none."""
    years = [int(y) for y in re.findall(r"((?:19|20)[0-9]{2})年", draft.plain[:_TOP])]
    month = re.search(r"(?<![0-9至—-])([0-9]{1,2})月份?(?![0-9]{1,2}日|[0-9至—])", draft.plain[:120])
    return max(years, default=0), int(month[1]) if month else 0


@once
def earlier(draft: Draft, unit: str) -> list[Claim]:
    """The numbers of `unit` that are said of an earlier time; of very many the first."""
    return [c for c in draft.of_unit.get(unit, ())[:_MOST] if is_earlier(draft, c)]
