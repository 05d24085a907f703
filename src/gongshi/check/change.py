"""Changes: which way, by how much, compared with what (增减)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gongshi.check.claim import Direction, Kind
from gongshi.check.clause import Place
from gongshi.check.lexicon import tail_word, trie, words_for
from gongshi.check.units import RATES

POINTS = frozenset({"个百分点", "个千分点"})
_NEVER = frozenset({Kind.DATE, Kind.ORDINAL, Kind.RANK})
_EITHER = frozenset({"改善", "好转"})  # fewer of what is bad, more of what is good
_WAYS = (("up", Direction.UP), ("down", Direction.DOWN))
_BRIEF = frozenset("多少高低快慢增减涨跌升降")
_COMPARES = re.compile(r"(?:同比|环比|比|较|与|同期)")
_GAP = re.compile(r"(?:分别为?|了|约|达|近|超过?|均|各|有所|将近)+$")
_ABOVE = re.compile(
    r"(?P<way>高于|快于|高出|优于|好于|超出|低于|慢于|少于|落后于?)(?P<base>[^，。；、]{0,14}?)(?:平均水平)?$"
)
_AGAINST = re.compile(
    r"(?:(?<![可同环占对相之])比(?!重|例|口径|价)|(?<!比)较(?!大|小|多|少|高|低|重|轻|好|差|快|慢|强|弱|长|短))(?P<base>[^，。；、0-9]{1,12}?)$"
)
_OTHER_WORDS = frozenset("最新不至很")
_SIGNED = ("同比", "环比")
_MOVES = frozenset("增减涨跌降")
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
    left = place.left.rstrip(' “"+')
    if place.found.unit in POINTS and _ABOVE.search(left):
        return _points(left)  # 高出外贸整体增速2个百分点
    if left[-1:] not in _last_characters():
        return _points(left) if place.found.unit in POINTS else _with_object(left)
    if left.endswith(_SIGNED) and place.found.unit in RATES:
        return Changed(None if _is_negative(place) else Direction.UP, _without_base(left), _base(left))
    left = _GAP.sub("", left)
    said = [(tail_word(left, use), direction) for use, direction in _WAYS]
    for word, direction in sorted(said, key=lambda one: -len(one[0])):  # 少增 is no 增
        if word and _is_verb(left, word) and _moves(place, word, clause):
            before = left[: -len(word)]
            way = None if word in _EITHER else _of_time(place, word, direction)
            return Changed(way, _without_base(before), _base(before) or _base(clause))
    return _points(left) if place.found.unit in POINTS else _with_object(left)


def _of_time(place: Place, word: str, direction: Direction) -> Direction:
    """比平时快了17分钟: so much less time."""
    if place.found.kind is not Kind.DURATION or word not in ("快", "慢"):
        return direction
    return Direction.DOWN if direction is Direction.UP else Direction.UP


def _with_object(left: str) -> Changed | None:
    """比去年同期少蓄5.8亿立方米, 领先对手0.28分: something stands between the verb and the number."""
    if _BETWEEN.isdisjoint(left):
        return None
    found = _WITH_OBJECT.search(left[-_FARTHEST:])
    if found is None:
        return None
    way = Direction.DOWN if (found["less"] or found["ahead"]) in _LESS else Direction.UP
    before = left[: len(left) - len(found[0])]
    return Changed(way, _without_base(before), _base(before))


_BETWEEN = frozenset("多少先后")  # 多, 少, 领先, 落后
_FARTHEST = 24
_LESS = frozenset({"少", "落后"})
_WITH_OBJECT = re.compile(
    r"(?:(?:[比较][^，。；、0-9]{1,12}|同比|环比)(?P<less>[多少])[蓄收发用投产卖跑走赚花缴交付办查拿领招挣种]"
    r"|(?P<ahead>领先|落后)[^，。；、0-9]{1,8})$"
)


def _is_negative(place: Place) -> bool:
    value = place.found.value
    return isinstance(value, Decimal) and value < 0


def _moves(place: Place, word: str, clause: str) -> bool:
    """A verb of one character needs 比 or 同比 in its clause, but 总产增3.2% needs none."""
    if word not in _BRIEF or bool(_COMPARES.search(clause)):
        return True
    return word in _MOVES and place.found.unit in RATES


def _is_verb(left: str, word: str) -> bool:
    """最多, 新增 and 不少 are none, and a natural rate of growth is a rate."""
    return not left.endswith(_RATES) and left[-len(word) - 1 : -len(word)] not in _OTHER_WORDS


def _points(left: str) -> Changed:
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
        left = text[: known.start("word")]
        return _without_base(left) if left and _known().fullmatch(left) else left  # 较去年同比
    against = _AGAINST.search(text)
    return text[: against.start()] if against else text


@cache
def _last_characters() -> frozenset[str]:
    """What a change can end with right before its number: a verb, or a word that loosens."""
    return frozenset(word[-1] for use in ("up", "down") for word in words_for(use)) | frozenset(
        "了约达近超过均各所有将比别为"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf".*(?P<word>{trie(words_for('compared'))})")
