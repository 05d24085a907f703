"""Which pieces of road make one dense place, and how far it reaches (密度路段的范围).

That a place is there is what false discoveries are controlled for: some piece of it stands out.
How far it reaches is only description: over the pieces that touch and where chance alone seldom does
as well at that one piece, but no farther than its outermost crash. Otherwise a crash at the foot of
the density, without which it would not be there, would be no crash of the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.screening.lixels import Lixels
    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.place import Located

GAP_M = 1.0
Span = tuple[float, float]


def parts_of(layer: Layer, level: float) -> Iterator[NDArray[np.int64]]:
    """The rows of pieces that touch, one array for each group in which one stands out (成片的单元)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows = np.flatnonzero(layer.stands_out | (layer.p <= level))
    if not layer.stands_out.any():
        return
    ends = _ends(layer.graph, layer.lixels)[rows]
    _, places = np.unique(ends, return_inverse=True)
    places = places.reshape(ends.shape) + len(rows)
    size = len(rows) + int(places.max()) + 1
    links = np.repeat(np.arange(len(rows)), 2), places.ravel()
    _, group = connected_components(coo_array((np.ones(2 * len(rows)), links), shape=(size, size)), directed=False)
    for g in sorted(set(group[: len(rows)][layer.stands_out[rows]].tolist())):
        yield rows[group[: len(rows)] == g]


def _ends(graph: RoadGraph, lixels: Lixels) -> NDArray[np.int64]:
    """A number for the place at both ends of each piece: the graph's node, or one between two pieces."""
    row = np.arange(len(lixels))
    first, last = row == lixels.start[lixels.edge], row == lixels.start[lixels.edge + 1] - 1
    left = np.where(first, graph.from_node[lixels.edge], graph.nodes + row)
    right = np.where(last, graph.to_node[lixels.edge], graph.nodes + row + 1)
    return np.column_stack([left, right])


def grounds_of(
    part: NDArray[np.int64], layer: Layer, crashes: Sequence[Located]
) -> Iterator[tuple[str, int, int]]:  # fmt: skip
    """The stretches of road that a group covers, each to its outermost crash or piece that stands out (范围)."""
    pieces: dict[str, list[Span]] = defaultdict(list)
    held: dict[str, list[Span]] = defaultdict(list)
    for i in part[np.isfinite(layer.from_m[part])].tolist():
        low, high = sorted((float(layer.from_m[i]), float(layer.to_m[i])))
        pieces[layer.road[i]].append((low, high))
        if layer.stands_out[i]:
            held[layer.road[i]].append((low, high))
    for crash in crashes:
        held[crash.road].append((crash.at_m, crash.at_m))
    for road in sorted(pieces):
        for low, high in _joined(pieces[road]):
            inside = [h for h in held[road] if h[0] >= low - GAP_M and h[1] <= high + GAP_M]
            if inside:
                yield road, round(max(low, min(a for a, _ in inside))), round(min(high, max(b for _, b in inside)))


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans that follow each other as one."""
    start, end = min(spans)
    for low, high in sorted(spans):
        if low > end + GAP_M:
            yield start, end
            start = low
        end = max(end, high)
    yield start, end
