"""Quantities of two numbers: ranges and composite terms (区间和复合数量)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from gongshi.check import qualified
from gongshi.check.claim import Kind, Looseness, Range
from gongshi.check.found import Found, loosened
from gongshi.check.plain import plain_at, sign_before
from gongshi.wording.inline import NUMERAL, Number, number_at
from gongshi.wording.qualifier import Qualifier

_TO = re.compile(r" ?(?:[-—~]{1,2}|至|到) ?")
_DASHES = frozenset("-—")
_TO_BEGINS = frozenset(" -—~至到")
_TO_LIMIT = re.compile(
    r"[、，,]?(?=(?:不足|不满|不到|低于|至)?[0-9一二三四五六七八九十]+[^，。；]{1,4}(?:以下|以内)|(?:不足|不满|不到|低于|未满|未达)[0-9一二三四五六七八九十])"
)
_WORDS_OF_LIMITS = re.compile(r"不足|不满|不到|低于|至|未满|未达")
_LOW, _HIGH = frozenset({Qualifier.AT_LEAST, Qualifier.ABOVE}), frozenset({Qualifier.AT_MOST, Qualifier.BELOW})
_SMALLER = {
    ("年", "个月"): (12, "个月"), ("年", "月"): (12, "个月"), ("天", "小时"): (24, "小时"), ("小时", "分钟"): (60, "分钟"),
    ("小时", "分"): (60, "分钟"), ("分钟", "秒"): (60, "秒"), ("分", "秒"): (60, "秒"), ("个小时", "分钟"): (60, "分钟"),
    ("个月", "日"): (30, "天"), ("元", "角"): (10, "角"), ("个月", "天"): (30, "天"), ("元", "分"): (100, "分"),
}  # fmt: skip
_AND_BEGINS = frozenset("零又0123456789一二三四五六七八九十两壹贰叁肆伍陆柒捌玖")
_AND = re.compile(r"[零又]?(?=[0-9一二三四五六七八九十两壹贰叁肆伍陆柒捌玖])")
_CENTIMETRES = re.compile(r"[0-9]{1,2}(?=[，。；、,）)的高以左]|$)")
_TENTHS_OF_A_SECOND = re.compile(r"[0-9]{1,2}(?=[，。；、,）)的夺获刷打破创居列]|$)")


def ranged(text: str, start: int, end: int, first: Found | None) -> Found | None:
    """The range that begins with the number at `start`, or None where there is only one number."""
    limits = _between_limits(text, first) if first is not None and first.test in _LOW else None
    if limits:
        return limits
    number = None if first else number_at(text, start, end)
    place = first.end if first else number.end if number else end
    if text[place : place + 1] not in _TO_BEGINS:
        return None
    joined = _TO.match(text, place)
    numeral = NUMERAL.match(text, joined.end()) if joined else None
    last = plain_at(text, *numeral.span()) if numeral else None
    if last is None or not isinstance(last.value, Decimal) or not (last.unit or last.scale > 1):
        return None
    if last.value < 0 and text[last.start] in _DASHES:
        last.value = -last.value  # the dash of 3元-5元 is no minus
    if first is not None:
        return _joined(first, last, first.value) if first.unit == last.unit else None
    if number is None or not isinstance(number.value, Decimal):
        return None
    shared = 10 if text[last.end - 1] == "成" else last.scale if _shares_scale(number, last.value, last.scale) else 1
    begin = sign_before(text, start)
    low = number.value * shared * (-1 if begin < start else 1)
    return _joined(last, last, low, begin) if low < last.value else None


def _shares_scale(first: Number, last: Decimal, scale: int) -> bool:
    """3至5万: the first number is of the last one's size."""
    return first.scale == 1 and isinstance(first.value, Decimal) and first.value < last / scale


def _joined(first: Found, last: Found, low: object, start: int | None = None) -> Found | None:
    if not isinstance(low, Decimal) or not isinstance(last.value, Decimal) or low >= last.value:
        return None
    begin = first.start if start is None else start
    outer = first.outer_start if start is None else start
    return Found(
        begin, last.end, Range(low, last.value), last.unit, last.kind, Qualifier.EXACT, Looseness.RANGE,
        outer, last.outer_end, last.step, last.scale,
    )  # fmt: skip


