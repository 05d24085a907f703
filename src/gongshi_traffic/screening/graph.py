"""Roads as a graph: places where they meet, and the edges between (路网图).

A line is cut where it shares a point with another line; that is how OSM and most road databases
say “here one can turn”. Lines that only cross on paper (a bridge) are not joined. The rows that
leave a node stand together (compressed sparse rows), in the order of the edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.joining import joined
from gongshi_traffic.screening.roads import Roads
from gongshi_traffic.screening.soundness import refuse_unsound, refuse_unsound_lengths

JOIN_M = 1e-3


@dataclass(frozen=True, eq=False)
class RoadGraph:
    """Nodes, edges and who leaves where (路网图).

    Edge e runs from node `from_node[e]` to `to_node[e]`, is `length_m[e]` metres long and lies on
    line `line[e]` of `roads`, from `start_m[e]` metres on; its points are rows `first[e]` to
    `last[e]` of `roads.xy`, both included. A half-edge 2e leaves from_node, 2e+1 leaves to_node;
    `leaving[node_start[v]:node_start[v+1]]` are the half-edges that leave node v. `roads` is None
    for a graph made of plain lengths.
    """

    node_xy: np.ndarray
    from_node: np.ndarray
    to_node: np.ndarray
    length_m: np.ndarray
    node_start: np.ndarray
    leaving: np.ndarray
    line: np.ndarray
    start_m: np.ndarray
    first: np.ndarray
    last: np.ndarray
    roads: Roads | None = None

    @property
    def edges(self) -> int:
        """How many edges (边数)."""
        return len(self.length_m)

    @property
    def nodes(self) -> int:
        """How many nodes (节点数)."""
        return len(self.node_start) - 1

    @cached_property
    def degree(self) -> np.ndarray:
        """How many half-edges leave each node; a loop counts twice (度)."""
        return np.diff(self.node_start)

    def names_of(self, edges: np.ndarray) -> np.ndarray:
        """The road name of each of these edges (道路名)."""
        return self._of_line("name", edges)

    def classes_of(self, edges: np.ndarray) -> np.ndarray:
        """The road class of each of these edges (道路等级)."""
        return self._of_line("road_class", edges)

    def _of_line(self, column: str, edges: np.ndarray) -> np.ndarray:
        if self.roads is None:
            return np.full(len(edges), "", object)
        return getattr(self.roads, column)[self.line[edges]]

    def points_at(self, edge: np.ndarray, offset_m: np.ndarray) -> np.ndarray:
        """Where on the ground each place (edge, metres from its first point) lies, (n, 2) (坐标)."""
        return points_along(self.roads.xy, self.first, self.last, edge, np.asarray(offset_m, float))


def road_graph(roads: Roads, *, join_m: float = JOIN_M, nodes_at: str = "vertices") -> RoadGraph:
    """The graph of these roads (由道路线得路网图).

    Points within `join_m` metres are one place. A line is cut at its ends and, with
    `nodes_at="vertices"`, wherever it shares a point with a line; with `"ends"` only where a line
    ends. Raises UnfitRoads for degrees, NaN, empty lines and lines without length.
    """
    refuse_unsound(roads)
    place, count = joined(roads.xy, join_m)
    is_node = node_places(place, roads.start, count, nodes_at == "vertices")
    line, first, last = _cut(place, roads.start, is_node)
    length, start_m = _measured(roads.xy, line, first, last)
    number = np.cumsum(is_node) - 1
    from_node, to_node = number[place[first]].astype(np.int32), number[place[last]].astype(np.int32)
    xy = np.empty((int(is_node.sum()), 2))
    xy[number[place[::-1]][is_node[place[::-1]]]] = roads.xy[::-1][is_node[place[::-1]]]
    return connected(xy, from_node, to_node, length, line, start_m, first, last, roads)


def graph_of_edges(
    from_node: np.ndarray, to_node: np.ndarray, length_m: np.ndarray, *, node_xy: np.ndarray | None = None
) -> RoadGraph:
    """A graph of plain edges: node numbers from 0 and lengths in metres (由数组得路网图).

    Raises UnfitRoads for a length that is not a positive number, or a node below 0.
    """
    refuse_unsound_lengths(np.asarray(from_node), np.asarray(to_node), np.asarray(length_m, float))
    n = len(from_node)
    nodes = int(max(np.max(from_node, initial=-1), np.max(to_node, initial=-1))) + 1
    xy = np.full((nodes, 2), np.nan) if node_xy is None else np.asarray(node_xy, float)
    none, at = np.full(n, -1), np.zeros(n)
    ends = np.asarray(from_node, np.int32), np.asarray(to_node, np.int32)
    return connected(xy, *ends, np.asarray(length_m, float), np.arange(n), at, none, none, None)


def connected(xy, from_node, to_node, length, line, start_m, first, last, roads) -> RoadGraph:
    """A graph of nodes and edges, with who leaves where (连成图)."""
    node_start, leaving = _rows(from_node, to_node, len(xy))
    return RoadGraph(xy, from_node, to_node, length, node_start, leaving, line, start_m, first, last, roads)


@compiled
def node_places(place, start, count, at_vertices):
    """Which places are nodes: ends of lines, and places that more than one point of lines shares."""
    is_node = np.zeros(count, np.bool_)
    seen = np.zeros(count, np.uint8)
    for i in range(start.size - 1):
        for p in range(start[i], start[i + 1]):
            if p == start[i] or p == start[i + 1] - 1:
                is_node[place[p]] = True
            elif at_vertices and place[p] != place[p - 1]:
                if seen[place[p]]:
                    is_node[place[p]] = True
                seen[place[p]] = 1
    return is_node


@compiled
def _cut(place, start, is_node):
    n = 0
    for i in range(start.size - 1):
        for p in range(start[i] + 1, start[i + 1]):
            n += is_node[place[p]] and _moves_on(place, start[i], p)
    line, first, last = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    n = 0
    for i in range(start.size - 1):
        begin = start[i]
        for p in range(start[i] + 1, start[i + 1]):
            if is_node[place[p]] and _moves_on(place, start[i], p):
                line[n], first[n], last[n] = i, begin, p
                begin = p
                n += 1
    return line, first, last


@compiled
def _moves_on(place, start, p):
    """Whether point p lies elsewhere than the point before: a point given twice is no edge."""
    return place[p] != place[p - 1]


@compiled
def _measured(xy, line, first, last):
    length, start_m = np.empty(line.size), np.empty(line.size)
    for e in range(line.size):
        total = 0.0
        for p in range(first[e], last[e]):
            total += np.hypot(xy[p + 1, 0] - xy[p, 0], xy[p + 1, 1] - xy[p, 1])
        length[e] = total
        start_m[e] = start_m[e - 1] + length[e - 1] if e > 0 and line[e] == line[e - 1] else 0.0
    return length, start_m


@compiled
def _rows(from_node, to_node, nodes):
    start = np.zeros(nodes + 1, np.int64)
    for e in range(from_node.size):
        start[from_node[e] + 1] += 1
        start[to_node[e] + 1] += 1
    for v in range(nodes):
        start[v + 1] += start[v]
    fill = start[:-1].copy()
    leaving = np.empty(2 * from_node.size, np.int32)
    for e in range(from_node.size):
        leaving[fill[from_node[e]]] = 2 * e
        fill[from_node[e]] += 1
        leaving[fill[to_node[e]]] = 2 * e + 1
        fill[to_node[e]] += 1
    return start, leaving


@compiled
def points_along(xy, first, last, edge, offset):
    """The point at each offset along its edge; beyond the ends the nearest end."""
    found = np.empty((edge.size, 2))
    for i in range(edge.size):
        p, left = first[edge[i]], offset[i]
        step = np.hypot(xy[p + 1, 0] - xy[p, 0], xy[p + 1, 1] - xy[p, 1])
        while left > step and p + 1 < last[edge[i]]:
            left -= step
            p += 1
            step = np.hypot(xy[p + 1, 0] - xy[p, 0], xy[p + 1, 1] - xy[p, 1])
        share = min(max(left / step, 0.0), 1.0) if step > 0 else 0.0
        found[i, 0] = xy[p, 0] + share * (xy[p + 1, 0] - xy[p, 0])
        found[i, 1] = xy[p, 1] + share * (xy[p + 1, 1] - xy[p, 1])
    return found
