"""The stated null: crashes fall on the network in proportion to length or exposure, class by class (零假设).

Given how many crashes each stratum of edges has, every metre of it (or every vehicle that passes) is
as likely to get one. Nothing is said of one stratum being worse than another: that is taken as known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.events import Events
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import Lixels, UnfitSetting


@dataclass(frozen=True, eq=False)
class Null:
    """Where crashes fall by chance alone (零假设).

    Edges in the order of their strata: `edges`, with `begin` of each stratum and `upto`, the
    exposure of all edges up to each. `count` crashes fall in each stratum; `rate[e]` is how many to
    expect for each metre of edge e.
    """

    edges: np.ndarray
    begin: np.ndarray
    upto: np.ndarray
    count: np.ndarray
    rate: np.ndarray

    def expected_on(self, lixels: Lixels) -> np.ndarray:
        """How many crashes to expect on each lixel (期望起数)."""
        return self.rate[lixels.edge] * lixels.length_m


def null_of(
    graph: RoadGraph,
    events: Events,
    *,
    stratum: Sequence[object] | np.ndarray | None = None,
    exposure: np.ndarray | None = None,
) -> Null:
    """The null for these crashes (零假设).

    `stratum` names the stratum of each edge, for instance its road class; `exposure` is what each
    edge is exposed to in all (vehicle-kilometres), its length where not given. Raises UnfitSetting
    for an exposure that is negative or no number, and for crashes in a stratum without exposure.
    """
    amount = _exposures(graph, exposure)
    code = (
        np.zeros(graph.edges, np.int64)
        if stratum is None
        else np.unique(np.asarray(stratum).astype(str), return_inverse=True)[1]
    )
    edges = np.argsort(code, kind="stable")
    begin = np.searchsorted(code[edges], np.arange(code.max() + 2))
    total = np.bincount(code, amount)
    count = np.bincount(code[events.edge], minlength=len(total))
    if (count[total <= 0] > 0).any():
        raise UnfitSetting(
            tr("有事故落在没有暴露量的一层道路上。"), where=tr("暴露量 exposure 与分层 stratum"),
            mend=tr("请补上该层道路的流量，或把它并入别的层。"),
        )  # fmt: skip
    rate = np.where(total > 0, count / np.where(total > 0, total, 1), 0)[code] * amount / graph.length_m
    return Null(edges, begin, np.cumsum(amount[edges]), count, rate)


def _exposures(graph: RoadGraph, exposure: np.ndarray | None) -> np.ndarray:
    amount = graph.length_m if exposure is None else np.asarray(exposure, float)
    if amount.shape != (graph.edges,) or not (np.isfinite(amount) & (amount >= 0)).all():
        raise UnfitSetting(
            tr("暴露量须每条边一个，且为不小于零的数。"), where=tr("暴露量 exposure"),
            mend=tr("没有流量的路段请按长度估计，或不给 exposure。"),
        )  # fmt: skip
    return amount
