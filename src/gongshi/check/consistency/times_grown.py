"""Growth told in times or doublings against its two numbers: 从120起增至600起，增长4倍; 翻一番 (增长的倍数).

Strictly 增长4倍 leaves five times as much; many mean four times. Either lets it stand. A doubling is a round word: only
what is far from it is accused.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Direction, Looseness
from gongshi.check.consistency.compared import ends_of
from gongshi.check.consistency.ends import Ends
from gongshi.check.consistency.moved import Moved
from gongshi.check.consistency.rule import loosely, may_be_meant, shown
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, number

_DOUBLED = (Decimal("0.85"), Decimal("1.6"))
_MOST_DOUBLINGS = 6


def grown(draft: Draft, change: Claim) -> Iterator[Moved]:
    """What a growth of so many times, or so many doublings, is held against; nothing where the ends are not told."""
    ends = ends_of(draft, change)
    if (
        ends is None
        or not ends.near
        or ends.new.unit != ends.old.unit
        or number(ends.old) <= 0
        or change.direction is Direction.DOWN
    ):
        return
    if change.unit == "番":
        yield from _doubled(change, ends)
    elif change.qualifier in (Looseness.EXACT, Looseness.APPROX):
        yield from _multiplied(change, ends)


def _multiplied(change: Claim, ends: Ends) -> Iterator[Moved]:
    ratio = number(ends.new) / number(ends.old)
    slack = of_quotient((ends.new,), ends.old, ratio * 100) / 100
    said = f"{shown(number(ends.new))}÷{shown(number(ends.old))}"
    if loosely(change, ratio, slack):
        yield Moved(change, ratio, f"{said}={shown(ratio)}", (ends.new, ends.old), slack)
    elif ratio > 1 and (loosely(change, ratio - 1, slack) or may_be_meant(number(change), ratio - 1)):
        yield Moved(change, ratio - 1, f"{said}-1={shown(ratio - 1)}", (ends.new, ends.old), slack)


def _doubled(change: Claim, ends: Ends) -> Iterator[Moved]:
    times = number(change)
    if times > _MOST_DOUBLINGS:
        return
    ratio, meant = number(ends.new) / number(ends.old), 2 ** int(times)
    said = f"{shown(number(ends.new))}÷{shown(number(ends.old))}={shown(ratio)}"
    exact = times if _DOUBLED[0] <= ratio / meant <= _DOUBLED[1] else ratio / 2
    if times == int(times) and (exact == times or may_be_meant(ratio, Decimal(meant))):
        yield Moved(change, exact, said, (ends.new, ends.old))
