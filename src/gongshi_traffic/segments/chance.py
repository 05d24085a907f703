"""How often crashes that fall at random are as dense (随机模拟).

The same number of crashes is thrown on each class of road, uniformly by length, again and again.
A piece stands out when it is denser, against its class, than the densest piece anywhere is in all
but a share `level` of the simulations: so the chance of any false piece on the whole map is at
most that share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.screening.lixels import Lixels
    from gongshi_traffic.segments.standards import Standards

_SAME = 1e-12


def beyond_chance(
    graph: RoadGraph, lixels: Lixels, edge: NDArray[np.int64], classes: NDArray[np.object_], mean: NDArray[np.float64],
    times: NDArray[np.float64], how: Mapping[str, Any], standards: Standards,
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:  # fmt: skip
    """For each piece the chance of such a density, one-sided, and whether it stands out (随机可能).

    `mean` is the class mean at each piece, `times` the density against it. Ties count against the piece.
    """
    from gongshi_traffic.screening.events import events_on
    from gongshi_traffic.screening.kernel_density import density

    random = np.random.default_rng(standards.seed)
    _, kind = np.unique(classes.astype(str), return_inverse=True)
    above, highest = np.zeros(len(lixels)), np.empty(standards.simulations)
    for n in range(standards.simulations):
        thrown = events_on(graph, _thrown(graph, kind, kind[edge], random), junction_m=0)
        found = density(graph, lixels, thrown, **how).value
        relative = np.divide(found, mean, out=np.zeros(len(found)), where=mean > 0)
        above += relative >= times - _SAME
        highest[n] = relative.max()
    p = (1 + above) / (standards.simulations + 1)
    highest.sort()
    rank = int(np.ceil((1 - standards.level) * (standards.simulations + 1)))
    bar = highest[rank - 1] if rank <= standards.simulations else np.inf
    return p, times > bar + _SAME


def _thrown(
    graph: RoadGraph, kind: NDArray[np.int64], of_crashes: NDArray[np.int64], random: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Edges and offsets of as many crashes on each class of road, uniform by length."""
    edges = []
    for k, n in enumerate(np.bincount(of_crashes, minlength=kind.max() + 1)):
        if n:
            own = np.flatnonzero(kind == k)
            share = np.cumsum(graph.length_m[own])
            edges.append(own[np.searchsorted(share, random.random(n) * share[-1], side="right")])
    edge = np.concatenate(edges)
    return edge, random.random(len(edge)) * graph.length_m[edge]
