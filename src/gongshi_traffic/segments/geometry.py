"""The ground of a place, and the pieces of road, as lines and points on a plane (路段的图形)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.roads import Roads
    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.place import Stretch


def shape_of(place: Stretch, roads: Roads) -> Any:
    """The place as a shapely geometry: lines, or points where it has no length (点段图形).

    Its own road first, its arms after it. None where none of its roads is drawn.
    """
    from shapely import GeometryCollection, LineString, MultiLineString, MultiPoint, Point

    found = [line for where in place.ground for line in lines_between(roads, *where)]
    lines = [LineString(line) for line in found if _has_length(line)]
    points = [Point(line[0]) for line in found if not _has_length(line)]
    if lines:
        return lines[0] if len(lines) == 1 else MultiLineString(lines)
    if points:
        return points[0] if len(points) == 1 else MultiPoint(points)
    return None if not found else GeometryCollection()


def lines_between(roads: Roads, road: str, from_m: float, to_m: float) -> Iterator[NDArray[np.float64]]:
    """The drawn parts of a road between two chainages, (n, 2) each; two equal points for a single place."""
    for i in np.flatnonzero(roads.name == road):
        low, high = sorted((float(roads.from_m[i]), float(roads.to_m[i])))
        start, end = max(low, from_m), min(high, to_m)
        if start > end or not high > low:
            continue
        points = roads.xy[roads.start[i] : roads.start[i + 1]]
        a, b = (_share(roads, int(i), m) for m in (start, end))
        yield cut(points, min(a, b), max(a, b))


def pieces_of(layer: Layer) -> list[NDArray[np.float64]]:
    """The line of every piece of the layer, (n, 2) each (单元线形)."""
    graph, lixels = layer.graph, layer.lixels
    assert graph.roads is not None, "a layer is made of drawn roads"
    found = []
    for e, start, end in zip(lixels.edge.tolist(), lixels.from_m.tolist(), lixels.to_m.tolist(), strict=True):
        points = graph.roads.xy[graph.first[e] : graph.last[e] + 1]
        long = float(np.hypot(*np.diff(points, axis=0).T).sum())
        found.append(cut(points, start / long, end / long))
    return found


def bounds_of(shapes: Iterable[NDArray[np.float64]]) -> tuple[float, float, float, float]:
    """The box around all points: left, bottom, right, top (范围)."""
    points = np.concatenate(list(shapes))
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def _share(roads: Roads, line: int, at_m: float) -> float:
    """How far along the line a chainage is, 0 at its first point and 1 at its last."""
    return float((at_m - roads.from_m[line]) / (roads.to_m[line] - roads.from_m[line]))


def cut(points: NDArray[np.float64], start: float, end: float) -> NDArray[np.float64]:
    """The part of a line between two shares of its length, (n, 2) (截取)."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(steps)])
    at /= at[-1]
    inside = points[(at > start) & (at < end)]
    ends = [[np.interp(s, at, points[:, k]) for k in (0, 1)] for s in (start, end)]
    return np.vstack([ends[0], inside, ends[1]])


def _has_length(line: NDArray[np.float64]) -> bool:
    return bool(np.hypot(*np.diff(line, axis=0).T).sum() > 0)
