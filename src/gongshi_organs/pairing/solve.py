"""The pairing as a mathematical programme, solved to proof by HiGHS (求解).

    maximise  need·Σ w[c,k]·z[c,k] − distance·Σ d[u,c]·x[u,c] + kept·Σ x[u,previous(u)]
    subject to  Σ_c x[u,c] = 1,  1 ≤ Σ_u x[u,c] ≤ most[c],  z[c,k] ≤ Σ_u able[u,k]·x[u,c],
                lo[c] ≤ Σ_u members[u]·x[u,c] ≤ hi[c],  x ∈ {0,1},  0 ≤ z ≤ 1

A second organisation adds only what the first cannot do. All data are whole numbers, one
thread and a fixed seed: the same input gives the same plan.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from gongshi import Unfit, tr
from gongshi_organs.pairing.problem import Pairing
from gongshi_organs.pairing.refuse import CannotPair, refuse_impossible
from gongshi_organs.pairing.running import run_highs
from gongshi_organs.pairing.start import start

SECONDS = 30.0


class NotSolved(Unfit):
    """The solver found no plan in the time given (限时内没有解出)."""


@dataclass(frozen=True)
class Plan:
    """One plan (匹配方案): the pairs, what they are worth, and how good that is at most.

    `bound` is proven: no plan is worth more. `gap` is how far `value` may be from the best, as
    a share of it; 0 when proven best. `solver`, `input_hash` and `seconds` go with the record.
    """

    pairs: tuple[tuple[str, str], ...]
    value: int
    bound: float
    solver: str
    input_hash: str
    seconds: float

    @property
    def gap(self) -> float:
        """How far the value may be below the best, as a share of the bound."""
        return max(0.0, (self.bound - self.value) / abs(self.bound)) if self.bound else 0.0

    @property
    def is_best(self) -> bool:
        """Whether no plan is better: values are whole numbers, so a bound within one proves it."""
        return self.bound < self.value + 1 - 1e-6

    @property
    def doubled(self) -> int:
        """How many communities have more than one organisation."""
        to = [c for _, c in self.pairs]
        return sum(to.count(c) > 1 for c in set(to))


def pair(problem: Pairing, *, seconds: float = SECONDS) -> Plan:
    """The best plan, or the best found in `seconds` with its bound. Raises CannotPair, NotSolved."""
    refuse_impossible(problem)
    began = time.perf_counter()
    layout = _Layout(problem)
    chosen, bound, version = _solved(layout, seconds)
    pairs = tuple(sorted(layout.pairs[i] for i in chosen))
    return Plan(pairs, worth(problem, pairs), bound, version, problem.hash, time.perf_counter() - began)


def worth(problem: Pairing, pairs: tuple[tuple[str, str], ...]) -> int:
    """What a plan is worth by the objective above, exactly (方案的值)."""
    weights, met = problem.weights, 0
    for community in problem.communities:
        able = {k for o, c in pairs if c == community for k in problem.able[o]}
        met += sum(w for k, w in problem.need.get(community, {}).items() if k in able)
    far = sum(problem.distance.get(p, 0) for p in pairs)
    kept = sum(problem.previous.get(o) == c for o, c in pairs)
    return weights.need * met - weights.distance * far + weights.kept * kept


class _Layout:
    """Columns and rows of the programme: one column a pair, then one a need that somebody can meet."""

    def __init__(self, problem: Pairing) -> None:
        self.problem = problem
        self.pairs = [(o, c) for o in problem.organisations for c in problem.communities if problem.allows(o, c)]
        reach: dict[str, set[str]] = {}
        for organisation, community in self.pairs:
            reach.setdefault(community, set()).update(problem.able[organisation])
        self.needs = [
            (c, k)
            for c in problem.communities
            for k, w in sorted(problem.need.get(c, {}).items())
            if w and k in reach.get(c, ())
        ]

    def costs(self) -> list[float]:
        """What each column is worth."""
        p, w = self.problem, self.problem.weights
        of_pairs = [
            -w.distance * p.distance.get(pair, 0) + w.kept * (p.previous.get(pair[0]) == pair[1]) for pair in self.pairs
        ]
        return [float(v) for v in (*of_pairs, *(w.need * p.need[c][k] for c, k in self.needs))]

    def columns_of(self, plan: tuple[tuple[str, str], ...]) -> list[float]:
        """The columns of a plan: its pairs, and the needs that they meet; none for no plan."""
        if not plan:
            return []
        chosen, able = set(plan), self.problem.able
        met = {(c, k) for o, c in chosen for k in able[o]}
        return [float(pair in chosen) for pair in self.pairs] + [float(need in met) for need in self.needs]

    def lower(self) -> list[float]:
        """A fixed pair is in."""
        return [float(pair in self.problem.fixed) for pair in self.pairs] + [0.0] * len(self.needs)

    def rows(self) -> Iterator[tuple[float, float, list[tuple[int, float]]]]:
        """Each row: its least, its most, and the columns with their factors."""
        p, infinite = self.problem, float("inf")
        of, to = _grouped(self.pairs)
        for organisation in p.organisations:
            yield 1, 1, [(i, 1.0) for i in of[organisation]]
        for community in p.communities:
            yield 1, p.most[community], [(i, 1.0) for i in to[community]]
            if community in p.band:
                low, high = p.band[community]
                yield low, high, [(i, float(p.members.get(self.pairs[i][0], 0))) for i in to[community]]
        for j, (community, category) in enumerate(self.needs, len(self.pairs)):
            able = [(i, 1.0) for i in to[community] if category in p.able[self.pairs[i][0]]]
            yield 0, infinite, [*able, (j, -1.0)]


def _grouped(pairs: list[tuple[str, str]]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    of: dict[str, list[int]] = {}
    to: dict[str, list[int]] = {}
    for i, (organisation, community) in enumerate(pairs):
        of.setdefault(organisation, []).append(i)
        to.setdefault(community, []).append(i)
    return of, to


def _solved(layout: _Layout, seconds: float) -> tuple[list[int], float, str]:
    """The pairs chosen by column, the proven bound, the solver's version."""
    import numpy as np

    began = time.perf_counter()
    first = start(layout.problem, worth, seconds / 4)
    left = max(seconds - (time.perf_counter() - began), seconds / 2)
    rows = list(layout.rows())
    solver, status = run_highs(
        layout.costs(), layout.lower(), rows, len(layout.pairs), left, begin=layout.columns_of(first)
    )
    values = np.asarray(solver.getSolution().col_value)
    if status == "infeasible":
        raise CannotPair(
            tr("没有满足全部条件的匹配方案：各社区的人数上下限与每个组织只去一处不能同时满足。"),
            where=tr("{n} 个组织、{m} 个社区", n=len(layout.problem.able), m=len(layout.problem.most)),
            mend=tr("请放宽人数的上下限后重算。"),
        )
    if not len(values) or not np.isfinite(solver.getInfo().objective_function_value) or status == "nothing":
        raise NotSolved(
            tr("限时 {seconds} 秒内没有找到匹配方案。", seconds=seconds),
            where=tr("{n} 个组织、{m} 个社区", n=len(layout.problem.able), m=len(layout.problem.most)),
            mend=tr("请延长限时，或先固定一部分组织再算。"),
        )
    chosen = np.flatnonzero(values[: len(layout.pairs)] > 0.5).tolist()
    return chosen, float(solver.getInfo().mip_dual_bound), f"HiGHS {solver.version()}"
