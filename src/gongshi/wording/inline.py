"""Numerals inside running text: where one stands and what it is worth (文中的数).

`read_number` judges a text that is a numeral from end to end; here the text goes on. Works on
simplified, half-width text. `NUMERAL` begins by asking for a character of a set, so that a
search skips text without numbers at the machine's own speed, and its repetitions are
possessive, so that no text makes it go back.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongshi.wording.numerals import read_number
from gongshi.wording.qualifier import Qualifier

_SMALL = "零〇○一二三四五六七八九两俩仨廿卅十百千万亿"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_APART = r"(?<![0-9.])(?<![0-9] )[0-9](?: [0-9](?![0-9]))"  # figures that a scan has set apart: 3 5 6 户
_ARABIC = (
    rf"(?:{_APART}{{2,}}+(?: ?\. ?[0-9](?: [0-9])*+)?|{_APART}++ ?\. ?[0-9](?: [0-9])*+)(?= ?[一-鿿%‰])|"
    r"(?:[0-9]{1,3}(?:[,，][0-9]{3})++(?![0-9])|[0-9]{1,3}(?: [0-9]{3})++(?! ?[0-9])|[0-9]++)(?:\.[0-9]++(?!\.[0-9]))?"
)
_HAN = rf"[数几]?[{_SMALL}]++(?:几|点[零〇一二三四五六七八九]++(?![十百]))?"
NUMERAL = re.compile(
    rf"(?=[0-9{_SMALL}{_FORMAL}数几半])(?:{_ARABIC}|{_HAN}|[{_FORMAL}](?:[{_FORMAL}]|(?=[万亿]))[{_FORMAL}{_SMALL}]*+|半)"
)
_BEHIND = re.compile(
    r"(?P<first>[余多来几](?=[百千万亿]))?(?P<scale>兆(?=[0-9]{1,4}(?:\.[0-9]+)?亿|[美港]?元|人民币|台币)|w(?![A-Za-z0-9])|W(?=\+|[人元次户粉单播赞阅])|(?:[百千万亿](?!分之)){0,3})(?P<low>(?<=兆)[0-9]++(?:\.[0-9]++)?亿|(?<=亿)[0-9]++(?:\.[0-9]++)?千?万|(?<=万)(?:[0-9]千|[0-9],?[0-9]{3}(?![0-9.年])))?"
)
_SIZES = frozenset("余多来几百千万亿兆wW0123456789 ")  # what `_BEHIND` can begin with
_APART_SIZE = re.compile(" (?=[余多来几]?[万亿]|[百千](?!货|姓|年|分|家姓))")
_SEPARATORS = str.maketrans("", "", ",， ")
_LARGEST = 10**12
_LONGEST = 15  # figures and points of one numeral; with 万亿 behind it Decimal's 28 still hold it
_SCALE = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12, "w": 10**4, "W": 10**4}  # 10w+阅读
_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_NEIGHBOURS = re.compile(
    r"(?P<ten>十?)(?P<a>[一二三四五六七八九两])(?P<b>[二三四五六七八九])(?P<size>[十百千万亿]{0,2})"
)
_SOME = re.compile(r"(?P<few>[数几])(?P<size>[十百千万亿]+)|(?P<ten>[二三四五六七八九]?十)几")


class Span(NamedTuple):
    """Two ends of an uncertain number, both included (约数的两端): 十几 is 11 to 19."""

    low: Decimal
    high: Decimal


class Number(NamedTuple):
    """A numeral in a text: its end, its value, the size of its last place, and 余 or 多 within it.

    `lone` says that it is 百, 千, 万 or 亿 with nothing before it, which alone counts nothing; `scale`
    is what 万 or 亿 behind figures multiplies them by.
    """

    end: int
    value: Decimal | Span
    step: Decimal
    inside: Qualifier
    lone: bool
    scale: int = 1


def number_at(text: str, start: int, end: int) -> Number | None:
    """The number whose numeral `NUMERAL` found at `start` to `end`, with the 余万 behind it, or None.

    >>> number_at("4万余起", 0, 1)
    Number(end=2, value=Decimal('40000'), step=Decimal('10000'), inside=<Qualifier.EXACT: ''>, lone=False, scale=10000)
    >>> number_at("10余万人", 0, 2).value, number_at("十几人", 0, 2).value
    (Decimal('100000'), Span(low=Decimal('11'), high=Decimal('19')))
    """
    read = _worth(text[start:end])
    if read is None:
        return None
    value, step = read
    lone = end - start == 1 and text[start] in _SCALE
    place = end + bool(text[start].isdigit() and _APART_SIZE.match(text, end))  # 3.5 亿元
    behind = _BEHIND.match(text, place) if text[end : end + 1] in _SIZES else None
    if behind is None or behind.end() == place:
        return Number(end, value, step, Qualifier.EXACT, lone)
    size = _size(behind["scale"])
    if size > _LARGEST:
        return None
    low = _low(behind["low"]) if behind["low"] else None
    if isinstance(value, Span):
        return Number(
            behind.end(), Span(value.low * size, value.high * size), step * size, Qualifier.EXACT, False, size
        )
    inside = Qualifier.OVER if behind["first"] in ("余", "多") else Qualifier.EXACT
    return Number(
        behind.end(),
        _tidy(value * size + (low or 0)),
        Decimal(_lowest(behind["low"])) if low else _tidy(step * size),
        inside,
        False,
        size,
    )


@lru_cache(maxsize=4096)
def _worth(written: str) -> tuple[Decimal | Span, Decimal] | None:
    """Value and last place of a numeral alone; None for what is none, or too long to be one."""
    if len(written) > _LONGEST:
        return None
    if written[0].isdigit():
        figures = written.translate(_SEPARATORS)
        return Decimal(figures), Decimal(1).scaleb(-len(figures.partition(".")[2]))
    uncertain = _uncertain(written)
    if uncertain is not None:
        return uncertain, Decimal(1)
    read = read_number(written)
    if read is None:
        return None
    fraction = len(written.partition("点")[2])
    return read, Decimal(1).scaleb(-fraction) if fraction else Decimal(
        _SCALE.get(written[-1], 1) if written[-1] in "万亿" else 1
    )


def _uncertain(written: str) -> Span | None:
    """三四, 十七八, 两三百, 几十, 数百, 十几: two ends of what they can mean."""
    some = _SOME.fullmatch(written)
    if some and some["few"]:
        size = _size(some["size"])
        return Span(Decimal(2 * size), Decimal(9 * size))
    if some:
        ten = read_number(some["ten"]) or Decimal(10)
        return Span(ten + 1, ten + 9)
    beside = _NEIGHBOURS.fullmatch(written)
    return _neighbours(beside) if beside else None


def _neighbours(found: re.Match[str]) -> Span | None:
    low, high = _DIGIT[found["a"]], _DIGIT[found["b"]]
    if high - low != 1 and (low, high) != (3, 5):
        return None
    size, more = _size(found["size"]), 10 if found["ten"] else 0
    return Span(Decimal((low + more) * size), Decimal((high + more) * size))


def _tidy(value: Decimal) -> Decimal:
    """Without a needless fraction: 1.2 times 10000 is 12000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _low(low: str) -> Decimal:
    """What stands behind 万 or 亿: 3000万, 3千万, 2千, 2,600."""
    low = low.replace(",", "")
    figures = low.rstrip("千万亿")
    return Decimal(figures) * _size(low[len(figures) :])


def _lowest(low: str) -> int:
    """The size of the last place of what stands behind 万 or 亿: 1万2千 is exact to the thousand."""
    return _size(low.lstrip("0123456789.,"))


def _size(scale: str) -> int:
    size = 1
    for char in scale:
        size *= _SCALE.get(char, 10)
    return size
