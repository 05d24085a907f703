"""One side placed with another within loads: judges, observers, posts, groups (安排).

Judges to entries (three each, own unit forbidden, loads equal but for one), students to
posts, observer groups to units, survey groups to units: a transportation problem with whole
solutions. Preferences are whole numbers, higher is better.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gongshi import tr
from gongshi_organs.pairing.refuse import CannotPair
from gongshi_organs.pairing.running import run_highs
from gongshi_organs.pairing.solve import SECONDS


@dataclass(frozen=True)
class Placing:
    """Who is placed with whom (安排结果) in order of name, and what it is worth."""

    pairs: tuple[tuple[str, str], ...]
    value: int

    def of(self, one: str) -> list[str]:
        """Whom `one` of the first side is placed with."""
        return [b for a, b in self.pairs if a == one]


def place(
    each: Mapping[str, int],
    loads: Mapping[str, tuple[int, int]],
    *,
    forbidden: Callable[[str, str], bool] = lambda a, b: False,
    worth: Callable[[str, str], int] = lambda a, b: 0,
) -> Placing:
    """Every one of `each` with so many of `loads`, each of those within its least and most.

    The best by the sum of `worth`; among equals the one that prefers earlier names with
    earlier names, so the same input gives the same placing. Raises CannotPair.
    """
    left, right = sorted(each), sorted(loads)
    pairs = [(a, b) for a in left for b in right if not forbidden(a, b)]
    rows = [_row(pairs, 0, a, each[a], each[a]) for a in left]
    rows += [_row(pairs, 1, b, *loads[b]) for b in right]
    scale = len(pairs) * max(len(pairs), 1) + 1
    ranks = {name: i for i, name in enumerate(right)}
    costs = [float(worth(a, b) * scale - (ranks[b] + i) % len(right)) for i, (a, b) in enumerate(pairs)]
    solver, status = run_highs(costs, [0.0] * len(pairs), rows, 0, SECONDS) if pairs else (None, "infeasible")
    if status != "best" or solver is None:
        raise _cannot(each, loads)
    chosen = tuple(p for p, v in zip(pairs, solver.getSolution().col_value, strict=True) if v > 0.5)
    return Placing(chosen, sum(worth(a, b) for a, b in chosen))


def even_loads(names: Sequence[str], total: int) -> dict[str, tuple[int, int]]:
    """Loads that differ by one at most: `total` shared among `names`.

    >>> even_loads(["甲", "乙"], 5)
    {'甲': (2, 3), '乙': (2, 3)}
    """
    low = total // len(names)
    return dict.fromkeys(names, (low, low + bool(total % len(names))))


def _row(
    pairs: Sequence[tuple[str, str]], side: int, name: str, low: int, high: int
) -> tuple[float, float, list[tuple[int, float]]]:
    return float(low), float(high), [(i, 1.0) for i, pair in enumerate(pairs) if pair[side] == name]


def _cannot(each: Mapping[str, int], loads: Mapping[str, tuple[int, int]]) -> CannotPair:
    wanted = sum(each.values())
    low, high = (sum(load[i] for load in loads.values()) for i in (0, 1))
    return CannotPair(
        tr(
            "安排不出来：共需 {wanted} 个名额，另一方最少 {low}、最多 {high}，或回避太多。",
            wanted=wanted,
            low=low,
            high=high,
        ),
        where=tr("{n} 对 {m}", n=len(each), m=len(loads)),
        mend=tr("请增加人手、放宽每人的上下限，或减少回避后重算。"),
    )
