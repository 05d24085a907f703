"""Faults mended, those that were asked for and no others (按要求修复路网)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from gongshi_traffic.screening.faults import REACH_M, FaultKind, NetworkFault, network_faults
from gongshi_traffic.screening.graph import RoadGraph, road_graph
from gongshi_traffic.screening.index import edge_index
from gongshi_traffic.screening.roads import Roads
from gongshi_traffic.screening.snapping import place_on_roads

Mended = tuple[Roads, list[NetworkFault]]
ON_THE_LINE_M = 2e-3
STAGES = (
    {FaultKind.NOT_A_NUMBER, FaultKind.NO_LENGTH, FaultKind.DUPLICATE},
    {FaultKind.CROSSING, FaultKind.TOUCH, FaultKind.SELF_CROSSING},
    {FaultKind.DANGLING},
    {FaultKind.UNCONNECTED},
)


def repaired(roads: Roads, kinds: Collection[FaultKind], *, reach_m: float = REACH_M) -> Mended:
    """The roads with faults of these kinds mended, and the faults that were (修复路网).

    In this order: lines that cannot be measured and second copies are left out; where lines cross
    or touch, each gets a point there, so that the graph has a node; an end that stops short is led
    on to the nearest line within `reach_m`; parts that are unconnected even so are left out.
    Partial overlaps are not mended: which line is right is not ours to say.
    """
    mended: list[NetworkFault] = []
    for stage, mend in zip(STAGES, (_without, _with_nodes, _led_on, _without), strict=True):
        if stage & set(kinds):
            found = [f for f in network_faults(roads, reach_m=reach_m) if f.kind in stage and f.kind in kinds]
            roads = mend(roads, found, reach_m) if found else roads
            mended += found
    return roads, mended


def _without(roads: Roads, faults: Sequence[NetworkFault], reach_m: float) -> Roads:
    """Of two copies the later goes, of an unconnected part every line."""
    gone = {line for f in faults for line in (f.lines[-1:] if f.kind is FaultKind.DUPLICATE else f.lines)}
    return roads.picked(np.setdiff1d(np.arange(len(roads)), sorted(gone)))


def _with_nodes(roads: Roads, faults: Sequence[NetworkFault], reach_m: float) -> Roads:
    return _with_points(roads, np.unique([(f.x, f.y) for f in faults], axis=0))


def _led_on(roads: Roads, faults: Sequence[NetworkFault], reach_m: float) -> Roads:
    """Each dead end joined to the nearest line it does not meet, by a straight piece to the foot on it."""
    for fault in faults:
        end = np.array([fault.x, fault.y])
        graph = road_graph(roads)
        node = int(np.argmin(np.hypot(*(graph.node_xy - end).T)))
        target = _foot_on_another(graph, node, end, reach_m) if graph.degree[node] == 1 else None
        if target is not None:
            line = int(graph.line[graph.leaving[graph.node_start[node]] // 2])
            first, behind = int(roads.start[line]), int(roads.start[line + 1])
            is_first = np.hypot(*(roads.xy[first] - end)) < np.hypot(*(roads.xy[behind - 1] - end))
            roads = _inserted(roads, [first if is_first else behind], [line], target)
            roads = _with_points(roads, target)
    return roads


def _foot_on_another(graph: RoadGraph, node: int, end: np.ndarray, reach_m: float) -> np.ndarray | None:
    edge = int(graph.leaving[graph.node_start[node]] // 2)
    ends = graph.from_node[edge], graph.to_node[edge]
    apart = ~(np.isin(graph.from_node, ends) | np.isin(graph.to_node, ends))
    others = np.unique(graph.line[apart])
    if not len(others):
        return None
    near = road_graph(graph.roads.picked(others))
    placed = place_on_roads(near, end[None, :], tolerance_m=reach_m)
    return near.points_at(placed.edge, placed.offset_m) if placed.edge[0] >= 0 else None


def _with_points(roads: Roads, spots: np.ndarray) -> Roads:
    """Every line that passes through one of the spots gets a point exactly there."""
    graph = road_graph(roads)
    index = edge_index(graph)
    starts = roads.xy[:-1]
    before, lines, points = [], [], []
    for x, y in spots:
        for row in _pieces_through(index.segments, x, y):
            p = int(graph.first[index.edge[row]] + row - np.searchsorted(index.edge, index.edge[row]))
            if np.hypot(*(starts[p] - (x, y))) > 0 and np.hypot(*(roads.xy[p + 1] - (x, y))) > 0:
                before.append(p + 1)
                lines.append(int(graph.line[index.edge[row]]))
                points.append((x, y))
    return _inserted(roads, before, lines, np.array(points).reshape(-1, 2))


def _pieces_through(segments: np.ndarray, x: float, y: float) -> np.ndarray:
    dx, dy = segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]
    square = np.maximum(dx * dx + dy * dy, 1e-300)
    share = np.clip(((x - segments[:, 0]) * dx + (y - segments[:, 1]) * dy) / square, 0, 1)
    beside = np.hypot(segments[:, 0] + share * dx - x, segments[:, 1] + share * dy - y)
    return np.flatnonzero(beside <= ON_THE_LINE_M)


def _inserted(roads: Roads, before: list[int], lines: list[int], points: np.ndarray) -> Roads:
    order = np.lexsort((_along(roads, before, points), before))
    xy = np.insert(roads.xy, np.array(before, int)[order], points[order], axis=0)
    more = np.bincount(np.array(lines, int), minlength=len(roads))
    return replace(roads, xy=xy, start=roads.start + np.concatenate([[0], np.cumsum(more)]))


def _along(roads: Roads, before: list[int], points: np.ndarray) -> np.ndarray:
    """Metres from the point that stands before each new one, so that several come in order."""
    return np.hypot(*(points - roads.xy[np.maximum(np.array(before, int) - 1, 0)]).T)
