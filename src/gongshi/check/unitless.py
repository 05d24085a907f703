"""Numbers without a unit that a word beside them makes count, and days that are counted (看左右的数)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from gongshi.check import qualified
from gongshi.check.claim import Kind, Looseness, Range, Value
from gongshi.check.found import Found, loosened
from gongshi.check.tables import groups, words
from gongshi.wording.inline import Number, Span
from gongshi.wording.qualifier import Qualifier

_FROM = frozenset("的由从")


def unitless(text: str, start: int, number: Number) -> Found | None:
    """A number that a word before or behind makes count: 人数为2, 零投诉, 300余群众."""
    end, left = number.end, text[max(0, start - 5) : start]
    inside = qualified.INSIDE.get(text[end : end + 1], number.inside)
    if inside is Qualifier.OVER and text[end] == "余" and re.match("[一-鿿]", text[end + 1 : end + 2] or "。"):
        return _bare(start, end + 1, number, inside)
    if _counts_people(text, start, number):
        return _bare(start, end, number, inside)
    if text[end : end + 1] == "+" and _MORE.match(text, start) and ENDS.match(text, end + 1):
        return _bare(start, end + 1, number, inside)  # 评论800+
    if number.scale >= _LARGE and text[start].isdigit():
        found = _large(text, start, number)
        if found is not None:
            return found
    if text[start:end] == "零":
        return _bare(start, end, number, inside) if told("zero").match(text, end) else None
    if text[start].isdigit() and text[start - 1 : start] in _FROM and _MOVING.match(text, end):
        return _bare(start, end, number, Qualifier.EXACT)
    coin = _COINS.get(text[start - 1 : start])
    if coin and text[start].isdigit():
        return replace(_bare(start, end, number, inside), unit=coin, kind=Kind.MONEY)
    if "." in text[start:end] and ENDS.match(text, end) and (told("bare_decimal").search(left) or _in_row(text, start)):
        return _bare(start, end, number, Qualifier.EXACT)
    if text[start].isdigit() and _MOVED.search(text, max(0, start - 24), start) and ENDS.match(text, end):
        return _bare(start, end, number, Qualifier.EXACT)
    if told("bare").search(left) and ENDS.match(text, end) and (text[start].isdigit() or number.scale > 1):
        return _bare(start, end, number, Qualifier.EXACT)
    return None


def _in_row(text: str, start: int) -> bool:
    """指数分别为3.02、3.15和3.28: the first of the row is a number without a unit."""
    row = _ROW.search(text, max(0, start - 40), start) if text[start - 1] in "、和及" else None
    return bool(row and told("bare_decimal").search(text, max(0, row.start() - 5), row.start()))


_ROW = re.compile(r"(?<![0-9.])(?:[0-9]{1,4}\.[0-9]{1,3}[、和及])+$")
_MOVING = re.compile(
    r"[^，。；、0-9]{0,4}?(?:提高|下降|缩小|上升|扩大|增长|增加|减少|降低|提升|回落|升|降)(?:到|至|为)(?=[0-9])"
)
_MOVED = re.compile(
    r"[由从][^，。；、]{1,16}(?:[增升降减]|提高|降低|扩大|缩小|增加|减少|提升|下降|上升)(?:至|到|为) ?$"
)
ENDS = re.compile(r" *(?:$|[,，。;；、)）\n!！?？~…]|和|与|及|以上|左右|啦|,)")


def _large(text: str, start: int, number: Number) -> Found | None:
    """税收321.5亿，其中地税111.2亿; 阅读量10万+: so large a number counts without a unit where its clause ends."""
    end = number.end
    more = text[end : end + 1] in ("+", "多", "余")
    if not ENDS.match(text, end + more) and text[end : end + 2] not in ("+阅", "+的"):
        return None
    inside = Qualifier.OVER if more and number.inside is Qualifier.EXACT else number.inside
    inside, begin, behind = qualified.around(text, start, end, inside)
    unit = _COINS.get(text[start - 1 : start], "")
    found = _bare(start, end + more, number, inside)
    found.unit, found.kind = unit, Kind.MONEY if unit else Kind.COUNT
    found.outer_start, found.outer_end = begin, max(found.end, behind)
    return found


_MORE = re.compile(r"(?<=[一-鿿 ：:])[1-9][0-9]+\+")
_LARGE = 10_000
_COINS = {"¥": "元", "￥": "元", "$": "美元"}


def _counts_people(text: str, start: int, number: Number) -> bool:
    """6.8万群众, 三百师生; a year before a noun (2022党员教育) and 百姓 count nobody."""
    if number.lone or isinstance(number.value, Span) or number.value < 100:
        return False
    year = number.scale == 1 and text[start].isdigit() and 1900 <= number.value < 2100
    return not year and told("people").match(text, number.end) is not None


def _bare(start: int, end: int, number: Number, inside: Qualifier) -> Found:
    value: Value = Range(*number.value) if isinstance(number.value, Span) else number.value
    loose = Looseness.RANGE if isinstance(value, Range) else loosened(inside)
    return Found(start, end, value, "", Kind.COUNT, inside, loose, start, end, number.step, number.scale)


@cache
def told(use: str) -> re.Pattern[str]:
    """The words of a group of behind.toml; those that stand before a number end where it begins."""
    found = [word for group in groups("behind") if group["use"] == use for word in words(group["words"])]
    listed = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return re.compile(f"(?:{listed})" + (" ?$" if use in ("one", "bare", "bare_decimal", "days") else ""))


def days_are_counted(text: str, start: int, end: int) -> bool:
    """Whether 15日 at `start` to `end` is fifteen days rather than a date."""
    left = text[max(0, start - 5) : start]
    return (
        bool(told("days").search(left) or told("days_followed").match(text, end))
        or qualified.before(text, start) is not None
    )
