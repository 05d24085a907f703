"""Junctions read off a road graph, where no register of them was delivered (由路网得路口)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi import Row, tr
from gongshi_traffic.screening.chainage import chainage_of
from gongshi_traffic.screening.joining import joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph

ONE_PLACE_M = 40.0  # the arms of one roundabout or divided crossing are one junction


def junctions_of_graph(graph: RoadGraph, *, one_place_m: float = ONE_PLACE_M) -> dict[str, Row]:
    """Places where at least three arms of at least two roads with a chainage meet, by code (路口).

    A junction lies on the longest of its roads and is named by its two longest. Nodes within
    `one_place_m` of each other are one.
    """
    arms = _arms(graph)
    nodes = np.array(
        [v for v, met in arms.items() if len(met) > 2 and len({base_name(r) for r, _ in met}) > 1], np.int64
    )
    if not nodes.size:
        return {}
    group, count = joined(graph.node_xy[nodes], one_place_m)
    long = _lengths(graph)
    found = [_junction(nodes[group == g], arms, graph, long) for g in range(count)]
    order = sorted(found, key=lambda row: (row["road"], row["at_m"]))
    return {f"J{n:04d}": {"code": f"J{n:04d}", **row} for n, row in enumerate(order, 1)}


def base_name(road: str) -> str:
    """The name without the number of a further stretch of that name (路名).

    >>> base_name("Park Road 2"), base_name("A3054")
    ('Park Road', 'A3054')
    """
    return re.sub(r" \d+$", "", road)


def shown_name(road: str) -> str:
    """The road as it is printed: a further stretch of a name says which (路名写法).

    >>> shown_name("A3054 2"), shown_name("A3054")
    ('A3054第2段', 'A3054')
    """
    base = base_name(road)
    return road if base == road else tr("{road}第{n}段", road=base, n=road.rpartition(" ")[2])


def nearest_junction(xy: NDArray[np.float64], junctions: Mapping[str, Row], within_m: float) -> list[str]:
    """The code of the nearest junction within reach of each point; empty where there is none (最近路口)."""
    from scipy.spatial import cKDTree

    if not junctions or not len(xy):
        return [""] * len(xy)
    codes = list(junctions)
    tree = cKDTree([(junctions[c]["x"], junctions[c]["y"]) for c in codes])
    known = np.isfinite(xy).all(axis=1)
    _, index = tree.query(np.where(known[:, None], xy, 0.0), distance_upper_bound=within_m)
    return [codes[i] if ok and i < len(codes) else "" for i, ok in zip(index, known, strict=True)]


def _arms(graph: RoadGraph) -> Mapping[int, list[tuple[str, float]]]:
    """The road and chainage of each arm at each node; arms without a chainage are left out."""
    every = np.arange(graph.edges)
    names, begin = chainage_of(graph, every, np.zeros(graph.edges))
    _, end = chainage_of(graph, every, graph.length_m)
    met: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for e in np.flatnonzero(np.isfinite(begin)).tolist():
        met[int(graph.from_node[e])].append((names[e], float(begin[e])))
        met[int(graph.to_node[e])].append((names[e], float(end[e])))
    return met


def _lengths(graph: RoadGraph) -> Mapping[str, float]:
    names = graph.names_of(np.arange(graph.edges))
    found: dict[str, float] = defaultdict(float)
    for name, length in zip(names, graph.length_m, strict=True):
        found[name] += float(length)
    return found


def _junction(
    nodes: Sequence[int], arms: Mapping[int, list[tuple[str, float]]], graph: RoadGraph, long: Mapping[str, float]
) -> Row:  # fmt: skip
    met = {road for v in nodes for road, _ in arms[int(v)]}
    roads = sorted(met, key=lambda r: (r.startswith(tr("未命名")), -long[r], r))
    roads = [roads[0], next(r for r in roads if base_name(r) != base_name(roads[0]))]
    (node, at_m), (_, other_m) = (
        min((int(v), at) for v in nodes for road, at in arms[int(v)] if road == r) for r in roads
    )
    x, y = graph.node_xy[node]
    return {
        "name": tr("{road}与{other}交叉口", road=shown_name(roads[0]), other=shown_name(roads[1])), "road": roads[0],
        "at_m": round(at_m), "other_road": roads[1], "other_at_m": round(other_m), "village": "", "x": float(x), "y": float(y),
    }  # fmt: skip
