"""Make the registers of places, and place each crash on a road (整理道路、路口并给事故定位).

    python prepare.py FOLDER

writes into FOLDER: roads.csv and crashes.csv in the source's own words (the maps in `maps/`
translate them), and 大队辖区台账.csv, 路段辖区台账.csv, 路口台账.csv in ours. A crash farther
than SNAP_M from every main road keeps an empty road: it is counted and never dropped.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from network import Junction, Road, Way, junctions_of, roads_of
from shapely import LineString, Point, STRtree, from_wkt, to_wkt

from gongshi.records.reading.detect import open_source

HERE = Path(__file__).parent
SNAP_M = 30.0  # half of the crashes lie within 3 m; between 30 m and 50 m there is none
JUNCTION_M = 30.0  # the source says «within 20 metres» of a junction
DIVIDE_X = 450_000  # easting of the example's two areas, near the river Medina
AREAS = {"W": ("西片（示例分区）", "Isle of Wight"), "E": ("东片（示例分区）", "Isle of Wight")}
AWAY = ("Not at junction or within 20 metres", "Data missing or out of range")

Row = Mapping[str, object]


@dataclass(frozen=True)
class Placed:
    """How many crashes found a road, and how many a junction (定位结果)."""

    crashes: int
    on_a_road: int
    at_a_junction: int

    @property
    def unlocated(self) -> int:
        """Crashes farther than SNAP_M from every main road."""
        return self.crashes - self.on_a_road


def prepare(folder: Path) -> Placed:
    """Write the five files into `folder`; how many crashes were placed."""
    folder.mkdir(parents=True, exist_ok=True)
    roads = roads_of([_way(row) for row in features(HERE / "source" / "iow_main_highways.gpkg")])
    junctions = junctions_of(roads)
    places = Places(roads, junctions)
    placed = [_placed(crash, places) for crash in features(HERE / "source" / "car_crashes_2018_iow.gpkg")]
    _write(folder / "roads.csv", [_road_row(r) for r in roads])
    _write(folder / "crashes.csv", placed)
    _write(folder / "大队辖区台账.csv", [_area_row(code) for code in AREAS])
    _write(folder / "路段辖区台账.csv", [row for r in roads for row in _sections(r)])
    _write(folder / "路口台账.csv", [_junction_row(j) for j in junctions])
    return Placed(len(placed), sum(bool(p["road"]) for p in placed), sum(bool(p["junction"]) for p in placed))


def features(path: Path) -> Iterator[Row]:
    """The features of the first layer of a map file, by column name."""
    rows = open_source(path).sheets[0].rows()
    _, names = next(rows)
    for _, cells in rows:
        yield dict(zip(map(str, names), cells, strict=True))


class Places:
    """The roads and junctions, ready to be asked for the nearest (查找最近的道路和路口)."""

    def __init__(self, roads: Sequence[Road], junctions: Sequence[Junction]) -> None:
        self.roads, self.junctions = roads, junctions
        self._lines = STRtree([r.line for r in roads])
        self._points = STRtree([j.point for j in junctions])

    def road(self, at: Point, wanted: str) -> Road | None:
        """The nearest road within SNAP_M, one of the number that the source names before others."""
        near = [self.roads[i] for i in self._lines.query(at, predicate="dwithin", distance=SNAP_M)]
        return min(near, key=lambda r: (r.group != wanted, r.line.distance(at), r.code), default=None)

    def junction(self, at: Point) -> Junction | None:
        """The nearest junction within JUNCTION_M."""
        near = [self.junctions[i] for i in self._points.query(at, predicate="dwithin", distance=JUNCTION_M)]
        return min(near, key=lambda j: (j.point.distance(at), j.code), default=None)


def _placed(crash: Row, places: Places) -> dict[str, object]:
    """The crash as the source has it, with road, chainage, junction and area behind."""
    at = Point(float(str(crash["geom_x"])), float(str(crash["geom_y"])))
    road = places.road(at, _number(crash))
    junction = places.junction(at) if road and crash["junction_detail"] not in AWAY else None
    road = junction.road if junction else road
    return {
        **{k: _plain(v) for k, v in crash.items() if k not in ("fid", "geom")},
        "road": road.code if road else "",
        "at_m": round(road.line.project(at)) if road else "",
        "junction": junction.code if junction else "",
        "area": _area(at.x),
    }


def _plain(value: object) -> object:
    """A day without its midnight: the time of the crash stands in a column of its own."""
    return value.date() if isinstance(value, datetime) else value


def _number(crash: Row) -> str:
    kind = str(crash["first_road_class"])
    return f"{kind}{crash['first_road_number']}" if kind in ("A", "B") else ""


def _area(x: float) -> str:
    return "W" if x < DIVIDE_X else "E"


def _way(row: Row) -> Way:
    ref = re.search(r'"ref"=>"([^"]+)"', str(row["other_tags"] or ""))
    line = from_wkt(str(row["geom"]))
    points = tuple((float(x), float(y)) for x, y, *_ in line.coords)
    return Way(
        _plain_ref(ref[1] if ref else ""), str(row["name"] or ""), str(row["highway"]), points, str(row["osm_id"])
    )


def _plain_ref(ref: str) -> str:
    """The road number; a street name that was tagged as one is none."""
    return ref if re.fullmatch(r"[AB]\d+", ref) else ""


def _road_row(road: Road) -> Row:
    return {
        "code": road.code, "name": road.name, "highway": road.grade,
        "length_m": math.ceil(road.line.length), "wkt": to_wkt(road.line, rounding_precision=1),
    }  # fmt: skip


def _area_row(code: str) -> Row:
    name, district = AREAS[code]
    return {"大队编号": code, "大队名称": name, "区县": district}


def _junction_row(junction: Junction) -> Row:
    return {
        "路口编号": junction.code, "路口名称": junction.name, "道路编号": junction.road.code,
        "所在桩号": round(junction.road.line.project(junction.point)), "相交道路编号": junction.other.code,
        "横坐标": round(junction.point.x, 1), "纵坐标": round(junction.point.y, 1),
    }  # fmt: skip


def _sections(road: Road) -> Iterator[Row]:
    """The road cut where it passes from one area into the other."""
    cuts = [0, *_crossings(road.line), math.ceil(road.line.length)]
    for start, end in pairwise(sorted(set(cuts))):
        middle = road.line.interpolate((start + end) / 2)
        yield {"道路编号": road.code, "起点桩号": start, "止点桩号": end, "大队编号": _area(middle.x)}


def _crossings(line: LineString) -> Iterator[int]:
    """The chainages at which the line crosses the divide."""
    at = 0.0
    for (ax, ay), (bx, by) in pairwise(line.coords):
        step = math.dist((ax, ay), (bx, by))
        if (ax < DIVIDE_X) != (bx < DIVIDE_X):
            yield round(at + step * (DIVIDE_X - ax) / (bx - ax))
        at += step


def _write(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    done = prepare(Path(sys.argv[1] if len(sys.argv) > 1 else "prepared"))
    print(
        f"事故 {done.crashes} 起：定位到道路 {done.on_a_road} 起（其中路口 {done.at_a_junction} 起），未定位 {done.unlocated} 起"
    )
