"""Edges cut into short pieces of even length, on which densities are told (路段单元 lixel)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongshi import BadInput, tr
from gongshi_traffic.screening.graph import RoadGraph


class UnfitSetting(BadInput):
    """A length, a bandwidth or another number of the screening that makes no sense (参数不合理)."""


@dataclass(frozen=True, eq=False)
class Lixels:
    """Pieces of edges, in the order of the edges (路段单元).

    Piece i lies on `edge[i]` from `from_m[i]` to `to_m[i]`; densities are told at `at_m[i]`, its
    middle. The pieces of edge e are rows `start[e]` to `start[e+1]`.
    """

    edge: np.ndarray
    from_m: np.ndarray
    to_m: np.ndarray
    at_m: np.ndarray
    start: np.ndarray

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def length_m(self) -> np.ndarray:
        """The length of each piece (长度)."""
        return self.to_m - self.from_m


def even_lixels(graph: RoadGraph, length_m: float) -> Lixels:
    """Each edge in equal pieces as near to `length_m` metres as a whole number allows (等分单元).

    So no piece is a splinter, and where an edge begins does not matter. Raises UnfitSetting.
    """
    positive(length_m, tr("单元长度 length_m"))
    count = np.maximum(1, np.rint(graph.length_m / length_m)).astype(np.int64)
    start = np.concatenate([[0], np.cumsum(count)])
    edge = np.repeat(np.arange(graph.edges), count)
    rank = np.arange(start[-1]) - start[:-1][edge]
    each = (graph.length_m / count)[edge]
    return Lixels(edge, rank * each, (rank + 1) * each, (rank + 0.5) * each, start)


def lixels_at(graph: RoadGraph, edge: np.ndarray, at_m: np.ndarray) -> tuple[Lixels, np.ndarray]:
    """Points to tell densities at, without length, sorted by edge; and where each given point went (测点).

    Density at `given[i]` stands in row `row[i]`. Raises UnfitSetting for a point off its edge.
    """
    edge, at_m = np.asarray(edge, np.int64), np.asarray(at_m, float)
    if len(edge) and not ((edge >= 0) & (edge < graph.edges) & (at_m >= 0)).all():
        raise off_the_edge()
    if len(edge) and (at_m > graph.length_m[edge]).any():
        raise off_the_edge()
    order = np.lexsort((at_m, edge))
    row = np.empty(len(edge), np.int64)
    row[order] = np.arange(len(edge))
    start = np.searchsorted(edge[order], np.arange(graph.edges + 1))
    return Lixels(edge[order], at_m[order], at_m[order], at_m[order], start), row


def off_the_edge() -> UnfitSetting:
    """The error for a place that is not on its edge (点不在边上)."""
    return UnfitSetting(
        tr("有点不在所写的边上。"), where=tr("边号与边上距离"),
        mend=tr("边号从 0 到边数减 1；边上距离从 0 到该边长度（米）。"),
    )  # fmt: skip


def positive(value: float, name: str) -> float:
    """The value, when it is a finite number above zero (须为正数). Raises UnfitSetting."""
    if not (np.isfinite(value) and value > 0):
        raise UnfitSetting(
            tr("{name} 为 {value}，应为正数。", name=name, value=value), where=name, mend=tr("请改为大于零的数。")
        )
    return float(value)
