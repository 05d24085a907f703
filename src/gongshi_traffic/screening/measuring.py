"""A chainage for roads that were delivered without one (由线段推算桩号).

Lines of one name are joined at their ends, at each place the straightest pair first; each chain is
measured from its south-western end. The longest keeps the road's name, the others get a number.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from gongshi_traffic.screening.joining import joined
from gongshi_traffic.screening.roads import Roads

STRAIGHT = math.radians(60)
End = tuple[int, int]


def with_chainage(roads: Roads, *, join_m: float = 1e-3) -> Roads:
    """The roads with `from_m` and `to_m` filled where a named road has none (补桩号).

    Names of second and further chains get “ 2”, “ 3” behind them, so that a road and a chainage are
    one place. Roads with a chainage on any line are left alone.
    """
    first, last = roads.start[:-1], roads.start[1:] - 1
    place, _ = joined(roads.xy[np.concatenate([first, last])], join_m)
    ends = place.reshape(2, -1).T
    from_m, to_m, name = roads.from_m.copy(), roads.to_m.copy(), roads.name.copy()
    for road, lines in _by_name(roads).items():
        for number, chain in enumerate(_chains(roads, lines, ends), 1):
            _measure(roads, chain, from_m, to_m)
            for line, _ in chain:
                name[line] = road if number == 1 else f"{road} {number}"
    return replace(roads, from_m=from_m, to_m=to_m, name=name)


def _by_name(roads: Roads) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(roads.name):
        if name:
            found[name].append(i)
    return {k: v for k, v in found.items() if np.isnan(roads.from_m[v]).all()}


def _chains(roads: Roads, lines: Sequence[int], ends: np.ndarray) -> list[list[tuple[int, bool]]]:
    """Chains of (line, runs forward), the longest first."""
    partner = _partners(roads, lines, ends)
    left, found = set(lines), []
    starts = [(i, s) for i in lines for s in (0, 1) if (i, s) not in partner]
    for start in [*sorted(starts, key=lambda e: _spot(roads, e)), *((i, 0) for i in lines)]:
        if start[0] in left:
            found.append(_followed(start, partner, left))
    return sorted(found, key=lambda chain: -sum(roads.length_m[[i for i, _ in chain]]))


def _followed(start: End, partner: dict[End, End], left: set[int]) -> list[tuple[int, bool]]:
    chain: list[tuple[int, bool]] = []
    at: End | None = start
    while at is not None and at[0] in left:
        left.discard(at[0])
        chain.append((at[0], at[1] == 0))
        at = partner.get((at[0], 1 - at[1]))
    return chain


def _partners(roads: Roads, lines: Sequence[int], ends: np.ndarray) -> dict[End, End]:
    met: dict[int, list[End]] = defaultdict(list)
    for i in lines:
        met[int(ends[i, 0])].append((i, 0))
        met[int(ends[i, 1])].append((i, 1))
    partner: dict[End, End] = {}
    for there in met.values():
        pairs = sorted((_bend(roads, a, b), a, b) for a, b in combinations(there, 2) if a[0] != b[0])
        for bend, a, b in pairs:
            if bend <= STRAIGHT and a not in partner and b not in partner:
                partner[a], partner[b] = b, a
    return partner


def _spot(roads: Roads, end: End) -> tuple[float, float]:
    row = roads.start[end[0]] if end[1] == 0 else roads.start[end[0] + 1] - 1
    x, y = roads.xy[row]
    return float(x + y), float(x)


def _bend(roads: Roads, a: End, b: End) -> float:
    """How far from straight it is to leave one line by its end and enter the other by its end."""
    away = _leaving(roads, b) - (_leaving(roads, a) + math.pi)
    return abs((away + math.pi) % (2 * math.pi) - math.pi)


def _leaving(roads: Roads, end: End) -> float:
    low, high = roads.start[end[0]], roads.start[end[0] + 1] - 1
    p, q = (roads.xy[low], roads.xy[low + 1]) if end[1] == 0 else (roads.xy[high], roads.xy[high - 1])
    return math.atan2(q[1] - p[1], q[0] - p[0])


def _measure(roads: Roads, chain: Sequence[tuple[int, bool]], from_m: np.ndarray, to_m: np.ndarray) -> None:
    at, lengths = 0.0, roads.length_m[[i for i, _ in chain]]
    for (line, forward), metres in zip(chain, lengths, strict=True):
        from_m[line], to_m[line] = (at, at + metres) if forward else (at + metres, at)
        at += metres
