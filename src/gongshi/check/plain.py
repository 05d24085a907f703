"""A number with its unit and the words that loosen it (数、单位、限定)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from gongshi.check import qualified
from gongshi.check.claim import Kind, Looseness, Range, Value
from gongshi.check.found import Found, loosened
from gongshi.check.fractions import SLASH, fraction, slashed
from gongshi.check.unitless import ENDS, told, unitless
from gongshi.check.units import Unit, unit_pattern, units
from gongshi.wording.inline import Number, Span, number_at
from gongshi.wording.qualifier import Qualifier

_SCALED_UNITS = re.compile(r"千(?:米|克|瓦时|瓦|伏安|伏|卡|帕|赫)|百帕")
_HALVES = re.compile(r"个(?P<more>多|余|半)(?P<of>月|小时|星期|钟头|世纪|季度|百分点)")
_ONLY_BEHIND_LONG_UNITS = frozenset("余多许内")
_NEGATIVE = re.compile(r"(?:^|[^0-9A-Za-z年月日号%万亿])(?P<sign>-)$|(?P<below>零下|负)$")
_TIMES = re.compile("[（(]次[)）]")
_PER = re.compile(r"每(?:[百千0-9]*)([一-鿿A-Za-z]{1,4}?)(?=[，,。；;、（()）\s]|以|的|$)")
_EXACT = Qualifier.EXACT
_SIGNS = frozenset("-下负")
_SAME = {
    "人民币": "元",
    "%点": "个百分点",
    "个%点": "个百分点",
    "百分点": "个百分点",
    "千分点": "个千分点",
    "pct": "个百分点",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "km²": "平方千米",
}
_HALF_OF = frozenset("上下前后大多过一对")
_LEVELS = re.compile(r"(?:[省市县区乡镇村街组][、和]?){2,}$")  # 市、县、乡、村四级


class _Measured(NamedTuple):
    """A unit behind a number: where it ends, what stands inside, and what 半 adds."""

    unit: Unit
    end: int
    inside: Qualifier = Qualifier.EXACT
    more: Decimal = Decimal(0)
    divisor: int = 1


def plain_at(text: str, start: int, end: int) -> Found | None:
    """The quantity whose numeral stands at `start` to `end`; ranges and composites not joined yet."""
    if text.startswith("分之", end):
        return fraction(text, start, end)
    slash = SLASH.match(text, start) if text[end : end + 1] == "/" else None
    if slash:
        return slashed(text, slash)
    number = number_at(text, start, end)
    if number is None:
        return None
    measured = _unit_behind(text, start, number)
    if measured is None:
        return unitless(text, start, number)
    if not _may_count(text, start, number, measured):
        return None
    return _with_qualifiers(text, start, number, measured)


def _unit_behind(text: str, start: int, number: Number) -> _Measured | None:
    place = number.end
    if number.scale > 1 and _SCALED_UNITS.match(text, place - 1):
        found = unit_pattern().match(text, place - 1)
        return (
            _Measured(units()[found[0]], found.end(), divisor=100 if text[place - 1] == "百" else 1000)
            if found and found[0] in units()
            else None
        )
    inside = qualified.INSIDE.get(text[place : place + 1], _EXACT)
    place += inside is not _EXACT
    while text[place : place + 1] == " " and place < number.end + 3:
        place += 1
    return (
        (text[place : place + 1] == "个" and _halved(text, place))
        or _paired(text, start, place)
        or _listed(text, place, inside)
    )


def _listed(text: str, place: int, inside: Qualifier) -> _Measured | None:
    found = unit_pattern().match(text, place)
    if found is None:
        return None
    times = _TIMES.match(text, found.end())
    if times and f"{found[0]}次" in units():
        return _Measured(units()[f"{found[0]}次"], times.end(), inside)
    rate = _PER.match(text, found.end()) if text[found.end() : found.end() + 1] == "每" else None
    if rate and found[0] in units() and units()[found[0]].kind in (Kind.MEASURE, Kind.MONEY) and rate[1] in units():
        return _Measured(Unit(f"{found[0]}/{rate[0][1:]}", units()[found[0]].kind), rate.end(), inside)
    unit = units().get(found[0]) or Unit(found[0], units()[found[0].partition("/")[0]].kind)
    return _Measured(unit, found.end(), inside)


def _paired(text: str, start: int, place: int) -> _Measured | None:
    """五涨三降, 四升两平: either beside another such."""
    if text[place : place + 1] not in _WAYS:
        return None
    if not _ANOTHER.match(text, place + 1) and text[start - 1 : start] not in _WAYS:
        return None
    return _Measured(Unit(text[place], Kind.COUNT), place + 1)


_WAYS_TEXT = "升降涨跌平增减"
_WAYS = frozenset(_WAYS_TEXT)
_ANOTHER = re.compile(rf"[、，]?[一二三四五六七八九十两0-9]{{1,2}}[{_WAYS_TEXT}]")


def _halved(text: str, place: int) -> _Measured | None:
    """两个多月, 三个半小时: the word stands within the unit."""
    found = _HALVES.match(text, place)
    if found is None:
        return None
    kind = Kind.PERCENT if found["of"] == "百分点" else Kind.DURATION
    half = found["more"] == "半"
    return _Measured(
        Unit(f"个{found['of']}", kind), found.end(), Qualifier.EXACT if half else Qualifier.OVER, Decimal("0.5") * half
    )


def _may_count(text: str, start: int, number: Number, measured: _Measured) -> bool:
    unit, figures = measured.unit, text[start].isdigit()
    if unit.text == "级" and not figures and _LEVELS.search(text[max(0, start - 8) : start]):
        return not number.lone
    if unit.text == "大" and figures:
        return number.value in _FEW
    if (unit.arabic and not figures) or (unit.han and figures) or unit.kind is Kind.ORDINAL:
        return (unit.text in _COUNTED_ORDINALS and not number.lone) or (
            text[start] == "两" and unit.arabic and bool(ENDS.match(text, measured.end))
        )
    if number.lone:
        return measured.inside is not Qualifier.EXACT or bool(
            qualified.before(text, start) or qualified.behind(text, measured.end)
        )
    if text[start] == "半":
        return text[start - 1 : start] not in _HALF_OF and unit.kind is not Kind.COUNT
    if text[start] == "一" and number.value == 1 and unit.kind is Kind.COUNT and unit.text not in _WAYS:
        return _one_counts(text, start, measured.end)
    return True


_FEW = frozenset(map(Decimal, range(2, 21)))  # 5大公园: what is listed so is few
_COUNTED_ORDINALS = frozenset({"届", "季"})


def _one_counts(text: str, start: int, end: int) -> bool:
    """Whether 一 before a measure word is a number and no article."""
    if told("one").search(text[max(0, start - 4) : start]) or told("one_followed").match(text, end):
        return True
    return bool(_BESIDE_OTHERS.match(text, end)) or _is_listed_after(text, start, end)


def _is_listed_after(text: str, start: int, end: int) -> bool:
    """甲省三例，乙省一例，丙省一例: an item of a list whose item before is counted in the same unit."""
    if text[end : end + 1] not in _ITEM_ENDS:
        return False
    item = _ITEM.search(text, max(0, start - _ITEM_LENGTH), start)
    return (
        item is not None
        and text.endswith(text[start + 1 : end], 0, item.start())
        and (text[item.start() - (end - start) : item.start() - (end - start) + 1] in _ITEM_COUNTS)
    )


_ITEM_LENGTH = 12
_ITEM_ENDS = frozenset("，、；。）,;)")
_ITEM = re.compile(r"[，、；,;](?!大家|我们|他们|你们|她们|咱们)[^，。；、,;0-9（）()]{1,8}$")
_ITEM_COUNTS = frozenset("0123456789一二三四五六七八九十两")

_BESIDE_OTHERS = re.compile(r"[一-鿿]{0,8}?[、和及与]?[一-鿿]{0,3}?(?:[两二三四五六七八九十][名人个位家起辆死伤男女])")


def _with_qualifiers(text: str, start: int, number: Number, measured: _Measured) -> Found:
    unit, end = measured.unit, measured.end
    ahead, after = (
        qualified.before(text, start),
        qualified.behind(text, end + 3 * text.startswith("人民币", end)),
    )  # 5000元人民币以内
    if ahead and ahead.means is Qualifier.NEAR and unit.kind is Kind.DURATION and _is_past(text, start, end):
        ahead = None
    if after and unit.kind is Kind.COUNT and after.place == end + 1 and text[end] in _ONLY_BEHIND_LONG_UNITS:
        after = None
    test = measured.inside if number.inside is _EXACT else number.inside
    if test is _EXACT and (ahead or after):
        test = ahead.means if ahead else after.means if after else test
    begin = sign_before(text, start)
    value, step = _worth(number, measured, negative=begin < start)
    loose = Looseness.RANGE if isinstance(value, Range) else loosened(test)
    outer = ahead.place if ahead else begin
    return Found(
        begin, end, value, _unit_text(unit.text), unit.kind, test, loose,
        outer, after.place if after else end, step, number.scale,
    )  # fmt: skip


def _is_past(text: str, start: int, end: int) -> bool:
    """近5年来 and 近两年购置 are the years past, 历时近5年 nearly five."""
    if _PAST.match(text, end) or _OPENS.search(text, 0, start):
        return True
    return text[end - 1] == "年" and _LASTED.search(text, max(0, start - 6), start) is None


_PAST = re.compile("以?来|间|中|里|的")
_LASTED = re.compile(
    r"(?:历时|持续|长达|用时|耗时|时间|时长|周期|隔|需|花|费|经过|历经|达|了|超|逾|已|停|干|等|做|住|在|刑|期|满|龄|寿命)近$"
)
_OPENS = re.compile(r"(?:^|[，。；：,;:（(“]|[对在从据])近$")


def sign_before(text: str, start: int) -> int:
    """Where the minus, 负 or 零下 of the number at `start` begins; `start` itself without one."""
    if text[start - 1 : start] not in _SIGNS:
        return start
    sign = _NEGATIVE.search(text, max(0, start - 3), start)
    return start if sign is None else max(sign.start("sign"), sign.start("below"))


_TENTHS = {"成": 10}


def _unit_text(unit: str) -> str:
    return "%" if unit in _TENTHS else _SAME.get(unit, unit)


def _worth(number: Number, measured: _Measured, *, negative: bool) -> tuple[Value, Decimal]:
    """Value and last place in the unit that is kept: 三成 is 30, 5千瓦 is 5, 一个半 is 1.5."""
    factor = _TENTHS.get(measured.unit.text, 1)
    if isinstance(number.value, Span):
        return Range(number.value.low * factor, number.value.high * factor), number.step
    if factor == measured.divisor == 1 and not measured.more:
        return -number.value if negative else number.value, number.step
    value = number.value * factor / measured.divisor + measured.more
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return -value if negative else value, number.step * factor / measured.divisor
