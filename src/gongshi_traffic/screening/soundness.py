"""What no graph can be made of is refused by name, all at once (路网必备条件)."""

from __future__ import annotations

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.roads import Roads, UnfitRoads, some
from gongshi_traffic.screening.systems import is_in_metres, looks_like_degrees

SHORTEST_M = 1e-3  # a millimetre: below it a line has no direction


def refuse_unsound(roads: Roads) -> None:
    """Nothing when a graph in metres can be made of the roads (检查道路线). Raises UnfitRoads."""
    if not len(roads):
        raise UnfitRoads(tr("路网里没有线。"), where=tr("路网"), mend=tr("请检查图层和筛选条件。"))
    _refuse_degrees(roads)
    wrong = [f"{label}：{some(roads.id[rows])}" for label, rows in unsound_lines(roads) if len(rows)]
    if wrong:
        raise UnfitRoads(
            tr("有 {n} 类线不能成为路网：{wrong}。", n=len(wrong), wrong="；".join(wrong)),
            where=tr("路网（按线的编号）"),
            mend=tr("请在源文件里改正或删去这些线；在 Python 里可用 repaired(…) 去掉它们。"),
        )


def unsound_lines(roads: Roads) -> list[tuple[str, np.ndarray]]:
    """What is wrong, and the lines it is wrong with (不可用的线)."""
    bad, short = unsound_rows(roads)
    return [(tr("坐标缺失或不是数"), bad), (tr("长度为零"), short)]


def unsound_rows(roads: Roads) -> tuple[np.ndarray, np.ndarray]:
    """The lines with a coordinate that is no number, and those without a length (不可用的线号)."""
    wrong = np.concatenate([[0], np.cumsum(~np.isfinite(roads.xy).all(axis=1))])
    is_bad = wrong[roads.start[1:]] > wrong[roads.start[:-1]]
    is_short = (roads.points < 2) | ~(_lengths(roads) >= SHORTEST_M)
    return np.flatnonzero(is_bad), np.flatnonzero(is_short & ~is_bad)


def _lengths(roads: Roads) -> np.ndarray:
    """Lengths in which a line with a hole does not spoil those behind it."""
    from dataclasses import replace

    return replace(roads, xy=np.nan_to_num(roads.xy, posinf=0.0, neginf=0.0)).length_m


def _refuse_degrees(roads: Roads) -> None:
    in_metres = is_in_metres(roads.crs) if roads.crs is not None else not looks_like_degrees(roads.xy)
    if not in_metres:
        raise UnfitRoads(
            tr("路网坐标不以米为单位（像是经纬度）。"), where=tr("路网"),
            mend=tr("请先换算到米制坐标系；若确是以米计的小范围坐标，请写 crs=METRES。"),
        )  # fmt: skip


def refuse_unsound_lengths(from_node: np.ndarray, to_node: np.ndarray, length_m: np.ndarray) -> None:
    """Nothing when edges given as plain arrays can be a graph (检查边). Raises UnfitRoads."""
    wrong = np.flatnonzero(~(np.isfinite(length_m) & (length_m > 0)) | (from_node < 0) | (to_node < 0))
    if not len(length_m) or len(wrong):
        raise UnfitRoads(
            tr("边的长度须为正数，节点须从 0 编号；有误的边：{edges}。", edges=some(wrong) or tr("一条边也没有")),
            where=tr("传入的数组"), mend=tr("请改正长度或节点编号。"),
        )  # fmt: skip
