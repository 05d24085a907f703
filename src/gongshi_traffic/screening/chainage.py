"""Road and chainage (K12+300) to a place on the graph, and back (桩号).

A line's chainage runs evenly from `from_m` at its first point to `to_m` at its last, so a line that
is a little longer on the ground than by its marks keeps the marks.
"""

from __future__ import annotations

import re

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.snapping import UnfitPlaces

WRITTEN = re.compile(r"^\s*[A-Z]{0,3}?K?(\d+)(?:\s*\+\s*(\d{1,3}(?:\.\d+)?))?\s*$", re.IGNORECASE)


def read_chainage(text: str) -> float:
    """Metres from the road's zero, of K12+300, K12 or 12+300 (读桩号). Raises UnfitPlaces.

    >>> read_chainage("K12+300")
    12300.0
    """
    found = WRITTEN.match(text.replace("＋", "+"))
    if not found:
        raise UnfitPlaces(
            tr("桩号“{text}”看不懂。", text=text),
            where=tr("桩号"),
            mend=tr("请写成 K12+300（千米加米，米不超过三位）。"),
        )
    return int(found[1]) * 1000.0 + float(found[2] or 0)


def write_chainage(metres: float) -> str:
    """The chainage as it is painted on the stone, to the whole metre (写桩号).

    >>> write_chainage(12300)
    'K12+300'
    """
    whole = round(metres)
    sign, whole = ("-" if whole < 0 else ""), abs(whole)
    return f"{sign}K{whole // 1000}+{whole % 1000:03d}"


def chainage_of(graph: RoadGraph, edge: np.ndarray, offset_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The road name and the chainage in metres of each place; NaN where its line has none (落点的桩号)."""
    roads = graph.roads
    if roads is None:
        return np.full(len(edge), "", object), np.full(len(edge), np.nan)
    line = graph.line[edge]
    share = (graph.start_m[edge] + offset_m) / roads.length_m[line]
    return roads.name[line], roads.from_m[line] + share * (roads.to_m[line] - roads.from_m[line])


def places_at(graph: RoadGraph, road: str, metres: float) -> list[tuple[int, float]]:
    """Every place (edge, offset) of that road and chainage, in the order of the edges (桩号的位置).

    Two carriageways give two. Where one line ends and the next begins there is one place.
    Raises UnfitPlaces for an unknown road or a chainage it does not reach.
    """
    edges = np.flatnonzero(graph.names_of(np.arange(graph.edges)) == road)
    if not len(edges):
        raise UnfitPlaces(
            tr("路网里没有名为“{road}”的道路。", road=road), where=tr("道路名"), mend=tr("请核对路名或道路编号。")
        )
    _, begin = chainage_of(graph, edges, np.zeros(len(edges)))
    _, end = chainage_of(graph, edges, graph.length_m[edges])
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    hit = np.flatnonzero((low <= metres) & (metres <= high) & (high > low))
    if not len(hit):
        raise _beyond(road, metres, low, high)
    offset = (metres - begin[hit]) / (end[hit] - begin[hit]) * graph.length_m[edges[hit]]
    return _once(graph, edges[hit], offset)


def _beyond(road: str, metres: float, low: np.ndarray, high: np.ndarray) -> UnfitPlaces:
    known = (
        tr("{low} 至 {high}", low=write_chainage(float(np.nanmin(low))), high=write_chainage(float(np.nanmax(high))))
        if np.isfinite(low).any()
        else tr("没有桩号")
    )
    return UnfitPlaces(
        tr("“{road}”没有桩号 {at}。", road=road, at=write_chainage(metres)), where=tr("道路“{road}”", road=road),
        mend=tr("该路的桩号范围：{known}。", known=known),
    )  # fmt: skip


def _once(graph: RoadGraph, edges: np.ndarray, offset: np.ndarray) -> list[tuple[int, float]]:
    points = graph.points_at(edges, offset)
    kept: list[int] = []
    for i in range(len(edges)):
        if all(np.hypot(*(points[i] - points[j])) > 1e-3 for j in kept):
            kept.append(i)
    return [(int(edges[i]), float(offset[i])) for i in kept]
