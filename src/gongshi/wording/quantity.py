"""A value with its unit, written for its place in the document and read back (数量).

Counts are Arabic; 2 before a measure word in running text is 两, in headlines and tables 2;
sessions and issues are ordinals in Chinese (第十届), terms of imprisonment too. A percentage
has one decimal at most in text, exactly one in a table, rounds half up, and is never 100 %
while one is missing nor 0 % while there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.measure_words import Measured, measure_words, measured
from gongshi.wording.numerals import LONGEST, read_number, to_chinese
from gongshi.wording.qualifier import Qualifier, qualifier_of, qualifier_words
from gongshi.wording.rounding import plain, round_half_up, round_share
from gongshi.wording.terms import read_term, write_term

__all__ = ["BadTermUnit", "NotCountable", "Quantity", "Role", "read_quantity", "round_half_up", "write_quantity"]

_SCALES = {"万": 10**4, "亿": 10**8}
_PLACES = {Measured.MONEY: 2, Measured.MEASURE: 2}
_TERM_UNITS = {"月": 1, "个月": 1, "年": 12}


class Role(Enum):
    """Where in a document a quantity stands (用处)."""

    TEXT = "正文"
    TABLE = "表格"
    HEADLINE = "标题"
    ORDINAL = "序数"
    TERM = "刑期"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


class NotCountable(BadInput):
    """An ordinal or a term has to be a whole number that is not negative (应为整数)."""


class BadTermUnit(BadInput):
    """A term of imprisonment is counted in months or years (刑期单位有误)."""


@dataclass(frozen=True)
class Quantity:
    """What a written quantity asserts: value, unit, qualifier, and whether it is an ordinal.

    The value is in the bare unit: 10万元 is 100000 元. `unit` is empty for a bare number.
    """

    value: Decimal
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    ordinal: bool = False

    @property
    def base(self) -> Quantity:
        """The same with 万 and 亿 of the unit counted into the value."""
        size = _SCALES.get(self.unit[:1])
        if size is None or measured(self.unit):
            return self
        return Quantity(self.value * size, self.unit[1:], self.qualifier, self.ordinal)


def write_quantity(value: Decimal | int, unit: str, role: Role = Role.TEXT, *, short: bool = False) -> str:
    """`value` and `unit` as the place in the document asks (写数量).

    `value` is exact; a percentage is given as 30.6 for 30.6 %. Whole numbers are printed to
    the last figure; `short` asks for 万 and 亿, with 约 where that is not exact. TERM counts
    `value` in `unit`, 月 or 年. Raises NotCountable for an ordinal or term that is no whole
    number, BadTermUnit for a term in any other unit.

    >>> write_quantity(2, "起"), write_quantity(2, "起", Role.HEADLINE), write_quantity(10, "届", Role.ORDINAL)
    ('两起', '2起', '第十届')
    """
    value = Decimal(value)
    if role is Role.ORDINAL:
        return f"第{to_chinese(_whole(value, unit))}{unit}"
    if role is Role.TERM:
        return write_term(_whole(value, unit) * _term_size(unit))
    kind = measured(unit)
    if kind is Measured.PERCENT:
        return _percent(value, unit, role)
    if role is Role.TEXT and value == 2 and (kind is Measured.COUNT or unit == "个月"):
        return f"两{unit}"
    if short and abs(value) >= 10**4:
        return _in_words(value, unit)
    return plain(round_half_up(value, _PLACES.get(kind, 1) if kind else 1)) + unit


def write_share(part: int, whole: int, role: Role = Role.TEXT) -> str:
    """`part` of `whole` as a percentage (占比); empty when there is no whole.

    Exact before rounding: 2499 of 2500 print 99.9%, since 100% would say that none is missing.
    """
    return write_quantity(Decimal(part) * 100 / Decimal(whole), "%", role) if whole else ""


def read_quantity(text: str) -> Quantity | None:
    """The quantity that `text` is, from end to end, or None (读数量).

    >>> read_quantity("300余次")
    Quantity(value=Decimal('300'), unit='次', qualifier=<Qualifier.OVER: '余'>, ordinal=False)
    """
    text = text.strip()
    if len(text) > LONGEST:
        return None
    found = _form().fullmatch(text)
    if found is None:
        months = read_term(text)
        return Quantity(Decimal(months), "个月") if months else _read_percent(text)
    value = read_number(found["number"])
    if value is None:
        return None
    size = _SCALES.get(found["scale"] or "", 1)
    words = [w for w in (found["before"], found["inside"], found["after"]) if w]
    if len(words) > 1:
        return None
    qualifier = (qualifier_of(words[0]) if words else None) or Qualifier.EXACT
    return Quantity(value * size, found["unit"].replace("％", "%"), qualifier, bool(found["ordinal"]))


def _percent(value: Decimal, unit: str, role: Role) -> str:
    shown = round_share(value)
    if shown == 0 and value != 0:
        return f"{Qualifier.BELOW.label}0.1{unit}" if value > 0 else f"{value.normalize():.1g}{unit}"
    return (f"{shown:f}" if role is Role.TABLE else plain(shown)) + unit


def _in_words(value: Decimal, unit: str) -> str:
    word, size = ("亿", 10**8) if abs(value) >= 10**8 else ("万", 10**4)
    shown = round_half_up(value / size, 2)
    return ("" if shown * size == value else Qualifier.ABOUT.label) + plain(shown) + word + unit


def _whole(value: Decimal, unit: str) -> int:
    if value != value.to_integral_value() or value < 0:
        raise NotCountable(
            tr("“{value}{unit}”应为不小于零的整数。", value=plain(value), unit=unit),
            where=tr("序数或刑期"),
            mend=tr("请核对取数；序数和刑期没有小数和负数。"),
        )
    return int(value)


def _term_size(unit: str) -> int:
    if unit not in _TERM_UNITS:
        raise BadTermUnit(
            tr("刑期的单位写的是“{unit}”，应为“月”或“年”。", unit=unit),
            where=tr("刑期或考验期"),
            mend=tr("请以月计，例如一年六个月为 18 个月。"),
        )
    return _TERM_UNITS[unit]


def _read_percent(text: str) -> Quantity | None:
    """百分之三十点六, in words as speeches have it."""
    if not text.startswith("百分之"):
        return None
    value = read_number(text.removeprefix("百分之"))
    return None if value is None else Quantity(value, "%")


@cache
def _form() -> re.Pattern[str]:
    def one_of(words: list[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    at = {
        place: one_of([w.text for w in qualifier_words() if w.place == place])
        for place in ("before", "inside", "after")
    }
    units = one_of([word.text for word in measure_words()] + ["％"])
    number = r"[-－−负]?[0-9０-９.．,，零〇○一二三四五六七八九十百千万亿两兩俩廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億半点]+?"
    return re.compile(
        rf"(?P<before>{at['before']})?(?P<ordinal>第)?(?P<number>{number})"
        rf"(?:(?P<inside>{at['inside']})(?P<scale>[万亿])?)?(?P<unit>{units}|)(?P<after>{at['after']})?"
    )
