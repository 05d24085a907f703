"""The lines of a map as plain arrays, before they are a graph (道路线).

All rooms of the screening read lines from here: coordinates in one array, where each line begins
in another, and beside them what a line is called. Nothing is repaired on the way in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from gongshi import BadInput, tr

SHOWN = 10


class UnfitRoads(BadInput):
    """Lines that no graph in metres can be made of (道路线不可用)."""


@dataclass(frozen=True, eq=False)
class Roads:
    """Lines in metres, with what each is called (道路线).

    `xy` (points, 2) holds the points of all lines; line i has the points `start[i]` to `start[i+1]`.
    `id`, `name` and `road_class` have one text for each line, "" where unknown. `from_m` and `to_m`
    are the chainage at the line's first and last point, NaN where not known. `crs` is the reference
    system as pyproj understands it, None where the caller vouches for metres. `daily_traffic` has
    vehicles a day, NaN where not counted; no rows at all where nobody counts.
    """

    xy: np.ndarray
    start: np.ndarray
    id: np.ndarray
    name: np.ndarray
    road_class: np.ndarray
    from_m: np.ndarray
    to_m: np.ndarray
    crs: Any = None
    parts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    daily_traffic: np.ndarray = field(default_factory=lambda: np.zeros(0))

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def points(self) -> np.ndarray:
        """How many points each line has (点数)."""
        return np.diff(self.start)

    @property
    def length_m(self) -> np.ndarray:
        """The length of each line in metres (长度)."""
        steps = np.hypot(*np.diff(self.xy, axis=0).T) if len(self.xy) > 1 else np.zeros(0)
        total = np.concatenate([[0.0], np.cumsum(steps)])
        ends = np.maximum(self.start[1:] - 1, self.start[:-1])
        return total[np.minimum(ends, len(total) - 1)] - total[np.minimum(self.start[:-1], len(total) - 1)]

    def picked(self, lines: np.ndarray) -> Roads:
        """Only these lines, in this order (取出若干条)."""
        counts = self.points[lines]
        start = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        rows = np.repeat(self.start[:-1][lines] - start[:-1], counts) + np.arange(start[-1])
        columns = {k: getattr(self, k)[lines] for k in ("id", "name", "road_class", "from_m", "to_m")}
        parts, traffic = (v[lines] if len(v) else v for v in (self.parts, self.daily_traffic))
        return replace(self, xy=self.xy[rows], start=start, parts=parts, daily_traffic=traffic, **columns)


def roads_of(
    xy: np.ndarray,
    start: np.ndarray,
    *,
    id: Sequence[object] | np.ndarray | None = None,
    name: Sequence[object] | np.ndarray | None = None,
    road_class: Sequence[object] | np.ndarray | None = None,
    from_m: np.ndarray | None = None,
    to_m: np.ndarray | None = None,
    crs: Any = None,
    parts: np.ndarray | None = None,
    daily_traffic: np.ndarray | None = None,
) -> Roads:
    """Roads of plain arrays; what is not given is empty (由数组得道路线)."""
    n = len(start) - 1
    numbered = np.arange(1, n + 1) if id is None else id
    return Roads(
        np.ascontiguousarray(xy, np.float64), np.ascontiguousarray(start, np.int64),
        texts(numbered, n), texts(name, n), texts(road_class, n), numbers(from_m, n), numbers(to_m, n),
        crs, np.zeros(0, np.int64) if parts is None else np.asarray(parts, np.int64),
        np.zeros(0) if daily_traffic is None else np.asarray(daily_traffic, np.float64),
    )  # fmt: skip


def texts(values: Sequence[object] | np.ndarray | None, n: int) -> np.ndarray:
    """A text for each line; nothing becomes the empty text (文字列)."""
    found = np.full(n, "", object)
    if values is not None:
        found[:] = ["" if v is None or v != v else str(v) for v in values]
    return found


def numbers(values: Any, n: int) -> np.ndarray:
    """A number for each line; nothing becomes NaN (数值列)."""
    return np.full(n, np.nan) if values is None else np.asarray(values, np.float64)


def some(values: Sequence[object] | np.ndarray) -> str:
    """The first ten of them, for a message (前几个)."""
    shown = "、".join(str(v) for v in values[:SHOWN])
    return tr("{shown} 等 {n} 条", shown=shown, n=len(values)) if len(values) > SHOWN else shown
