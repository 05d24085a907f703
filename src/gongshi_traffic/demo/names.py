"""Invented names, plates and codes, each to be known as such at a glance (虚构名称).

A person's surname is one of 假 虚 拟 样 仿 例 and the given name is of heavenly stems or 某;
a plate begins with 示, which is no province; a credit code holds the letters DEMO; a firm
begins with the city's name 示例市 and a word for something that is only an example. The
patterns here are what the tests hold every row to.
"""

from __future__ import annotations

import re

CITY = "示例市"
PERSON = re.compile(r"[假虚拟样仿例][甲乙丙丁戊己庚辛壬癸某]{1,2}")
PLATE = re.compile(r"示[A-B](?:[0-9A-Z]{5}|[0-9]{5}[A-Z]|[0-9]{4}挂)")
CREDIT_CODE = re.compile(r"91000000DEMO[0-9]{6}")
COMPANY = re.compile(
    r"示例市(?:样本|示范|演示|虚拟|假设|模拟|试例|拟定|虚构|常例)[甲乙丙丁戊己庚辛壬癸]{0,3}[^0-9]{2,6}有限公司(?:[^0-9]{2,4}分公司)?"
)
_SURNAMES = "假虚拟样仿例"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WORDS = ("样本", "示范", "演示", "虚拟", "假设", "模拟", "试例", "拟定", "虚构")
_TRADES = {
    "公路客运": "客运", "旅游客运": "旅游客运", "危化品运输": "危货运输", "货运": "运输", "工程运输": "渣土运输",
}  # fmt: skip


def person_name(n: int) -> str:
    """An invented person's name, the n-th; two characters, three from the sixtieth on.

    >>> person_name(0), person_name(67)
    ('假甲', '虚乙甲')
    """
    rest = n // len(_SURNAMES)
    return _SURNAMES[n % len(_SURNAMES)] + _STEMS[rest % 10] + (_STEMS[rest // 10 % 10 - 1] if rest >= 10 else "")


def credit_code(n: int) -> str:
    """The n-th invented credit code, 18 characters.

    >>> credit_code(1)
    '91000000DEMO000001'
    """
    return f"91000000DEMO{n:06d}"


def company_name(n: int, kind: str) -> str:
    """The n-th invented carrier of a kind; distinct for distinct n.

    >>> company_name(0, "货运")
    '示例市样本甲甲运输有限公司'
    """
    word, rest = _WORDS[n % len(_WORDS)], n // len(_WORDS)
    stems = _STEMS[rest % 10] + _STEMS[rest // 10 % 10] + (_STEMS[rest // 100 % 10] if rest >= 100 else "")
    return f"{CITY}{word}{stems}{_TRADES[kind]}有限公司"


def plate(series: str, n: int, *, green: bool = False) -> str:
    """The n-th plate of a series: one letter between figures, one figure more when green.

    >>> plate("S", 1), plate("S", 1, green=True)
    ('示A0S001', '示A00001S')
    """
    if green:
        return f"示A{n:05d}{series}"
    return f"示A{n // 1000 % 10}{series}{n % 1000:03d}"


def outside_plate(n: int) -> str:
    """The n-th plate of a neighbouring city that does not exist either.

    >>> outside_plate(12)
    '示B00012'
    """
    return f"示B{n:05d}"
