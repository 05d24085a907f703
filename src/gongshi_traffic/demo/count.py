"""Figures counted in plain Python from the demo's rows, to hold the product's against (独立清点).

Written from the definitions in words, row by row, without the product's queries: when both
agree, two readings of the definition agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongshi_traffic.demo.clock import RELEASE
from gongshi_traffic.demo.rows import Row, Value, day_of

SEVEN_DAYS = timedelta(days=7)
THIRTY_DAYS = timedelta(days=30)


@dataclass(frozen=True)
class Counted:
    """The rows of one month, to be counted (某月的清点); `before` cuts off what happened later."""

    rows: Mapping[str, Sequence[Row]]
    month: str
    before: datetime | None = None

    def _within(self, register: str, column: str) -> Iterator[Row]:
        year, month = int(self.month[:4]), int(self.month[5:])
        for row in self.rows[register]:
            moment = row[column]
            assert isinstance(moment, date), moment
            if (moment.year, moment.month) != (year, month):
                continue
            if self.before is None or (isinstance(moment, datetime) and moment < self.before):
                yield row

    def crashes(self) -> int:
        """交通事故起数."""
        return sum(1 for _ in self._within("crashes", "happened_at"))

    def crashes_by_brigade(self) -> dict[str, int]:
        """交通事故起数 by brigade code; brigades without a crash are 0."""
        found = Counter(str(r["brigade"]) for r in self._within("crashes", "happened_at"))
        return {str(b["code"]): found[str(b["code"])] for b in self.rows["brigades"]}

    def deaths(self) -> int:
        """事故死亡人数: dead within seven days of the crash."""
        return sum(self._in_time(p, c) for p, c in self._parties())

    def deaths_by_brigade(self) -> dict[str, int]:
        """事故死亡人数 by brigade code, 0 included."""
        found = Counter(str(c["brigade"]) for p, c in self._parties() if self._in_time(p, c))
        return {str(b["code"]): found[str(b["code"])] for b in self.rows["brigades"]}

    def injuries(self) -> int:
        """事故受伤人数: hurt, or dead later than seven days."""
        return sum(
            p["injury"] in ("轻伤", "重伤") or (p["injury"] == "死亡" and not self._in_time(p, c))
            for p, c in self._parties()
        )

    def _parties(self) -> Iterator[tuple[Row, Row]]:
        crashes = {r["id"]: r for r in self._within("crashes", "happened_at")}
        return ((p, crashes[p["crash"]]) for p in self.rows["parties"] if p["crash"] in crashes)

    @staticmethod
    def _in_time(party: Row, crash: Row) -> bool:
        if party["injury"] != "死亡":
            return False
        return day_of(party["died_on"]) <= day_of(crash["happened_at"]) + SEVEN_DAYS

    def violations(self) -> int:
        """交通违法起数: recorded and not struck out."""
        return sum(r["state"] != "已撤销" for r in self._within("violations", "happened_at"))

    def drink_driving(self) -> int:
        """酒驾起数: 饮酒驾驶 and 醉酒驾驶, not struck out."""
        kinds = ("饮酒驾驶", "醉酒驾驶")
        return sum(r["category"] in kinds and r["state"] != "已撤销" for r in self._within("violations", "happened_at"))

    def checked(self) -> dict[str, int]:
        """Checked vehicles by category, 两客一危一货 only."""
        kinds = ("公路客运", "旅游客运", "危化品运输", "货运")
        found = Counter(r["category"] for r in self._within("checks", "checked_on") if r["subject"] == "车辆")
        return {k: found[k] for k in kinds}


def unsettled_violations(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """逾期未处理违法 on the release day: told more than thirty days ago, not settled, struck or extended."""
    return [r for r in rows["violations"] if _is_unsettled(r)]


def _is_unsettled(row: Row) -> bool:
    told, extended = row.get("notified_on"), row.get("extended_to")
    if told is None or row.get("settled_on") or row.get("struck_on"):
        return False
    return day_of(told) + THIRTY_DAYS < RELEASE and (extended is None or day_of(extended) < RELEASE)


def unsettled_vehicles(rows: Mapping[str, Sequence[Row]]) -> int:
    """有逾期未处理违法的车辆数: distinct plate with plate kind."""
    return len({(r["plate"], r["plate_kind"]) for r in unsettled_violations(rows) if r["plate"]})


def inspections_overdue(rows: Mapping[str, Sequence[Row]]) -> int:
    """Vehicles past their inspection date on the release day, neither scrapped nor sold."""
    return sum(
        day_of(v["inspection_due"]) < RELEASE and not v.get("scrapped_on") and not v.get("left_on")
        for v in rows["vehicles"]
    )


def red_carriers(rows: Mapping[str, Sequence[Row]]) -> set[str]:
    """运输企业红榜: ten vehicles or more, nothing unsettled or overdue, no fault and no drinker in a year."""
    fleets: dict[str, list[Row]] = {str(c["code"]): [] for c in rows["carriers"] if not c.get("closed_on")}
    holders: dict[tuple[object, object], Row] = {}
    for vehicle in rows["vehicles"]:
        holders[vehicle["plate"], vehicle["plate_kind"]] = vehicle
        if not vehicle.get("left_on") and not vehicle.get("scrapped_on"):
            fleets.get(str(vehicle["carrier"]), []).append(vehicle)
    bad = {str(d["carrier"]) for d in rows["drivers"] if _is_past(d["licence_due"]) or _is_past(d["audit_due"])}
    bad |= {str(p["carrier"]) for p in rows["parties"] if p.get("carrier") and p["liability"] != "无"}
    for row in rows["violations"]:
        drunk = row["category"] in ("饮酒驾驶", "醉酒驾驶") and row["state"] != "已撤销"
        holder = holders.get((row["plate"], row["plate_kind"]))
        if holder and (drunk or _is_unsettled(row)) and _held(holder, row):
            bad.add(str(holder["carrier"]))
    return {
        code
        for code, fleet in fleets.items()
        if len(fleet) >= 10
        and code not in bad
        and not any(_is_past(v["inspection_due"], v["scrap_due"]) for v in fleet)
    }


def _is_past(*days: Value) -> bool:
    return any(day_of(d) < RELEASE for d in days)


def _held(vehicle: Row, violation: Row) -> bool:
    """Whether the vehicle was its carrier's on the day of the violation."""
    day, joined, left = day_of(violation["happened_at"]), vehicle.get("joined_on"), vehicle.get("left_on")
    return (joined is None or day_of(joined) <= day) and (left is None or day <= day_of(left))
