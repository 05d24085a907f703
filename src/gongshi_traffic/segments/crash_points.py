"""The crashes' points in the roads' system, whichever of China's systems they came in (事故坐标换算)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gongshi import BadInput, tr
from gongshi_traffic.screening.coordinates import Coordinates, converted, error_m, told_apart
from gongshi_traffic.screening.systems import METRES, looks_like_degrees, projected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gongshi_traffic.screening.graph import RoadGraph

    Points = NDArray[np.float64]

TELL = "辨认"
_WGS84 = 4326


class CrashesElsewhere(BadInput):
    """The crashes and the roads are not in one reference system, or not in one place (事故与路网对不上)."""


def points_in(graph: RoadGraph, xy: Points, own: Any, asked: str | None) -> tuple[Points, str]:
    """The points in the graph's system, and a sentence on a conversion that is not exact (换算).

    `own` is the system that the file states, `asked` what the user says: an EPSG code, one of
    Coordinates, or TELL to find out by which of them the crashes lie on the roads. What the user
    says of China's systems stands over the file, for a shifted point is written as if it were WGS 84.
    Raises CrashesElsewhere, UnknownSystem.
    """
    named = str(asked or "").upper().replace("-", "")
    target = graph.roads.crs if graph.roads is not None else None
    if named == TELL or named in list(Coordinates):
        return _chinese(graph, xy, named, target)
    source = own or asked
    if source is None and looks_like_degrees(xy) and np.isfinite(xy).any():
        raise CrashesElsewhere(
            tr("事故坐标像是经纬度，路网是米制坐标。"), where=tr("事故文件的坐标"),
            mend=tr("请用 --crash-crs 写明事故的坐标系，如 EPSG:4326（WGS84）、EPSG:4490（CGCS2000）、GCJ02、BD09，说不准的写 辨认。"),
        )  # fmt: skip
    plain = source is None or target is None or str(target) == METRES
    return (xy if plain else projected(xy, source, target)), ""


def _chinese(graph: RoadGraph, xy: Points, named: str, target: Any) -> tuple[Points, str]:
    known = np.isfinite(xy).all(axis=1)
    if target is None or str(target) == METRES or not looks_like_degrees(xy):
        raise CrashesElsewhere(
            tr("事故坐标不是经纬度，或者路网的坐标系不明，不能按“{named}”换算。", named=named), where=tr("命令行 --crash-crs"),
            mend=tr("经纬度的才写 GCJ02、BD09 或 辨认；路网文件须有坐标系。"),
        )  # fmt: skip
    lon, lat = xy[known].T
    system = _told(graph, lon, lat) if named == TELL else Coordinates(named)
    found = np.full(xy.shape, np.nan)
    found[known] = projected(np.column_stack(converted(lon, lat, system, Coordinates.WGS84)), _WGS84, target)
    off = error_m(system, Coordinates.WGS84)
    return found, tr("事故坐标按 {system} 换算，误差在{n}米以内。", system=system.value, n=f"{off:g}")


def _told(graph: RoadGraph, lon: Points, lat: Points) -> Coordinates:
    system, far = told_apart(lon, lat, graph)
    if system is None:
        said = "、".join(tr("{system} {n}米", system=s.value, n=f"{m:.0f}") for s, m in far.items())
        raise CrashesElsewhere(
            tr("辨认不出事故坐标是哪一种：离道路的中位距离，{said}。", said=said), where=tr("事故文件的坐标"),
            mend=tr("请向来源核实后写明 --crash-crs WGS84、CGCS2000、GCJ02 或 BD09。"),
        )  # fmt: skip
    return system
