"""Reference systems: metres told from degrees, and points carried between systems (坐标参照系)."""

from __future__ import annotations

from typing import Any

import numpy as np

from gongshi import BadInput, tr

METRES = "metres"  # stands for a local system that the caller vouches for


class UnknownSystem(BadInput):
    """A reference system that is not known, or not in metres (坐标系不明)."""


def system(crs: Any) -> Any:
    """The pyproj system that `crs` names: EPSG code, WKT, pyproj object (坐标系). Raises UnknownSystem."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    try:
        return CRS.from_user_input(crs)
    except CRSError as error:
        raise UnknownSystem(
            tr("坐标系“{crs}”不认识。", crs=crs), where=tr("坐标系设置"),
            mend=tr("请写 EPSG 编号（例如 EPSG:4547）或完整的 WKT。"),
        ) from error  # fmt: skip


def is_in_metres(crs: Any) -> bool:
    """Whether lengths in this system are metres (是否米制)."""
    if isinstance(crs, str) and crs == METRES:
        return True
    found = system(crs)
    return bool(found.is_projected) and all(abs(a.unit_conversion_factor - 1) < 1e-12 for a in found.axis_info[:2])


def looks_like_degrees(xy: np.ndarray) -> bool:
    """Whether every point could be a longitude and latitude; said of points without a system (像经纬度)."""
    if not np.isfinite(xy).any(axis=0).all():
        return False
    return bool(np.nanmax(np.abs(xy[:, 0])) <= 180 and np.nanmax(np.abs(xy[:, 1])) <= 180)


def projected(xy: np.ndarray, source: Any, target: Any) -> np.ndarray:
    """The points carried from one system to another, longitude before latitude (换算). Raises UnknownSystem."""
    from pyproj import Transformer

    if not is_in_metres(target):
        raise UnknownSystem(
            tr("坐标系“{crs}”不以米为单位。", crs=system(target).name), where=tr("坐标系设置"),
            mend=tr("请改用投影坐标系，例如所在带的 CGCS2000 高斯投影。"),
        )  # fmt: skip
    carry = Transformer.from_crs(system(source), system(target), always_xy=True)
    return np.column_stack(carry.transform(xy[:, 0], xy[:, 1]))
