"""同比 and 环比 in words, and read back (增减).

What was compared, and whether it may be, is the figures' matter. Here a pair of values gets
its word: 上升, 下降 or 持平; percent against a base, or 个百分点 between two percentages. Against
a base of zero there is no percent, and that is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from gongshi.wording.quantity import read_quantity
from gongshi.wording.rounding import plain, round_half_up

Number = Decimal | int
POINTS = "个百分点"


class Compared(Enum):
    """With what a value is compared (比较方式)."""

    YEAR_ON_YEAR = "同比"
    PERIOD_ON_PERIOD = "环比"

    @property
    def label(self) -> str:
        """The word before the change."""
        return self.value

    @property
    def base_label(self) -> str:
        """What the older period is called: 上年同期 or 上期."""
        return "上年同期" if self is Compared.YEAR_ON_YEAR else "上期"


class Word(Enum):
    """The direction of a change (升降)."""

    UP = "上升"
    DOWN = "下降"
    FLAT = "持平"
    NEW = "上期为零"
    UNKNOWN = "无可比数"

    @property
    def label(self) -> str:
        """The word itself."""
        return self.value


@dataclass(frozen=True)
class Change:
    """A change in words: whole text, direction, and the rounded size with its sign.

    `percent` is None where there is none: base zero, nothing to compare with. With `points`
    it is a difference of percentages.
    """

    text: str
    word: str
    percent: Decimal | None
    points: bool = False


def write_change(now: Number | None, before: Number | None, kind: Compared | str, *, points: bool = False) -> Change:
    """How `now` stands to `before`, in words (同比、环比).

    A missing value on either side gives 无可比数 and no percent. A change too small for one
    decimal is 不足0.1%, never 持平, since the values differ; a fall that leaves something is
    never 100 %.

    >>> write_change(176, 186, "同比").text, write_change(Decimal("32.1"), 30, "环比", points=True).text
    ('同比下降5.4%', '环比上升2.1个百分点')
    """
    kind = Compared(kind)
    if now is None or before is None:
        return Change(f"{kind.base_label}{Word.UNKNOWN.label}", Word.UNKNOWN.label, None, points)
    now, before = Decimal(now), Decimal(before)
    if now == before:
        return Change(f"与{kind.base_label}{Word.FLAT.label}", Word.FLAT.label, Decimal(0), points)
    if before == 0 and not points:
        return Change(f"{kind.base_label}为零", Word.NEW.label, None)
    size = now - before if points else (now - before) * 100 / abs(before)
    word = Word.UP if now > before else Word.DOWN
    rounded = _rounded(size, gone=now == 0 or points)
    return Change(f"{kind.label}{word.label}{_written(rounded, points)}", word.label, rounded, points)


def read_change(text: str) -> Change | None:
    """The change that `text` asserts, written as `write_change` writes, or None (读增减).

    增长, 增加, 上涨 are read as 上升; 减少, 降低, 回落 as 下降.

    >>> read_change("同比增长12%").percent
    Decimal('12')
    """
    if text in _SAID:
        return Change(text, _SAID[text].label, Decimal(0) if _SAID[text] is Word.FLAT else None)
    found = _FORM.fullmatch(text)
    quantity = read_quantity(found["size"]) if found else None
    if found is None or quantity is None or quantity.unit not in {"%", POINTS}:
        return None
    word = Word.UP if found["word"] in _UP else Word.DOWN
    value = quantity.value if word is Word.UP else -quantity.value
    return Change(text, word.label, value, quantity.unit == POINTS)


def _rounded(size: Decimal, *, gone: bool) -> Decimal:
    rounded = round_half_up(size, 1)
    return Decimal("-99.9") if rounded == -100 and not gone else rounded


def _written(rounded: Decimal, points: bool) -> str:
    size = plain(abs(rounded)) if rounded else "不足0.1"
    return size + (POINTS if points else "%")


_UP = ("上升", "增长", "增加", "上涨", "提高", "提升", "升高")
_DOWN = ("下降", "减少", "降低", "回落", "下跌")
_FORM = re.compile(rf"(?:同比|环比)(?P<word>{'|'.join(_UP + _DOWN)})了?(?P<size>.{{1,24}})")
_SAID = (
    {f"与{kind.base_label}持平": Word.FLAT for kind in Compared}
    | {f"{kind.base_label}为零": Word.NEW for kind in Compared}
    | {f"{kind.base_label}无可比数": Word.UNKNOWN for kind in Compared}
)
