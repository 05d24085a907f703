"""How much traffic a road bears, beside the others of its class (流量与暴露量).

Where traffic is counted, crashes are compared by vehicles that pass and not by metres alone. A road
without a count stands for the mean of its class; a class without any count goes by length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from gongshi import BadInput, Row, tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph


class UnfitTraffic(BadInput):
    """A traffic count that is zero, negative or no number (日均交通量有误)."""


def traffic_factors(roads: Mapping[str, Row]) -> Mapping[str, float]:
    """For each road how many times the traffic of its class it has, 1 where that is not known (流量倍数).

    The mean of a class is that of its counted roads by length. Raises UnfitTraffic.
    """
    counted = {code: float(row["daily_traffic"]) for code, row in roads.items() if row.get("daily_traffic") is not None}
    refuse_unfit(counted.items())
    flow: dict[str, float] = defaultdict(float)
    long: dict[str, float] = defaultdict(float)
    for code, traffic in counted.items():
        metres = float(roads[code]["length_m"] or 1)
        flow[roads[code]["grade"]] += traffic * metres
        long[roads[code]["grade"]] += metres
    return {
        code: counted[code] * long[row["grade"]] / flow[row["grade"]] if code in counted else 1.0
        for code, row in roads.items()
    }


def refuse_unfit(counted: Iterable[tuple[str, float]]) -> None:
    """Every count that cannot be one, at once (流量校验). Raises UnfitTraffic."""
    wrong = [f"{code}：{value:g}" for code, value in counted if not (np.isfinite(value) and value > 0)]
    if wrong:
        raise UnfitTraffic(
            tr("有{n}条道路的日均交通量不是正数：{shown}。", n=len(wrong), shown="、".join(wrong[:10])),
            where=tr("道路的日均交通量"), mend=tr("请改为每日车辆数；没有观测的留空。"),
        )  # fmt: skip


def exposure_of(graph: RoadGraph, factors: Mapping[str, float]) -> NDArray[np.float64] | None:
    """What each edge is exposed to: metres times its road's factor; None where no road has traffic (暴露量)."""
    if all(f == 1.0 for f in factors.values()):
        return None
    names = graph.names_of(np.arange(graph.edges))
    return np.asarray(graph.length_m * np.array([factors.get(n, 1.0) for n in names]), np.float64)


def traffic_said(roads: Mapping[str, Row]) -> str:
    """Which roads are compared by traffic, in one sentence; empty where none is (流量说明)."""
    counted = sum(row.get("daily_traffic") is not None for row in roads.values())
    if not counted:
        return ""
    rest = len(roads) - counted
    more = tr("，其余{n}条按同等级平均", n=rest) if rest else ""
    return tr("{n}条道路有日均交通量，密度和期望按车流比较{more}。", n=counted, more=more)
