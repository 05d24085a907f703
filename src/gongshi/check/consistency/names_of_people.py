"""Whether a word is the name of a person (人名)."""

from __future__ import annotations

import re

from gongshi.check.consistency.words import words

_MASKED = re.compile(r"[一-鿿]{1,2}某{1,2}[^\W等和与及]?")
_NO_PERSON = re.compile(r".*[奖员长生师人工村镇县市区队组所局院校班级类科室部处站点岗]|.*(?:家属|夫妇|父子|一家).*")


def is_person(item: str) -> bool:
    """Whether the word is a name of a person by its surname and length.

    >>> is_person("尹小满"), is_person("蔺某"), is_person("金奖"), is_person("高中生")
    (True, True, False, False)
    """
    if _MASKED.fullmatch(item):
        return True
    short = 2 <= len(item) <= 3 and item[-1] not in "等和与及"
    return short and item.startswith(words("surnames")) and not _NO_PERSON.fullmatch(item)


def ends_in_a_person(item: str) -> bool:
    """授予钟鸣: the first of several names, with what leads to it."""
    return is_person(item) or any(is_person(item[-n:]) for n in (2, 3))
