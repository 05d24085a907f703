"""The November run as a good engineer would write it by hand in DuckDB SQL (手写对照).

    python benchmarks/by_hand.py QUESTION.json

QUESTION.json names a Parquet file for each register and the three clocks (this year's part of
November, the part of October before it, the same part of last November). Every counted figure
and the four lists drawn from large registers are computed; what the clocks share is read once
into temporary tables. Only the fit of the shrinkage model is the pack's own function: a
hand-written one would call the same scipy. Of the three lists drawn from small registers the
rows are read, and left unjudged. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

KEY_USES = "('公路客运','旅游客运','危化品运输','货运')"
DRINKS = "('饮酒驾驶','醉酒驾驶')"
LARGE = "('重型货车','中型货车','大型客车','中型客车')"
ELECTRIC = "('电动自行车','电动三轮车')"
STANDS = "struck_on is null and state <> '已撤销'"
RISK_FROM, RED_FROM, LAST = "2022-09-01", "2021-12-01", "2022-11-23"

COUNTS = {
    "violations_recorded": "select count(*) from n",
    "vehicles_violating": "select count(*) from (select distinct plate, plate_kind from n where plate is not null)",
    "drink_driving": "select count(*) from n where category = '饮酒驾驶'",
    "drunk_driving": "select count(*) from n where category = '醉酒驾驶'",
    "all_drink_driving": f"select count(*) from n where category in {DRINKS}",
    "violations_settled": "select count(*) from n where settled_on <= date '{on}'",
    "unsettled_violations": "select count(*) from u",
    "vehicles_unsettled": "select count(*) from (select distinct plate, plate_kind from u where plate is not null)",
    "carriers_unsettled": "select count(distinct carrier) from uf",
    "vehicles_unsettled_often": (
        "select coalesce(sum(c), 0) from (select 1 c from u where plate is not null and plate_kind is not null"
        " group by plate, plate_kind having count(*) >= 5)"
    ),
    "carriers_registered": "select count(*) from live",
    "carriers_clear": "select count(*) from live where code not in (select carrier from uf)",
    "vehicles_registered": "select count(*) from serving",
    "fleet_vehicles": "select count(*) from fleet",
    "key_vehicles": f"select count(*) from serving where use in {KEY_USES}",
    "inspections_overdue": "select count(*) from serving where inspection_due < date '{on}'",
    "scrappings_overdue": "select count(*) from serving where scrap_due < date '{on}'",
    "licences_overdue": "select count(*) from drivers where licence_due < date '{on}'",
    "audits_overdue": "select count(*) from drivers where audit_due < date '{on}'",
    "drivers_full_points": "select count(*) from drivers where points >= 12",
    "fleet_violations": "select count(*) from n join fleet using (plate, plate_kind)",
    "crashes_recorded": "select count(*) from c",
    "fatal_crashes": "select count(*) from c where severity = '死亡'",
    "injury_crashes": "select count(*) from c where severity = '伤人'",
    "damage_crashes": "select count(*) from c where severity = '财产损失'",
    "general_procedure_crashes": "select count(*) from c where procedure = '一般程序'",
    "drink_crashes": f"select count(*) from c where cause in {DRINKS}",
    "electric_crashes": f"select count(*) from c where id in (select crash from parties where vehicle_kind in {ELECTRIC})",
    "deaths": "select count(*) from p where injury = '死亡' and in_time",
    "injuries": "select count(*) from p where injury in ('轻伤', '重伤') or (injury = '死亡' and not in_time)",
    "vehicles_damaged": "select count(*) from p where vehicle_damaged = '是' and role <> '乘车人'",
    "zone_entries_unpermitted": "select count(*) from z",
    "zone_vehicles_unpermitted": "select count(*) from (select distinct plate, plate_kind from z)",
    "vehicle_checks": "select count(*) from k where subject = '车辆'",
    "vehicles_checked": "select count(distinct plate) from k where subject = '车辆'",
    "carrier_checks": "select count(*) from k where subject = '企业'",
    "carriers_checked": "select count(distinct carrier) from k where subject = '企业'",
    "hazards_found": "select coalesce(sum(hazards), 0) from k",
    "road_hazards_open": (
        "select count(*) from hazards where (fixed_on is null or fixed_on > date '{on}')"
        " and (reported_on is null or reported_on <= date '{on}')"
    ),
    "road_hazards_fixed": "select count(*) from hazards where fixed_on between '{first}' and '{last}'",
    "bans_decided": "select count(*) from bans where decided_on between '{first}' and '{last}'",
    "persons_banned": "select count(distinct person) from bans where decided_on between '{first}' and '{last}'",
    "persons_banned_described": (
        "select count(distinct person) from bans where decided_on between '{first}' and '{last}'"
    ),
    "findings_made": (
        "select count(*) from findings where found_on between '{first}' and '{last}' and kind = '事故认定书'"
    ),
}
KEY = """
select {what} n, count(distinct (plate, plate_kind)) filter ({where}) v, count(distinct carrier) filter ({where}) f
from {table}"""

TABLES = f"""
create or replace temp table n as select plate, plate_kind, category, settled_on from violations
  where happened_at >= '{{first}}' and happened_at < date '{{last}}' + 1 and {STANDS};
