"""Fractions: 百分之五, 三分之一, 1/3 (分数).

The denominator stands first in words and behind the stroke in figures.
"""

from __future__ import annotations

import re
from decimal import Decimal

from gongshi.check import qualified
from gongshi.check.claim import Kind
from gongshi.check.found import Found, loosened
from gongshi.wording.inline import NUMERAL, Span, number_at


def fraction(text: str, start: int, end: int) -> Found | None:
    """百分之五, 三分之一: the denominator stands first."""
    numeral = NUMERAL.match(text, end + 2)
    below = number_at(text, start, end)
    above = number_at(text, *numeral.span()) if numeral else None
    if (
        below is None
        or above is None
        or isinstance(below.value, Span)
        or isinstance(above.value, Span)
        or not below.value
    ):
        return None
    unit = {100: "%", 1000: "‰", 10000: "‱"}.get(int(below.value), "")
    value = above.value if unit else above.value / below.value
    test, begin, behind = qualified.around(text, start, above.end)
    return Found(start, above.end, value, unit, Kind.PERCENT, test, loosened(test), begin, behind, step=above.step)


SLASH = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)(?=[的以是、，。；,]|$|左右|强|弱)")


def slashed(text: str, found: re.Match[str]) -> Found | None:
    """1/3 in running text, less than a whole."""
    above, below = Decimal(found[1]), Decimal(found[2])
    if above >= below or not re.match("[一-鿿]", text[found.start() - 1 : found.start()] or "0"):
        return None
    test, begin, behind = qualified.around(text, *found.span())
    return Found(*found.span(), above / below, "", Kind.PERCENT, test, loosened(test), begin, behind)
