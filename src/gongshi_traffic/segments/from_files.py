"""Roads and crashes from files, made into what the search needs (由文件准备排查).

What a workspace has in registers is read off the map here: junctions where roads meet, sections
from the areas of the brigades, chainage along roads of one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import BadInput, Row, tr
from gongshi_traffic.screening.chainage import chainage_of
from gongshi_traffic.screening.graph import road_graph
from gongshi_traffic.screening.measuring import with_chainage
from gongshi_traffic.screening.roads import some
from gongshi_traffic.screening.snapping import place_on_roads
from gongshi_traffic.segments.crash_points import CrashesElsewhere, points_in
from gongshi_traffic.segments.junctions import junctions_of_graph, nearest_junction, shown_name
from gongshi_traffic.segments.locate import hour_of, is_on_road
from gongshi_traffic.segments.naming import Network
from gongshi_traffic.segments.place import Located
from gongshi_traffic.segments.road_file import BadRoadFile
from gongshi_traffic.segments.traffic import Count, refuse_unfit

if TYPE_CHECKING:
    from gongshi_traffic.screening.graph import RoadGraph
    from gongshi_traffic.screening.roads import Roads
    from gongshi_traffic.segments.crash_file import CrashFile

NO_AREA = ""


class BadAreas(BadInput):
    """A file of areas has no polygons or no names (辖区文件有误)."""


@dataclass(frozen=True)
class Prepared:
    """Crashes on roads, the network, the crashes that found no road, each with the reason, and what to say (准备结果)."""

    crashes: tuple[Located, ...]
    network: Network
    unplaced: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def prepared(
    roads: Roads, crashes: CrashFile, *, tolerance_m: float, junction_m: float, areas: Path | None = None,
    area_name: str = "", crs: Any = None, traffic: Sequence[Count] = (),
) -> Prepared:  # fmt: skip
    """What the search needs (准备). `crs` is the system of a table's coordinates, the roads' unless said.

    A crash farther than `tolerance_m` metres from every road is kept aside with the reason; one
    within `junction_m` of a junction is at it; `traffic` are counts beside those of the roads' own file.
    Raises CrashesElsewhere, BadAreas, UnfitTraffic.
    """
    _refuse_chainage(roads)
    named = with_chainage(_all_named(roads))
    graph = road_graph(named)
    junctions = junctions_of_graph(graph)
    sections, brigades = _sections(named, areas, area_name)
    network = Network(_road_rows(named), junctions, sections, brigades, named, (*_counts(named), *traffic))
    xy, note = points_in(graph, crashes.xy, crashes.crs, crs)
    located, unplaced = _located(crashes, xy, graph, network, tolerance_m, junction_m)
    return Prepared(located, network, unplaced, (note,) if note else ())


def _all_named(roads: Roads) -> Roads:
    """A road without a name is called by its number in the file, so that it has a chainage too."""
    pairs = zip(roads.name, roads.id, strict=True)
    name = np.array([n or tr("未命名道路（{id}）", id=i) for n, i in pairs], object)
    return replace(roads, name=name)


def _road_rows(roads: Roads) -> dict[str, Row]:
    """One row for each name: its class that of most of its length."""
    lines: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(roads.name):
        lines[name].append(i)
    long = roads.length_m
    found = {}
    for name, rows in lines.items():
        by_class: Counter[str] = Counter()
        for i in rows:
            by_class[roads.road_class[i]] += float(long[i])  # type: ignore[assignment]
        reach = float(np.nanmax([roads.from_m[rows], roads.to_m[rows]]))
        grade = by_class.most_common(1)[0][0] or tr("未分等级")
        found[name] = {"code": name, "name": shown_name(name), "grade": grade, "length_m": reach, "line": ""}
    return found


def _counts(roads: Roads) -> Sequence[Count]:
    """What the file says of each line's traffic, without a year. Raises UnfitTraffic."""
    counted = np.flatnonzero(~np.isnan(roads.daily_traffic)) if len(roads.daily_traffic) else ()
    ends = np.sort(np.column_stack([roads.from_m, roads.to_m]), axis=1)
    found = [Count(roads.name[i], *map(float, ends[i]), float(roads.daily_traffic[i])) for i in counted]
    refuse_unfit(found)
    return found


def _refuse_chainage(roads: Roads) -> None:
    """Raises BadRoadFile for chainages below zero: they cannot be written as stones have them."""
    wrong = np.flatnonzero((roads.from_m < 0) | (roads.to_m < 0))
    if len(wrong):
        raise BadRoadFile(
            tr("有{n}条线的桩号小于零：{ids}。", n=len(wrong), ids=some(roads.id[wrong])),
            where=tr("路网文件的起止桩号"), mend=tr("桩号自道路起点量起，不小于零；请改正 from_m、to_m 两列。"),
        )  # fmt: skip


