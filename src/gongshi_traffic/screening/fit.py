"""Safety performance functions fitted on one's own roads, with their overdispersion (拟合安全性能函数).

y_i ~ negative binomial with mean length_i · exp(x_i β) and variance p + k·p². The likelihood is
our own: statsmodels' default start stops on Leeds at k = 9e-11 with log-likelihood −8851.6,
without an error, where the summit is −6604.67. Here the coefficients start from the Poisson fit and
k from several values, moments among them; Newton steps on the exact gradient finish, and a fit that
is no summit is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import Unfit, tr
from gongshi_traffic.screening.checks import counts_of, positive, same_length

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[Any]

_SMALLEST_K, _LARGEST_K = 1e-6, 1e4
_STARTS = (0.1, 1.0, 5.0)
_FLAT = 1e-5  # the gradient of a finished fit, for each crash


class NoFit(Unfit):
    """The counts do not allow a function to be fitted (无法拟合)."""


@dataclass(frozen=True)
class Fitted:
    """A fitted function (拟合结果): coefficients with standard errors, overdispersion, log-likelihood.

    `by_length`: k of a site is `overdispersion` / length (Hauer 2001), else it is `overdispersion`.
    Overdispersion 0 means that the counts show no more spread than chance.
    """

    coefficients: Floats
    errors: Floats
    overdispersion: float
    log_likelihood: float
    sites: int
    crashes: float
    by_length: bool
    label: str = ""

    def predict(self, covariates: ArrayLike, length: ArrayLike) -> tuple[Floats, Floats]:
        """Predicted crashes of sites, and k of each."""
        x, long = _design(covariates, np.atleast_1d(np.asarray(length))), positive("length", length)
        k = self.overdispersion / long if self.by_length else np.full(long.shape, self.overdispersion)
        return long * np.exp(x @ self.coefficients), k


def fitted(
    observed: ArrayLike, length: ArrayLike, covariates: ArrayLike = (), *, by_length: bool = False, label: str = ""
) -> Fitted:  # fmt: skip
    """The function that makes these counts most likely (最大似然).

    `covariates` has one row for a site, as a rule the logarithm of its traffic; a constant is
    added. Without covariates crashes go with length alone. Raises NoFit, BadCounts, NotPositive.
    """
    y, long = counts_of("observed", observed), positive("length", length)
    same_length(observed=y, length=long)
    x = _design(covariates, long)
    _enough(y, x)
    model = _Model(y, np.log(long), x, -np.log(long) if by_length else np.zeros_like(long))
    start = _poisson(model)
    top, summit = max((_climbed(model, start, k) for k in (*_STARTS, _k_by_moments(model, start))), key=lambda f: f[1])
    k = float(np.exp(top[-1]))
    if k <= _SMALLEST_K * 1.01:
        return _without_spread(model, start, by_length, label)
    top, errors = _finished(model, top)
    summit = model.value(top)
    return Fitted(top[:-1], errors, float(np.exp(top[-1])), summit, len(y), float(y.sum()), by_length, label)


def fitted_by_class(
    observed: ArrayLike, length: ArrayLike, classes: Sequence[str], covariates: ArrayLike = (), *,
    least_sites: int = 30, least_crashes: int = 10, by_length: bool = False,
) -> Mapping[str, Fitted]:  # fmt: skip
    """One function for each class of road (分类拟合).

    A class with fewer sites or crashes than asked for takes the function of all classes
    together, and its label says so.
    """
    y, long, kinds = counts_of("observed", observed), positive("length", length), np.asarray(classes, dtype=str)
    same_length(observed=y, length=long, classes=kinds)
    x = np.asarray(covariates, dtype=float).reshape(len(y), -1) if np.size(covariates) else np.empty((len(y), 0))
    pooled = fitted(y, long, x, by_length=by_length, label=tr("全部等级合并"))
    found = {}
    for kind in sorted(set(kinds.tolist())):
        of = kinds == kind
        enough = int(of.sum()) >= least_sites and y[of].sum() >= least_crashes
        found[kind] = fitted(y[of], long[of], x[of], by_length=by_length, label=kind) if enough else pooled
    return found


@dataclass(frozen=True)
class _Model:
    """Counts, log lengths, design, and what is added to log k of each site."""

    y: Floats
    log_length: Floats
    x: Floats
    shift: Floats

    def parts(self, at: Floats) -> tuple[Floats, Floats]:
        """Mean and 1/k of each site."""
        mean = np.exp(np.clip(self.log_length + self.x @ at[:-1], -60, 60))
        return mean, np.exp(-np.clip(at[-1] + self.shift, -60, 60))

    def value(self, at: Floats) -> float:
        """The log-likelihood."""
        from scipy.special import gammaln

        mean, a = self.parts(at)
        rows = gammaln(a + self.y) - gammaln(a) - gammaln(self.y + 1)
        rows = rows - a * np.log1p(mean / a) + self.y * (np.log(mean) - np.log(a + mean))
        return float(rows.sum())

    def slope(self, at: Floats) -> Floats:
        """The gradient by the coefficients and by log k."""
        from scipy.special import digamma

        mean, a = self.parts(at)
        by_mean = (self.y - mean) * a / (a + mean)
        by_a = digamma(a + self.y) - digamma(a) - np.log1p(mean / a) + (mean - self.y) / (a + mean)
        return np.append(self.x.T @ by_mean, -(by_a * a).sum())


def _design(covariates: ArrayLike, length: Floats) -> Floats:
    given = np.asarray(covariates, dtype=float)
    given = given.reshape(len(length), -1) if given.size else np.empty((len(length), 0))
    return np.column_stack([np.ones(len(length)), given])


def _enough(y: Floats, x: Floats) -> None:
    if not y.sum() or len(y) <= x.shape[1] or np.linalg.matrix_rank(x) < x.shape[1] or not np.isfinite(x).all():
        raise NoFit(
            tr("{sites}个路段、{crashes}起事故不足以拟合{n}个系数。", sites=len(y), crashes=int(y.sum()), n=x.shape[1]),
            where=tr("安全性能函数"),
            mend=tr("请延长统计时段、合并道路等级，或改用文件给定的函数；变量不得全部相同或有空值。"),
        )


def _poisson(model: _Model) -> Floats:
    """The Poisson fit by Newton's steps, halved where they overshoot."""
    at = np.zeros(model.x.shape[1])
    at[0] = np.log(model.y.sum() / np.exp(model.log_length).sum())

    def value(b: Floats) -> float:
        eta = np.clip(model.log_length + model.x @ b, -60, 60)
        return float((model.y * eta - np.exp(eta)).sum())

    for _ in range(100):
        mean = np.exp(np.clip(model.log_length + model.x @ at, -60, 60))
        step = np.linalg.lstsq(model.x.T * mean @ model.x, model.x.T @ (model.y - mean), rcond=None)[0]
        while value(at + step) < value(at) - 1e-12 and np.abs(step).max() > 1e-14:
            step = step / 2
        at = at + step
        if np.abs(step).max() < 1e-12:
            break
    return at


