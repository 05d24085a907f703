"""The way of a change in words, so that no finding tells it by a bare minus (升降的说法)."""

from __future__ import annotations

from decimal import Decimal

from gongshi.check.units import RATES
from gongshi.i18n import tr


def in_words(by: Decimal, size: str, unit: str = "") -> str:
    """`size` with the way that `by` goes before it: a rate rises, what is counted in a unit becomes more.

    >>> in_words(Decimal("-8.34"), "8.34%"), in_words(Decimal(11), "34-23=11", "起"), in_words(Decimal(0), "0%")
    ('下降8.34%', '增加34-23=11', '0%')
    >>> in_words(Decimal(2), "2个千分点", "个千分点")
    '上升2个千分点'
    """
    if not by:
        return size
    if not unit or unit in RATES:
        return tr("上升{size}", size=size) if by > 0 else tr("下降{size}", size=size)
    return tr("增加{size}", size=size) if by > 0 else tr("减少{size}", size=size)
