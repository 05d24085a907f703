"""Clusters of crashes between junctions, by KDE+ (Bíl、Andrášik、Janoška，2013) (KDE+ 聚集段).

On each section between junctions the density of its crashes (Epanechnikov, turned back at the ends,
so that none is lost) is held against that of as many crashes thrown evenly on it. Where it is above
what 95 in 100 throws reach at the place, there is a cluster; its strength is the share of its density
above that level. So KDE+ finds concentrations within a section and says nothing of how one section
compares with another. Crashes at junctions are left out, as its authors have it.

That level holds place by place, and a map has many places. `p` is therefore of the section's
greatest excess, and `p_map` of the greatest of all sections, each told in standard deviations of
its own throws and itself, so that long sections do not drown short ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.compiled import compiled, side_by_side
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import UnfitSetting, positive
from gongshi_traffic.screening.sections import Sections, sections_of
from gongshi_traffic.screening.shapes import height
from gongshi_traffic.screening.testing import refuse_simulations

STEP_M = 10.0
EPANECHNIKOV = 1
FEWEST = 2
MOST_STEPS = 8192  # of a section; beyond 80 km steps grow instead of memory


@dataclass(frozen=True)
class PlusCluster:
    """One cluster (聚集段): its ground as (edge, from, to) in metres along edges, and how sure it is.

    `events` are the rows of its crashes in what was given; `strength` lies between 0 and 1.
    """

    section: int
    pieces: tuple[tuple[int, float, float], ...]
    length_m: float
    events: tuple[int, ...]
    strength: float
    p: float
    p_map: float


def kde_plus(
    graph: RoadGraph,
    events: Events,
    *,
    bandwidth_m: float = 100.0,
    level: float = 0.95,
    simulations: int = 999,
    seed: int = 1,
    threads: int | None = None,
) -> tuple[PlusCluster, ...]:
    """The clusters, the strongest first (KDE+ 聚集段).

    Null, section by section: as many crashes as it has, each anywhere on it alike. Every crash
    counts once, whatever its weight. A section with one crash has no cluster. Raises UnfitSetting.
    """
    b = positive(bandwidth_m, tr("带宽 bandwidth_m"))
    _refuse_level(level)
    refuse_simulations(simulations)
    sections, groups = sections_of(graph), []
    at, crowd, section = _between_junctions(graph, events, sections)
    for s in np.unique(section[np.isin(section, np.flatnonzero(crowd >= FEWEST))]).tolist():
        groups.append((s, np.flatnonzero(section == s)))
    seeds = np.random.SeedSequence(seed).generate_state(max(len(sections), 1))

    def judged(group: tuple[int, np.ndarray]) -> tuple[np.ndarray, ...]:
        s, rows = group
        return _judged(at[rows], float(sections.length_m[s]), b, level, simulations, int(seeds[s]))

    found = side_by_side([lambda g=g: judged(g) for g in groups], threads=threads)
    return _clusters(groups, found, at, events, sections, simulations)


def _refuse_level(level: float) -> None:
    if not 0 < level < 1:
        raise UnfitSetting(
            tr("KDE+ 的水平为 {level}，应在 0 与 1 之间。", level=level),
            where=tr("水平 level"),
            mend=tr("一般取 0.95。"),
        )


def _between_junctions(
    graph: RoadGraph, events: Events, sections: Sections
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Metres in its section of every crash, how many each section has, and the section; −1 at junctions."""
    at_junction = (events.node >= 0) & (graph.degree[events.node] != 2)
    section = np.where(at_junction, -1, sections.of_edge[events.edge])
    crowd = np.bincount(section[section >= 0], minlength=len(sections))
    return sections.metres(events.edge, events.offset_m), crowd, section


def _judged(at: np.ndarray, length: float, b: float, level: float, simulations: int, seed: int) -> tuple:  # type: ignore[type-arg]
    """On a grid of the section: place, density, level; the greatest excess, seen and in each throw."""
    steps = min(max(int(np.ceil(length / min(STEP_M, b / 5))), 1), MOST_STEPS)
    grid = (np.arange(steps) + 0.5) * length / steps
    thrown = thrown_densities(seed, len(at), length, grid, b, simulations)
    seen = np.empty(steps)
    turned_back(at, length, grid, b, seen)
    every = np.vstack([thrown, seen])  # what is seen is one of them under the null, so it is scaled as one of them
    mean, spread = every.mean(axis=0), np.maximum(every.std(axis=0), 1e-300)
    rank = int(np.ceil(level * (simulations + 1))) - 1
    line = np.partition(thrown, min(rank, simulations - 1), axis=0)[min(rank, simulations - 1)]
    return grid, seen, line, float(((seen - mean) / spread).max()), ((thrown - mean) / spread).max(axis=1)


@compiled
def turned_back(at, length, grid, b, out):
    """The density of crashes `at` on a line of `length` metres, turned back at both ends, at each grid point."""
    out[:] = 0.0
    for i in range(at.size):
        for j in range(grid.size):
            k = 0
            while k * 2 * length < b + 2 * length:
                for turn in (-1.0, 1.0):
                    image = turn * at[i]
                    out[j] += height(EPANECHNIKOV, abs(grid[j] - image - 2 * k * length) / b) / b
                    if k > 0:
                        out[j] += height(EPANECHNIKOV, abs(grid[j] - image + 2 * k * length) / b) / b
                k += 1


@compiled
def thrown_densities(seed, n, length, grid, b, simulations):
    """The density of n crashes thrown evenly on the line, a row for each throw."""
    np.random.seed(seed)
    found = np.empty((simulations, grid.size))
    for r in range(simulations):
        turned_back(np.random.random(n) * length, length, grid, b, found[r])
    return found


def _clusters(groups, found, at, events, sections, simulations) -> tuple[PlusCluster, ...]:  # type: ignore[no-untyped-def]
    if not groups:
        return ()
    scores = [_scores(top, tops) for *_, top, tops in found]
    highest = np.max([many for _, many in scores], axis=0)
    made = []
    for (s, rows), (grid, seen, line, *_), (top, tops) in zip(groups, found, scores, strict=True):
        # ties count against us
        p, p_map = ((1 + int((many >= top - 1e-9).sum())) / (simulations + 1) for many in (tops, highest))
        step = float(sections.length_m[s]) / len(grid)
        for first, last in _runs(seen > line):
            low, high = first * step, last * step
            inside = rows[(at[rows] >= low) & (at[rows] <= high)]
            over = 1 - float(line[first:last].sum() / seen[first:last].sum())
            pieces = tuple(sections.pieces(s, low, high))
            made.append(PlusCluster(s, pieces, high - low, tuple(events.row[inside].tolist()), over, p, p_map))
    return tuple(sorted(made, key=lambda c: (-c.strength, c.section, c.pieces)))


def _scores(top: float, tops: np.ndarray) -> tuple[float, np.ndarray]:
    """A section's greatest excess, seen and thrown, in standard deviations of all of them."""
    every = np.append(tops, top)
    scaled = (every - every.mean()) / max(float(every.std()), 1e-12)
    return float(scaled[-1]), scaled[:-1]


def _runs(above: np.ndarray) -> Iterator[tuple[int, int]]:
    """First and one past the last of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], above, [False]]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