create or replace temp table u as select {{more}} plate, plate_kind from violations
  where notified_on < date '{{on}}' - 30 and (settled_on is null or settled_on > '{{on}}')
  and (extended_to is null or extended_to < '{{on}}') and {STANDS};
create or replace temp table serving as select plate, plate_kind, use, carrier, inspection_due, scrap_due,
  joined_on, left_on from vehicles
  where (registered_on is null or registered_on <= '{{on}}') and (scrapped_on is null or scrapped_on > '{{on}}');
create or replace temp view fleet as select plate, plate_kind, carrier from serving where carrier is not null
  and (joined_on is null or joined_on <= '{{on}}') and (left_on is null or left_on > '{{on}}');
create or replace temp table nk as select n.plate, n.plate_kind, n.category, v.carrier
  from n join vehicles v using (plate, plate_kind) where v.use in {KEY_USES};
create or replace temp table uk as select u.plate, u.plate_kind, v.carrier
  from u join vehicles v using (plate, plate_kind) where v.use in {KEY_USES};
create or replace temp table uf as select fleet.carrier from u join fleet using (plate, plate_kind);
create or replace temp view live as select code from carriers where closed_on is null or closed_on > '{{on}}';
create or replace temp view c as select * from crashes
  where happened_at >= '{{first}}' and happened_at < date '{{last}}' + 1;
create or replace temp view p as select parties.*, coalesce(died_on <= c.happened_at::date + 7, false) in_time
  from parties join c on crash = c.id;
create or replace temp view k as select * from checks where checked_on between '{{first}}' and '{{last}}';
create or replace temp view z as select plate, plate_kind from zone_entries e
  where entered_at >= '{{first}}' and entered_at < date '{{last}}' + 1 and (duty is null or duty = '')
  and not exists (select 1 from zone_permits t where t.plate = e.plate and t.zone = e.zone
    and e.entered_at >= t.valid_from and e.entered_at < t.valid_to + interval 1 minute);
"""
HELD = "(joined_on is null or happened_at::date >= joined_on) and (left_on is null or happened_at::date < left_on)"

LIST_TABLES = f"""
create temp table held as select plate, plate_kind, carrier, joined_on, left_on, registered_on, scrapped_on, use,
  inspection_due, scrap_due from vehicles where carrier is not null;
create temp table due as select u.id, u.happened_at, u.plate, u.plate_kind, carrier
  from u join held using (plate, plate_kind) where {HELD};
create temp table risky as select * from due where happened_at >= '{RISK_FROM}' and happened_at < date '{LAST}' + 1;
create temp table drinks as select happened_at, id, category, carrier from
  (select id, happened_at, plate, plate_kind, category from violations
   where happened_at >= '{RED_FROM}' and happened_at < date '{LAST}' + 1 and category in {DRINKS} and {STANDS})
  join held using (plate, plate_kind) where {HELD};
