"""Densities at a moment: a crash counts by how long ago it was (时间核)."""

from __future__ import annotations

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.lixels import positive
from gongshi_traffic.screening.shapes import Kernel, height


def weights_at(
    days: np.ndarray, at_day: float, *, bandwidth_days: float, kernel: Kernel = Kernel.QUARTIC, only_past: bool = False
) -> np.ndarray:
    """For each crash how much of it falls on one day, in crashes a day (时间权重).

    `days` are days from any beginning. As weights of `events_on(…)` these make a density in space and
    time: crashes a metre and day. With `only_past` a crash counts from its day on and twice, so that
    a running map does not know the future. Raises UnfitSetting.
    """
    wide = positive(bandwidth_days, tr("时间带宽 bandwidth_days"))
    gap = (at_day - np.asarray(days, float)) / wide
    heights = np.array([height(int(kernel), abs(float(u))) for u in gap]) / wide
    return np.where(gap >= 0, 2 * heights, 0.0) if only_past else heights
