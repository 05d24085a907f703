"""What is wrong or doubtful in a road network, each by name and place (路网差错).

Nothing is changed here. Some of these are how the world is (a bridge crosses without a node), so
they are told and mended only when somebody asks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.crossings import CROSSING, OVERLAP, TOUCH, meetings
from gongshi_traffic.screening.graph import JOIN_M, RoadGraph, road_graph
from gongshi_traffic.screening.index import EdgeIndex, edge_index
from gongshi_traffic.screening.parts import connected_parts
from gongshi_traffic.screening.roads import Roads
from gongshi_traffic.screening.snapping import place_on_roads
from gongshi_traffic.screening.soundness import unsound_rows

REACH_M = 10.0


class FaultKind(StrEnum):
    """The kinds of fault a network can have (路网差错种类)."""

    NOT_A_NUMBER = "not_a_number"
    NO_LENGTH = "no_length"
    DUPLICATE = "duplicate"
    OVERLAP = "overlap"
    CROSSING = "crossing"
    TOUCH = "touch"
    SELF_CROSSING = "self_crossing"
    DANGLING = "dangling"
    UNCONNECTED = "unconnected"

    @property
    def label(self) -> str:
        """What it is called (名称)."""
        return {
            "not_a_number": tr("坐标缺失或不是数"), "no_length": tr("长度为零"), "duplicate": tr("重复的线"),
            "overlap": tr("部分重叠"), "crossing": tr("相交处没有节点"), "touch": tr("一线的点搭在另一线上而没有节点"),
            "self_crossing": tr("自身相交"), "dangling": tr("线头未接上"), "unconnected": tr("与主网不相连"),
        }[self.value]  # fmt: skip


@dataclass(frozen=True)
class NetworkFault:
    """One fault: what, which lines (by row, and by id), where, and how many metres it is about (差错)."""

    kind: FaultKind
    lines: tuple[int, ...]
    ids: tuple[str, ...]
    x: float
    y: float
    metres: float = 0.0

    def __str__(self) -> str:
        return tr(
            "{kind}：线 {ids}，坐标 ({x:.1f}, {y:.1f})，{metres:.2f} 米。", kind=self.kind.label, ids="、".join(self.ids),
            x=self.x, y=self.y, metres=self.metres,
        )  # fmt: skip


def network_faults(roads: Roads, *, reach_m: float = REACH_M, join_m: float = JOIN_M) -> list[NetworkFault]:
    """Every fault of the network, those of single lines first (路网差错).

    `dangling` is an end that no other line shares while one passes within `reach_m` metres: `metres`
    is the gap. `unconnected` names each part but the longest: `metres` is its length. Lines that
    cannot be measured are named and the rest is looked at without them.
    """
    bad, short = unsound_rows(roads)
    found = [_of_line(FaultKind.NOT_A_NUMBER, roads, i) for i in bad]
    found += [_of_line(FaultKind.NO_LENGTH, roads, i) for i in short]
    sound = np.setdiff1d(np.arange(len(roads)), np.concatenate([bad, short]))
    if len(sound):
        kept = roads.picked(sound)
        graph = road_graph(kept, join_m=join_m)
        index = edge_index(graph)
        duplicates = list(_duplicates(graph))
        found += [
            _renumbered(fault, sound) for fault in (*duplicates, *_of_graph(graph, index, duplicates, reach_m, join_m))
        ]
    return found


def _of_graph(
    graph: RoadGraph, index: EdgeIndex, duplicates: Iterable[NetworkFault], reach_m: float, join_m: float
) -> Iterator[NetworkFault]:
    told = {fault.lines for fault in duplicates}
    yield from (f for f in _meetings(graph, index, join_m) if f.kind is not FaultKind.OVERLAP or f.lines not in told)
    yield from _dangling(graph, index, reach_m)
    yield from _unconnected(graph)


def _of_line(kind: FaultKind, roads: Roads, line: int, metres: float = 0.0) -> NetworkFault:
    at = roads.xy[roads.start[line]] if roads.points[line] else np.array([np.nan, np.nan])
    return NetworkFault(kind, (int(line),), (str(roads.id[line]),), float(at[0]), float(at[1]), metres)


def _renumbered(fault: NetworkFault, rows: np.ndarray) -> NetworkFault:
    from dataclasses import replace

    return replace(fault, lines=tuple(int(rows[i]) for i in fault.lines))


def _between(kind: FaultKind, graph: RoadGraph, edges: Iterable[int], at: np.ndarray, metres: float) -> NetworkFault:
    lines = tuple(sorted({int(graph.line[e]) for e in edges}))
    ids = tuple(str(graph.roads.id[i]) for i in lines)
    return NetworkFault(kind, lines, ids, float(at[0]), float(at[1]), float(metres))


def _duplicates(graph: RoadGraph) -> Iterator[NetworkFault]:
    """Edges between the same nodes, of the same length, with the same middle."""
    low, high = np.minimum(graph.from_node, graph.to_node), np.maximum(graph.from_node, graph.to_node)
    middle = graph.points_at(np.arange(graph.edges), graph.length_m / 2)
    order = np.lexsort((graph.length_m, high, low))
    for a, b in itertools.pairwise(order):
        same = low[a] == low[b] and high[a] == high[b] and abs(graph.length_m[a] - graph.length_m[b]) <= JOIN_M
        if same and np.hypot(*(middle[a] - middle[b])) <= JOIN_M:
            yield _between(FaultKind.DUPLICATE, graph, (a, b), middle[b], graph.length_m[b])


def _meetings(graph: RoadGraph, index: EdgeIndex, join_m: float) -> Iterator[NetworkFault]:
    kinds = {CROSSING: FaultKind.CROSSING, TOUCH: FaultKind.TOUCH, OVERLAP: FaultKind.OVERLAP}
    told = set()
    for (kind, a, b), at in zip(*meetings(index, join_m), strict=True):
        edges = index.edge[a], index.edge[b]
        own = graph.line[edges[0]] == graph.line[edges[1]] and kinds[kind] is FaultKind.CROSSING
        named = FaultKind.SELF_CROSSING if own or edges[0] == edges[1] else kinds[kind]
        fault = _between(named, graph, edges, at, 0.0)
        key = (named, fault.lines, (round(fault.x, 2), round(fault.y, 2)) if named is not FaultKind.OVERLAP else None)
        if key not in told:
            told.add(key)
            yield fault


def _dangling(graph: RoadGraph, index: EdgeIndex, reach_m: float) -> Iterator[NetworkFault]:
    """The next nearest edge of a dead end is the nearest that does not meet it there."""
    ends = np.flatnonzero(graph.degree == 1)
    if not len(ends):
        return
    near = place_on_roads(graph, graph.node_xy[ends], tolerance_m=reach_m, index=index)
    own = graph.leaving[graph.node_start[ends]] // 2
    for i in np.flatnonzero(np.isfinite(near.runner_up_m)):
        yield _between(FaultKind.DANGLING, graph, (own[i],), graph.node_xy[ends[i]], near.runner_up_m[i])


def _unconnected(graph: RoadGraph) -> Iterator[NetworkFault]:
    part = connected_parts(graph)
    length = np.bincount(part[graph.from_node], graph.length_m)
    main = int(np.argmax(length))
    for one in np.flatnonzero((np.arange(len(length)) != main) & (length > 0)):
        edges = np.flatnonzero(part[graph.from_node] == one)
        yield _between(FaultKind.UNCONNECTED, graph, edges, graph.node_xy[graph.from_node[edges[0]]], length[one])
