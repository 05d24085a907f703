"""Entries into restricted zones without a permit (闯禁区)."""

import ibis

from gongshi import At, Table, counts, counts_distinct, figure
from gongshi_traffic.figures.common import BRIGADE, ENTRY_MONTH

_SOURCE = "闯禁区记录台账、通行证台账"
_ALL = "无通行证驶入限行区域的车辆，执行紧急任务的除外"


def _unpermitted(zone_entries: Table, zone_permits: Table, at: At) -> Table:
    """Entries of the period that no permit covers and no urgent duty excuses."""
    entered = zone_entries.filter(
        at.period.contains(zone_entries.entered_at), zone_entries.duty.isnull() | (zone_entries.duty == "")
    )
    minute = ibis.interval(minutes=1)
    return entered.anti_join(
        zone_permits,
        [
            entered.plate == zone_permits.plate,
            entered.zone == zone_permits.zone,
            entered.entered_at >= zone_permits.valid_from,
            entered.entered_at < zone_permits.valid_to + minute,
        ],
    )


@figure(counts(), label="闯禁区次数", unit="次", population=_ALL, source=_SOURCE,
        spoken_as=("闯禁区",), breakdowns=(BRIGADE, ENTRY_MONTH))  # fmt: skip
def zone_entries_unpermitted(zone_entries: Table, zone_permits: Table, at: At) -> Table:
    """Entries into a restricted zone in the period without a permit for it (闯禁区次数).

    The moment of entry counts; the permit must name the plate and the zone, its last minute
    included. Police cars, fire engines, ambulances and rescue vehicles on urgent duty are left
    out. It can fall when a permit is delivered late. Without the permits nothing is known.
    """
    return _unpermitted(zone_entries, zone_permits, at)


@figure(counts_distinct("plate", "plate_kind"), label="闯禁区车辆数", unit="辆", population=_ALL, source=_SOURCE,
        breakdowns=(BRIGADE, ENTRY_MONTH))  # fmt: skip
def zone_vehicles_unpermitted(zone_entries: Table, zone_permits: Table, at: At) -> Table:
    """Different vehicles that entered a restricted zone without a permit (闯禁区车辆数).

    Counted as the entries are; a vehicle that entered twice counts once.
    """
    return _unpermitted(zone_entries, zone_permits, at)


ZONE_FIGURES = (zone_entries_unpermitted, zone_vehicles_unpermitted)
