"""Small road networks to try things on: lines as lists of points, in metres (小路网)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gongshi_traffic.screening import METRES, RoadGraph, Roads, road_graph, roads_of

Line = Sequence[tuple[float, float]]


def roads(*lines: Line, name: Sequence[str] | None = None, **columns: object) -> Roads:
    """Roads of these lines, in local metres."""
    xy = np.array([point for line in lines for point in line], float).reshape(-1, 2)
    start = np.cumsum([0, *(len(line) for line in lines)])
    return roads_of(xy, start, name=name, crs=METRES, **columns)


def graph(*lines: Line, **columns: object) -> RoadGraph:
    """The graph of these lines."""
    return road_graph(roads(*lines, **columns))


CROSS = ([(0, 0), (100, 0)], [(100, 0), (200, 0)], [(100, 0), (100, 100)], [(100, 0), (100, -100)])
