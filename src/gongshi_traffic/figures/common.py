"""What several figures of the pack share: breakdowns, and when a record counts (共用口径).

A file of its own so that two figures that say «unsettled» or «in service» cannot mean
different things.
"""

from datetime import timedelta

import ibis

from gongshi import At, Codes, Table, Value
from gongshi.figures.breakdown import Breakdown, Lookup
from gongshi_traffic.codes import (
    BAN_GROUND,
    CARRIER_KIND,
    CRASH_CAUSE,
    CRASH_SEVERITY,
    SEX,
    VEHICLE_KIND,
    VEHICLE_USE,
    VIOLATION_CATEGORY,
)
from gongshi_traffic.thresholds import DEATH_DAYS, KEY_USES, UNSETTLED_DAYS

PLATES = ("violations.plate", "violations.plate_kind")
NOTIFIED = ("violations.notified_on",)
OF_CARRIERS = ("vehicles.carrier",)
PARTY_KINDS = ("parties.vehicle_kind",)

YES_NO = Codes.of("是否", "是", "否")
BRIGADE = Breakdown("brigade", "大队", register="brigades", code="code", word="name")
DISTRICT = Breakdown("district", "区县", register="brigades", code="district")
SEVERITY = Breakdown("severity", "事故类别", codes=CRASH_SEVERITY)
CAUSE = Breakdown("cause", "事故主要原因", codes=CRASH_CAUSE)
KIND = Breakdown("vehicle_kind", "车辆种类", codes=VEHICLE_KIND)
VEHICLE = Breakdown("vehicle_kind", "车辆种类", column="kind", codes=VEHICLE_KIND)
USE = Breakdown("use", "使用性质", codes=VEHICLE_USE)
VIOLATION_DISTRICT = Breakdown(
    "district",
    "区县",
    register="brigades",
    code="district",
    lookup=Lookup("brigades", (("brigade", "code"),), "district"),
)
VIOLATION_VEHICLE = Breakdown(
    "vehicle_kind", "车辆种类", codes=VEHICLE_KIND,
    lookup=Lookup("vehicles", (("plate", "plate"), ("plate_kind", "plate_kind")), "kind"),
)  # fmt: skip
CATEGORY = Breakdown("category", "违法类别", codes=VIOLATION_CATEGORY)
CARRIER = Breakdown("carrier_kind", "企业类别", codes=CARRIER_KIND)
GROUND = Breakdown("ground", "禁驾依据", codes=BAN_GROUND)
PERSON_SEX = Breakdown("sex", "性别", codes=SEX)
UNLICENSED = Breakdown("unlicensed", "无证", codes=YES_NO)
CRASH_MONTH = Breakdown("month", "月份", month_of="happened_at")
ENTRY_MONTH = Breakdown("month", "月份", month_of="entered_at")
CHECK_MONTH = Breakdown("month", "月份", month_of="checked_on")
BAN_MONTH = Breakdown("month", "月份", month_of="decided_on")


def within(column: Value, at: At) -> Value:
    """Whether a date column lies in the period, both ends included."""
    return column.between(at.period.first, at.period.last)


def parties_of(parties: Table, crashes: Table, at: At) -> Table:
    """Parties of the period's crashes, with the crash's time, brigade, district and cause."""
    crash = crashes.filter(at.period.contains(crashes.happened_at))
    crash = crash.select("id", "happened_at", "brigade", "district", "severity", "cause")
    return parties.join(crash, parties.crash == crash.id).drop("id")


def died_in_time(joined: Table, at: At) -> Value:
    """Whether the party died within the days that the statistics allow."""
    last = joined.happened_at.date() + ibis.interval(days=at.number(DEATH_DAYS))
    return (joined.injury == "死亡") & (joined.died_on <= last)


def not_struck(violations: Table) -> Value:
    """Whether a violation stands: not struck out after checking."""
    return violations.struck_on.isnull() & (violations.state != "已撤销")


def unsettled(violations: Table, at: At) -> Table:
    """Violations told, more than the allowed days ago, and not settled on `at.on`.

    Struck-out records and extensions still running are left out.
    """
    told_before = at.on - timedelta(days=at.number(UNSETTLED_DAYS))
    return violations.filter(
        violations.notified_on < told_before,
        violations.settled_on.isnull() | (violations.settled_on > at.on),
        violations.extended_to.isnull() | (violations.extended_to < at.on),
        not_struck(violations),
    )


def in_service(vehicles: Table, at: At) -> Table:
    """Vehicles registered and not scrapped on `at.on`."""
    return vehicles.filter(
        vehicles.registered_on.isnull() | (vehicles.registered_on <= at.on),
        vehicles.scrapped_on.isnull() | (vehicles.scrapped_on > at.on),
    )


def in_fleet(vehicles: Table, at: At) -> Table:
    """Vehicles in service that belong to a carrier on `at.on`: joined, and not left."""
    serving = in_service(vehicles, at)
    return serving.filter(
        serving.carrier.notnull(),
        serving.joined_on.isnull() | (serving.joined_on <= at.on),
        serving.left_on.isnull() | (serving.left_on > at.on),
    )


def of_key_vehicles(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of vehicles in key transport, with the vehicle's use and carrier."""
    key = vehicles.filter(vehicles.use.isin(at.words(KEY_USES)))
    key = key.select("plate", "plate_kind", "use", "carrier")
    return violations.join(key, ["plate", "plate_kind"])


def of_fleets(violations: Table, vehicles: Table, at: At) -> Table:
    """Violations of vehicles that belong to a carrier, with the carrier's code."""
    fleet = in_fleet(vehicles, at).select("plate", "plate_kind", "carrier")
    return violations.join(fleet, ["plate", "plate_kind"])
