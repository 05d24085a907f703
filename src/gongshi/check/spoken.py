"""Halves and prices as they are spoken: 占一半, 过半, 3块2, 四毛钱 (口语的一半和钱数).

一半 is a number only where something has a share: 占全月的一半 is 50 %. 一块 is a piece of
something unless 钱 or the next smaller coin stands behind it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check import qualified
from gongshi.check.claim import Kind
from gongshi.check.found import Found, loosened
from gongshi.wording.inline import number_at
from gongshi.wording.qualifier import Qualifier

_HALF = Decimal(50)
_CUT = re.compile(r"(?:减少|下降|缩短|降低|压缩|压减|节省|减免|削减|砍掉)(?:了|近|约|超过|超|不到)?$")
_SHARED = re.compile(r"(?:占|占比|比例|比重|[率面])[^，。；、]{0,16}$")
_PAST_HALF = re.compile(r"(?:占|占比|比例|比重|[率面])(?:已|均|也|都|约)?(?P<word>[过近超])$")
_MIND = frozenset("的都时路点途夜")
_COINS = re.compile(
    r"块(?P<tenths>[0-9一二两三四五六七八九])(?![0-9.二三四五六七八九十百千万个名块张条件元处]|一(?![斤公个只份瓶袋盒吨亩平度本]))(?:毛钱?)?|(?P<unit>[块毛])钱|(?P<bare>毛)(?=[，。；、）)]|$)"
)
_TENTHS = {char: n for n, char in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def spoken_at(text: str, start: int, end: int) -> Found | None:
    """The half or the price in words whose numeral stands at `start` to `end`, or None."""
    if text[start] == "半" or text.startswith("一半", start):
        return _half(text, start, start + (1 if text[start] == "半" else 2))
    return _coins(text, start, end) if text[end : end + 1] in ("块", "毛") else None


def _half(text: str, start: int, end: int) -> Found | None:
    """占一半, 占比过半, 占总数的近一半; 一半的人 and 半数 by themselves say no share."""
    if text[end : end + 1] in _MIND:
        return None
    left = text[max(0, start - 22) : start]
    past = _PAST_HALF.search(left)
    if text[start] == "半" and past is None:
        return None
    if past:
        test = Qualifier.NEAR if past["word"] == "近" else Qualifier.ABOVE
        return Found(start, end, _HALF, "%", Kind.PERCENT, test, loosened(test), start - 1, end)
    if not (_SHARED.search(left) or _CUT.search(left)):
        return None
    test, begin, behind = qualified.around(text, start, end)
    return Found(start, end, _HALF, "%", Kind.PERCENT, test, loosened(test), begin, behind)


def _coins(text: str, start: int, end: int) -> Found | None:
    """3块2 and 三块两毛 are 3.2 元; 5毛钱 is half of one."""
    number, coin = number_at(text, start, end), _COINS.match(text, end)
    if number is None or coin is None or not isinstance(number.value, Decimal):
        return None
    test, begin, behind = qualified.around(text, start, coin.end())
    value = number.value if (coin["unit"] or "块") == "块" and not coin["bare"] else number.value / 10
    if coin["tenths"]:
        value += Decimal(_TENTHS.get(coin["tenths"]) or int(coin["tenths"])) / 10
    step = Decimal(1) if coin["unit"] == "块" else Decimal("0.1")
    return Found(start, coin.end(), value, "元", Kind.MONEY, test, loosened(test), begin, behind, step)