create temp table cars as select carrier, count(*) filter (is_now) fleet,
  count(*) filter (is_now and (inspection_due < '{LAST}' or scrap_due < '{LAST}')) overdue,
  count(*) filter (is_now and use = '危化品运输' and (inspection_due < '{LAST}' or scrap_due < '{LAST}')) hazmat,
  sum(greatest(least(coalesce(left_on, date '{LAST}' + 1), coalesce(scrapped_on, date '{LAST}' + 1),
    date '{LAST}' + 1) - greatest(coalesce(joined_on, registered_on, date '{RISK_FROM}'), date '{RISK_FROM}'), 0)) as days
  from (select *, (coalesce(joined_on, registered_on) is null or coalesce(joined_on, registered_on) <= '{LAST}')
    and (left_on is null or left_on > '{LAST}') and (scrapped_on is null or scrapped_on > '{LAST}') as is_now from held)
  group by carrier;
create temp view crash_loss as select crash, any_value(c.happened_at) happened_at,
  count(*) filter (injury = '死亡' and died_on <= c.happened_at::date + 7) deaths
  from parties join crashes c on crash = c.id group by crash;
"""
UNSETTLED_VEHICLES = f"""
select id, happened_at, plate, plate_kind, c, kind, owner_kind, carrier, district from u join
  (select plate, plate_kind, count(*) c from u group by all having count(*) >= 5) using (plate, plate_kind)
  join (select plate, plate_kind, kind, owner_kind, carrier, district from vehicles
    where kind in {LARGE} and (scrapped_on is null or scrapped_on > '{LAST}')) using (plate, plate_kind)"""
RED = f"""
select code, name, kind, district, brigade, fleet, drivers from carriers join cars on code = carrier
  left join (select carrier crew, count(*) drivers, count(*) filter (licence_due < '{LAST}' or audit_due < '{LAST}') late
    from drivers where carrier is not null group by 1) on code = crew
  where (closed_on is null or closed_on > '{LAST}') and fleet >= 10 and overdue = 0 and coalesce(late, 0) = 0
  and not exists (select 1 from due where due.carrier = code)
  and not exists (select 1 from drinks where drinks.carrier = code)
  and not exists (select 1 from parties join crashes c on crash = c.id where parties.carrier = code
    and (liability is null or liability <> '无') and c.happened_at >= '{RED_FROM}' and c.happened_at < date '{LAST}' + 1)"""
CARRIERS = f"""
select code, kind, coalesce(events, 0), coalesce(days, 0), coalesce(hazmat, 0),
  coalesce((select count(*) from drinks where drinks.carrier = code and happened_at >= '{RISK_FROM}'), 0),
  coalesce(f, 0), coalesce(d, 0) from carriers
  left join (select carrier, count(*) events from risky group by 1) e on e.carrier = code
  left join cars on cars.carrier = code
  left join (select carrier, count(*) f, max(deaths) d from
    (select distinct carrier, crash from parties where carrier is not null and liability in ('全部', '主要', '同等'))
    join crash_loss using (crash) where deaths > 0 and happened_at >= '{RISK_FROM}' and happened_at < date '{LAST}' + 1
    group by 1) x on x.carrier = code
  where closed_on is null or closed_on > '{LAST}' order by code"""
ZONES = f"""
select plate, v.plate_kind, count(*) from zone_entries e join vehicles v using (plate)
  where entered_at >= '2022-11-01' and entered_at < '2022-12-01' and (duty is null or duty = '')
  and (e.plate_kind is null or e.plate_kind = v.plate_kind) and v.kind in {LARGE}
  and (scrapped_on is null or scrapped_on > '{LAST}')
  and not exists (select 1 from zone_permits t where t.plate = e.plate and t.zone = e.zone
    and e.entered_at >= t.valid_from and e.entered_at < t.valid_to + interval 1 minute) group by all"""
SMALL = {
    "lifetime_bans": "select * from bans where served_on <= '2022-11-30'",
    "crash_prone_segments": "select * from crashes where happened_at >= '2021-12-01' and happened_at < '2022-12-01'",
    "typical_cases": "select * from findings join parties using (crash) where case_title is not null",
}


def figures(db: Any, clock: dict[str, str], is_now: bool) -> dict[str, int]:
    """Every counted figure at one clock."""
    db.execute(TABLES.format(**clock, more="id, happened_at," if is_now else ""))
    names, queries = list(COUNTS), [f"({q.format(**clock)})" for q in COUNTS.values()]
    found = dict(zip(names, db.execute("select " + ", ".join(queries)).fetchone(), strict=True))
    for table, name, where in (
        ("nk", "", "where true"),
        ("nk", "speeding", "where category = '超速'"),
        ("nk", "overloading", "where category in ('超载', '超员')"),
        ("uk", "unsettled", "where true"),
    ):
        n, v, f = db.execute(KEY.format(what=f"count(*) filter ({where})", where=where, table=table)).fetchone()
        found |= {
            f"key_{name or 'violations'}": n,
            f"key_vehicles_{name or 'violating'}": v,
            f"key_carriers_{name or 'violating'}": f,
        }
    return found


def lists(db: Any) -> dict[str, list[str]]:
    """The subjects of the lists that large registers give, after the figures of now."""
    db.execute(LIST_TABLES)
    vehicles = db.execute(UNSETTLED_VEHICLES).fetchall()
    for query in SMALL.values():
        db.execute(query).fetchall()
    return {
        "unsettled_vehicles": sorted({f"{row[2]}:{row[3]}" for row in vehicles}),
        "red_list_carriers": sorted(row[0] for row in db.execute(RED).fetchall()),
        "zone_vehicles": sorted(f"{row[0]}:{row[1]}" for row in db.execute(ZONES).fetchall()),
        "high_risk_carriers": risky(db.execute(CARRIERS).fetchall()),
    }


def risky(rows: list[tuple[Any, ...]]) -> list[str]:
    """Carriers with a direct trigger, or surely above twice the mean of their kind."""
    import numpy as np
    from scipy.special import gammaincc

    from gongshi_traffic.shrinkage import Observed, priors_by_kind

    months = [(Decimal(int(row[3])) / 30).quantize(Decimal("0.01")) for row in rows]
    seen = [Observed(r[0], r[1], r[2], e) for r, e in zip(rows, months, strict=True)]
    priors = priors_by_kind(seen, least=20)
    a = np.array([priors[r[1]].a for r in rows])
    b = np.array([priors[r[1]].b for r in rows])
    events, exposure = np.array([r[2] for r in rows]), np.array([float(e) for e in months])
    sure = gammaincc(a + events, (b + exposure) * 2 * a / b) >= 0.95
    return [
        row[0]
        for row, high in zip(rows, sure, strict=True)
        if row[4] >= 1 or row[5] >= 1 or row[6] >= 3 or row[7] >= 3 or (high and row[2])
    ]


def main() -> None:
    """Answer the question and print what was found and what it took."""
    question = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    db = duckdb.connect(config={"memory_limit": "2GB", "threads": os.cpu_count() or 1})
    for name, path in question["files"].items():
        db.execute(f"create view {name} as select * from read_parquet('{path}')")
    started = time.time()
    listed: dict[str, list[str]] = {}
    values = {}
    for kind, clock in question["clocks"].items():
        values[kind] = figures(db, clock, kind == "now")
        listed = listed or lists(db)
    print(
        json.dumps(
            {
                "startup_s": started - float(os.environ["BEGAN"]),
                "wall_s": time.time() - float(os.environ["BEGAN"]),
                "cpu_s": time.process_time(),
                "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
                "values": {k: {n: int(v) for n, v in found.items()} for k, found in values.items()},
                "lists": listed,
            }
        )
    )


if __name__ == "__main__":
    main()
