"""Dates and clock times inside running text, spans of them included (文中的日期时刻).

Works on simplified, half-width text, from the place where a numeral stands. 2022年 and 二〇二二年
are years, while 5年 is a duration and no date; whether a bare 15日 is a day or fifteen days is
for the caller to tell by its neighbours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongshi.wording.moment import Moment
from gongshi.wording.numerals import read_number

_FIG = "[零〇○一二三四五六七八九]"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二三四五六七八九])"
_MINUTE = r"(?:[0-5]?[0-9]|[零〇]?[二三四五]?十?[一二三四五六七八九十])"
_IS_DAY = rf"(?:[日号]|(?=[-—~至到]{{1,2}} ?{_DAY} ?[日号]))"
_YEAR = re.compile(
    rf"(?P<y>(?:1[89]|20)[0-9]{{2}}|{_FIG}{{4}}|[0-9]{{2}}(?=年{_MONTH}月)) ?年度?(?:[ ]?(?P<m>{_MONTH}) ?月(?![内龄])份?(?: ?(?P<d>{_DAY}) ?{_IS_DAY})?)?"
)
_REPUBLIC = re.compile(
    rf"(?P<y>[0-9]{{1,3}}|一?百?[零〇]?[一二三四五六七八九]?十?[一二三四五六七八九]?) ?年度?"
    rf"(?:[ ]?(?P<m>{_MONTH}) ?月(?![内龄])份?(?: ?(?P<d>{_DAY}) ?{_IS_DAY})?)?"
)
_BEFORE_REPUBLIC = 1911  # 民国元年 is 1912
_MONTH_DAY = re.compile(rf"(?P<m>{_MONTH}) ?月(?![内龄])份?(?: ?(?P<d>{_DAY}) ?{_IS_DAY})?")
_ONLY_DAY = re.compile(rf"(?P<d>{_DAY}) ?日(?!均|龄|常|报|前夕|语|本)")
_FIGURES = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-./])(?P<m>1[0-2]|0?[1-9])(?:(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./]|-[0-9])|(?=$|[ ,，。;；)）至到—~]))"
)
_TIME = re.compile(
    rf"(?P<h>{_HOUR})(?:(?:时(?!代|期|间|速|常|效|段)|点(?=[0-9零〇一二三四五半整钟许左前后,，。;；、至到—~ -]|$))"
    rf"(?:(?P<min>{_MINUTE})分(?!之|钟)(?:[0-5]?[0-9]秒)?|(?P<half>半)|整|钟)?"
    r"|[:：](?P<min2>[0-5][0-9])(?![0-9:：.])(?:[:：][0-5][0-9])?)"
)
_TOLD_TIME = re.compile(rf"(?P<h>{_HOUR}|两)点(?:(?P<min>{_MINUTE})分(?!之|钟)|(?P<half>半)|整|钟)?")
_OF_THE_DAY = re.compile(r"(?:上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚上|晚间|夜间|深夜|[今当昨晚早]晚|晚|早)$")
_BETWEEN = re.compile(r"[ ,，]?(?P<part>上午|下午|凌晨|早上|早晨|清晨|中午|傍晚|晚上|晚间|夜间|深夜|晚|早)? ?")
_JOIN = re.compile(r" ?(?:[-—~]{1,2}|至|到)(?: ?次日| ?当日)? ?")
_BARE = re.compile(
    r"(?P<a>[0-9]{1,4}|[一二三四五六七八九十]{1,3}) ?(?:[-—~]{1,2}|至|到) ?(?=[0-9一二三四五六七八九十]{1,4} ?(?P<unit>[年月日])(?!龄))"
)
_ENDS_OF_PARTS = frozenset("午晨上间晚早夜")
_LATER = frozenset({"下午", "傍晚", "晚上", "晚间", "夜间", "深夜", "晚"})


class When(NamedTuple):
    """A written date or time and where it ends; `last` is the other end of a span (起止)."""

    end: int
    first: Moment
    last: Moment | None = None


def when_at(text: str, start: int) -> When | None:
    """The date, time or span of them that begins at `start`, or None (读文中日期).

    >>> str(when_at("民国113年6月", 2).first)
    '2024-06'
    >>> str(when_at("6月13日至14日", 0).last), str(when_at("1—5月份", 0).first)
    ('XXXX-06-14', 'XXXX-01')
    """
    first = _moment_at(text, start)
    if first is None:
        return _bare_span(text, start)
    first = first._replace(first=_shifted(first.first, text[max(0, start - 2) : start]))
    months = _bare_span(text, first.end) if _is_bare_year(first.first) else None
    if months and months.first.month and months.last:  # 2024年1—10月
        year = first.first.year
        return When(months.end, Moment(year, months.first.month), Moment(year, months.last.month, months.last.day))
    joined = _JOIN.match(text, first.end)
    part = _BETWEEN.match(text, joined.end()) if joined else None
    last = _moment_at(text, part.end()) if part else None
    if part is None or last is None or not _fits(first.first, last.first):
        return first
    return When(last.end, first.first, _carried(first.first, _shifted(last.first, part["part"])))


def _is_bare_year(day: Moment) -> bool:
    return day.year is not None and day.month is None


def _moment_at(text: str, start: int) -> When | None:
    day = _day_at(text, start)
    if day is None:
        return _time_at(text, start)
    between = _BETWEEN.match(text, day.end)
    time = _time_at(text, between.end()) if between and day.first.day is not None else None
    if between is None or time is None:
        return day
    clock = _shifted(time.first, between["part"])
    return When(time.end, Moment(day.first.year, day.first.month, day.first.day, clock.hour, clock.minute))


def _day_at(text: str, start: int) -> When | None:
    if text[max(0, start - 2) : start] == "民国":
        return _republic_at(text, start)
    for form in (_YEAR, _FIGURES, _MONTH_DAY, _ONLY_DAY):
        found = form.match(text, start)
        if found:
            parts = found.groupdict()
            return When(found.end(), Moment(_year(parts.get("y")), _int(parts.get("m")), _int(parts.get("d"))))
    return None


def _republic_at(text: str, start: int) -> When | None:
    """民国113年1月: counted from 1912 on."""
    found = _REPUBLIC.match(text, start)
    year = _int(found["y"]) if found else None
    if found is None or not year:
        return None
    return When(found.end(), Moment(_BEFORE_REPUBLIC + year, _int(found["m"]), _int(found["d"])))


def _time_at(text: str, start: int) -> When | None:
    found = _TIME.match(text, start) or _told_time(text, start)
    if found is None:
        return None
    parts = found.groupdict()
    minute = 30 if found["half"] else _int(found["min"] or parts.get("min2"))
    return When(found.end(), Moment(hour=_int(found["h"]), minute=minute))


def _told_time(text: str, start: int) -> re.Match[str] | None:
    """凌晨两点, 晚8点: the word before says that no two points are meant."""
    told = text[start - 1 : start] in _ENDS_OF_PARTS and _OF_THE_DAY.search(text, max(0, start - 2), start)
    return _TOLD_TIME.match(text, start) if told else None


def _bare_span(text: str, start: int) -> When | None:
    """1至5月, 13—14日, 2018—2020年: only the second end has its unit."""
    found = _BARE.match(text, start)
    last = _day_at(text, found.end()) if found else None
    number = _int(found["a"]) if found else None
    if found is None or last is None or number is None:
        return None
    if found["unit"] == "年":
        return When(last.end, Moment(number), last.first) if 1800 < number < 2100 and last.first.year else None
    if found["unit"] == "月":
        return When(last.end, Moment(None, number, None), last.first) if 1 <= number <= 12 else None
    return When(last.end, Moment(day=number), last.first) if 1 <= number <= 31 else None


def _fits(first: Moment, last: Moment) -> bool:
    """Whether two dates can be the ends of one span: a clock time only with a clock time."""
    return (first.hour is None) == (last.hour is None)


def _carried(first: Moment, last: Moment) -> Moment:
    """`last` with the year, month and day that only `first` says."""
    if last.day is None and last.month is None and last.hour is None:
        return last
    same_year = last.year if last.year is not None else first.year
    month = last.month if last.month is not None or (last.day is None and last.hour is None) else first.month
    day = last.day if last.hour is None or last.day is not None else first.day
    return Moment(same_year, month, day, last.hour, last.minute)


def _shifted(time: Moment, part: str | None) -> Moment:
    """下午3时 is 15时."""
    if part in _LATER and time.hour is not None and time.hour < 12:
        return Moment(time.year, time.month, time.day, time.hour + 12, time.minute)
    return time


def _year(written: str | None) -> int | None:
    value = _int(written)
    return 2000 + value if value is not None and value < 100 else value


def _int(written: str | None) -> int | None:
    if not written:
        return None
    if written.isascii():
        return int(written)
    value = read_number(written)
    return None if value is None else int(value)
