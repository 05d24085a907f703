"""Whole numbers in Chinese, and numbers of every form read back (数字).

Writing has one form (一百零五); reading takes what bulletins really hold: Arabic and
full-width figures, 万 and 亿 behind them, 两 and 廿, formal 壹贰叁, 百二十 and 一千五.
Neighbouring numerals (三四个) and 几 are no numbers and read as None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.errors import BadInput
from gongshi.i18n import tr

LIMIT = 10**16
LONGEST = 64
# 万亿万亿万亿 and more: beyond the digits that a Decimal keeps, and counted by nobody
_NO_NUMBER = Decimal(10) ** 28

_DIGITS = "零一二三四五六七八九"
_VALUES = {c: i for i, c in enumerate(_DIGITS)} | {
    c: i
    for i, group in enumerate(("〇○", "壹", "贰貳两兩俩", "叁參仨", "肆", "伍", "陆陸", "柒", "捌", "玖"))
    for c in group
}
_FORMS = str.maketrans("０１２３４５６７８９．，－−萬億拾佰仟負點", "0123456789.,--万亿十百千负点") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
    ord("卌"): "四十",
}
_UNITS = ("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)
_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


class NumberTooLarge(BadInput):
    """A number has more places than Chinese numerals are written for (数字过大)."""


def to_chinese(n: int) -> str:
    """`n` in Chinese numerals (汉字数字); 10 to 19 begin with 十, 2 is 二.

    Raises NumberTooLarge from ten thousand million million on.

    >>> to_chinese(18), to_chinese(105), to_chinese(20_0500)
    ('十八', '一百零五', '二十万零五百')
    """
    if abs(n) >= LIMIT:
        raise NumberTooLarge(
            tr("数 {n} 过大，不能写成汉字数字。", n=n),
            where=tr("汉字数字"),
            mend=tr("请改用阿拉伯数字，或以“亿”为单位。"),
        )
    if n == 0:
        return "零"
    written = _write(abs(n))
    if written.startswith("一十"):
        written = written[1:]
    return f"负{written}" if n < 0 else written


def to_chinese_digits(n: int) -> str:
    """The figures of `n` one by one, zero as 〇: numbering, as in a solemn year (二〇二二)."""
    return "".join("〇" if c == "0" else _DIGITS[int(c)] for c in str(n))


def read_number(text: str) -> Decimal | None:
    """The value of the numeral that `text` is, or None when it is not one (读数).

    >>> read_number("1.2万"), read_number("百二十"), read_number("三四"), read_number("十几")
    (Decimal('12000'), Decimal('120'), None, None)
    """
    text = text.strip().translate(_FORMS)
    if not text or len(text) > LONGEST:
        return None
    if text == "半":
        return Decimal("0.5")
    if text[0] in "-负":
        value = _read(text[1:])
        return None if value is None else -value
    return _read(text)


def whole_number(text: str) -> int:
    """The whole number that the numeral is; 0 where `text` is none (整数).

    >>> whole_number("两"), whole_number("12"), whole_number("几")
    (2, 12, 0)
    """
    return int(read_number(text) or 0)


def _write(n: int) -> str:
    for sign, size in _UNITS:
        if n >= size:
            high, low = divmod(n, size)
            gap = "零" if 0 < low < size // 10 else ""
            return _write(high) + sign + gap + (_write(low) if low else "")
    return _DIGITS[n]


def _read(text: str) -> Decimal | None:
    whole, point, fraction = text.rpartition("点")
    if point and fraction and all(c in _VALUES for c in fraction):
        value = _read(whole)
        return None if value is None else value + Decimal("0." + _figures(fraction))
    for sign, size in _UNITS:
        left, found, right = text.rpartition(sign) if size >= 10**4 else text.partition(sign)
        if found:
            return _joined(left, right, size)
    return _plain(text)


def _joined(left: str, right: str, size: int) -> Decimal | None:
    high = _coefficient(left, size)
    low = _rest(right, size, bool(left))
    if high is None or low is None or low >= size:
        return None
    value = high * size + low
    return _tidy(value) if value < _NO_NUMBER else None


def _coefficient(left: str, size: int) -> Decimal | None:
    """The factor before a unit: none is one; before 十百千 a single digit or a figure."""
    left = left.lstrip("零〇") if len(left) > 1 else left
    if not left:
        return Decimal(1)
    value = _read(left) if size >= 10**4 else _plain(left)
    if size < 10**4 and len(left) > 1 and not left[0].isascii():
        return None
    return value if value else None


def _rest(right: str, size: int, explicit: bool) -> Decimal | None:
    """What follows a unit: 一千五 is 1500, 一千零五 is 1005, 百五 is nothing."""
    if not right:
        return Decimal(0)
    if len(right) == 1 and right in _VALUES and _VALUES[right] and size > 10:
        return Decimal(_VALUES[right]) * size / 10 if explicit else None
    stripped = right.lstrip("零〇")
    return _read(stripped) if stripped else None


def _plain(text: str) -> Decimal | None:
    """A number without 十百千万亿: figures, one Chinese digit, digits in a row."""
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if not text or not all(c in _VALUES for c in text):
        return None
    if len(text) == 2 and not set(text) & set("零〇○"):
        return None
    return Decimal(_figures(text))


def _figures(text: str) -> str:
    return "".join(str(_VALUES[c]) for c in text)


def _tidy(value: Decimal) -> Decimal:
    """Without a needless fraction or exponent: 1.2万 is 12000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
