"""Carriers in good order: nothing unsettled, no crash of their fault, nothing overdue (运输企业红榜)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongshi import At, Candidate, FactColumn, Period, Reason, Row, Subject, Table, list_rule, tr
from gongshi_traffic.figures.common import NOTIFIED, OF_CARRIERS, PLATES, unsettled
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.carrier_tables import crews, drink_cases, fleets, of_carriers, registered, window

LABEL = "运输企业红榜"
BASIS = "各地运输企业红黑榜通报办法"
COLUMNS = (
    FactColumn("name", "企业名称", 30),
    FactColumn("kind", "企业类别", 10),
    FactColumn("district", "区县", 10),
    FactColumn("fleet", "车辆数", 8),
    FactColumn("drivers", "驾驶人数", 8),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[Candidate]:
    """One candidate for each carrier that the selection leaves, the largest fleet first."""
    return [_candidate(row, at) for row in rows["rows"]]


def _candidate(row: Row, at: At) -> Candidate:
    text = tr(
        "{fleet}辆车无逾期未处理违法，无逾期未检验、未报废，近{months}个月没有责任事故和酒驾",
        fleet=row["fleet"],
        months=at.number(t.RED_MONTHS),
    )
    return Candidate(
        subject=row["code"],
        name=row["name"],
        reasons=(Reason("clean", text, BASIS, (("carriers", row["code"]),)),),
        facts={
            "code": row["code"],
            "kind": row["kind"],
            "district": row["district"],
            "brigade": row["brigade"],
            "fleet": row["fleet"],
            "drivers": row["drivers"] or 0,
            "why": text,
        },
        sealed=frozenset({"code"}),
        group=row["district"],
        order=(-row["fleet"],),
    )


@list_rule(
    judge,
    label=LABEL,
    subject=Subject.UNIT,
    unit="家",
    basis=BASIS,
    columns=COLUMNS,
    thresholds=t.RED,
    fresh=(("vehicles", t.FRESH_DAYS), ("violations", t.FRESH_DAYS)),
    honour=True,
    rests_on=("carriers", "vehicles", "violations", "crashes", "parties"),
    told_by=(*OF_CARRIERS, *PLATES, *NOTIFIED, "vehicles.inspection_due", "vehicles.scrap_due", "parties.liability"),
)
def red_list_carriers(
    carriers: Table, vehicles: Table, drivers: Table, crashes: Table, parties: Table, violations: Table, at: At
) -> Table:
    """Carriers of some size without an unsettled violation, a crash of their fault, or anything overdue.

    Unsettled as the figure has it: told more than the allowed days ago. A crash counts when a
    vehicle of the carrier bears any liability, or none is decided yet. Overdue are inspection,
    scrapping, a driver's licence and its audit, on the day of release. Small fleets are left
    out: with few vehicles a clean month says little.
    """
    span = window(at, at.number(t.RED_MONTHS))
    fleet = fleets(vehicles, span, at)
    kept = fleet.filter(fleet.fleet >= at.number(t.RED_FLEET), fleet.uninspected == 0, fleet.unscrapped == 0)
    live = registered(carriers, at)
    kept = live.join(kept.select("carrier", "fleet"), live.code == kept.carrier)
    crew = crews(drivers, at).rename(crew_of="carrier")
    kept = kept.left_join(crew, kept.code == crew.crew_of)
    kept = kept.filter(kept.drivers_overdue.isnull() | (kept.drivers_overdue == 0))
    due = unsettled(violations, at).select("plate", "plate_kind", "happened_at")
    for bad in (
        of_carriers(due, vehicles),
        drink_cases(violations, vehicles, span, at),
        _at_fault(crashes, parties, span),
    ):
        named = bad.select(bad_carrier="carrier")
        kept = kept.anti_join(named, kept.code == named.bad_carrier)
    return kept.select("code", "name", "kind", "district", "brigade", "fleet", "drivers")


def _at_fault(crashes: Table, parties: Table, span: Period) -> Table:
    inside = crashes.filter(span.contains(crashes.happened_at)).select(crash_id="id")
    liable = parties.filter(parties.carrier.notnull(), parties.liability.isnull() | (parties.liability != "无"))
    return liable.semi_join(inside, liable.crash == inside.crash_id)
