"""Planted lifetime bans and typical cases (预设禁驾人员与典型案例)."""

from __future__ import annotations

import hashlib

from gongshi_traffic.demo.crash_rows import crash_row
from gongshi_traffic.demo.places import brigade_at
from gongshi_traffic.demo.planted import Case, Table, read_planted
from gongshi_traffic.demo.rows import City, Row


def plant_bans(city: City) -> list[Case]:
    """Put the planted bans into the city; give the cases."""
    table = read_planted("bans")
    city.add("bans", [dict(c["row"]) for c in table["case"]])
    return [
        Case(
            table["list"], c["row"]["decision"], c["on_list"], c["reason"], c["why"], c["row"]["brigade"],
            c.get("published", ""), c.get("shown", ""),
        )
        for c in table["case"]
    ]  # fmt: skip


def plant_cases(city: City) -> list[Case]:
    """Put the planted accident cases into the city, finding, behaviours and video included."""
    table = read_planted("cases")
    for case in table["case"]:
        city.add("crashes", [_crash(case)])
        city.add("parties", [{"crash": case["id"], "no": n, **p} for n, p in enumerate(case["parties"], 1)])
        city.add("findings", [_finding(case)])
        city.add("behaviours", [_behaviour(case)])
        city.add("evidence", [_video(case)])
    return [
        Case(
            table["list"], c["id"], c["on_list"], c["reason"], c["why"], brigade_at(c["road"], c["m"]),
            c.get("published", ""), c.get("shown", ""),
        )
        for c in table["case"]
    ]  # fmt: skip


def _crash(case: Table) -> Row:
    city_street = case["road"].startswith("C")
    return crash_row(
        case["id"][-4:], case["at"], case["road"], case["m"], brigade_at(case["road"], case["m"]),
        severity="伤人", cause=case["cause"], junction=case.get("junction", ""), chainage=not city_street,
        place=case.get("place", ""),
    )  # fmt: skip


def _finding(case: Table) -> Row:
    return {
        "crash": case["id"], "kind": "事故认定书", "criminal": "无", "flight": "否", "case_title": case["title"],
        "lesson": case.get("lesson"), **case["finding"],
    }  # fmt: skip


def _behaviour(case: Table) -> Row:
    return {"crash": case["id"], "party": 1, "part": "直接原因", "gravity": "严重", **case["behaviour"]}


def _video(case: Table) -> Row:
    video = case["video"]
    return {
        "id": f"YX{case['id'][-4:]}-1", "crash": case["id"], "kind": "视频",
        "sha256": hashlib.sha256(case["id"].encode()).hexdigest(), "purpose": f"警示{case['title']}",
        "mask": video["mask"], "seen_by_first": video["first"], "seen_by_second": video.get("second"),
    }  # fmt: skip
