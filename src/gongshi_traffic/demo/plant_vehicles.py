"""Planted vehicles with unsettled violations and restricted-zone entries (预设突出违法车辆)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gongshi_traffic.demo.fleet import Yard, carrier_row, vehicle_row
from gongshi_traffic.demo.names import credit_code
from gongshi_traffic.demo.planted import Case, Table, read_planted
from gongshi_traffic.demo.rows import City, Row
from gongshi_traffic.demo.violation_rows import Book, settled

ZONE = "中心城区货车限行区"
UNSETTLED_LIST = "unsettled_vehicles"
ZONE_LIST = "zone_vehicles"
_CATEGORIES = ("超速", "超载", "闯红灯", "违法停车")
_EVENING_BEFORE = date(2022, 11, 22)


def plant_vehicles(city: City, yard: Yard, book: Book) -> list[Case]:
    """Put the hosts' fleets, the planted vehicles and their records into the city; give the cases."""
    table = read_planted("vehicles")
    hosts = {h["no"]: h for h in table["hosts"]}
    for host in table["hosts"]:
        _plant_host(city, yard, host)
    for case in table["unsettled"]:
        vehicle = _vehicle(case, hosts)
        city.add("vehicles", [vehicle])
        _plant_records(city, book, case, vehicle)
    for n, case in enumerate(table["zone"], 1):
        vehicle = _vehicle(case, hosts)
        city.add("vehicles", [vehicle])
        _plant_entries(city, case, vehicle, n)
    return [_case(UNSETTLED_LIST, c, hosts) for c in table["unsettled"]] + [
        _case(ZONE_LIST, c, hosts) for c in table["zone"]
    ]


def _plant_host(city: City, yard: Yard, host: Table) -> None:
    row = carrier_row(host["no"], host["name"], host["kind"], host["brigade"], notified=date(2022, 11, 15))
    city.add("carriers", [row])
    for vehicle, driver in yard.fleet(
        host["fleet"], host["kind"], carrier=str(row["code"]), district=str(row["district"])
    ):
        city.add("vehicles", [vehicle])
        city.add("drivers", [driver])


def _vehicle(case: Table, hosts: dict[int, Table]) -> Row:
    host = hosts.get(case.get("host", 0))
    use = host["kind"] if host else "非营运" if case["kind"] == "小型客车" else "货运"
    return vehicle_row(
        case["plate"], case.get("plate_kind", "大型汽车"), case["kind"], use,
        carrier=credit_code(host["no"]) if host else "", owner=case.get("owner", "企业"), district="东岭区",
        seed=int(case["plate"][-3:]) if case["plate"][-3:].isdigit() else 6,
    )  # fmt: skip


def _plant_records(city: City, book: Book, case: Table, vehicle: Row) -> None:
    open_rows = [
        book.write(at, vehicle, "已公告", category=_CATEGORIES[n % 4]) for n, at in _old(case.get("unsettled", 0))
    ]
    city.add("violations", open_rows)
    city.add_late("violations", [settled(r, _EVENING_BEFORE) for r in open_rows[: case.get("settled_late", 0)]])
    for word, state in (("settled", "已处理"), ("struck", "已撤销")):
        city.add("violations", [book.write(at, vehicle, state) for _, at in _old(case.get(word, 0), day=20)])
    for _, at in _old(case.get("extended", 0), day=24):
        city.add("violations", [book.write(at, vehicle, "延期", extended_to=date(2022, 12, 20))])
    for n in range(case.get("recent", 0)):
        city.add("violations", [book.write(datetime(2022, 10, 30, 9 + n), vehicle, "已告知")])
    for n in range(case.get("recorded", 0)):
        city.add("violations", [book.write(datetime(2022, 11, 20, 9 + n), vehicle, "已录入")])
    if "twin" in case:
        twin = vehicle_row(case["plate"], "小型汽车", "小型客车", "非营运", owner="个人", district="西湾区", seed=3)
        city.add("vehicles", [twin])
        city.add("violations", [book.write(at, twin, "已公告") for _, at in _old(case["twin"], day=12)])


def _old(count: int, *, day: int = 3) -> Iterator[tuple[int, datetime]]:
    """Moments from March to July, one every twelve days."""
    for n in range(count):
        yield n, datetime(2022, 3, day, 9, 30) + timedelta(days=12 * n)


def _plant_entries(city: City, case: Table, vehicle: Row, n: int) -> None:
    city.add("zone_entries", [
        {
            "id": f"JQ{at:%Y%m}9{n}{k}", "entered_at": at, "plate": vehicle["plate"],
            "plate_kind": vehicle["plate_kind"], "zone": ZONE, "place": "样本大道与演示街路口", "brigade": "02",
            "duty": case.get("duty"),
        }
        for k, at in enumerate(case["entries"], 1)
    ])  # fmt: skip
    if "permit" in case:
        city.add(
            "zone_permits", [{"number": f"TX2022-9{n:02d}", "plate": vehicle["plate"], "zone": ZONE, **case["permit"]}]
        )


def _case(name: str, case: Table, hosts: dict[int, Table]) -> Case:
    host = hosts.get(case.get("host", 0))
    return Case(
        name, f"{case['plate']}:{case.get('plate_kind', '大型汽车')}", case["on_list"], case["reason"], case["why"], host["brigade"] if host else "",
        case.get("published", ""), case.get("shown", ""),
    )  # fmt: skip
