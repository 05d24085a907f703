"""Expected crashes of a site: what was counted, drawn towards what its kind predicts (经验贝叶斯).

A site with many crashes this year has fewer next year even if nothing is done (回归均值). The
model: site i has y_i ~ Poisson(m_i) crashes, and m_i is spread around the prediction p_i of its
kind as Gamma(1/k, 1/(k·p_i)). What is then known of m_i is Gamma(1/k + y, 1/(k·p) + 1).

Source: Hauer, Observational Before-After Studies in Road Safety (1997) ch. 11; Hauer et al.,
Transportation Research Record 1784 (2002) 126-131; AASHTO Highway Safety Manual (2010) app. 3A.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi_traffic.screening.checks import counts_of, positive, same_length

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[Any]


@dataclass(frozen=True)
class Expected:
    """Expected crashes of each site in the years observed (期望事故数), arrays of one length.

    `weight` is the share of the prediction in `expected`, 1 where nothing is known but it.
    """

    observed: Floats
    predicted: Floats
    overdispersion: Floats
    weight: Floats
    expected: Floats
    variance: Floats

    @property
    def excess(self) -> Floats:
        """Expected less predicted: the crashes that a site has beyond its kind (超额)."""
        return self.expected - self.predicted

    @property
    def deviation(self) -> Floats:
        """The standard deviation of `expected`."""
        return np.sqrt(self.variance)

    def chance_above(self, times: float) -> Floats:
        """The probability that a site's own mean is above `times` its prediction (超过的把握), 0 to 1.

        Where overdispersion is 0 all sites of a kind are alike, and the answer is whether 1 > `times`.
        """
        from scipy.special import gammaincc

        spread = self.overdispersion > 0
        k = np.where(spread, self.overdispersion, 1.0)
        shape, rate = 1 / k + self.observed, 1 / (k * self.predicted) + 1
        return np.where(spread, gammaincc(shape, rate * times * self.predicted), float(times < 1))

    def at_least(self, share: float) -> Floats:
        """The mean that a site exceeds with probability 1 - `share` (下分位数)."""
        from scipy.special import gammaincinv

        spread = self.overdispersion > 0
        k = np.where(spread, self.overdispersion, 1.0)
        shape, rate = 1 / k + self.observed, 1 / (k * self.predicted) + 1
        return np.where(spread, gammaincinv(shape, share) / rate, self.predicted)


def expected_crashes(observed: ArrayLike, predicted: ArrayLike, overdispersion: ArrayLike) -> Expected:
    """Expected crashes of sites (经验贝叶斯期望事故数).

    `observed` and `predicted` are crashes in the same years, one for each site; `overdispersion`
    is k of the negative binomial (variance p + k·p²), one for all or one for each: a function
    that gives it for a unit of length is divided by the site's length first.

    >>> round(float(expected_crashes([12], [4.33593], [1 / (2.05 * 1.8)]).expected[0]), 3)
    8.476

    Raises BadCounts, NotPositive, UnequalLengths.
    """
    y, p = counts_of("observed", observed), positive("predicted", predicted)
    k = np.broadcast_to(positive("overdispersion", overdispersion, or_zero=True), p.shape)
    same_length(observed=y, predicted=p)
    weight = 1 / (1 + k * p)
    expected = weight * p + (1 - weight) * y
    return Expected(y, p, k, weight, expected, (1 - weight) * expected)


def expected_by_year(observed: ArrayLike, predicted: ArrayLike, overdispersion: ArrayLike) -> tuple[Floats, Floats]:
    """Expected crashes of each site in each year, and their variances (逐年期望事故数).

    `observed` and `predicted` have one row for a site and one column for a year. Year n stands to
    the first as its prediction does (year factor C_n = N_n / N_1), so the years add up to
    `expected_crashes` of the sums.
    """
    y, p = np.atleast_2d(counts_of("observed", observed)), np.atleast_2d(positive("predicted", predicted))
    same_length(observed=y, predicted=p)
    total = expected_crashes(y.sum(axis=1), p.sum(axis=1), overdispersion)
    share = p / p.sum(axis=1, keepdims=True)
    return share * total.expected[:, None], share**2 * total.variance[:, None]
