"""Crashes put on their roads, and those that cannot be (事故定位).

A crash is placed by road and chainage, else by its junction, else by its point on a drawn road. One
with none of these is counted and said, never dropped in silence. Crashes up to the day on which a hazard there was fixed no
longer speak for the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

import numpy as np

from gongshi import At, Row
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.segments.place import Located

if TYPE_CHECKING:
    from gongshi_traffic.segments.naming import Network

BEYOND_M = 100
ROLES = {"机动车": "motors", "非机动车": "riders", "行人": "walkers"}


@dataclass(frozen=True)
class Placed:
    """Crashes with a place, and how many had none or lie before a finished repair (定位结果)."""

    crashes: tuple[Located, ...]
    unlocated: int
    before_repair: int


def placed(crashes: Iterable[Row], network: Network, hazards: Sequence[Row], at: At) -> Placed:
    """The crashes that speak for a place today (可用于认定的事故)."""
    rows = list(crashes)
    fixed = [h for h in hazards if h["fixed_on"] and h["fixed_on"] <= at.released]
    snapped = _by_point([r for r in rows if _where(r, network) is None], network, at.number(t.SEGMENT_SNAP))
    found: list[Located] = []
    unlocated = before_repair = 0
    for row in rows:
        where = _where(row, network) or snapped.get(row["id"])
        if where is None:
            unlocated += 1
            continue
        crash = _located(row, *where, network)
        if any(_is_before(crash, hazard) for hazard in fixed):
            before_repair += 1
        else:
            found.append(crash)
    return Placed(tuple(found), unlocated, before_repair)


def _where(row: Row, network: Network) -> tuple[str, int] | None:
    """Road and chainage as the row has them, else those of its junction."""
    road, at_m = row["road"], row["at_m"]
    junction = network.junctions.get(row["junction"] or "")
    if junction and (not road or at_m is None):
        road, at_m = junction["road"], junction["at_m"]
    return (road, at_m) if road and at_m is not None and is_on_road(network, road, at_m) else None


def is_on_road(network: Network, road: str, at_m: int) -> bool:
    """Whether the road, where its length is known, reaches as far as that chainage, save for a hundred metres (桩号在路上)."""
    length = network.roads[road]["length_m"] if road in network.roads else None
    return at_m >= 0 and (not length or at_m <= length + BEYOND_M)


def _by_point(rows: Sequence[Row], network: Network, within_m: int) -> Mapping[str, tuple[str, int]]:
    """Road and chainage of crashes that have only a point, on their road where they name one (按坐标定位)."""
    pointed = [r for r in rows if r["x"] is not None and r["y"] is not None]
    if not pointed or not within_m or network.lines is None:
        return {}
    from gongshi_traffic.screening.chainage import chainage_of
    from gongshi_traffic.screening.graph import road_graph
    from gongshi_traffic.screening.snapping import place_on_roads

    graph = road_graph(network.lines)
    xy = np.array([(float(r["x"]), float(r["y"])) for r in pointed])
    on = place_on_roads(
        graph, xy, tolerance_m=within_m, road=[r["road"] or "" for r in pointed], unknown_road="nearest"
    )
    hit = np.flatnonzero(on.is_placed)
    road, at_m = chainage_of(graph, on.edge[hit], on.offset_m[hit])
    return {pointed[i]["id"]: (str(r), round(float(m))) for i, r, m in zip(hit, road, at_m, strict=True)}


def _located(row: Row, road: str, at_m: int, network: Network) -> Located:
    return Located(
        id=row["id"], road=road, at_m=at_m, happened_on=row["happened_at"].date(), severity=row["severity"],
        junction=row["junction"] if row["junction"] in network.junctions else "", deaths=row["deaths"] or 0,
        injured=row["injured"] or 0, casualties=row["casualties"] or 0, is_general=row["procedure"] == "一般程序",
        road_factor=row["road_factor"] or "", brigade=row["brigade"], hour=hour_of(row["happened_at"]),
        cause=row["cause"] or "", direction=row["direction"] or "", roles=tuple(role for role in ROLES if row[ROLES[role]]),
    )  # fmt: skip


def _is_before(crash: Located, hazard: Row) -> bool:
    if crash.happened_on > hazard["fixed_on"]:
        return False
    if hazard["junction"] and crash.junction == hazard["junction"]:
        return True
    return bool(crash.road == hazard["road"] and hazard["from_m"] <= crash.at_m <= hazard["to_m"])


def hour_of(happened_at: datetime) -> int | None:
    """The hour of day (时刻); None for midnight sharp, which is how a source writes a day without its time."""
    return None if happened_at.time() == time(0) else happened_at.hour
