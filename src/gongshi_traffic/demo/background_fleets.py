"""Ordinary carriers and vehicles, and what the brigades checked (背景企业与车辆).

Fleet sizes are log-normal (median 9, sigma 0.6, at least 3), kinds of carrier by fixed
shares, private owners' vehicles beside them. All vehicles of carriers are inspected and far
from scrap age; some private ones are overdue, so that the count is not zero.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from gongshi_traffic.demo.clock import LAST_DAY
from gongshi_traffic.demo.fleet import Yard, carrier_row
from gongshi_traffic.demo.names import company_name, credit_code
from gongshi_traffic.demo.places import BRIGADES
from gongshi_traffic.demo.rows import City

if TYPE_CHECKING:
    from numpy.random import Generator

CARRIERS, FIRST_NO = 100, 1001
KIND_SHARE = {"货运": 0.50, "工程运输": 0.15, "公路客运": 0.13, "旅游客运": 0.12, "危化品运输": 0.10}
PRIVATE = (
    ("小型客车", "非营运", "个人", 250), ("轻型货车", "货运", "个人", 90), ("重型货车", "货运", "个人", 40),
    ("面包车", "农村面包车", "个人", 60), ("大型客车", "校车", "企业", 40), ("中型客车", "公交客运", "企业", 40),
)  # fmt: skip
OVERDUE_EVERY = 25
CHECKS_PER_MONTH = 120


def add_fleets(city: City, random: Generator, size: int, yard: Yard) -> None:
    """Put the background carriers with their vehicles and drivers, and private vehicles, into the city."""
    kinds = random.choice(list(KIND_SHARE), size=CARRIERS * size, p=list(KIND_SHARE.values())).tolist()
    fleets = random.lognormal(2.2, 0.6, size=CARRIERS * size)
    brigades = random.choice(list(BRIGADES), size=CARRIERS * size).tolist()
    for n, (kind, fleet, brigade) in enumerate(zip(kinds, fleets, brigades, strict=True)):
        row = carrier_row(FIRST_NO + n, company_name(FIRST_NO + n, kind), kind, brigade, notified=date(2022, 11, 15))
        pairs = list(yard.fleet(max(3, int(fleet)), kind, carrier=str(row["code"]), district=str(row["district"])))
        city.add("carriers", [row])
        city.add("vehicles", [v for v, _ in pairs])
        city.add("drivers", [d for _, d in pairs])
    _add_private(city, yard, size)


def _add_private(city: City, yard: Yard, size: int) -> None:
    districts = [d for _, d in BRIGADES.values()]
    for kind, use, owner, count in PRIVATE:
        for n in range(count * size):
            vehicle = yard.vehicle(kind, use, owner=owner, district=districts[n % len(districts)])
            if owner == "个人" and n % OVERDUE_EVERY == 0:
                vehicle["inspection_due"] = date(2022, 7, 31)
            city.add("vehicles", [vehicle])


def add_checks(city: City, random: Generator, size: int) -> None:
    """Put each month's roadside and company checks into the city."""
    day = date(2022, 9, 1)
    serial = 0
    vehicles = [v for v in city.rows["vehicles"] if v["carrier"]]
    while day <= LAST_DAY:
        for _ in range(int(random.poisson(CHECKS_PER_MONTH * size / 30))):
            serial += 1
            vehicle = vehicles[int(random.integers(len(vehicles)))]
            firm = serial % 6 == 0
            city.add("checks", [{
                "id": f"JC{day:%Y%m}{serial:05d}", "checked_on": day, "subject": "企业" if firm else "车辆",
                "category": vehicle["use"], "plate": None if firm else vehicle["plate"], "carrier": vehicle["carrier"],
                "brigade": list(BRIGADES)[serial % len(BRIGADES)], "hazards": int(random.poisson(0.3)),
            }])  # fmt: skip
        day += timedelta(days=1)


def add_permits(city: City) -> None:
    """Put valid permits and permitted entries of ordinary lorries into the city."""
    first = credit_code(FIRST_NO)
    lorries = [v for v in city.rows["vehicles"] if v["kind"] == "重型货车" and str(v["carrier"] or "") >= first][::9]
    for n, vehicle in enumerate(lorries, 1):
        for month, last in ((9, 30), (10, 31), (11, 30)):
            city.add("zone_permits", [{
                "number": f"TX2022-{month:02d}{n:04d}", "plate": vehicle["plate"], "zone": "中心城区货车限行区",
                "valid_from": datetime(2022, month, 1, 0, 0), "valid_to": datetime(2022, month, last, 23, 59),
            }])  # fmt: skip
            city.add("zone_entries", [{
                "id": f"JQ2022{month:02d}{n:05d}", "entered_at": datetime(2022, month, 1 + n % 22, 7, n % 60),
                "plate": vehicle["plate"], "plate_kind": vehicle["plate_kind"], "zone": "中心城区货车限行区",
                "place": "示范路与演示街路口", "brigade": "02",
            }])  # fmt: skip
