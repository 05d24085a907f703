"""Where the demo city lies: brigades, roads, their sections and junctions (示例市路网).

A plane of about 50 by 40 kilometres in metres. Road numbers are of no real road. Lines cross
only at shared vertices, so chainages of junctions follow from the lines.
"""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

from gongshi_traffic.demo.rows import Row

Point = tuple[float, float]

BRIGADES = {
    "01": ("一大队", "东岭区"), "02": ("二大队", "东岭区"), "03": ("三大队", "西湾区"), "04": ("四大队", "西湾区"),
    "05": ("样川县大队", "样川县"), "06": ("柳溪县大队", "柳溪县"), "07": ("虚水县大队", "虚水县"),
}  # fmt: skip

ROADS: dict[str, tuple[str, str, tuple[Point, ...]]] = {
    "G999": ("999国道", "国道", ((0, 31000), (12000, 30400), (23700, 30000), (36000, 31500), (48000, 32000))),
    "S951": ("951省道", "省道", ((0, 20000), (6000, 20200), (12000, 20400), (24000, 20000), (33000, 20500), (43000, 21500))),
    "S952": ("952省道", "省道", ((24000, 0), (24000, 8600), (24000, 20000), (23700, 30000), (23500, 38000))),
    "X953": ("953县道", "县道", ((24000, 8600), (32000, 8200), (40000, 9500))),
    "X954": ("954县道", "县道", ((12000, 20400), (11200, 26000), (12000, 30400), (10500, 38000))),
    "X955": ("955县道", "县道", ((33000, 20500), (34500, 13000), (34000, 2000))),
    "Y956": ("956乡道", "乡道", ((6000, 20200), (6800, 14000), (7000, 9000))),
    "C901": ("样本大道", "城市道路", ((20000, 21000), (24000, 21010), (28000, 21000))),
    "C902": ("示范路", "城市道路", ((20000, 19000), (24000, 18990), (28000, 19000))),
    "C903": ("演示街", "城市道路", ((22000, 17000), (22000, 23000))),
    "C904": ("虚构路", "城市道路", ((26000, 17000), (26000, 23000))),
    "C905": ("模拟街", "城市道路", ((20500, 22500), (27500, 22500))),
}  # fmt: skip

SECTIONS = (
    ("G999", 0, 20000, "03"), ("G999", 20000, 48100, "07"),
    ("S951", 0, 15000, "01"), ("S951", 15000, 28000, "02"), ("S951", 28000, 43100, "05"),
    ("S952", 0, 12000, "06"), ("S952", 12000, 24000, "02"), ("S952", 24000, 38100, "03"),
    ("X953", 0, 16200, "06"), ("X954", 0, 17900, "03"), ("X955", 0, 18700, "05"), ("Y956", 0, 11300, "01"),
    ("C901", 0, 4000, "02"), ("C901", 4000, 8000, "04"), ("C902", 0, 4000, "02"), ("C902", 4000, 8000, "04"),
    ("C903", 0, 6000, "02"), ("C904", 0, 6000, "04"), ("C905", 0, 7000, "04"),
)  # fmt: skip

# vehicles a day: road, from, to, year; the other roads are not counted
TRAFFIC = (
    ("S951", 0, 15000, 2021, 9200), ("S951", 0, 15000, 2022, 9600), ("S951", 15000, 28000, 2022, 12100),
    ("S951", 28000, 43100, 2021, 8300), ("S952", 0, 24000, 2021, 9100), ("S952", 24000, 38100, 2022, 8700),
    ("X953", 0, 16200, 2022, 3300), ("X955", 0, 9000, 2020, 3600), ("X955", 9000, 18700, 2022, 2900),
)  # fmt: skip

JUNCTIONS = (
    ("J0001", "951省道与956乡道交叉口", "S951", 6003, "Y956", "假岭村"),
    ("J0002", "951省道与954县道交叉口", "S951", 12007, "X954", "虚桥村"),
    ("J0003", "951省道与952省道交叉口", "S951", 24013, "S952", ""),
    ("J0004", "951省道与955县道交叉口", "S951", 33027, "X955", "样泉村"),
    ("J0005", "952省道与999国道交叉口", "S952", 30005, "G999", "仿庄村"),
    ("J0006", "954县道与999国道交叉口", "X954", 10129, "G999", "例家村"),
    ("J0021", "952省道与953县道交叉口", "S952", 8600, "X953", "柳河村"),
    ("J0022", "951省道柳河集村口", "S951", 12300, "", "柳河集村"),
    ("J0031", "样本大道与演示街交叉口", "C901", 2000, "C903", ""),
    ("J0032", "样本大道与虚构路交叉口", "C901", 6000, "C904", ""),
    ("J0033", "示范路与演示街交叉口", "C902", 2000, "C903", ""),
)


def length_of(road: str) -> int:
    """The length of a road's line in whole metres, rounded up."""
    return math.ceil(sum(math.dist(a, b) for a, b in pairwise(ROADS[road][2])))


def point_at(road: str, metre: int) -> tuple[Decimal, Decimal]:
    """The point of a road at a chainage, in metres to one decimal; its end beyond the end."""
    left = float(metre)
    points = ROADS[road][2]
    for (ax, ay), (bx, by) in pairwise(points):
        step = math.dist((ax, ay), (bx, by))
        if left <= step:
            return _decimal(ax + (bx - ax) * left / step), _decimal(ay + (by - ay) * left / step)
        left -= step
    return _decimal(points[-1][0]), _decimal(points[-1][1])


def brigade_at(road: str, metre: int) -> str:
    """The brigade of the section that holds a chainage."""
    return next((b for r, low, high, b in SECTIONS if r == road and low <= metre < high), "01")


def district_of(brigade: str) -> str:
    """The district of a brigade."""
    return BRIGADES[brigade][1]


def place_rows() -> dict[str, list[Row]]:
    """Rows of the registers brigades, roads, traffic counts, sections and junctions."""
    return {
        "brigades": [{"code": c, "name": n, "district": d} for c, (n, d) in BRIGADES.items()],
        "roads": [
            {"code": c, "name": n, "grade": g, "length_m": length_of(c), "line": _wkt(line)}
            for c, (n, g, line) in ROADS.items()
        ],
        "traffic_counts": [
            {"road": r, "from_m": a, "to_m": min(b, length_of(r)), "year": y, "daily_traffic": n}
            for r, a, b, y, n in TRAFFIC
        ],
        "sections": [{"road": r, "from_m": a, "to_m": min(b, length_of(r)), "brigade": g} for r, a, b, g in SECTIONS],
        "junctions": [_junction(*j) for j in JUNCTIONS],
    }


def _junction(code: str, name: str, road: str, metre: int, other: str, village: str) -> Row:
    x, y = point_at(road, metre)
    return {
        "code": code, "name": name, "road": road, "at_m": metre, "other_road": other or None,
        "village": village or None, "x": x, "y": y,
    }  # fmt: skip


def _wkt(line: tuple[Point, ...]) -> str:
    return "LINESTRING (" + ", ".join(f"{x:g} {y:g}" for x, y in line) + ")"


def _decimal(value: float) -> Decimal:
    return Decimal(str(round(value, 1)))
