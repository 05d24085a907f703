"""What narrows a subject from further off (范围)."""

from __future__ import annotations

import re

from gongshi.check.clause import Place
from gongshi.check.lexicon import tail_word, without_head

TOPIC = re.compile(
    r"(?:在|从|对|按|关于|围绕|针对)?(?P<head>[^，。；：0-9]{2,16}?)(?:方面|中|上|领域|环节|来看|看|分)，"
)
_TAIL = re.compile(r"[^，。；：:,;\n]*$")
_LONGEST = 24
_SPEAKERS = frozenset({"问", "答", "记者", "主持人", "通报", "公告", "注", "提示", "备注", "说明", "一", "新闻发言人"})

_BASE = re.compile(
    r"(?:^|[，。；、（(比较与同由从在是于])(?P<when>(?:去年|上年|前年|上届|上期|上周|上月|上季度?|上年度|年初|常年|多年|往年|历年|[前上]一[周日月年期季]|[0-9]{4}年(?=同期)|昨[日天]|首轮|第[一二三四]轮"
    r"|最初|行动前|整改前|[0-9一二三四五六七八九十]{1,2}月[初末份底]|初步核算数?|(?<=[比较与同从])(?:[0-9]{4}年(?:[0-9]{1,2}月)?|[0-9]{1,2}月份?|上一[轮批次个届]|首[轮批次]))(?:同期|末|底|初|度)?)(?:[0-9]{1,2}时)?[^，。；、0-9]{0,8}?(?:的|为|是|[（(])$"
)

_ENTRY = re.compile(r"(?:[0-9]{1,2}[.．、])?(?P<who>[^，。；：、0-9是为有将把在被]{2,16})，")


def _entry_at(line: str, begin: int, before: int) -> str:
    """澜桥公交公司，车辆312辆，违法11起: an entry of a list begins with its name."""
    found = _ENTRY.match(line, begin, before)
    who = found["who"].strip() if found else ""
    return who if tail_word(who, "bodies") else ""


def base_of(line: str, place: Place) -> str:
    """The earlier time or edition that the number right behind it is of: 比上年的241人, 去年同期为52, 上周（15个）."""
    end = place.found.outer_start
    if line[end - 1 : end] not in ("的", "为", "是", "（", "("):
        if _OLD.isdisjoint(place.left):
            return ""
        found = _AGAINST.search(place.left) or _THEN.match(place.left)
        return found["when"] if found and (found.re is _THEN or _MOVED.match(place.right)) else ""
    found = _BASE.search(line, max(place.sentence, end - _LONGEST), end)
    return found["when"] if found else ""


_OLD = frozenset("年上往初昨前")
_EARLIER = r"(?P<when>(?:多年|常年|去年|上年|前年|上届|上期|上周|上月|上季度?|上年度|往年|历年|年初|昨[日天]|前一[日天])(?:同期|末|底|初|度)?)"
_AGAINST = re.compile(rf"[比较与同]{_EARLIER}[^，。；、0-9]{{0,8}}$")
_THEN = re.compile(rf"{_EARLIER}(?<=同期)(?!相比|[比增减上下])")
_BESIDE = re.compile(r"^[比较与同][^，。；、]{2,16}的$")
_WHEN = re.compile(_EARLIER.replace("?P<when>", "?:"))
_OWN = re.compile(r"[一-鿿]{2,}[比较与同由从]?$")
_NOUN = re.compile(r"(?!决算|同期|最[高低大小多少]|平均)[一-鿿]{3,}(?<![值数])$")
_MOVED = re.compile(
    r"(?:分别)?(?:同比|环比)?(?:又|再|相比|[净略微]?[增减多少偏]|上升|下降|提高|降低|回[升落]|[上下]涨|[涨跌降升高低快慢])"
)


def ruled_by(line: str, place: Place) -> str:
    """The earlier time that stands at the head of the sentence, of its entry or bracket: 去年同期Ⅱ类5个、Ⅲ类3个.

    It rules up to the next ；, or to a word of now: 去年新增5家，今年新增3家.
    """
    end = place.found.outer_start
    aside = (
        _ENDS_THEN.search(line, max(place.sentence, place.bracket - _LONGEST), place.bracket)
        if place.bracket > 0
        else None
    )
    if aside:
        return aside["when"]  # 与去年同期（火灾742起、受伤134人）相比
    begin = max(place.sentence, line.rfind("；", place.sentence, end) + 1, place.bracket + 1)
    if _OLD.isdisjoint(line[begin:end]):
        return ""
    said = [found["when"] for found in _RULING.finditer(line, begin, end)]
    return said[-1] or "" if said else ""


_ENDS_THEN = re.compile(rf"{_EARLIER}[^，。；、（(0-9]{{0,4}}$")
_RULING = re.compile(
    r"(?:(?<=[，。；：（(\n])|^)(?:(?P<when>(?:去年|上年|前年|上届|上期|上周|上月|上一?季度?|昨[日天]|前一[日周月])(?:同期|[0-9]{1,2}月份?)?)"
    r"(?!相比|以来|来，|结[转存]|旧存|[比较])|(?:今年|今天|本[年月届期周季日]|目前|截至|现))"
)


def is_compared(line: str, place: Place) -> bool:
    """Whether the number is what another is set against: 比上年的241人增加, 与去年同期的702起相比."""
    if not place.left or not _MOVED.match(place.right):
        return False
    if _BESIDE.search(place.left):
        return True
    found = _WHEN.search(place.left)
    if found is None or not base_of(line, place):
        return False
    return not _OWN.search(place.left[: found.start()]) and not _NOUN.search(place.left[found.end() :])


def scope_of(line: str, place: Place, heading: str) -> tuple[str, str]:
    """The name that the entry of a list begins with, and the governing clause's head for `place`, else the nearest heading (范围).

    A list behind a colon is narrowed by what stands before the colon; a sentence by the topic
    that it opens with. Both are the same for all numbers of a clause.
    """
    before, begins = place.found.outer_start, place.sentence
    colon = max(line.rfind("：", begins, before), line.rfind(":", begins, before))
    turn = max(line.rfind("；", begins, before), line.rfind(";", begins, before)) + 1
    entry = _entry_at(line, max(turn, colon + 1, begins), before)
    if colon > 0:
        head = _TAIL.search(line[max(begins, colon - _LONGEST) : colon])
        named = without_head(head[0].strip(" “”"), "leads") if head else ""
        return entry, named if named and named not in _SPEAKERS else heading
    topic = (TOPIC.match(line, turn, before) if turn else None) or TOPIC.match(line, begins, before)
    return entry, topic["head"] if topic else heading
