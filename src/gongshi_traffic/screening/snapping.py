"""Crashes put on the road they happened on, and those that cannot be (事故落到路上).

The nearest edge within a tolerance, found in rings of cells around the crash; by road name where
one is given. A crash that is not placed is kept, with the reason. The next nearest edge is kept
too: a crash as near to a parallel road as to its own is one to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from gongshi import BadInput, tr
from gongshi_traffic.screening.compiled import cores, side_by_side
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.index import EdgeIndex, edge_index
from gongshi_traffic.screening.nearest import nearest_edges
from gongshi_traffic.screening.roads import texts

ANY_ROAD = -1
NO_SUCH_ROAD = -2
BLOCK = 4096


class UnfitPlaces(BadInput):
    """Points or a tolerance with which nothing can be placed on the network (事故点不可用)."""


class Unplaced(IntEnum):
    """Why a crash is not on the network (未落到路上的原因)."""

    PLACED = 0
    NO_POSITION = 1
    OUTSIDE = 2
    TOO_FAR = 3
    UNKNOWN_ROAD = 4
    ROAD_TOO_FAR = 5
    SWAPPED = 6

    @property
    def label(self) -> str:
        """The reason as a clerk reads it (原因)."""
        return {
            0: tr("已落到路上"), 1: tr("没有坐标"), 2: tr("在路网范围之外"), 3: tr("附近没有道路"),
            4: tr("路网里没有这条道路"), 5: tr("所写道路离得太远"), 6: tr("横纵坐标像是写反了"),
        }[int(self)]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Placed:
    """Where each crash lies on the graph, in the order they were given (落点).

    `edge` is −1 for those not placed, and then `reason` says why. `offset_m` is metres from the
    edge's first point; `distance_m` how far the crash lay from it; `runner_up_m` how far the next
    nearest edge is that shares no node with it (inf: none within the tolerance).
    """

    edge: np.ndarray
    offset_m: np.ndarray
    distance_m: np.ndarray
    runner_up_m: np.ndarray
    reason: np.ndarray

    @property
    def is_placed(self) -> np.ndarray:
        """True for each crash that lies on an edge (是否落到路上)."""
        return self.edge >= 0

    @property
    def unplaced(self) -> list[tuple[int, Unplaced]]:
        """Each crash that is not placed, and why (未落到路上的事故)."""
        return [(int(i), Unplaced(int(self.reason[i]))) for i in np.flatnonzero(self.edge < 0)]


def place_on_roads(
    graph: RoadGraph,
    xy: np.ndarray,
    *,
    tolerance_m: float,
    road: Sequence[object] | np.ndarray | None = None,
    unknown_road: str = "refuse",
    index: EdgeIndex | None = None,
    threads: int | None = None,
) -> Placed:
    """Each crash on its nearest edge within `tolerance_m` metres (事故落到路上).

    `xy` (n, 2) in the graph's metres, or a GeoDataFrame of points, which is converted. `road` names
    the road of each crash, "" where unknown: only edges of that name are looked at. A name the
    network does not have is a reason, unless `unknown_road="nearest"`. Raises UnfitPlaces.
    """
    points = points_of(xy, graph)
    _refuse_tolerance(tolerance_m)
    index = index or edge_index(graph)
    wanted, of_edge = _wanted(graph, road, len(points), unknown_road)
    found = _nearest(graph, index, points, wanted, of_edge, tolerance_m, threads)
    reason = _reasons(graph, points, wanted, found[0], tolerance_m)
    return Placed(*found, reason)


def points_of(xy: object, graph: RoadGraph) -> np.ndarray:
    """Plain points in the graph's system, of an array or a GeoDataFrame (点坐标). Raises UnfitPlaces."""
    from gongshi_traffic.screening.systems import METRES, projected

    geometry = getattr(xy, "geometry", None)
    if geometry is None:
        points = np.ascontiguousarray(np.asarray(xy, float))
        if points.ndim == 2 and points.shape[1] == 2:
            return points
        raise UnfitPlaces(tr("事故点须为两列：横坐标、纵坐标。"), where=tr("事故点"), mend=tr("请给 (n, 2) 的数组。"))
    plain = np.column_stack([geometry.x.to_numpy(float), geometry.y.to_numpy(float)])
    crs = graph.roads.crs if graph.roads is not None else None
    if geometry.crs is None or crs is None or crs == METRES:
        return plain
    return projected(plain, geometry.crs, crs)


def _refuse_tolerance(tolerance_m: float) -> None:
    if not (np.isfinite(tolerance_m) and tolerance_m > 0):
        raise UnfitPlaces(
            tr("落点容差为 {value} 米，应为正数。", value=tolerance_m), where=tr("落点容差 tolerance_m"),
            mend=tr("城区一般 20 至 50 米。"),
        )  # fmt: skip


def _wanted(
    graph: RoadGraph, road: Sequence[object] | np.ndarray | None, n: int, unknown_road: str
) -> tuple[np.ndarray, np.ndarray]:
    if road is None:
        return np.full(n, ANY_ROAD, np.int64), np.full(graph.edges, ANY_ROAD, np.int64)
    names = graph.names_of(np.arange(graph.edges))
    code = {name: i for i, name in enumerate(sorted(set(names.tolist()) - {""}))}
    missing = NO_SUCH_ROAD if unknown_road == "refuse" else ANY_ROAD
    wanted = [ANY_ROAD if r == "" else code.get(r, missing) for r in texts(road, n)]
    return np.asarray(wanted, np.int64), np.asarray([code.get(name, ANY_ROAD) for name in names], np.int64)


def _nearest(graph, index, points, wanted, of_edge, tolerance_m, threads):
    edge, offset = np.full(len(points), -1, np.int64), np.full(len(points), np.nan)
    distance, second = np.full(len(points), np.nan), np.full(len(points), np.inf)

    def block(at: int) -> None:
        rows = slice(at, at + BLOCK)
        nearest_edges(
            points[rows], wanted[rows], of_edge, tolerance_m, index.segments, index.edge, index.offset_m, index.cell,
            index.keys, index.begins, index.members, graph.from_node, graph.to_node, graph.length_m,
            edge[rows], offset[rows], distance[rows], second[rows],
        )  # fmt: skip

    side_by_side([lambda at=at: block(at) for at in range(0, len(points), BLOCK)], threads=threads or cores())
    return edge, offset, distance, second


def _reasons(
    graph: RoadGraph, points: np.ndarray, wanted: np.ndarray, edge: np.ndarray, tolerance_m: float
) -> np.ndarray:
    low, high = graph.node_xy.min(axis=0), graph.node_xy.max(axis=0)
    low, high = low - tolerance_m, high + tolerance_m
    if graph.roads is not None:
        low, high = np.minimum(low, graph.roads.xy.min(axis=0)), np.maximum(high, graph.roads.xy.max(axis=0))

    def inside(at: np.ndarray) -> np.ndarray:
        return np.asarray(((at >= low) & (at <= high)).all(axis=1))

    outside = ~inside(points)
    return np.select(
        [
            edge >= 0, ~np.isfinite(points).all(axis=1), outside & inside(points[:, ::-1]), outside,
            wanted == NO_SUCH_ROAD, wanted >= 0,
        ],
        [
            Unplaced.PLACED, Unplaced.NO_POSITION, Unplaced.SWAPPED, Unplaced.OUTSIDE,
            Unplaced.UNKNOWN_ROAD, Unplaced.ROAD_TOO_FAR,
        ],
        Unplaced.TOO_FAR,
    )  # fmt: skip
