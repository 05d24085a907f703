"""What a change is held against: the numbers, what they give, and how it is written down (增减的算式)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import log2

from gongshi.check.claim import Claim, Direction, Kind
from gongshi.check.consistency.ends import Ends
from gongshi.check.consistency.exact import as_printed, gives, loosely, may_be_meant, shown
from gongshi.check.consistency.slips import fits_exchanged, is_close, is_misplaced, is_slip_of_figures
from gongshi.check.consistency.spread import of_quotient, of_sum
from gongshi.check.draft import number

_WHOLE = Decimal(100)


@dataclass(frozen=True)
class Moved:
    """A change as it is to be judged, the exact one, its arithmetic, its numbers, and how far they may be off.

    `is_as_many` where 增长3倍 fits only as three times as much, which strictly is 增长2倍.
    """

    change: Claim
    exact: Decimal
    said: str
    ends: tuple[Claim, ...]
    slack: Decimal = Decimal(0)
    is_as_many: bool = False

    @property
    def is_turned(self) -> bool:
        """Whether the numbers went the other way than the change says."""
        return is_turned(self.change, self.exact)

    @property
    def fits(self) -> bool:
        """Whether the size can come from the numbers, whatever the way."""
        return loosely(self.change, self.exact, self.slack)

    @property
    def is_of_others(self) -> bool:
        """Whether size and way are both wrong: no slip in the change makes that, only two figures exchanged in an end."""
        return self.is_turned and not self.fits and not self.has_exchanged_end

    @property
    def has_exchanged_end(self) -> bool:
        """Whether two figures exchanged in an end are all: 优良率62.9%，环比提升3.5个百分点，二季度为65.7% was meant to be 69.2%."""
        new, old, by = *self.ends, self.change.signed
        if by is None or (new.kind is Kind.CHANGE and not is_percent(new)):
            return False
        if not is_percent(self.change):
            return fits_exchanged(new, number(old) + by) or fits_exchanged(old, number(new) - by)
        times = 1 + by / _WHOLE
        room = self.change.step / _WHOLE
        return times > 0 and (
            fits_exchanged(new, number(old) * times, number(old) * room)
            or fits_exchanged(old, number(new) / times, number(new) * room)
        )

    @property
    def may_be_wrong(self) -> bool:
        """Whether one mistake in the change explains it: the way alone, a number near the right one, a figure, the point."""
        if self.is_of_others:
            return False
        printed = number(self.change)
        near = not self.exact or may_be_meant(printed, self.exact) or is_close(self.change, self.exact)
        return self.fits or near or self.has_exchanged_end or is_misplaced(self.change, self.exact)

    @property
    def is_over_new(self) -> bool:
        """Whether the percentage was worked out over the number now: 146 of 183 printed as 下降25.3%, which is 37 of 146."""
        if not is_percent(self.change) or not self.exact or self.exact == -_WHOLE or self.is_turned:
            return False
        return not self.fits and gives(self.change, self.exact * _WHOLE / (_WHOLE + self.exact))

    @property
    def is_slip(self) -> bool:
        """Whether one slip of the pen, or the wrong end divided by, is all that keeps the change from the numbers."""
        printed, right = as_printed(self.change, self.exact)
        return not self.is_turned and (self.is_over_new or is_slip_of_figures(printed, right))


def is_percent(claim: Claim) -> bool:
    """Whether the change is one in percent (百分比)."""
    return claim.unit in ("%", "％")


def is_turned(change: Claim, exact: Decimal) -> bool:
    """Whether the exact change goes the other way than the one printed (升降相反)."""
    up = {Direction.UP: 1, Direction.DOWN: -1}.get(change.direction) if change.direction else None
    return up is not None and exact * up < 0


def moved(change: Claim, ends: Ends) -> Moved | None:
    """The change between two numbers, in percent where it is one in percent; None from nothing."""
    new, old = number(ends.new), number(ends.old)
    if change.unit in ("倍", "番"):
        return _multiplied(change, ends)
    by, said = new - old, f"{shown(max(new, old))}-{shown(min(new, old))}"
    if not is_percent(change):
        said = f"{said}={shown(abs(by))}{change.unit}"
        return Moved(change, by, said, (ends.new, ends.old), of_sum(ends.new, ends.old))
    if not old:
        return None
    exact, slack = by * 100 / old, of_quotient((ends.new,), ends.old, new * 100 / old)
    return Moved(change, exact, f"({said})÷{shown(old)}={shown(abs(exact))}%", (ends.new, ends.old), slack)


def _multiplied(change: Claim, ends: Ends) -> Moved | None:
    """超标11.4倍: how many times the smaller number was added to it; 翻两番: how often it was doubled."""
    new, old = number(ends.new), number(ends.old)
    if new <= 0 or old <= 0:
        return None
    times = new / old
    if change.unit == "番":
        said = f"{shown(new)}÷{shown(old)}={shown(times)}"
        return Moved(change, Decimal(str(log2(times))), said, (ends.new, ends.old))
    slack = of_quotient((ends.new,), ends.old, times)
    said = f"({shown(new)}-{shown(old)})÷{shown(old)}={shown(times - 1)}"
    return Moved(change, times - 1, said, (ends.new, ends.old), slack)
