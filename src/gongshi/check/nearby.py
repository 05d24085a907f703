"""What the words right before a number say it is of: limits, editions, topics, persons (数前紧邻的话)."""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.clause import FARTHEST, Place
from gongshi.check.lexicon import tail_word, without_tail
from gongshi.check.line import Line
from gongshi.check.phrase import before_phrase
from gongshi.check.units import PEOPLE

_LIMITS = frozenset({Looseness.RANGE, Looseness.OVER, Looseness.AT_MOST})
_PERSON = re.compile(r"(?:^|[。；：，、.．\s])\s*([一-鿿]{1,2}某[一-鿿]{0,2}|[一-鿿]{2,4})[，,（(]\s*[男女][，,]")
_NEAR = 8
_MOST = re.compile(r"最[一-鿿][^，。；：]{0,6}?(?:是|为)(?P<who>[^，,。；：0-9]{2,16})$")
_IS_MOST = re.compile(
    r"(?:^|(?<=[，；：其中]))(?P<who>[^，。；：]{2,12}?)(?:为?最(?:[多少高低大小长短早晚快慢]|突出|集中|严重|普遍|常见|活跃)|次之|居次|居首|居第[二三四]|紧随其后)$"
)
_AROSE = re.compile(
    r"(?:^|[，。；：])(?P<what>[^，。；：]{2,20}?)(?:分别|均)?(?:出现|发生|产生)(?:在|于)[^，。；：]{1,24}$"
)
_PEAKS = ("峰", "值", "谷", "最高", "最低", "最多", "最少", "最大", "最小")
_DIVIDED = re.compile(
    r"(?P<whom>[^，。；：、0-9]{2,16})中(?:[，,]|(?=[0-9]))|[从按以就](?P<who>[^，。；：、0-9]{2,8}?)(?:的?年龄|工龄|驾龄|党龄)段?(?:来?看|划分|分|统计)[，,]"
)


def opened(line: Line, place: Place) -> str:
    """三、其他违法。共993起; 第一期973人; 药品收入占26.2%，为2.08亿元: what the words right before say it is of."""
    last, left = line.last, place.left.strip(" ，,")
    if last is None:
        lead = line.heading if left in _TOTALS and place.begins == place.sentence else ""
        return lead if lead and line.text.endswith(lead, 0, max(0, place.sentence - 1)) else ""
    if last.role is Role.SHARE and left in _SAID_AS and last.unit != place.found.unit:
        return last.subject
    sums = last.kind is Kind.COUNT and left in _TOTALS and _FEW.fullmatch(line.draft[last.start : last.end])
    if sums and last.outer_end == line.start + place.found.outer_start - len(place.left):
        of = line.wholes.get(place.found.unit) if line.in_parts else None
        return line.draft[last.start : last.end] + of.subject if of else _all_of(line, last, place.found.unit)
    adjacent = not left and last.outer_end == line.start + place.found.outer_start - len(place.left)
    if adjacent and last.kind is Kind.ORDINAL and last.unit in _EDITIONS:
        return line.draft[last.start : last.end] + line.known(place.found.unit)
    return ""


_FEW = re.compile("[两二三四五六七八九十2-9](?:大|个)?[类项地者家处站县市区种村校网线组]")
_TOTALS = frozenset({"共", "共计", "合计", "累计", "总计", "共有"})
_SAID_AS = frozenset({"为", "即", "计", "合", "约为", "约合", "共"})
_EDITIONS = frozenset({"期", "批", "轮", "组", "季度"})


def _all_of(line: Line, few: Claim, unit: str) -> str:
    """酒驾312起、醉驾47起，两项共359起: both by name."""
    parts = [c.subject for c in (*line.earlier, *line.said) if c.unit == unit]
    count = int(few.value) if isinstance(few.value, Decimal) else 0
    return "、".join(parts[-count:] if 1 < count == len(parts[-count:]) else ()) + line.draft[few.start : few.end]


def person_before(line: Line, place: Place) -> str:
    """演某，男，45岁: whose age it is."""
    begin = max(place.sentence, place.found.outer_start - FARTHEST)
    named = list(_PERSON.finditer(line.text, begin, place.found.outer_start))
    return named[-1][1] if named else ""


def limits_of(line: Line, place: Place) -> str:
    """31至35岁党员1113名: the limits belong to the name that stands between them and the number."""
    last = line.last
    if last is None or last.kind not in (Kind.AGE, Kind.DURATION) or last.qualifier not in _LIMITS:
        return ""
    gap = place.found.outer_start - (last.outer_end - line.start)
    return line.draft[last.outer_start : last.outer_end] if 0 < gap == len(place.left) <= _NEAR else ""


def limits_before(line: Line, place: Place) -> str:
    """80至89周岁189人, 600分以上1236人: the limits right before the number say which of them."""
    last = line.last
    if (
        last is None
        or place.left.strip() not in ("", "的", "的有", "有")
        or last.outer_end != line.start + place.found.outer_start - len(place.left)
    ):
        return ""
    if last.qualifier not in _LIMITS:
        return ""
    line.relative.add(line.start + place.found.start)
    return line.draft[last.outer_start : last.outer_end]


