"""Crashes on the graph, as the densities take them (路网上的事故).

A crash closer to a junction than a tolerance lies on it. The rule is the same from both ends of an
edge and from every edge: the nearer end counts; where both are as near, the end whose point comes
first by x, then y. So it does not matter which way a line was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import UnfitSetting, off_the_edge
from gongshi_traffic.screening.snapping import Placed

JUNCTION_M = 1.0


@dataclass(frozen=True, eq=False)
class Events:
    """Crashes on edges or nodes (路网上的事故).

    Event i lies on `edge[i]`, `offset_m[i]` metres from its first point, and on node `node[i]` if
    that is not −1. `weight[i]` is what it counts for. `row[i]` is its row in what was given.
    """

    edge: np.ndarray
    offset_m: np.ndarray
    node: np.ndarray
    weight: np.ndarray
    row: np.ndarray

    def __len__(self) -> int:
        return len(self.edge)

    def picked(self, which: np.ndarray) -> Events:
        """Only these events, in this order (取出若干起)."""
        return Events(self.edge[which], self.offset_m[which], self.node[which], self.weight[which], self.row[which])

    def weighted(self, weight: np.ndarray) -> Events:
        """The same events with other weights, one for each event (改权重). Raises UnfitSetting."""
        return replace(self, weight=_weights(weight, len(self)))


def events_on(
    graph: RoadGraph,
    placed: Placed | tuple[np.ndarray, np.ndarray],
    *,
    weight: np.ndarray | None = None,
    junction_m: float = JUNCTION_M,
) -> Events:
    """The crashes that lie on the graph; those not placed are left to `placed.unplaced` (事故上网).

    `placed` is what `place_on_roads` gave, or edges and offsets. A crash within `junction_m` metres
    of an end of its edge lies on that node; 0 leaves only crashes exactly at a node there.
    Raises UnfitSetting for a place off its edge, a weight that is negative or no number, or a
    tolerance below zero.
    """
    edge, offset = (placed.edge, placed.offset_m) if isinstance(placed, Placed) else placed
    edge, offset = np.asarray(edge, np.int64), np.asarray(offset, float)
    row = np.flatnonzero(edge >= 0) if isinstance(placed, Placed) else np.arange(len(edge))
    every = np.ones(len(edge)) if weight is None else _weights(weight, len(edge))
    edge, offset = edge[row], offset[row]
    if len(edge) and not ((edge >= 0) & (edge < graph.edges) & (offset >= 0)).all():
        raise off_the_edge()
    if (offset > graph.length_m[edge] + 1e-6).any():
        raise off_the_edge()
    offset = np.minimum(offset, graph.length_m[edge])
    return Events(edge, offset, nodes_near(graph, edge, offset, junction_m), every[row], row)


def nodes_near(graph: RoadGraph, edge: np.ndarray, offset: np.ndarray, junction_m: float) -> np.ndarray:
    """The node each event lies on, or −1 (事故所在的节点). Raises UnfitSetting."""
    if not (np.isfinite(junction_m) and junction_m >= 0):
        raise UnfitSetting(
            tr("路口容差为 {value} 米，不能为负。", value=junction_m), where=tr("路口容差 junction_m"),
            mend=tr("一般取 0 至 10 米。"),
        )  # fmt: skip
    before, behind = offset, graph.length_m[edge] - offset
    first, last = graph.from_node[edge].astype(np.int64), graph.to_node[edge].astype(np.int64)
    takes_first = (before < behind) | ((before == behind) & _comes_first(graph.node_xy, first, last))
    return np.where(np.minimum(before, behind) <= junction_m, np.where(takes_first, first, last), -1)


def _comes_first(xy: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (xy[a, 0] < xy[b, 0]) | ((xy[a, 0] == xy[b, 0]) & (xy[a, 1] <= xy[b, 1]))


def _weights(weight: np.ndarray, n: int) -> np.ndarray:
    found = np.asarray(weight, float)
    if found.shape != (n,) or not (np.isfinite(found) & (found >= 0)).all():
        raise UnfitSetting(
            tr("权重须每起事故一个，且为不小于零的数。"), where=tr("权重 weight"),
            mend=tr("请检查权重的个数，去掉空值和负数。"),
        )  # fmt: skip
    return found
