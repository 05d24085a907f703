"""Rows of one crash and its parties, the same way for planted and background ones (事故行)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count

from gongshi_traffic.demo.names import person_name
from gongshi_traffic.demo.places import ROADS, district_of, point_at
from gongshi_traffic.demo.rows import Row

_OTHERS = (("非机动车", "电动自行车"), ("行人", None), ("非机动车", "电动自行车"), ("机动车", "小型客车"))


def numbers(start: int, digits: int) -> Iterator[str]:
    """Serial numbers from `start` on, of at least so many digits."""
    return (f"{n:0{digits}d}" for n in count(start))


def crash_row(
    number: str, at: datetime, road: str, metre: int, brigade: str, *, severity: str, cause: str,
    procedure: str = "一般程序", junction: str = "", chainage: bool = True, place: str = "", weather: str = "晴",
) -> Row:  # fmt: skip
    """One row of the register crashes. City streets have no chainage, so it may be left out."""
    x, y = point_at(road, metre)
    return {
        "id": f"SG{at:%Y%m}{number}", "happened_at": at, "severity": severity, "procedure": procedure,
        "brigade": brigade, "district": district_of(brigade), "road": road, "at_m": metre if chainage else None,
        "junction": junction or None, "place": place or place_text(road, metre, chainage), "x": x, "y": y,
        "cause": cause, "weather": weather,
    }  # fmt: skip


def place_text(road: str, metre: int, chainage: bool) -> str:
    """The place as a policeman writes it: 951省道12公里加300米, or the street alone."""
    name = ROADS[road][0]
    if not chainage:
        return f"{name}路段"
    rest = f"加{metre % 1000}米" if metre % 1000 else ""
    return f"{name}{metre // 1000}公里{rest}处"


def severity_of(killed: int, hurt: int) -> str:
    """The crash's severity by its worst outcome."""
    return "死亡" if killed else "伤人" if hurt else "财产损失"


def party_rows(
    crash: Row, *, killed: int = 0, hurt: int = 0, days: int = 0, seed: int = 0, kind: str = "小型客车",
    plate: str = "", carrier: str = "", liability: str = "主要", damaged: bool = True,
) -> list[Row]:  # fmt: skip
    """Parties of a crash: a driver unhurt and liable, then each person killed or hurt.

    The killed died `days` after the crash. The other party is a rider of an electric bicycle in
    two crashes of four, else a walker or a driver; further victims ride along.
    """
    at = crash["happened_at"]
    assert isinstance(at, datetime)
    rows: list[Row] = [{
        "crash": crash["id"], "no": 1, "role": "机动车", "vehicle_kind": kind, "plate": plate or None,
        "carrier": carrier or None, **_person(seed), "injury": "无",
        "vehicle_damaged": "是" if damaged else "否", "liability": liability,
    }]  # fmt: skip
    other = {"全部": "无", "主要": "次要", "同等": "同等", "次要": "主要"}[liability]
    for n in range(max(killed + hurt, 1)):
        rows.append(_victim(crash, n, at.date(), seed, n < killed, n < killed + hurt, days, other))
    return rows


def _victim(crash: Row, n: int, on: date, seed: int, dead: bool, hurt: bool, days: int, liability: str) -> Row:
    role, kind = _OTHERS[seed % len(_OTHERS)] if n == 0 else ("乘车人", None)
    if role == "行人" and not (dead or hurt):
        role, kind = _OTHERS[-1]  # nobody walks into a crash of mere damage
    injury = "死亡" if dead else ("重伤" if (seed + n) % 4 == 0 else "轻伤") if hurt else "无"
    return {
        "crash": crash["id"], "no": n + 2, "role": role, "vehicle_kind": kind, **_person(seed + n + 1), "injury": injury,
        "died_on": on + timedelta(days=days) if dead else None, "vehicle_damaged": "是" if kind else None,
        "liability": liability if n == 0 else "无",
    }  # fmt: skip


def _person(seed: int) -> Row:
    return {
        "name": person_name(seed), "sex": "女" if seed % 3 == 0 else "男",
        "born_on": date(1950 + seed % 50, 1 + seed % 12, 1 + seed % 28),
    }  # fmt: skip


def city_streets() -> list[str]:
    """Roads without chainage: the streets of the city."""
    return [code for code, (_, grade, _) in ROADS.items() if grade == "城市道路"]
