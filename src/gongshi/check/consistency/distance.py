"""How far apart two percentages lie, as a change in points is judged by it (百分点之差)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.spread import of_sum


@dataclass(frozen=True)
class Distance:
    """A change in points as it is to be judged, the exact distance, its arithmetic and the two percentages."""

    change: Claim
    exact: Decimal
    said: str
    new: Claim
    old: Claim
    as_printed: bool = False

    @property
    def slack(self) -> Decimal:
        """How far the distance may be off: nothing where a pace slows or quickens, which offices take from the rates as they are printed."""
        return Decimal(0) if self.as_printed else of_sum(self.new, self.old)