def eldest(line: Line, place: Place) -> str:
    """运动员554名，年龄最大的67岁，最小的9岁: whose age it is."""
    said = _ELDEST.search(place.left) if place.found.kind is Kind.AGE else None
    last = line.last
    known = _ELDEST.sub("", last.subject) if last and last.kind is Kind.AGE else line.known("人")
    return f"{known}年龄{said['most']}" if said and known else ""


_ELDEST = re.compile(r"(?:^|年龄)(?P<most>最[大小长轻])的?(?:为|是|仅|只有|已)?$")


def divided(line: Line, place: Place) -> str:
    """67人中，男性65名、女性2名；30岁以下14名: whom the limits divide, the first that the sentence counts.

    A sentence that opens with whom it divides (流感样病例中，0至4岁493例) says so itself.
    """
    opens = _DIVIDED.match(line.text, place.sentence, place.found.outer_start)
    if opens:
        return opens["whom"] or opens["who"]
    unit = place.found.unit
    people = unit in PEOPLE
    of = (claim for claim in line.said if claim.unit == unit or (people and claim.unit in PEOPLE))
    first = next(of, None)
    return first.subject if first and first.role is not Role.PART and first.start not in line.relative else ""


def superlative(line: Line, place: Place) -> str:
    """参赛人数最多的是护理，262人: which it is stands behind 是."""
    if place.opener not in ("，", ",") or without_tail(place.left.strip(), "links"):
        return ""
    end = place.begins - 1
    begin = max(place.sentence, end - FARTHEST)
    named = _MOST.search(line.text, begin, end) or _IS_MOST.search(line.text, begin, end)
    return named["who"] if named else ""


def is_most(line: Line, place: Place) -> bool:
    """最大负荷出现在8月6日，达41.8万千瓦: the clause before says that it is the most."""
    if place.opener not in ("，", ",") or "最" not in line.text[max(0, place.begins - FARTHEST) : place.begins]:
        return False
    if without_tail(place.left.strip(), "links"):
        return False
    return bool(_THE_MOST.search(line.text, max(place.sentence, place.begins - FARTHEST), place.begins - 1))


_THE_MOST = re.compile(
    r"最[一-鿿][^，。；：、]{0,10}(?:是|为|出现在|发生在|在)[^，。；：、]{1,16}$|最[高低多少大小长短]$"
)


def arisen(line: Line, place: Place) -> str:
    """最大负荷出现在8月6日，达41.8万千瓦: what arose stands before the word of arising."""
    if place.opener not in ("，", ",") or without_tail(place.left.strip(), "links"):
        return ""
    found = _AROSE.search(line.text, max(place.sentence, place.begins - 2 * FARTHEST), place.begins - 1)
    what = before_phrase(found["what"]).text if found else ""
    return what + line.known(place.found.unit) if what.endswith(_PEAKS) else what


def head_of_clause(line: Line, place: Place) -> str:
    """The phrase that the clause of a second number begins with, before its first number."""
    if line.first >= place.found.outer_start:
        return ""
    head = line.text[max(place.begins, line.first - FARTHEST) : line.first]
    word = tail_word(head, "up") or tail_word(head, "down")
    return before_phrase(head[: len(head) - len(word)]).text


def clause_before(line: Line, place: Place) -> str:
    """The phrase of the clause before, when that clause has no number of its own."""
    end = place.begins - 1
    begin = line.last.outer_end - line.start if line.last else place.sentence
    between = line.text[max(begin, end - 2 * FARTHEST) : end] if begin < end else ""
    limits = line.last and (
        line.last.kind is Kind.DATE or (line.last.kind is Kind.AGE and line.last.qualifier in _LIMITS)
    )
    if line.last and not limits and "，" not in between and "," not in between:
        return ""
    clause = re.split("[，,]", between)[-1]
    return (
        ""
        if _DIVIDES.search(clause)
        else before_phrase(_SAID_OF_IT.sub("", clause) if clause[-1:] in _SAID_LAST else clause).text
    )


# 犯罪人数继续增多，共14119人; 大专以上学历超过半数，达4661名: what is said of it is no part of its name
_SAID_LAST = frozenset("多少加长升降高低大小快慢落好转出重中遍主数半过稳定跃")
_SAID_OF_IT = re.compile(
    r"(?:(?:仍|继续|持续|不断|明显|大幅|小幅|有所|略有|逐[年月步]|稳步|快速|显著|总体|整体|相对|较为?|最为?|居于?|已?超过?|已经?|接?近)*"
    r"(?:增多|减少|增加|增长|上升|下降|提高|降低|扩大|缩小|加快|放缓|回升|回落|好转|突出|严重|集中|普遍|居多|为主|占多数|半数|过半|一半|平稳|稳定|活跃))+$"
)


# 从年龄看; 加上本期; “五一”当天最高: none of them is what the number is of
_DIVIDES = re.compile(
    r"[从按分就].{1,14}(?:看|分|划分|统计|分类)$|^(?:加上|连同|算上|剔除|扣除|不含)|当[天日晚月年](?:最[一-鿿])?$"
)
