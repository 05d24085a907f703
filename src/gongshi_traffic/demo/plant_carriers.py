"""Planted high-risk carriers: each direct trigger, high rates, and near misses (预设高危企业)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongshi_traffic.demo.crash_rows import crash_row, numbers, party_rows
from gongshi_traffic.demo.fleet import Yard, carrier_row
from gongshi_traffic.demo.names import credit_code
from gongshi_traffic.demo.planted import Case, Table, read_planted
from gongshi_traffic.demo.rows import City, Row
from gongshi_traffic.demo.violation_rows import Book

OVERDUE = date(2022, 10, 31)
_RATE_CATEGORIES = ("超速", "超载", "不按车道行驶", "违法停车", "闯红灯", "未系安全带")


@dataclass
class Planting:
    """What a trigger needs: the city, one carrier's row, vehicles and drivers (一家企业)."""

    city: City
    book: Book
    serial: Callable[[], str]
    case: Table
    carrier: Row
    vehicles: list[Row]
    drivers: list[Row]

    def crash(self, at: datetime, killed: int, liability: str) -> None:
        """A fatal crash of the first vehicle on a city street, away from every segment."""
        number = self.serial()
        row = crash_row(number, at, "C903", 4000, "02", severity="死亡", cause="超速", chainage=False)
        vehicle = self.vehicles[0]
        self.city.add("crashes", [row])
        self.city.add("parties", party_rows(
            row, killed=killed, seed=int(number), kind=str(vehicle["kind"]), plate=str(vehicle["plate"]),
            carrier=str(self.carrier["code"]), liability=liability,
        ))  # fmt: skip

    def drink(self, at: datetime, *, category: str = "饮酒驾驶", state: str = "已处理") -> None:
        """A driver of the carrier caught drunk in its first vehicle."""
        brigade, driver = str(self.carrier["brigade"]), self.drivers[0]["number"]
        row = self.book.write(at, self.vehicles[0], state, category=category, brigade=brigade, driver=driver)
        self.city.add("violations", [row])

    def spree(self) -> None:
        """Six violations of each vehicle in three months, three of them never settled."""
        for n, vehicle in enumerate(self.vehicles):
            for k, category in enumerate(_RATE_CATEGORIES):
                open_one = k % 2 == 0
                first = datetime(2022, 9, 1, 8) if open_one else datetime(2022, 10, 12, 9)
                at = first + timedelta(days=(n * 5 + k * 7) % 38, minutes=n * 13 % 600)
                row = self.book.write(
                    at, vehicle, "已告知" if open_one else "已处理", category=category,
                    brigade=str(self.carrier["brigade"]),
                )  # fmt: skip
                self.city.add("violations", [_within_days(row)])


def plant_carriers(city: City, yard: Yard, book: Book) -> list[Case]:
    """Put the planted carriers, their fleets and triggers into the city; give the cases."""
    table = read_planted("carriers")
    serial = numbers(8601, 4)
    for case in (*table["listed"], *table["near"]):
        carrier = carrier_row(case["no"], case["name"], case["kind"], case["brigade"], notified=table["notified_on"])
        if "parent" in case:
            carrier["parent"] = credit_code(case["parent"])
        pairs = list(yard.fleet(
            case["fleet"], case["kind"], carrier=str(carrier["code"]), district=str(carrier["district"])
        ))  # fmt: skip
        planting = Planting(
            city, book, lambda: next(serial), case, carrier, [v for v, _ in pairs], [d for _, d in pairs]
        )
        TWISTS[case.get("trigger") or case["twist"]](planting)
        city.add("carriers", [carrier])
        city.add("vehicles", planting.vehicles)
        city.add("drivers", planting.drivers)
    return _cases(table)


def _cases(table: Table) -> list[Case]:
    name = table["list"]
    listed = [
        Case(
            name,
            credit_code(c["no"]),
            True,
            table["why"][c["trigger"]],
            c.get("note", table["why"][c["trigger"]]),
            c["brigade"],
        )
        for c in table["listed"]
    ]
    near = [Case(name, credit_code(c["no"]), False, c["reason"], c["why"], c["brigade"]) for c in table["near"]]
    return listed + near


def _within_days(row: Row) -> Row:
    """The row, its settlement not after the last day of the files."""
    if row.get("settled_on"):
        row["settled_on"] = min(row["settled_on"], date(2022, 11, 22))  # type: ignore[type-var]
    return row


def _drink_day(p: Planting) -> datetime:
    return datetime(2022, 9, 10, 21, 30) + timedelta(days=int(p.case["no"]) * 3 % 60)


def _fatal(p: Planting, count: int) -> None:
    for n in range(count):
        p.crash(datetime(2022, 9, 16, 20, 30) + timedelta(days=23 * n), 1, ("主要", "同等", "全部")[n])


def _hazmat(p: Planting, **dates: date) -> None:
    p.vehicles[0].update(dates)


def _sold(p: Planting) -> None:
    p.drink(datetime(2022, 10, 10, 21))
    p.vehicles[0]["left_on"] = date(2022, 10, 2)


def _joined(p: Planting) -> None:
    p.drink(datetime(2022, 10, 10, 21))
    p.vehicles[0]["joined_on"] = date(2022, 10, 20)


def _drink_but(p: Planting, **changed: str | date | None) -> None:
    p.drink(datetime(2022, 10, 10, 21))
    p.carrier.update(changed)


def _tiny(p: Planting) -> None:
    p.city.add("violations", [p.book.write(datetime(2022, 9, 15, 10), p.vehicles[0], "已告知")])


TWISTS: dict[str, Callable[[Planting], None]] = {
    "dead3": lambda p: p.crash(datetime(2022, 10, 15, 5, 20), 3, "主要"),
    "fatal3": lambda p: _fatal(p, 3),
    "uninspected": lambda p: _hazmat(p, inspection_due=p.case.get("due", OVERDUE)),
    "unscrapped": lambda p: _hazmat(p, scrap_due=OVERDUE),
    "drink": lambda p: p.drink(_drink_day(p)),
    "drunk": lambda p: p.drink(_drink_day(p), category="醉酒驾驶"),
    "rate": Planting.spree,
    "branch_parent": lambda p: None,
    "tiny": _tiny,
    "sold": _sold,
    "not_yet_joined": _joined,
    "scrapped": lambda p: _hazmat(p, inspection_due=date(2022, 8, 31), scrapped_on=date(2022, 10, 12)),
    "due_today": lambda p: _hazmat(p, inspection_due=date(2022, 11, 23)),
    "dead3_minor": lambda p: p.crash(datetime(2022, 10, 3, 4, 50), 3, "次要"),
    "dead3_old": lambda p: p.crash(datetime(2022, 6, 12, 2, 15), 3, "主要"),
    "fatal2": lambda p: _fatal(p, 2),
    "drink_closed": lambda p: _drink_but(p, closed_on=date(2022, 10, 31)),
    "drink_unnotified": lambda p: _drink_but(p, notified_on=None),
    "drink_disputed": lambda p: _drink_but(p, disputed="被查的不是我公司驾驶人"),
    "drink_struck": lambda p: p.drink(datetime(2022, 10, 10, 21), state="已撤销"),
    "drink_old": lambda p: p.drink(datetime(2022, 7, 8, 21)),
}
