"""Rates of small fleets, drawn towards their class before they are compared (收缩估计).

A fleet of one vehicle with one violation has a raw rate of one; chance alone puts such fleets
on top of any list. The model: carrier i has y_i ~ Poisson(λ_i·e_i) events in e_i vehicle-months,
and within a class λ_i ~ Gamma(a, b). a and b maximise the marginal (negative binomial)
likelihood of the class, so nothing is set by hand; what is known of one carrier is then
Gamma(a + y, b + e). A carrier is listed by the probability that λ exceeds a stated rate, which is
the same as its lower quantile exceeding it, and never by y/e.

Source: empirical Bayes for Poisson rates, Robbins 1956; Clayton and Kaldor, Biometrics 43 (1987)
671-681. The fit starts from moments and is deterministic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACES = Decimal("0.000001")
_LARGEST_A = 1e6  # beyond it the class has no spread that the data can show
POOLED = "全部企业"


@dataclass(frozen=True)
class Observed:
    """What was seen of one carrier (观测): its class, events, and exposure in vehicle-months."""

    subject: str
    kind: str
    events: int
    exposure: Decimal


@dataclass(frozen=True)
class Prior:
    """The rates of a class, as Gamma(a, b) per vehicle-month (先验分布); `carriers` it was fitted on."""

    a: float
    b: float
    label: str = ""
    carriers: int = 0

    @property
    def mean(self) -> Decimal:
        """The mean rate of the class (同类平均)."""
        return _exact(self.a / self.b)

    def estimate(self, events: int, exposure: Decimal) -> Decimal:
        """The rate of a carrier, drawn towards its class (收缩后的率).

        >>> Prior(2, 20).estimate(1, Decimal(1)), Prior(2, 20).estimate(320, Decimal(100))
        (Decimal('0.142857'), Decimal('2.683333'))
        """
        return _exact((self.a + events) / (self.b + float(exposure)))

    def certainty_above(self, rate: Decimal, events: int, exposure: Decimal) -> Decimal:
        """The probability that the carrier's own rate is above `rate` (超过的把握), 0 to 1."""
        from scipy.special import gammaincc

        return _exact(float(gammaincc(self.a + events, (self.b + float(exposure)) * float(rate))))

    def lower(self, share: Decimal, events: int, exposure: Decimal) -> Decimal:
        """The rate that the carrier exceeds with probability 1 - `share` (下分位数)."""
        from scipy.special import gammaincinv

        return _exact(float(gammaincinv(self.a + events, float(share))) / (self.b + float(exposure)))


def priors_by_kind(observed: Sequence[Observed], *, least: int) -> Mapping[str, Prior]:
    """The prior of each class, by kind (各类先验).

    A class with fewer than `least` carriers that were exposed takes the prior of all carriers
    together, and its label says so.
    """
    kinds: dict[str, list[Observed]] = defaultdict(list)
    for one in observed:
        kinds[one.kind].append(one)
    pooled = fitted(observed, label=POOLED)
    return {
        kind: fitted(ones, label=kind) if sum(o.exposure > 0 for o in ones) >= least else pooled
        for kind, ones in sorted(kinds.items())
    }


def fitted(observed: Sequence[Observed], *, label: str) -> Prior:
    """The prior that makes these counts most likely (最大边际似然).

    Carriers without exposure are left out. When nobody has an event the prior says that rates
    are below one event in all the exposure seen.
    """
    import numpy as np

    seen = sorted((o for o in observed if o.exposure > 0), key=lambda o: (o.events, o.exposure, o.subject))
    events = np.array([o.events for o in seen], dtype=float)
    exposure = np.array([float(o.exposure) for o in seen], dtype=float)
    if not events.sum():
        return Prior(1.0, max(1.0, float(exposure.sum())), label, len(seen))
    a, b = _most_likely(events, exposure)
    return Prior(a, b, label, len(seen))


def _most_likely(events: NDArray[Any], exposure: NDArray[Any]) -> tuple[float, float]:
    """a and b, searched over the logarithms of a and of the mean, from the moments' values."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import gammaln

    def unlikelihood(x: NDArray[Any]) -> float:
        a, b = np.exp(x[0]), np.exp(x[0] - x[1])
        # b/(b+e) and e/(b+e) by their logarithms, since b may be large
        rows = (
            gammaln(a + events) - gammaln(a) - a * np.log1p(exposure / b) + events * np.log(exposure / (b + exposure))
        )
        return -float(rows.sum())

    mean = float(events.sum() / exposure.sum())
    start = np.array([np.log(_a_by_moments(events, exposure, mean)), np.log(mean)])
    bounds = [(np.log(1e-3), np.log(_LARGEST_A)), (np.log(mean) - 5, np.log(mean) + 5)]
    found = minimize(unlikelihood, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-12, "gtol": 1e-8})
    return float(np.exp(found.x[0])), float(np.exp(found.x[0] - found.x[1]))


def _a_by_moments(events: NDArray[Any], exposure: NDArray[Any], mean: float) -> float:
    """A start for a: from the spread of the counts beyond what Poisson alone would give."""
    beyond = float(((events - mean * exposure) ** 2 - mean * exposure).sum())
    spread = beyond / float((mean**2 * exposure**2).sum())
    return min(100.0, max(0.05, 1 / spread)) if spread > 0 else 100.0


def _exact(value: float) -> Decimal:
    return Decimal(repr(value)).quantize(PLACES)
