"""Vehicles that entered a restricted zone without a permit (闯禁区突出车辆)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import ibis

from gongshi import At, Candidate, FactColumn, Reason, Row, Subject, Table, list_rule, tr
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.vehicles import MASKS, on_the_road, top_with_ties, vehicle_candidate

BASIS = "道路交通安全法 第三十九条、第九十条"
COLUMNS = (
    FactColumn("plate", "号牌号码", 12),
    FactColumn("kind", "车辆种类", 10),
    FactColumn("count", "次数", 6),
    FactColumn("zones", "限行区域", 20),
    FactColumn("oldest", "最早日期", 12),
    FactColumn("district", "区县", 10),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each vehicle, with its entries; many first, then the oldest."""
    behind: dict[str, list[Row]] = defaultdict(list)
    for row in rows["behind"]:
        behind[f"{row['plate']}:{row['vehicle_plate_kind']}"].append(row)
    return [_candidate(row, behind[f"{row['plate']}:{row['vehicle_plate_kind']}"], at) for row in rows["rows"]]


def _candidate(row: Row, entries: Sequence[Row], at: At) -> Candidate:
    zones = tuple(sorted({entry["zone"] for entry in entries}))
    oldest = min(entry["entered_at"] for entry in entries).date()
    text = tr("{period}未持有效通行证驶入{zones}{n}次", period=at.period.label, zones="、".join(zones), n=row["count"])
    records = tuple(sorted(("zone_entries", entry["id"]) for entry in entries))
    reason = Reason("no_permit", text, BASIS, records)
    return vehicle_candidate(row, reason, oldest, plate_kind=row["vehicle_plate_kind"], zones=zones)


@list_rule(
    judge,
    label="闯禁区突出车辆",
    subject=Subject.PLATE,
    unit="辆",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.ZONE,
    masks=MASKS,
    fresh=(("zone_entries", t.FRESH_DAYS), ("zone_permits", t.FRESH_DAYS)),
)
def zone_vehicles(zone_entries: Table, zone_permits: Table, vehicles: Table, at: At) -> Mapping[str, Table]:
    """Large vehicles that entered a zone in the period without a permit for that zone and moment.

    An entry on duty (police, fire, ambulance, rescue) is left out. A permit counts from its
    first to its last minute, both included. An entry without a plate kind is matched by its
    plate alone. Vehicles not in the register, scrapped or of other kinds are left out.
    """
    on_duty = zone_entries.duty.notnull() & (zone_entries.duty != "")
    entries = zone_entries.filter(at.period.contains(zone_entries.entered_at), ~on_duty)
    permits = zone_permits.select(
        permit_plate="plate", permit_zone="zone", valid_from="valid_from", valid_to="valid_to"
    )
    bare = entries.anti_join(
        permits,
        [
            entries.plate == permits.permit_plate,
            entries.zone == permits.permit_zone,
            entries.entered_at >= permits.valid_from,
            entries.entered_at < permits.valid_to + ibis.interval(minutes=1),
        ],
    )
    fleet = on_the_road(vehicles, at.words(t.ZONE_KINDS), at)
    fleet = fleet.rename(vehicle_plate="plate", vehicle_plate_kind="plate_kind", vehicle_district="district")
    matched = bare.join(
        fleet,
        [
            bare.plate == fleet.vehicle_plate,
            bare.plate_kind.isnull() | (bare.plate_kind == fleet.vehicle_plate_kind),
        ],
    )
    keys = ["plate", "vehicle_plate_kind", "kind", "owner_kind", "carrier"]
    many = matched.group_by(keys).agg(count=matched.count(), district=matched.vehicle_district.max())
    rows = top_with_ties(many.filter(many["count"] >= at.number(t.ZONE_LEAST)), at.number(t.ZONE_TOP))
    behind = matched.semi_join(rows, ["plate", "vehicle_plate_kind"])
    return {"rows": rows, "behind": behind.select("plate", "vehicle_plate_kind", "id", "zone", "entered_at")}
