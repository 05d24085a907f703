"""Safety performance functions that a document gives: crashes a year by traffic (安全性能函数).

Those of the Highway Safety Manual hold for the roads of the United States that they were fitted
on; elsewhere they need a calibration factor (`calibration`), or fit your own (`fit`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi_traffic.screening.checks import counts_of, positive, same_length

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

MILE_M = 1609.344
HSM = "AASHTO Highway Safety Manual (2010), chapter 10"


@dataclass(frozen=True)
class Predicted:
    """Predicted crashes a year and overdispersion k of each site (预测事故数)."""

    a_year: NDArray[Any]
    overdispersion: NDArray[Any]
    in_range: NDArray[Any]


@dataclass(frozen=True)
class PowerFunction:
    """N = a · ADT^b · length, k = 1 / (phi · length) (幂函数): a and phi are for one unit of length."""

    a: float
    b: float
    phi: float
    source: str

    def predict(self, adt: ArrayLike, length: ArrayLike) -> Predicted:
        """Crashes a year of sites of this traffic and length, in the function's unit."""
        traffic, long = positive("adt", adt), positive("length", length)
        same_length(adt=traffic, length=long)
        return Predicted(self.a * traffic**self.b * long, 1 / (self.phi * long), np.ones(long.shape, dtype=bool))


@dataclass(frozen=True)
class JunctionFunction:
    """N = exp(a + b ln ADT_major + c ln ADT_minor) (路口函数), with the traffic it was fitted on."""

    a: float
    b: float
    c: float
    k: float
    most_major: int
    most_minor: int
    label: str

    def predict(self, major: ArrayLike, minor: ArrayLike) -> Predicted:
        """Crashes a year of junctions with this traffic on the two roads.

        >>> round(float(JUNCTIONS["3ST"].predict([8000], [1000]).a_year[0]), 3)
        1.868
        """
        one, two = positive("major", major), positive("minor", minor)
        same_length(major=one, minor=two)
        a_year = np.exp(self.a + self.b * np.log(one) + self.c * np.log(two))
        in_range = (one <= self.most_major) & (two <= self.most_minor)
        return Predicted(a_year, np.full(one.shape, self.k), in_range)


JUNCTIONS: Mapping[str, JunctionFunction] = {
    "3ST": JunctionFunction(-9.86, 0.79, 0.49, 0.54, 19_500, 4_300, "三路、次路停车让行"),
    "4ST": JunctionFunction(-8.56, 0.60, 0.61, 0.24, 14_700, 3_500, "四路、次路停车让行"),
    "4SG": JunctionFunction(-5.13, 0.60, 0.20, 0.11, 25_200, 12_500, "四路、信号灯控制"),
}
_TWO_LANE_K, _TWO_LANE_MOST = 0.236, 17_800


def rural_two_lane(aadt: ArrayLike, length_m: ArrayLike) -> Predicted:
    """Crashes a year of stretches of rural two-lane road (乡村双车道公路), lengths in metres.

    N = AADT · miles · 365 · 10⁻⁶ · e^(−0.312), k = 0.236 / miles; fitted up to 17,800 vehicles a day.

    >>> round(float(rural_two_lane([4000], [1609.344]).a_year[0]), 4)
    1.0687
    """
    traffic, miles = positive("aadt", aadt), positive("length_m", length_m) / MILE_M
    same_length(aadt=traffic, length_m=miles)
    a_year = traffic * miles * 365e-6 * math.exp(-0.312)
    return Predicted(a_year, _TWO_LANE_K / miles, traffic <= _TWO_LANE_MOST)


def calibration(observed: ArrayLike, predicted: ArrayLike) -> float:
    """The factor by which a foreign function is multiplied here (地方校准系数): Σ observed / Σ predicted.

    >>> calibration([3, 5], [2.0, 2.0])
    2.0
    """
    y, p = counts_of("observed", observed), positive("predicted", predicted)
    same_length(observed=y, predicted=p)
    return float(y.sum() / p.sum())
