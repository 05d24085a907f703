"""Whether what somebody types means a name: by characters, by pinyin, by initials, or mixed (拼音查找)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pypinyin import Style, pinyin

Readings = Sequence[frozenset[str]]


@lru_cache(maxsize=50_000)
def readings(text: str) -> tuple[frozenset[str], ...]:
    """For each character what can be typed for it: itself, or any of its readings without tones."""
    said = pinyin(list(text), style=Style.NORMAL, heteronym=True)  # one by one: a phrase would hide other readings
    return tuple(frozenset({c.lower(), *each}) for c, each in zip(text, said, strict=True))


def meant(typed: str, text: str) -> int:
    """How well `typed` means `text`: 0 not at all, higher is better; from the start of it is best.

    >>> meant("ybj", "样本局") > 0 and meant("yangben", "样本局") > 0 and meant("样bju", "样本局") > 0
    True
    >>> meant("zhongqing", "重庆路"), meant("cq", "重庆路")
    (3, 3)
    >>> meant("xyz", "样本局")
    0
    """
    query = typed.lower().replace(" ", "")
    if not query:
        return 1
    if query in text.lower():
        return 5 if text.lower().startswith(query) else 4
    each = readings(text)
    starts = [n for n in range(len(each)) if _fits(query, each, n)]
    return 0 if not starts else 3 if starts[0] == 0 else 2


def _fits(query: str, each: Readings, at: int) -> bool:
    """Whether the rest of the query can be typed for the characters from `at` on."""
    if not query:
        return True
    if at == len(each):
        return False
    for reading in each[at]:
        if reading.startswith(query):
            return True
        if query.startswith(reading) and _fits(query[len(reading) :], each, at + 1):
            return True
        if query[0] == reading[0] and _fits(query[1:], each, at + 1):
            return True
    return False
