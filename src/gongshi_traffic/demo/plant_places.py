"""Planted crash-prone segments and crashes on the edge of a definition (预设路段与边界事故)."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi_traffic.demo.crash_rows import crash_row, numbers, party_rows, severity_of
from gongshi_traffic.demo.planted import Case, Table, read_planted
from gongshi_traffic.demo.rows import City, Row

_CAUSES = ("未按规定让行", "超速", "违法变道", "未保持安全距离")


def plant_segments(city: City) -> list[Case]:
    """Put the planted segments' crashes and hazards into the city; give the cases."""
    table = read_planted("segments")
    serial = numbers(8001, 4)
    for case in table["case"]:
        for n, crash in enumerate(case["crashes"]):
            _plant_crash(city, case, crash, next(serial), _CAUSES[n % len(_CAUSES)])
        if "hazard" in case:
            city.add("hazards", [_hazard(case)])
    return [_case(table["list"], c) for c in table["case"]]


def plant_edge_crashes(city: City) -> None:
    """Put the crashes in that try the edges of a count: the seventh day, the last minute."""
    serial = numbers(8501, 4)
    for n, crash in enumerate(read_planted("crashes")["crash"]):
        killed, hurt = crash.get("killed", 0), crash.get("hurt", 0)
        row = crash_row(
            next(serial), crash["at"], "C902", 700 + 300 * n, "02", severity=severity_of(killed, hurt),
            cause="未按规定让行", chainage=False,
        )  # fmt: skip
        parties = party_rows(row, killed=killed, hurt=hurt, days=crash.get("days", 0), seed=500 + 10 * n)
        add = city.add_late if crash.get("late") else city.add
        add("crashes", [row])
        add("parties", parties)


def planted_spans() -> Iterator[tuple[str, int, int]]:
    """Road, first and last metre of each planted segment and case, for background crashes to keep away."""
    for case in read_planted("segments")["case"]:
        yield case["road"], case["from_m"], case["to_m"]
        yield from ((c["road"], c["m"], c["m"]) for c in case["crashes"] if "road" in c)
    yield from ((c["road"], c["m"], c["m"]) for c in read_planted("cases")["case"])


def _plant_crash(city: City, case: Table, crash: Table, number: str, cause: str) -> None:
    killed, hurt = crash.get("killed", 0), crash.get("hurt", 0)
    row = crash_row(
        number, crash["at"], crash.get("road", case["road"]), crash["m"], case["brigade"],
        severity=severity_of(killed, hurt), cause=cause, procedure=crash.get("procedure", "一般程序"),
        junction=case.get("junction", ""),
    )  # fmt: skip
    city.add("crashes", [row])
    city.add("parties", party_rows(row, killed=killed, hurt=hurt, seed=int(number)))


def _hazard(case: Table) -> Row:
    return {
        "road": case["road"], "from_m": case["from_m"], "to_m": case["to_m"],
        "junction": case.get("junction"), **case["hazard"],
    }  # fmt: skip


def _case(name: str, case: Table) -> Case:
    subject = case.get("junction") or f"{case['road']}:{case['from_m']}"
    return Case(
        name, subject, case["on_list"], case["reason"], case["why"], case["brigade"],
        case.get("published", ""), case.get("shown", ""), tuple(case.get("methods", ())),
    )  # fmt: skip
