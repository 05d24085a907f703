"""Clusters that need no criterion: KDE+ between junctions, and the strongest windows of a scan (聚集).

They stand beside the list for those who study a place; they put no place on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.chainage import chainage_of
from gongshi_traffic.screening.events import events_on
from gongshi_traffic.screening.scan_windows import scan
from gongshi_traffic.screening.section_clusters import kde_plus
from gongshi_traffic.segments.lines import on_graph
from gongshi_traffic.segments.place import ground

if TYPE_CHECKING:
    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.naming import Network
    from gongshi_traffic.segments.place import Located
    from gongshi_traffic.segments.standards import Standards

Piece = tuple[int, float, float]
HEADINGS = ("方法", "范围", "事故起数", "强度或倍数", "概率（本段）", "概率（全图）", "事故编号")


def cluster_rows(
    layer: Layer, crashes: Sequence[Located], network: Network, standards: Standards
) -> Iterator[tuple[object, ...]]:
    """A row for each cluster whose p is within the level, under HEADINGS (聚集).

    The scan's windows reach two bandwidths; the null goes by class of road and length, or traffic
    where it is counted.
    """
    graph, how = layer.graph, {"simulations": standards.simulations, "seed": standards.seed}
    edge, offset = on_graph(crashes, graph)
    on = np.flatnonzero(edge >= 0)
    events = events_on(graph, (edge[on], offset[on]))

    def named(rows: Iterable[int]) -> str:
        return "、".join(sorted(crashes[on[i]].id for i in rows))

    classes = graph.classes_of(np.arange(graph.edges))
    for window in scan(
        graph, layer.lixels, events, reach_m=2 * standards.bandwidth_m, stratum=classes, exposure=layer.exposure, **how
    ):
        if window.p <= standards.level:
            lixels = layer.lixels
            pieces = [(int(lixels.edge[i]), float(lixels.from_m[i]), float(lixels.to_m[i])) for i in window.lixels]
            times = tr("期望的{n}倍", n=f"{window.times:.1f}")
            yield (
                tr("扫描统计"),
                _where(layer, pieces, network),
                window.observed,
                times,
                "",
                window.p,
                named(window.events),
            )
    for found in kde_plus(graph, events, **how):
        if found.p <= standards.level:
            where = _where(layer, found.pieces, network)
            yield ("KDE+", where, len(found.events), f"{found.strength:.2f}", found.p, found.p_map, named(found.events))


def _where(layer: Layer, pieces: Iterable[Piece], network: Network) -> str:
    """Roads and chainages of these pieces of edges, each road from its first metre to its last."""
    spans: dict[str, list[float]] = {}
    for e, low, high in pieces:
        road, at_m = chainage_of(layer.graph, np.array([e, e]), np.array([low, high]))
        if np.isfinite(at_m).all():
            spans.setdefault(str(road[0]), []).extend(at_m.tolist())
    return "；".join(
        f"{network.road_name(road)} {ground(round(min(ms)), round(max(ms)))}" for road, ms in sorted(spans.items())
    )
