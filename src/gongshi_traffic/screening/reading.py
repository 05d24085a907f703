"""Roads and crashes from files and frames (读取路网与事故点).

GeoPackage, GeoJSON, Shapefile and OSM extracts are all read by GDAL through pyogrio. The lines
come as Arrow and are unpacked by a compiled loop: at a million lines this is a fifth of a second,
where a geometry object for each line would take two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from gongshi import BadInput, tr
from gongshi_traffic.screening.roads import Roads, UnfitRoads, roads_of, some
from gongshi_traffic.screening.systems import is_in_metres, looks_like_degrees, projected
from gongshi_traffic.screening.wkb import counted, unpacked

OSM_LAYER = "lines"
OSM_COLUMNS = {"id": "osm_id", "name": "name", "road_class": "highway"}
NOT_ROADS = (
    "",
    "footway",
    "cycleway",
    "path",
    "steps",
    "bridleway",
    "pedestrian",
    "corridor",
    "proposed",
    "construction",
)


class UnreadableRoads(BadInput):
    """A file of roads or crashes that cannot be read (路网文件读不出)."""


def read_roads(
    path: Path | str,
    *,
    layer: str | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    crs: Any = None,
    parts: str = "refuse",
) -> Roads:
    """The lines of a file, in metres, points in the file's order (读取道路线).

    `columns` says which column holds `id`, `name`, `road_class`, `from_m`, `to_m`; for an OSM
    extract these are known, and ways no motor vehicle uses are left out. `crs` is the system in
    metres to convert to, needed when the file is in degrees. `parts="split"` makes a line of each
    part where a line has several; by default such lines are refused by name.
    Raises UnreadableRoads, UnfitRoads.
    """
    is_osm = str(path).endswith((".pbf", ".osm"))
    named = dict(columns or (OSM_COLUMNS if is_osm else {}))
    meta, table = _arrow(Path(path), layer or (OSM_LAYER if is_osm else None), named, encoding)
    column = meta["geometry_name"] or "wkb_geometry"
    roads = _roads(table, column, named, meta["crs"], parts, str(path))
    if is_osm:
        roads = roads.picked(np.flatnonzero(~np.isin(roads.road_class.astype(str), NOT_ROADS)))
    return in_metres(roads, crs, where=str(path))


def roads_of_frame(
    frame: Any, *, columns: Mapping[str, str] | None = None, crs: Any = None, parts: str = "refuse"
) -> Roads:
    """The lines of a GeoDataFrame, as `read_roads` gives those of a file (由 GeoDataFrame 得道路线)."""
    import pyarrow as pa

    named = dict(columns or {})
    wkb = pa.array(frame.geometry.to_wkb().to_list(), pa.large_binary())
    table = pa.table({"geom": wkb, **{source: pa.array(frame[source]) for source in named.values()}})
    where = tr("道路数据表")
    return in_metres(_roads(table, "geom", named, frame.crs, parts, where), crs, where=where)


def in_metres(roads: Roads, crs: Any, *, where: str) -> Roads:
    """The same lines in `crs`, or as they are when their system is already in metres (换算为米制).

    Raises UnfitRoads for degrees without a system to convert to.
    """
    if crs is not None and roads.crs is not None:
        return replace(roads, xy=projected(roads.xy, roads.crs, crs), crs=crs)
    if is_in_metres(roads.crs) if roads.crs is not None else not looks_like_degrees(roads.xy):
        return roads if roads.crs is not None or crs is None else replace(roads, crs=crs)
    raise UnfitRoads(
        tr("路网坐标是经纬度（度），长度无法以米计。"),
        where=where,
        mend=tr(
            "请指定要换算到的米制坐标系（命令行 --crs，Python 里 crs=），例如所在带的 CGCS2000 高斯投影 EPSG:4547。"
        ),
    )


def _arrow(path: Path, layer: str | None, named: Mapping[str, str], encoding: str | None) -> tuple[dict[str, Any], Any]:
    import pyogrio

    try:
        return pyogrio.read_arrow(path, layer=layer, columns=sorted(set(named.values())), encoding=encoding)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError, ValueError) as error:
        raise UnreadableRoads(
            tr("路网文件读不出：{error}", error=error),
            where=str(path),
            mend=tr("请确认文件存在、格式为 GeoPackage、GeoJSON、Shapefile 或 OSM PBF，且图层名无误。"),
        ) from error


def _roads(table: Any, geometry: str, named: Mapping[str, str], crs: Any, parts: str, where: str) -> Roads:
    missing = sorted(set(named.values()) - set(table.schema.names))
    if missing:
        raise UnreadableRoads(
            tr("没有名为“{missing}”的列。", missing="、".join(missing)), where=where,
            mend=tr("现有列：{names}。", names="、".join(n for n in table.schema.names if n != geometry)),
        )  # fmt: skip
    xy, start, source = lines_of_arrow(table[geometry], where)
    _refuse_parts(source, parts, where)
    columns = {key: table[column].to_numpy()[source] for key, column in named.items()}
    if "id" not in columns:
        columns["id"] = source + 1
    return roads_of(xy, start, crs=crs, parts=source, **columns)


def lines_of_arrow(column: Any, where: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points, starts and source row of every part of a column of WKB lines (解开线).

    A row without a geometry gives no part. Raises UnfitRoads for what is not a line.
    """
    chunks = [_chunk(chunk, where) for chunk in getattr(column, "chunks", [column])]
    rows = np.cumsum([0] + [len(c) for c in getattr(column, "chunks", [column])])
    counts = np.concatenate([np.diff(c[1]) for c in chunks]) if chunks else np.zeros(0, np.int64)
    xy = np.concatenate([c[0] for c in chunks]) if chunks else np.zeros((0, 2))
    source = np.concatenate([c[2] + rows[i] for i, c in enumerate(chunks)]) if chunks else np.zeros(0, np.int64)
    return xy, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), source


def _chunk(chunk: Any, where: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    import pyarrow as pa

    chunk = chunk.cast(pa.large_binary())
    _, offsets, data = chunk.buffers()
    begin = np.frombuffer(offsets, np.int64)[chunk.offset : chunk.offset + len(chunk) + 1]
    raw = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    parts, points, bad = counted(raw, begin)
    if bad >= 0:
        raise UnfitRoads(
            tr("第 {row} 条不是线。", row=bad + 1), where=where,
            mend=tr("路网图层只能有线（LineString 或 MultiLineString）；请选线图层，或去掉点和面。"),
        )  # fmt: skip
    return unpacked(raw, begin, parts, points)


def _refuse_parts(source: np.ndarray, parts: str, where: str) -> None:
    rows, counts = np.unique(source, return_counts=True)
    several = rows[counts > 1] + 1
    if parts != "split" and len(several):
        raise UnfitRoads(
            tr("有 {n} 条道路由几段不相连的线组成：第 {rows} 条。", n=len(several), rows=some(several)),
            where=where, mend=tr("确认可以拆开后，用 parts=\"split\" 读取，每段成为一条。"),
        )  # fmt: skip
