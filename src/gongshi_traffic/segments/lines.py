"""Roads of the register as lines of the kernel, and crashes of a chainage on them (线形与桩号)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi import Row
from gongshi.notices.draw import points_of
from gongshi.notices.notice import Line
from gongshi_traffic.screening.roads import Roads, roads_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.segments.place import Located


def lines_of_register(roads: Iterable[Row]) -> Roads | None:
    """The roads that have a line, each named by its code, chainage from 0 to its length (道路线形).

    None when no road has a line. Raises BadLineString.
    """
    drawn = [r for r in roads if r["line"]]
    if not drawn:
        return None
    points = [np.array(points_of(Line(r["code"], r["name"], r["line"]))) for r in drawn]
    start = np.concatenate([[0], np.cumsum([len(p) for p in points])])
    drawn_m = [float(np.hypot(*np.diff(p, axis=0).T).sum()) for p in points]
    to_m = [float(r["length_m"] or long) for r, long in zip(drawn, drawn_m, strict=True)]
    codes = [r["code"] for r in drawn]
    return roads_of(
        np.concatenate(points), start, id=codes, name=codes, road_class=[r["grade"] for r in drawn],
        from_m=np.zeros(len(drawn)), to_m=np.array(to_m),
    )  # fmt: skip


def on_graph(crashes: Sequence[Located], graph: RoadGraph) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The edge and the metres along it of each crash; edge −1 for a road that is not drawn (落点).

    A chainage a little off the drawn road is its nearest end.
    """
    edge, offset = np.full(len(crashes), -1, np.int64), np.zeros(len(crashes))
    spans = _spans(graph)
    for i, crash in enumerate(crashes):
        if crash.road in spans:
            edge[i], offset[i] = _within(spans[crash.road], float(crash.at_m))
    return edge, offset


Span = tuple[float, float, int, float]  # chainage at both ends of an edge, the edge, its length


def _spans(graph: RoadGraph) -> dict[str, list[Span]]:
    """The edges of each road that has a chainage."""
    from gongshi_traffic.screening.chainage import chainage_of

    every = np.arange(graph.edges)
    names, begin = chainage_of(graph, every, np.zeros(graph.edges))
    _, end = chainage_of(graph, every, graph.length_m)
    found: dict[str, list[Span]] = defaultdict(list)
    for e in np.flatnonzero(np.isfinite(begin)).tolist():
        found[names[e]].append((float(begin[e]), float(end[e]), e, float(graph.length_m[e])))
    return found


def _within(spans: Sequence[Span], at_m: float) -> tuple[int, float]:
    """The place of a chainage on the first edge that holds it, else on the nearest."""

    def off(span: Span) -> float:
        low, high = sorted(span[:2])
        return max(low - at_m, at_m - high, 0.0)

    begin, end, edge, length = min(spans, key=off)
    share = (at_m - begin) / (end - begin) if end != begin else 0.0
    return edge, min(max(share, 0.0), 1.0) * length
