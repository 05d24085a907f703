"""Chinese coordinates: CGCS2000, WGS 84, GCJ-02 and BD-09, told apart and converted (坐标互换).

GCJ-02 shifts a place by 50 to 700 m so that maps do not match satellites; BD-09 shifts it again.
No published document gives the formulas; these are the ones in general use since 2013, on the
Krasovsky axis. What is certain and what is not is said by `error_m`.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.index import edge_index
from gongshi_traffic.screening.snapping import UnfitPlaces, place_on_roads
from gongshi_traffic.screening.systems import projected

AXIS, SQUARED_ECCENTRICITY = 6378245.0, 0.00669342162296594323
TURN = np.pi * 3000.0 / 180.0
ROUNDS = 8


class Coordinates(StrEnum):
    """A system of longitude and latitude used in China (经纬度体系)."""

    CGCS2000 = "CGCS2000"
    WGS84 = "WGS84"
    GCJ02 = "GCJ02"
    BD09 = "BD09"


def converted(
    lon: np.ndarray, lat: np.ndarray, source: Coordinates, target: Coordinates
) -> tuple[np.ndarray, np.ndarray]:
    """Longitude and latitude in the other system (坐标互换); `error_m` says how sure they are.

    CGCS2000 and WGS 84 are taken as one. Raises UnfitPlaces for values that are no longitude and latitude.
    """
    lon, lat = _checked(np.asarray(lon, float), np.asarray(lat, float))
    if source is Coordinates.BD09 and target is not Coordinates.BD09:
        lon, lat = _undone(lon, lat, _to_bd)
        source = Coordinates.GCJ02
    if source is Coordinates.GCJ02 and _is_true(target):
        return _undone(lon, lat, _to_gcj)
    if _is_true(source) and not _is_true(target):
        lon, lat = _to_gcj(lon, lat)
        source = Coordinates.GCJ02
    return _to_bd(lon, lat) if source is Coordinates.GCJ02 and target is Coordinates.BD09 else (lon, lat)


def error_m(source: Coordinates, target: Coordinates) -> float:
    """How many metres a converted place may be off (换算误差).

    Between WGS 84 and CGCS2000: the plates have moved some 3 cm a year since 2000, so up to 1 m by
    2030. GCJ-02 and BD-09: there and back agrees to 1e-6 m, but against a chip that shifts by the
    secret original the formulas in use are known to be off by a metre or two; 2 m for each shift.
    """
    order = {Coordinates.CGCS2000: 0, Coordinates.WGS84: 0, Coordinates.GCJ02: 1, Coordinates.BD09: 2}
    shifts = abs(order[source] - order[target])
    return 2.0 * shifts + (1.0 if source is not target and min(order[source], order[target]) == 0 else 0.0)


def told_apart(
    lon: np.ndarray, lat: np.ndarray, graph: RoadGraph, *, tolerance_m: float = 1000.0, surely: float = 3.0
) -> tuple[Coordinates | None, dict[Coordinates, float]]:
    """The system in which the points fit the roads, or None; and the median metres to a road for each (辨认坐标).

    Only points that should lie on roads can tell. A system is named when the next best is at least
    `surely` times as far off; WGS 84 stands for CGCS2000 too: no crash can tell these two apart.
    """
    index, far = edge_index(graph), {}
    for system in (Coordinates.WGS84, Coordinates.GCJ02, Coordinates.BD09):
        x, y = converted(lon, lat, system, Coordinates.WGS84)
        points = projected(np.column_stack([x, y]), 4326, graph.roads.crs)
        placed = place_on_roads(graph, points, tolerance_m=tolerance_m, index=index)
        far[system] = float(np.median(np.where(placed.is_placed, placed.distance_m, tolerance_m)))
    best, second = sorted(far, key=lambda s: far[s])[:2]
    return (best if far[second] >= surely * max(far[best], 0.5) else None), far


def _is_true(system: Coordinates) -> bool:
    return system in (Coordinates.CGCS2000, Coordinates.WGS84)


def _checked(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if lon.size and (np.nanmax(np.abs(lat)) > 90 or np.nanmax(np.abs(lon)) > 180):
        swapped = np.nanmax(np.abs(lon)) <= 90 and np.nanmax(np.abs(lat)) <= 180
        raise UnfitPlaces(
            tr("纬度超出 ±90° 或经度超出 ±180°。"), where=tr("经纬度"),
            mend=tr("经度和纬度像是写反了，请对调。") if swapped else tr("请确认单位是度，不是米。"),
        )  # fmt: skip
    return lon, lat


def _is_abroad(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    return (lon < 72.004) | (lon > 137.8347) | (lat < 0.8293) | (lat > 55.8271)


def _to_gcj(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    east, north = _shift(lon, lat)
    abroad = _is_abroad(lon, lat)
    return np.where(abroad, lon, lon + east), np.where(abroad, lat, lat + north)


def _shift(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    x, y, pi = lon - 105.0, lat - 35.0, np.pi
    root, wave = np.sqrt(np.abs(x)), (20 * np.sin(6 * x * pi) + 20 * np.sin(2 * x * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave
    north += (20 * np.sin(y * pi) + 40 * np.sin(y / 3 * pi)) * 2 / 3
    north += (160 * np.sin(y / 12 * pi) + 320 * np.sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave
    east += (20 * np.sin(x * pi) + 40 * np.sin(x / 3 * pi)) * 2 / 3
    east += (150 * np.sin(x / 12 * pi) + 300 * np.sin(x / 30 * pi)) * 2 / 3
    angle = np.radians(lat)
    bulge = 1 - SQUARED_ECCENTRICITY * np.sin(angle) ** 2
    along = AXIS / np.sqrt(bulge) * np.cos(angle)
    up = AXIS * (1 - SQUARED_ECCENTRICITY) / (bulge * np.sqrt(bulge))
    return np.degrees(east / along), np.degrees(north / up)


def _to_bd(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    far = np.hypot(lon, lat) + 2e-5 * np.sin(lat * TURN)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * TURN)
    return far * np.cos(angle) + 0.0065, far * np.sin(angle) + 0.006


def _undone(lon, lat, shift):
    """The place that `shift` would carry here, by repeated correction: a shift changes slowly."""
    x, y = lon, lat
    for _ in range(ROUNDS):
        shifted_x, shifted_y = shift(x, y)
        x, y = x + (lon - shifted_x), y + (lat - shifted_y)
    return x, y
