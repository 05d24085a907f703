"""Violations of an ordinary month (背景违法).

The number of violations of a vehicle is negative binomial: few vehicles have many, most have
none. Vehicles in the register have a small mean and at most one violation left unsettled, so
none comes near five and no ordinary carrier near twice its class; drivers of carriers are
never caught drunk here. The many are small cars of a neighbouring city and people on the
road without a plate (electric bicycles, walkers), who are on no list by their kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from gongshi_traffic.demo.clock import LAST_DAY
from gongshi_traffic.demo.crash_rows import numbers
from gongshi_traffic.demo.names import outside_plate
from gongshi_traffic.demo.places import BRIGADES
from gongshi_traffic.demo.planted import read_planted
from gongshi_traffic.demo.rows import City, Row
from gongshi_traffic.demo.violation_rows import CODES

if TYPE_CHECKING:
    from numpy.random import Generator

OUTSIDERS = 4200
SPANS = ((datetime(2021, 11, 1), 30), (datetime(2022, 9, 1), 83))
BRIGADE_SHARE = (0.18, 0.24, 0.14, 0.20, 0.08, 0.09, 0.07)
HOUR_SHARE = (1, 1, 1, 1, 1, 2, 4, 9, 9, 7, 6, 5, 4, 5, 6, 6, 7, 9, 8, 6, 4, 3, 3, 2)


@dataclass(frozen=True)
class Pool:
    """Vehicles or walkers alike in habit (一类车): mean a month, dispersion, categories with weights."""

    vehicles: Sequence[tuple[str | None, str | None]]
    mean: float
    dispersion: float
    categories: Mapping[str, float]
    unsettled_share: float
    unsettled_most: int


def add_violations(city: City, random: Generator, size: int) -> None:
    """Put the background violations of all months into the city."""
    serial = numbers(1, 7)
    for pool in _pools(city, size):
        for start, days in SPANS:
            for row in _of_pool(pool, random, start, days):
                at = row["happened_at"]
                assert isinstance(at, datetime)
                row["id"] = f"WF{at:%Y%m}{next(serial)}"
                city.rows["violations"].append(row)


def _pools(city: City, size: int) -> Iterator[Pool]:
    lorry = {"超速": 4, "超载": 3, "不按车道行驶": 3, "违法停车": 2, "闯红灯": 1, "未系安全带": 1}
    car = {"违法停车": 40, "超速": 25, "闯红灯": 12, "不按规定让行": 8, "不按车道行驶": 8, "未系安全带": 5, "涉牌涉证": 1,
           "饮酒驾驶": 0.8, "醉酒驾驶": 0.2}  # fmt: skip
    rider = {"未戴头盔": 55, "逆行": 20, "闯红灯": 20, "其他": 5}
    kept = _planted_plates()
    carried = [v for v in city.rows["vehicles"] if v["carrier"] and str(v["plate"]) not in kept]
    quiet = _quiet_carriers()
    ordinary = [_key(v) for v in carried if v["carrier"] not in quiet]
    private = [_key(v) for v in city.rows["vehicles"] if not v["carrier"] and str(v["plate"]) not in kept]
    yield Pool(ordinary, 0.12, 0.5, lorry, 0.3, 1)
    yield Pool(private, 0.30, 0.6, lorry, 0.2, 1)
    yield Pool([(outside_plate(n), "小型汽车") for n in range(OUTSIDERS * size)], 1.8, 0.8, car, 0.15, 4)
    yield Pool([(None, None)] * (300 * size), 9.0, 5.0, rider, 0.02, 9)


def _key(vehicle: Row) -> tuple[str, str]:
    return str(vehicle["plate"]), str(vehicle["plate_kind"])


def _planted_plates() -> set[str]:
    table = read_planted("vehicles")
    return {c["plate"] for c in (*table["unsettled"], *table["zone"])}


def _quiet_carriers() -> set[str]:
    """Carriers whose violations are all planted: those of high rate and the tiny one."""
    from gongshi_traffic.demo.names import credit_code

    table = read_planted("carriers")
    rated = [c["no"] for c in table["listed"] if c["trigger"] == "rate"]
    return {credit_code(n) for n in rated + [c["no"] for c in table["near"] if c["twist"] == "tiny"]}


def _of_pool(pool: Pool, random: Generator, start: datetime, days: int) -> Iterator[Row]:
    mean = pool.mean * days / 30
    counts = random.negative_binomial(
        pool.dispersion, pool.dispersion / (pool.dispersion + mean), size=len(pool.vehicles)
    )
    total = int(counts.sum())
    moments = _moments(random, start, days, total)
    weights = list(pool.categories.values())
    categories = random.choice(list(pool.categories), size=total, p=[w / sum(weights) for w in weights]).tolist()
    brigades = random.choice(list(BRIGADES), size=total, p=BRIGADE_SHARE).tolist()
    unsettled = (random.random(total) < pool.unsettled_share).tolist()
    waits = random.integers(3, 25, size=total).tolist()
    n = 0
    for (number, plate_kind), count in zip(pool.vehicles, counts.tolist(), strict=True):
        left = pool.unsettled_most if start.year == LAST_DAY.year else 0
        for _ in range(count):
            row = _row(moments[n], number, plate_kind, categories[n], brigades[n])
            yield _in_state(row, moments[n], open_one=unsettled[n] and left > 0, wait=waits[n])
            left -= row["state"] != "已处理"
            n += 1


def _moments(random: Generator, start: datetime, days: int, total: int) -> list[datetime]:
    hours = random.choice(24, size=total, p=[h / sum(HOUR_SHARE) for h in HOUR_SHARE])
    minutes = random.integers(0, days, size=total) * 1440 + hours * 60 + random.integers(0, 60, size=total)
    return [start + timedelta(minutes=m) for m in minutes.tolist()]


def _row(at: datetime, number: str | None, plate_kind: str | None, category: str, brigade: str) -> Row:
    return {
        "id": "", "happened_at": at, "plate": number, "plate_kind": plate_kind, "category": category,
        "code": CODES[category], "brigade": brigade, "state": "",
    }  # fmt: skip


def _in_state(row: Row, at: datetime, *, open_one: bool, wait: int) -> Row:
    """The row settled after `wait` days, or still open; nothing is dated after the last day."""
    told = at.date() + timedelta(days=min(wait, 4))
    done = min(at.date() + timedelta(days=wait), LAST_DAY)
    if not open_one:
        row.update(state="已处理", settled_on=done, notified_on=min(told, done))
    elif told <= LAST_DAY:
        row.update(state="已告知", notified_on=told)
    else:
        row["state"] = "已录入"
    return row