def _k_by_moments(model: _Model, start: Floats) -> float:
    mean = np.exp(model.log_length + model.x @ start)
    k = float(((model.y - mean) ** 2 - mean).sum() / (mean**2).sum())
    return min(max(k, 0.01), 100.0)


def _climbed(model: _Model, start: Floats, k: float) -> tuple[Floats, float]:
    from scipy.optimize import minimize

    bounds = [(None, None)] * len(start) + [(np.log(_SMALLEST_K), np.log(_LARGEST_K))]
    found = minimize(
        lambda at: -model.value(at), np.append(start, np.log(k)), jac=lambda at: -model.slope(at), method="L-BFGS-B",
        bounds=bounds, options={"maxiter": 500, "ftol": 1e-14, "gtol": 1e-9},
    )  # fmt: skip
    return found.x, model.value(found.x)


def _finished(model: _Model, top: Floats) -> tuple[Floats, Floats]:
    """The summit to the last digits, and standard errors of the coefficients. Raises NoFit."""
    for _ in range(4):
        curve = _curvature(model, top)
        better = top - np.linalg.solve(curve, model.slope(top))
        if not np.isfinite(better).all() or model.value(better) < model.value(top) - 1e-9:
            break
        top = better
    curve = _curvature(model, top)
    if np.abs(model.slope(top)).max() > _FLAT * max(1.0, float(model.y.sum())) or np.linalg.eigvalsh(curve).max() >= 0:
        raise NoFit(
            tr("安全性能函数没有收敛到最大似然。"),
            where=tr("安全性能函数"),
            mend=tr("请检查变量是否相差悬殊或彼此相同；可先取对数，或减少变量。"),
        )
    return top, np.sqrt(np.diag(np.linalg.inv(-curve)))[:-1]


def _curvature(model: _Model, at: Floats) -> Floats:
    steps = 1e-5 * np.maximum(1.0, np.abs(at))
    sides = [
        (model.slope(at + h * e) - model.slope(at - h * e)) / (2 * h)
        for h, e in zip(steps, np.eye(len(at)), strict=True)
    ]
    found = np.array(sides)
    return (found + found.T) / 2


def _without_spread(model: _Model, start: Floats, by_length: bool, label: str) -> Fitted:
    """The Poisson fit: no start leads away from it."""
    from scipy.special import gammaln

    eta = model.log_length + model.x @ start
    value = float((model.y * eta - np.exp(eta) - gammaln(model.y + 1)).sum())
    errors = np.sqrt(np.diag(np.linalg.inv(model.x.T * np.exp(eta) @ model.x)))
    return Fitted(start, errors, 0.0, value, len(model.y), float(model.y.sum()), by_length, label)
