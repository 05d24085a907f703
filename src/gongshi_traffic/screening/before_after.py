"""Before and after a measure: what happened against what would have happened without it (治理前后对比).

Places are treated because they had many crashes, and would have had fewer anyway. So the crashes
before are first drawn towards what their kind predicts (`bayes`), carried to the years after by the
ratio of the predictions, and compared with the crashes after.

Source: Hauer, Observational Before-After Studies in Road Safety (1997), tables 6.1 and 11.1.
The interval is ours: Hauer gives a variance, which says too little when counts are small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.bayes import expected_crashes
from gongshi_traffic.screening.checks import counts_of, positive, same_length

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_JEFFREYS = 0.5


class Verdict(Enum):
    """What the numbers allow to be said (结论)."""

    FEWER = "事故减少"
    MORE = "事故增加"
    CANNOT_TELL = "看不出变化"

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return self.value


@dataclass(frozen=True)
class Effect:
    """The effect of a measure on crashes (治理效果); `index` below 1 means fewer.

    `without` is how many there would have been, `after` how many there were. `low` to `high`
    holds the index with probability `level`.
    """

    index: float
    variance: float
    low: float
    high: float
    level: float
    without: float
    after: float
    sites: int

    @property
    def deviation(self) -> float:
        """The standard deviation of `index`."""
        return math.sqrt(self.variance)

    @property
    def saved(self) -> float:
        """Crashes that did not happen (减少的事故)."""
        return self.without - self.after

    @property
    def verdict(self) -> Verdict:
        """Fewer or more only where the whole interval says so."""
        if self.high < 1:
            return Verdict.FEWER
        return Verdict.MORE if self.low > 1 else Verdict.CANNOT_TELL

    def said(self) -> str:
        """The effect in one sentence, with what it does not show."""
        numbers = tr(
            "不治理预计{without}起，实际{after}起，效果指数{index}（{level}%区间{low}至{high}）",
            without=f"{self.without:.1f}", after=f"{self.after:g}", index=f"{self.index:.2f}",
            level=round(self.level * 100), low=f"{self.low:.2f}", high=f"{self.high:.2f}",
        )  # fmt: skip
        if self.verdict is Verdict.CANNOT_TELL:
            return tr("{numbers}：现有年份和起数还看不出变化，不能说有效，也不能说无效。", numbers=numbers)
        if self.verdict is Verdict.FEWER:
            return tr("{numbers}：事故减少。", numbers=numbers)
        return tr("{numbers}：事故增加。", numbers=numbers)


def effect(
    before: ArrayLike, after: ArrayLike, predicted_before: ArrayLike, predicted_after: ArrayLike,
    overdispersion: ArrayLike, *, level: float = 0.95,
) -> Effect:  # fmt: skip
    """The index of effectiveness θ of one measure at one or more sites (效果指数).

    One number for each site: crashes before and after, and what the site's kind predicts for
    the same years (so unequal years and changed traffic are in the predictions).
    θ = (λ/π) / (1 + Var π/π²); its variance by the delta method.

    Raises BadCounts, NotPositive, UnequalLengths.
    """
    y, later = counts_of("before", before), counts_of("after", after)
    p, q = positive("predicted_before", predicted_before), positive("predicted_after", predicted_after)
    same_length(before=y, after=later, predicted_before=p, predicted_after=q)
    known = expected_crashes(y, p, overdispersion)
    without, spread = float((q / p * known.expected).sum()), float(((q / p) ** 2 * known.variance).sum())
    relative, seen = spread / without**2, float(later.sum())
    index = seen / without / (1 + relative)
    # Var λ = λ, so θ²·Var λ/λ² is written without dividing by a λ of 0
    variance = (seen / without**2 + (seen / without) ** 2 * relative) / (1 + relative) ** 4
    low, high = _interval(seen, without, spread, level)
    return Effect(index, variance, low, high, level, without, seen, len(y))


def _interval(seen: float, without: float, spread: float, level: float) -> tuple[float, float]:
    """The quotient of two Gamma amounts is an F in disguise; it holds for no crash at all as well."""
    from scipy.stats import f, gamma

    tails = np.array([(1 - level) / 2, (1 + level) / 2])
    a = seen + _JEFFREYS
    if spread <= 0:
        low, high = gamma.ppf(tails, a) / without
        return float(low), float(high)
    b = without**2 / spread
    low, high = f.ppf(tails, 2 * a, 2 * b) * a / without
    return float(low), float(high)
