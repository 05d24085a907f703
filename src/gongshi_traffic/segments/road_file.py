"""Roads of a file, named by the first of several columns that has a name (读取道路).

People call a road by its number where it has one, and by its street name where it has none; map
files keep the two in two columns, or the number among the tags of one column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongshi import BadInput, tr

if TYPE_CHECKING:
    from gongshi_traffic.screening.roads import Roads

KEYS = ("id", "name", "road_class", "from_m", "to_m", "daily_traffic")
_TAG = re.compile(r"(.+)\[(.+)\]")
_NAMED = "__name"


class BadRoadFile(BadInput):
    """A file of roads lacks a column that was named (路网文件有误)."""


def road_file(path: Path, columns: Mapping[str, str], *, layer: str | None = None, crs: Any = None) -> Roads:
    """The roads of a file, lines of several parts taken apart (道路线).

    `columns` says which column holds each of KEYS. A name may be several columns joined by 、, the
    first that is not empty counts; `tags[ref]` is the key ref of a column of OSM tags.
    Raises BadRoadFile, UnreadableRoads, UnfitRoads.
    """
    from gongshi_traffic.screening.reading import read_roads

    name = columns.get("name", "")
    if not ("、" in name or _TAG.fullmatch(name)):
        _refuse_columns(path, columns, columns.values(), layer)
        return read_roads(path, layer=layer, columns=dict(columns) or None, crs=crs, parts="split")
    return _named(path, columns, name.split("、"), layer, crs)


def _named(path: Path, columns: Mapping[str, str], names: list[str], layer: str | None, crs: Any) -> Roads:
    import pyogrio

    from gongshi_traffic.screening.reading import roads_of_frame

    sources = [m[1] if (m := _TAG.fullmatch(n)) else n for n in names]
    others = {k: c for k, c in columns.items() if k != "name"}
    _refuse_columns(path, columns, [*others.values(), *sources], layer)
    frame = pyogrio.read_dataframe(path, layer=layer)
    frame[_NAMED] = ["" for _ in range(len(frame))]
    for n in reversed(names):
        found = _column(frame, n)
        frame[_NAMED] = [own or other for own, other in zip(found, frame[_NAMED], strict=True)]
    return roads_of_frame(frame, columns={**others, "name": _NAMED}, crs=crs, parts="split")


def _column(frame: Any, name: str) -> list[str]:
    """The texts of a column, or of one tag in it."""
    tag = _TAG.fullmatch(name)
    texts = ["" if v is None or v != v else str(v).strip() for v in frame[tag[1] if tag else name]]
    if not tag:
        return texts
    wanted = re.compile(rf'"{re.escape(tag[2])}"=>"([^"]*)"')
    return [m[1] if (m := wanted.search(t)) else "" for t in texts]


def _refuse_columns(path: Path, columns: Mapping[str, str], sources: Any, layer: str | None) -> None:
    import pyogrio

    faults = [tr("没有“{key}”这一项。", key=key) for key in columns if key not in KEYS]
    if str(path).endswith((".pbf", ".osm")):
        known: list[str] = list(sources)
    else:
        try:
            known = list(pyogrio.read_info(path, layer=layer)["fields"])
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError):
            known = list(sources)  # read_roads says what is wrong with the file
    faults += [tr("文件里没有“{name}”这一列。", name=name) for name in dict.fromkeys(sources) if name not in known]
    if faults:
        raise BadRoadFile(
            "\n".join(faults), where=tr("文件 {path}", path=path),
            mend=tr("请写 --road-column 项=列名；可用的项：{keys}；文件的列：{headings}。", keys="、".join(KEYS), headings="、".join(known)),
        )  # fmt: skip
