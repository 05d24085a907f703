"""Changes: which way, by how much, compared with what (增减)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongshi.check.claim import Direction, Kind
from gongshi.check.clause import Place
from gongshi.check.lexicon import tail_word, trie, words_for

POINTS = frozenset({"个百分点", "个千分点"})
_NEVER = frozenset({Kind.DATE, Kind.ORDINAL, Kind.RANK})
_BRIEF = frozenset("多少高低快慢增减涨跌升降")
_COMPARES = re.compile(r"(?:同比|环比|比|较|与|同期)")
_GAP = re.compile(r"(?:了|约|达|近|超过?|均|各|有所|将近)+$")
_ABOVE = re.compile(
    r"(?P<way>高于|快于|高出|优于|好于|超出|低于|慢于|少于|落后于?)(?P<base>[^，。；、]{0,14}?)(?:平均水平)?$"
)
_AGAINST = re.compile(r"(?:(?<![可同环占对相之])比(?!重|例|口径|价)|(?<!比)较)(?P<base>[^，。；、0-9]{1,12}?)$")
_RATES = ("自然增长率", "自然增长率为", "自然增长率达")
_BELOW = frozenset({"低于", "慢于", "少于", "落后", "落后于"})


class Changed(NamedTuple):
    """A change at a number: which way, the words before it, and with what it is compared."""

    direction: Direction | None
    before: str
    compared: str


def change_at(place: Place, clause: str) -> Changed | None:
    """The change that `place` states, or None; `clause` is its clause up to the number (增减)."""
    if place.found.kind in _NEVER:
        return None
    left = place.left.rstrip(' “"')
    if left[-1:] not in _last_characters():
        return _points(place, left) if place.found.unit in POINTS else None
    left = _GAP.sub("", left)
    for use, direction in (("up", Direction.UP), ("down", Direction.DOWN)):
        word = tail_word(left, use)
        if word and (word[-1] not in _BRIEF or len(word) > 1 or _is_compared(clause)) and _is_verb(left, word):
            before = left[: -len(word)]
            return Changed(direction, _without_base(before), _base(before) or _base(clause))
    return _points(place, left) if place.found.unit in POINTS else None


def _is_compared(clause: str) -> bool:
    return bool(_COMPARES.search(clause))


def _is_verb(left: str, word: str) -> bool:
    """最多, 新增, 不少 and 提高 in 提高班 are none."""
    if left.endswith(_RATES):
        return False
    return left[-len(word) - 1 : -len(word)] not in (
        "最",
        "新",
        "不",
        "至",
        "很",
        "较" if len(word) == 1 and word in "大小" else "最",
    )


def _points(place: Place, left: str) -> Changed:
    found = _ABOVE.search(left)
    if found is None:
        return Changed(None, left, "")
    way = Direction.DOWN if found["way"] in _BELOW else Direction.UP
    return Changed(way, left[: found.start()], found["base"])


def _base(text: str) -> str:
    """With what is compared: the last of the known words, or what stands behind 比 and 较."""
    found = _known().search(text)
    if found:
        return found["word"]
    against = _AGAINST.search(text)
    return against[0] if against else ""


def _without_base(text: str) -> str:
    """`text` without 同比 and the like at its end."""
    known = _known().search(text)
    if known and len(text) - known.end("word") <= 3:
        return text[: known.start("word")]
    against = _AGAINST.search(text)
    return text[: against.start()] if against else text


@cache
def _last_characters() -> frozenset[str]:
    """What a change can end with right before its number: a verb, or a word that loosens."""
    return frozenset(word[-1] for use in ("up", "down") for word in words_for(use)) | frozenset(
        "了约达近超过均各所有将"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf".*(?P<word>{trie(words_for('compared'))})")
