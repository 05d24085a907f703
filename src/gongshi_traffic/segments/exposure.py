"""What each edge of the network is exposed to: its metres, or its metres times its traffic (暴露量).

Where traffic is counted, crashes are compared by vehicles that pass and not by metres alone; see
`segments.traffic` for which count speaks for which metre.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from gongshi_traffic.segments.geometry import cut
from gongshi_traffic.segments.traffic import Traffic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.screening.roads import Roads

_LEAST_M = 1.0  # a cut so near to an end would only make an edge that nothing lies on


def exposure_of(graph: RoadGraph, traffic: Traffic) -> NDArray[np.float64] | None:
    """What each edge is exposed to: metres times its ground's factor; None where no road has traffic (暴露量).

    The traffic changes only at an edge's ends where the lines were cut by `cut_where_traffic_changes`.
    """
    from gongshi_traffic.screening.chainage import chainage_of

    if not traffic:
        return None
    every = np.arange(graph.edges)
    names, begin = chainage_of(graph, every, np.zeros(graph.edges))
    _, end = chainage_of(graph, every, graph.length_m)
    known = np.isfinite(begin) & np.isfinite(end)  # a line without chainage stands for the whole road
    spans = zip(names, np.where(known, begin, 0.0), np.where(known, end, np.inf), strict=True)
    return np.asarray(graph.length_m * np.array([traffic.factor(str(n), float(a), float(b)) for n, a, b in spans]))


def cut_where_traffic_changes(roads: Roads, traffic: Traffic) -> Roads:
    """The lines, cut where the traffic of their road changes (按流量断开): no density changes by it."""
    breaks = traffic.breaks
    if not breaks:
        return roads
    from gongshi_traffic.screening.roads import roads_of

    parts = [part for i in range(len(roads)) for part in _parts(roads, i, breaks)]
    line = [i for i, *_ in parts]
    points = [xy for *_, xy in parts]
    return roads_of(
        np.concatenate(points), np.concatenate([[0], np.cumsum([len(p) for p in points])]), id=roads.id[line],
        name=roads.name[line], road_class=roads.road_class[line], from_m=np.array([a for _, a, _, _ in parts]),
        to_m=np.array([b for _, _, b, _ in parts]), crs=roads.crs,
    )  # fmt: skip


def _parts(
    roads: Roads, i: int, breaks: Mapping[str, Sequence[float]]
) -> Iterator[tuple[int, float, float, NDArray[np.float64]]]:  # fmt: skip
    """A line in parts, in its own direction: line, chainage at both ends, points."""
    begin, end = float(roads.from_m[i]), float(roads.to_m[i])
    points = roads.xy[roads.start[i] : roads.start[i + 1]]
    low, high = min(begin, end) + _LEAST_M, max(begin, end) - _LEAST_M
    inner = sorted((m for m in breaks.get(roads.name[i], ()) if low < m < high), reverse=end < begin)
    marks = [begin, *inner, end]
    for a, b in pairwise(marks):
        whole = not inner
        yield i, a, b, points if whole else cut(points, (a - begin) / (end - begin), (b - begin) / (end - begin))
