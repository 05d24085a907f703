"""Windows that slide along a site, and the search for its peak (滑动窗口、峰值搜索).

Both ways of the Highway Safety Manual (2010) 4.4.2 to find where within a long site crashes
gather. A peak counts only where its coefficient of variation is small enough to be believed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi_traffic.screening.bayes import expected_crashes
from gongshi_traffic.screening.checks import counts_of, positive

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[Any]

_TOUCH = 1e-9


@dataclass(frozen=True)
class Windows:
    """Windows of one length along a site (窗口): where each begins, and what it holds."""

    starts: Floats
    length: float
    totals: Floats

    @property
    def worst(self) -> int:
        """The index of the window that holds most; of equals the first."""
        return int(np.argmax(self.totals))


@dataclass(frozen=True)
class Peak:
    """The part of a site that stands out (峰值); `variation` is its coefficient of variation."""

    start: float
    end: float
    value: float
    variation: float


Deviation = Callable[["Floats", float], "Floats"]


def sliding_windows(
    points: ArrayLike, length: float, *, window: float, step: float, weights: ArrayLike = ()
) -> Windows:
    """Totals within windows that begin every `step`, the last one flush with the end (滑动窗口).

    `points` are distances from the site's start, in the unit of `length`; each weighs 1 unless
    `weights` says otherwise. A point on a shared end belongs to both windows. A site shorter than
    the window is one window.
    """
    at, (long, wide, forth) = counts_of("points", points), positive("length, window, step", [length, window, step])
    heavy = counts_of("weights", weights) if np.size(weights) else np.ones(at.shape)
    order = np.argsort(at, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(heavy[order])])
    wide = min(wide, long)
    starts = np.arange(0, long - wide + _TOUCH, forth)
    if long - wide - starts[-1] > _TOUCH:
        starts = np.append(starts, long - wide)
    low = np.searchsorted(at[order], starts - _TOUCH, side="left")
    high = np.searchsorted(at[order], starts + wide + _TOUCH, side="right")
    return Windows(starts, float(wide), sums[high] - sums[low])


def spread_of_windows(values: Floats, width: float) -> Floats:
    """One deviation for all windows: the sample standard deviation of their values."""
    return np.full(values.shape, float(np.std(values, ddof=1)) if len(values) > 1 else 0.0)


def variations(values: ArrayLike, deviation: Deviation = spread_of_windows, width: float = 1.0) -> Floats:
    """The coefficient of variation of each window (变异系数); infinite where the value is 0.

    >>> [round(float(v), 5) for v in variations([0, 0, 3, 0, 0, 1, 0, 0, 0])[[2, 5]]]
    [0.33793, 1.01379]
    """
    found = counts_of("values", values)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(found > 0, deviation(found, width) / found, np.inf)


def peak(
    points: ArrayLike, length: float, *, window: float, step: float, limit: float,
    deviation: Deviation = spread_of_windows, weights: ArrayLike = (),
) -> Peak | None:  # fmt: skip
    """The highest window whose coefficient of variation is at most `limit` (峰值搜索).

    Windows begin at length `window` and grow by `step` until one passes; None when even the
    whole site does not. `deviation(values, width)` says how far each value can be trusted.
    """

    def known(totals: Floats, width: float) -> tuple[Floats, Floats]:
        return totals, variations(totals, deviation, width)

    return _searched(points, length, window, step, limit, known, weights)


def bayes_peak(
    points: ArrayLike, length: float, *, a_unit: float, overdispersion: float, window: float, step: float, limit: float
) -> Peak | None:
    """The same search on expected crashes (经验贝叶斯峰值搜索).

    `a_unit` is the prediction for a unit of length in the years observed, `overdispersion` is k
    of the whole site. The peak's value is the expected count of its window.
    """

    def known(totals: Floats, width: float) -> tuple[Floats, Floats]:
        found = expected_crashes(totals, np.full(totals.shape, a_unit * width), overdispersion)
        return found.expected, found.deviation / found.expected

    return _searched(points, length, window, step, limit, known)


def _searched(
    points: ArrayLike, length: float, window: float, step: float, limit: float,
    known: Callable[[Floats, float], tuple[Floats, Floats]], weights: ArrayLike = (),
) -> Peak | None:  # fmt: skip
    (long,) = positive("length", [length])
    width = min(window, float(long))
    while True:
        forth = step if width > window else window  # the first windows do not overlap, as the manual has it
        found = sliding_windows(points, float(long), window=width, step=forth, weights=weights)
        values, spread = known(found.totals, width)
        passing = np.flatnonzero(spread <= limit)
        if passing.size:
            best = int(passing[np.argmax(values[passing])])
            start = float(found.starts[best])
            return Peak(start, start + found.length, float(values[best]), float(spread[best]))
        if width >= long - _TOUCH:
            return None
        width = min(width + step, float(long))
