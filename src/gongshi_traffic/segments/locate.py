"""Crashes put on their roads, and those that cannot be (事故定位).

A crash is placed by road and chainage, else by its junction. One with neither is counted and
said, never dropped in silence. Crashes up to the day on which a hazard there was fixed no
longer speak for the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongshi import At, Row
from gongshi_traffic.segments.place import Located


@dataclass(frozen=True)
class Placed:
    """Crashes with a place, and how many had none or lie before a finished repair (定位结果)."""

    crashes: tuple[Located, ...]
    unlocated: int
    before_repair: int


def placed(crashes: Iterable[Row], junctions: Mapping[str, Row], hazards: Sequence[Row], at: At) -> Placed:
    """The crashes that speak for a place today (可用于认定的事故)."""
    fixed = [h for h in hazards if h["fixed_on"] and h["fixed_on"] <= at.released]
    found: list[Located] = []
    unlocated = before_repair = 0
    for row in crashes:
        crash = _located(row, junctions)
        if crash is None:
            unlocated += 1
        elif any(_is_before(crash, hazard) for hazard in fixed):
            before_repair += 1
        else:
            found.append(crash)
    return Placed(tuple(found), unlocated, before_repair)


def _located(row: Row, junctions: Mapping[str, Row]) -> Located | None:
    junction = junctions.get(row["junction"] or "")
    road, at_m = row["road"], row["at_m"]
    if junction and (not road or at_m is None):
        road, at_m = junction["road"], junction["at_m"]
    if not road or at_m is None:
        return None
    return Located(
        id=row["id"], road=road, at_m=at_m, happened_on=row["happened_at"].date(), severity=row["severity"],
        junction=row["junction"] if junction else "", deaths=row["deaths"] or 0, injured=row["injured"] or 0,
        casualties=row["casualties"] or 0, is_general=row["procedure"] == "一般程序",
        road_factor=row["road_factor"] or "", brigade=row["brigade"],
    )  # fmt: skip


def _is_before(crash: Located, hazard: Row) -> bool:
    if crash.happened_on > hazard["fixed_on"]:
        return False
    if hazard["junction"] and crash.junction == hazard["junction"]:
        return True
    return bool(crash.road == hazard["road"] and hazard["from_m"] <= crash.at_m <= hazard["to_m"])
