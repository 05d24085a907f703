"""A good plan to begin with, from a few transportation problems (初始方案).

A second organisation is worth only what the first cannot do, which one linear problem cannot
see. So it is solved some rounds: each time what a second place is worth follows from who had
the first place the round before. The best plan met is where the solver's proof begins; on
large inputs it is most of the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gongshi_organs.pairing.problem import Pairing
from gongshi_organs.pairing.running import run_highs

if TYPE_CHECKING:
    from collections.abc import Callable

Pair = tuple[str, str]
ROUNDS = 6


def start(problem: Pairing, worth: Callable[[Pairing, tuple[Pair, ...]], int], seconds: float) -> tuple[Pair, ...]:
    """The best plan of some rounds by `worth`; empty where even the first finds none, as when members are bound."""
    pairs = [(o, c) for o in problem.organisations for c in problem.communities if problem.allows(o, c)]
    plain = [_aside(problem, pair) for pair in pairs]
    alone = [problem.weights.need * sum(problem.meets(*pair).values()) for pair in pairs]
    best: tuple[Pair, ...] = ()
    first: Mapping[str, str] = {}
    for _ in range(ROUNDS):
        found = _round(problem, pairs, plain, alone, first, seconds / ROUNDS)
        if not found:
            break
        plan = tuple(sorted(pair for pair, _ in found))
        if best and worth(problem, plan) <= worth(problem, best):
            break
        best, first = plan, {c: o for (o, c), is_first in found if is_first}
    return best


def _aside(problem: Pairing, pair: Pair) -> int:
    """What a pair is worth besides needs: nearness, and staying as it was."""
    weights = problem.weights
    return weights.kept * (problem.previous.get(pair[0]) == pair[1]) - weights.distance * problem.distance.get(pair, 0)


def _round(
    problem: Pairing, pairs: list[Pair], plain: list[int], alone: list[int], first: Mapping[str, str], seconds: float
) -> list[tuple[Pair, bool]]:
    """The pairs of one transportation problem, each with whether it holds its community's first place."""
    n = len(pairs)
    added = [problem.weights.need * _added(problem, pair, first.get(pair[1])) for pair in pairs]
    costs = [float(a + b) for a, b in zip(alone, plain, strict=True)] + [
        float(a + b) for a, b in zip(added, plain, strict=True)
    ]
    of: dict[str, list[int]] = {o: [] for o in problem.organisations}
    to: dict[str, list[int]] = {c: [] for c in problem.communities}
    for i, (organisation, community) in enumerate(pairs):
        of[organisation].append(i)
        to[community].append(i)
    rows = [(1.0, 1.0, [(j, 1.0) for i in of[o] for j in (i, n + i)]) for o in of]
    rows += [(1.0, 1.0, [(i, 1.0) for i in to[c]]) for c in to]
    rows += [(0.0, float(problem.most[c] - 1), [(n + i, 1.0) for i in to[c]]) for c in to]
    solver, status = run_highs(costs, [0.0] * len(costs), rows, 0, seconds)
    if status != "best":
        return []
    return [(pairs[i % n], i < n) for i, value in enumerate(solver.getSolution().col_value) if value > 0.5]


def _added(problem: Pairing, pair: Pair, holder: str | None) -> int:
    """What the organisation meets that the holder of the first place does not; nothing while nobody is known."""
    if holder is None or holder == pair[0]:
        return 0
    return sum(w for k, w in problem.meets(*pair).items() if k not in problem.able[holder])
