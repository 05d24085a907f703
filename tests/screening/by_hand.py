"""The densities once more, written to be believed: every way is followed by recursion (对照算法)."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from gongshi_traffic.screening import Events, Lixels, RoadGraph

HEIGHTS = {
    "QUARTIC": lambda u: 15 / 16 * (1 - u * u) ** 2,
    "EPANECHNIKOV": lambda u: 3 / 4 * (1 - u * u),
    "GAUSSIAN": lambda u: 3 / math.sqrt(2 * math.pi) * math.exp(-4.5 * u * u) / math.erf(3 / math.sqrt(2)),
    "TRIANGLE": lambda u: 1 - u,
    "UNIFORM": lambda u: 0.5,
}


def legs(graph: RoadGraph, node: int) -> list[tuple[int, int]]:
    """(edge, side) of every leg of a node; a loop has two."""
    found = [(e, 0) for e in range(graph.edges) if graph.from_node[e] == node]
    return found + [(e, 1) for e in range(graph.edges) if graph.to_node[e] == node]


def ways(
    graph: RoadGraph, node: int, came_by: tuple[int, int] | None, far: float, share: float, b: float, continuous: bool
) -> Iterator[tuple[tuple[int, int], float, float]]:
    """Every (leg, metres done at its beginning, share) from a node on; `came_by` is the leg that leads back."""
    here = legs(graph, node)
    n = len(here)
    for leg in here:
        if came_by is None:
            part = share * (2 / n if n > 1 or continuous else 1)
        elif leg == came_by:
            part = share * (2 - n) / n if continuous else 0.0
        else:
            part = share * (2 / n if continuous else 1 / (n - 1))
        if far < b and part:
            yield leg, far, part
            edge, side = leg
            end = graph.to_node[edge] if side == 0 else graph.from_node[edge]
            yield from ways(graph, int(end), (edge, 1 - side), far + graph.length_m[edge], part, b, continuous)


def all_ways(
    graph: RoadGraph, events: Events, i: int, b: float, continuous: bool
) -> Iterator[tuple[tuple[int, int], float, float]]:
    edge, offset = int(events.edge[i]), float(events.offset_m[i])
    if events.node[i] >= 0:
        yield from ways(graph, int(events.node[i]), None, 0.0, 1.0, b, continuous)
        return
    yield from ways(graph, int(graph.from_node[edge]), (edge, 0), offset, 1.0, b, continuous)
    yield from ways(graph, int(graph.to_node[edge]), (edge, 1), graph.length_m[edge] - offset, 1.0, b, continuous)


def equal_split(
    graph: RoadGraph, lixels: Lixels, events: Events, b: float, kernel: str, continuous: bool
) -> np.ndarray:
    """Equal-split density at each lixel, way by way."""
    found = np.zeros(len(lixels))

    def add(edge: int, distance: np.ndarray, share: float) -> None:
        rows = np.flatnonzero(lixels.edge == edge)
        for row, d in zip(rows, distance, strict=True):
            if d < b:
                found[row] += share * HEIGHTS[kernel](d / b) / b

    for i in range(len(events)):
        edge, offset, w = int(events.edge[i]), float(events.offset_m[i]), float(events.weight[i])
        if events.node[i] < 0:
            add(edge, np.abs(lixels.at_m[lixels.edge == edge] - offset), w)
        for (e, side), done, share in all_ways(graph, events, i, b, continuous):
            at = lixels.at_m[lixels.edge == e]
            add(e, done + (at if side == 0 else graph.length_m[e] - at), w * share)
    return found


def simple(graph: RoadGraph, lixels: Lixels, events: Events, b: float, kernel: str) -> np.ndarray:
    """Density by shortest distance, all pairs of nodes by Floyd and Warshall."""
    d = np.full((graph.nodes, graph.nodes), np.inf)
    np.fill_diagonal(d, 0)
    for e in range(graph.edges):
        u, v = graph.from_node[e], graph.to_node[e]
        d[u, v] = d[v, u] = min(d[u, v], graph.length_m[e])
    for k in range(graph.nodes):
        d = np.minimum(d, d[:, [k]] + d[[k], :])
    found = np.zeros(len(lixels))
    for i in range(len(events)):
        for row in range(len(lixels)):
            distance = _shortest(graph, d, events, i, int(lixels.edge[row]), float(lixels.at_m[row]))
            if distance < b:
                found[row] += events.weight[i] * HEIGHTS[kernel](distance / b) / b
    return found


def _shortest(graph: RoadGraph, d: np.ndarray, events: Events, i: int, edge: int, at: float) -> float:
    ends = [(int(graph.from_node[edge]), at), (int(graph.to_node[edge]), float(graph.length_m[edge]) - at)]
    if events.node[i] >= 0:
        return min(d[events.node[i], v] + far for v, far in ends)
    own, offset = int(events.edge[i]), float(events.offset_m[i])
    starts = [(int(graph.from_node[own]), offset), (int(graph.to_node[own]), float(graph.length_m[own]) - offset)]
    around = min(far + d[u, v] + more for u, far in starts for v, more in ends)
    return min(around, abs(at - offset)) if own == edge else around
