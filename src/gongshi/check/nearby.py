"""What the words right before a number say it is of: limits, editions, topics, persons (数前紧邻的话)."""

from __future__ import annotations

import re

from gongshi.check.claim import Kind, Looseness, Role
from gongshi.check.clause import FARTHEST, Place
from gongshi.check.line import Line

_LIMITS = frozenset({Looseness.RANGE, Looseness.OVER, Looseness.AT_MOST})
_PERSON = re.compile(r"(?:^|[。；：，、.．\s])\s*([一-鿿]{1,2}某[一-鿿]{0,2}|[一-鿿]{2,4})[，,（(]\s*[男女][，,]")
_NEAR = 8
_PEOPLE = frozenset("人名位")
_MOST = re.compile(r"最[一-鿿][^，。；：]{0,6}?(?:是|为)(?P<who>[^，,。；：0-9]{2,16})$")
_BY = re.compile(r"[从按分](?P<what>[^，。；：0-9]{1,8}?)(?:来看|看|划分|分|统计)[，,]")


def opened(line: Line, place: Place) -> str:
    """三、其他违法。共993起; 第一期973人; 药品收入占26.2%，为2.08亿元: what the words right before say it is of."""
    last, left = line.last, place.left.strip(" ，,")
    if last is None:
        lead = line.heading if left in _TOTALS and place.begins == place.sentence else ""
        return lead if lead and line.text.endswith(lead, 0, max(0, place.sentence - 1)) else ""
    if last.role is Role.SHARE and left in _SAID_AS and last.unit != place.found.unit:
        return last.subject
    adjacent = not left and last.outer_end == line.start + place.found.outer_start - len(place.left)
    if adjacent and last.kind is Kind.ORDINAL and last.unit in _EDITIONS:
        return line.draft[last.start : last.end] + line.by_unit.get(place.found.unit, "")
    return ""


_TOTALS = frozenset({"共", "共计", "合计", "累计", "总计", "共有"})
_SAID_AS = frozenset({"为", "即", "计", "合", "约为", "约合", "共"})
_EDITIONS = frozenset({"期", "批", "轮", "组", "季度"})


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
    if last is None or place.left.strip() or last.outer_end != line.start + place.found.outer_start - len(place.left):
        return ""
    return line.draft[last.outer_start : last.outer_end] if last.qualifier in _LIMITS else ""


def divided(line: Line, unit: str) -> str:
    """67人中，男性65名、女性2名；30岁以下14名: whom the limits divide, the first that the sentence counts."""
    people = unit in _PEOPLE
    of = (claim for claim in line.said if claim.unit == unit or (people and claim.unit in _PEOPLE))
    first = next(of, None)
    return first.subject if first and first.role is not Role.PART else ""


def superlative(line: Line, place: Place) -> str:
    """参赛人数最多的是护理，262人: which it is stands behind 是."""
    if place.left.strip() or place.opener not in ("，", ","):
        return ""
    end = place.begins - 1
    named = _MOST.search(line.text, max(place.sentence, end - FARTHEST), end)
    return named["who"] if named else ""


def topic(line: Line, place: Place) -> str:
    """从驾龄看，不满3年的4人: an age or a length of time is what the sentence is divided by."""
    if place.found.kind not in (Kind.AGE, Kind.DURATION):
        return ""
    begin = max(place.sentence, place.found.outer_start - 2 * FARTHEST)
    named = list(_BY.finditer(line.text, begin, place.found.outer_start))
    return named[-1]["what"] if named else ""