def _between_limits(text: str, first: Found) -> Found | None:
    """50%以上不足100%, 三年以上十年以下."""
    joined = _TO_LIMIT.match(text, first.outer_end)
    word = _WORDS_OF_LIMITS.match(text, joined.end()) if joined else None
    numeral = NUMERAL.match(text, word.end() if word else joined.end()) if joined else None
    last = plain_at(text, *numeral.span()) if numeral else None
    below = word is not None and word[0] != "至"  # 未达20%
    if last is None or not (below or last.test in _HIGH) or not isinstance(first.value, Decimal):
        return None
    if (first.unit, last.unit) == ("个月", "年") and isinstance(last.value, Decimal):
        return _joined(first, replace(last, value=last.value * 12, unit="个月"), first.value)
    return _joined(first, last, first.value) if last.unit == first.unit else None


def composed(text: str, first: Found) -> Found:
    """`first` with the smaller unit behind it: 一年六个月 is 18 个月, 两年半 is 2.5 年."""
    if isinstance(first.value, Decimal) and _has_half(text, first, first.value):
        return _grown(first, first.end + 1, first.value + _HALF, first.unit)
    if first.unit == "米" and isinstance(first.value, Decimal):
        return _decimals(text, first, first.value, _CENTIMETRES)
    if first.kind not in (Kind.DURATION, Kind.MONEY, Kind.COUNT, Kind.PERCENT) or not isinstance(first.value, Decimal):
        return first
    if first.unit == "%" and text[first.end - 1] == "成":
        return _tenths(text, first, first.value)
    if text[first.end - 1] == "秒" and first.unit == "秒":
        return _decimals(text, first, first.value, _TENTHS_OF_A_SECOND)
    joined = _AND.match(text, first.end) if text[first.end : first.end + 1] in _AND_BEGINS else None
    numeral = NUMERAL.match(text, joined.end()) if joined else None
    last = plain_at(text, *numeral.span()) if numeral else None
    rule = _SMALLER.get((first.unit, last.unit)) if last else None
    if last is None or rule is None or not isinstance(last.value, Decimal):
        return first
    times, unit = rule
    total = first.value * times + last.value
    if unit in ("角", "分"):
        grown = _grown(last, last.end, total / times, "元", first)
        grown.kind = Kind.MONEY
    else:
        grown = _grown(last, last.end, total, unit, first)
    return composed(text, grown) if last.outer_end == last.end else grown


def _decimals(text: str, first: Found, value: Decimal, form: re.Pattern[str]) -> Found:
    """11秒2 is 11.2 秒, 9秒83 is 9.83, 1米65 is 1.65 米."""
    more = form.match(text, first.end)
    if more is None or value != value.to_integral_value():
        return first
    step = Decimal(1).scaleb(-len(more[0]))
    after = qualified.behind(text, more.end()) if first.test is Qualifier.EXACT else None
    test = after.means if after else first.test
    return replace(
        first, end=more.end(), outer_end=after.place if after else more.end(), value=value + int(more[0]) * step,
        step=step, test=test, loose=loosened(test),
    )  # fmt: skip


def _has_half(text: str, first: Found, value: Decimal) -> bool:
    """两年半, 3吨半, 一倍半; 10公里半程 and 两斤半价 have none."""
    return (
        text[first.end : first.end + 1] == "半"
        and value == value.to_integral_value()
        and (first.kind in (Kind.DURATION, Kind.MEASURE) or first.unit == "倍")
        and text[first.end + 1 : first.end + 2] not in _OF_HALF
    )


_HALF = Decimal("0.5")
_OF_HALF = frozenset("程价径夜天年月日个小数")


def _tenths(text: str, first: Found, value: Decimal) -> Found:
    """三成五 is 35 %, 两成半 25 %."""
    more = _MORE_TENTHS.find(text[first.end]) + 1 if first.end < len(text) else 0
    if not more or first.outer_end > first.end or _OF_A_TENTH.match(text, first.end + 1):
        return first
    return replace(
        first, end=first.end + 1, outer_end=first.end + 1, value=value + (more if more < 10 else 5), step=Decimal(1)
    )


_MORE_TENTHS = "一二三四五六七八九半"
_OF_A_TENTH = re.compile("[个家名人起次年十百千万]")


def _grown(last: Found, end: int, value: Decimal, unit: str, first: Found | None = None) -> Found:
    begin = first or last
    kind = Kind.DURATION if unit in ("分钟", "秒") else last.kind
    return Found(
        begin.start, end, value, unit, kind, last.test, last.loose,
        begin.outer_start, max(end, last.outer_end), last.step, last.scale,
    )  # fmt: skip
