"""Units behind a number, and what sort of claim each makes (数后的单位).

One pattern holds all of them as a tree of characters, the longest first; a unit that would be
the beginning of another word (处 in 处理) is refused there and then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gongshi.check.claim import Kind
from gongshi.check.lexicon import trie
from gongshi.check.tables import groups, table, words
from gongshi.wording.measure_words import Measured, measure_words

_KINDS = {
    Measured.COUNT: Kind.COUNT,
    Measured.TIME: Kind.DURATION,
    Measured.MONEY: Kind.MONEY,
    Measured.MEASURE: Kind.MEASURE,
    Measured.PERCENT: Kind.PERCENT,
    Measured.ORDINAL: Kind.ORDINAL,
}
RATES = frozenset({"%", "‰", "个百分点", "个千分点", "倍", "番", "成"})  # units that compare, and count nothing
PEOPLE = ("人", "名", "位")  # units that count alike
ANSWERS = "份"  # 有效问卷706份 is the whole of those who answered, be they 户 or 人
_AGES = frozenset({"岁", "周岁"})


@dataclass(frozen=True)
class Unit:
    """A unit that may stand behind a number (单位); `arabic`, `han`: behind which numerals only."""

    text: str
    kind: Kind
    arabic: bool = False
    han: bool = False


@cache
def units() -> Mapping[str, Unit]:
    """Every unit that reading knows, by its text (单位表)."""
    proper = {word.text: Unit(word.text, _kind(word.text, word.measured)) for word in measure_words()}
    return proper | {
        text: Unit(text, Kind(str(group["kind"])), group.get("arabic") is True, group.get("han") is True)
        for group in groups("units")
        for text in words(group.get("words"))
    }


@cache
def nouns() -> frozenset[str]:
    """Units that are what they count: 12县区, 36支队伍 (本身是名词的单位)."""
    return frozenset(text for group in groups("units") if group.get("noun") is True for text in words(group["words"]))


@cache
def unit_pattern() -> re.Pattern[str]:
    """Matches the longest unit at a place, `每…` and `/…` rates included."""
    tree = trie(units(), _guard)
    return re.compile(rf"{tree}(?:/(?:[0-9百千]+)?{tree}(?:·{tree})?)?")


def _kind(text: str, measured: Measured) -> Kind:
    return Kind.AGE if text in _AGES else _KINDS[measured]


def _guard(text: str) -> str:
    refused = table("units")["not_before"]
    found = words(refused.get(text)) if isinstance(refused, Mapping) else ()
    return f"(?!{'|'.join(found)})" if found else ""