def _located(
    file: CrashFile, xy: Any, graph: RoadGraph, network: Network, tolerance_m: float, junction_m: float
) -> tuple[tuple[Located, ...], tuple[tuple[str, str], ...]]:  # fmt: skip
    placed = place_on_roads(graph, xy, tolerance_m=tolerance_m)
    told = [i for i, r in enumerate(file.rows) if r["road"] in network.roads and r["at_m"] is not None]
    given = [i for i in told if is_on_road(network, file.rows[i]["road"], file.rows[i]["at_m"])]
    on = np.flatnonzero(placed.is_placed)
    road, at_m = chainage_of(graph, placed.edge[on], placed.offset_m[on])
    where = {int(i): (str(r), round(float(m))) for i, r, m in zip(on, road, at_m, strict=True)}
    where |= {i: (file.rows[i]["road"], file.rows[i]["at_m"]) for i in given}
    junction = nearest_junction(xy, network.junctions, junction_m)
    beyond = set(told) - set(given)
    unplaced = [
        (file.rows[i]["id"], tr("桩号不在该路上") if i in beyond else _why(file.rows[i], why.label, network))
        for i, why in placed.unplaced if i not in where
    ]  # fmt: skip
    _refuse_elsewhere(file, unplaced, where)
    return tuple(_crash(file.rows[i], *where[i], junction[i]) for i in sorted(where)), tuple(unplaced)


def _why(row: Mapping[str, Any], label: str, network: Network) -> str:
    """Why a crash found no place: a road and chainage that the file gives come before a missing point."""
    unknown = row["at_m"] is not None and row["road"] and row["road"] not in network.roads
    return tr("路网里没有这条路") if unknown else label


def _refuse_elsewhere(file: CrashFile, unplaced: Sequence[tuple[str, str]], where: Mapping[int, object]) -> None:
    if where:
        return
    counts = Counter(why for _, why in unplaced)
    raise CrashesElsewhere(
        tr("{n}起事故没有一起落到路上：{reasons}。", n=len(file.rows), reasons="、".join(f"{w} {n}" for w, n in counts.items())),
        where=tr("事故文件与路网文件"), mend=tr("请核对两个文件的坐标系和范围，横纵坐标是否写反；必要时放宽 --tolerance。"),
    )  # fmt: skip


def _crash(row: Row, road: str, at_m: int, junction: str) -> Located:
    return Located(
        id=row["id"], road=road, at_m=at_m, happened_on=row["happened_at"].date(), severity=row["severity"],
        junction=junction, deaths=row["deaths"], injured=row["injured"], casualties=row["casualties"],
        is_general=row["procedure"] == "一般程序", road_factor=row["road_factor"], brigade=row["brigade"],
        hour=hour_of(row["happened_at"]), cause=row["cause"], direction=row["direction"],
    )  # fmt: skip


def _sections(roads: Roads, areas: Path | None, area_name: str) -> tuple[Sequence[Row], Mapping[str, Row]]:
    """The roads cut where they pass from one area into another."""
    if areas is None:
        return (), {}
    polygons = _areas(areas, area_name, roads.crs)
    rows = [row for i in range(len(roads)) for row in _sections_of(roads, i, polygons)]
    return rows, {name: {"code": name, "name": name} for name, _ in polygons}


def _areas(path: Path, area_name: str, crs: Any) -> list[tuple[str, Any]]:
    import pyogrio

    try:
        frame = pyogrio.read_dataframe(path)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as fault:
        raise BadAreas(
            tr("读不出辖区文件：{fault}", fault=fault),
            where=tr("文件 {path}", path=path),
            mend=tr("请另存为 GeoPackage。"),
        ) from fault
    faults = []
    if area_name not in frame.columns:
        faults.append(tr("辖区文件里没有“{name}”这一列。", name=area_name))
    if not frame.geometry.geom_type.isin(("Polygon", "MultiPolygon")).all():
        faults.append(tr("辖区文件里有不是面的图形。"))
    if faults:
        columns = "、".join(c for c in frame.columns if c != frame.geometry.name)
        raise BadAreas(
            "\n".join(faults), where=tr("文件 {path}", path=path),
            mend=tr("请用 --area-name 写明大队名称所在的列；现有的列：{columns}。", columns=columns),
        )  # fmt: skip
    frame = frame.to_crs(crs) if frame.crs is not None and crs is not None and str(crs) != "metres" else frame
    return [(str(n), g) for n, g in zip(frame[area_name], frame.geometry, strict=True)]


def _sections_of(roads: Roads, i: int, polygons: Sequence[tuple[str, Any]]) -> Iterator[Row]:
    from shapely import LineString, Point

    line = LineString(roads.xy[roads.start[i] : roads.start[i + 1]])
    begin, scale = float(roads.from_m[i]), float(roads.to_m[i] - roads.from_m[i]) / line.length
    for name, polygon in polygons:
        inside = line.intersection(polygon)
        for part in getattr(inside, "geoms", [inside]):
            if part.length > 0:
                ends = [begin + scale * line.project(Point(part.coords[k])) for k in (0, -1)]
                yield {"road": roads.name[i], "from_m": round(min(ends)), "to_m": round(max(ends)), "brigade": name}
