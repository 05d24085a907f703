"""The road of a place laid straight, with its crashes and densities along it (带状图)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi.notices.draw import BLUE, GREY, INK, RED
from gongshi_traffic.segments.place import Located, Stretch, chainage

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.naming import Network

COLOURS: Mapping[str, str] = {"死亡": RED, "伤人": "#d98324", "财产损失": BLUE}
OWN_PALE = "#f7e3e1"
AROUND_M = 400.0


def strip(axes: Axes, place: Stretch, network: Network, layer: Layer | None) -> None:
    """Crashes stacked at their chainage, density behind, junctions as dotted lines (带状图)."""
    reach = max(AROUND_M, 0.5 * (place.to_m - place.from_m))
    low, high = max(0.0, place.from_m - reach), place.to_m + reach
    low, high = _on_road(low, high, place, network)
    axes.axvspan(place.from_m, place.to_m, color=OWN_PALE, lw=0, zorder=0)
    step = _stacked(axes, [(c, m) for c in place.crashes if (m := _along(c, place)) is not None], (high - low) / 60)
    if layer is not None:
        _behind(axes, layer, place.road, step)
    _ticks(axes, place.road, network, low, high)
    aside = (high - low) / 60  # a dot at the end of its road is seen whole
    axes.set_xlim(low - aside, high + aside)
    axes.set_ylim(0, step + 1)
    axes.set_yticks([])
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)


def _on_road(low: float, high: float, place: Stretch, network: Network) -> tuple[float, float]:
    """The strip no longer than its road, where that length is known."""
    long = network.roads[place.road]["length_m"] if place.road in network.roads else None
    return (low, max(min(high, float(long)), place.to_m, low + 1)) if long else (low, high)


def _along(crash: Located, place: Stretch) -> int | None:
    """Where the strip shows a crash: at its chainage, and at the junction where it is on another of its roads."""
    if crash.road == place.road:
        return crash.at_m
    return place.from_m if place.junction and crash.junction == place.junction else None


def _stacked(axes: Axes, crashes: Sequence[tuple[Located, int]], near: float) -> float:
    """Crashes as dots at their metre, those close together on top of each other; how high the highest stands."""
    heights: list[tuple[float, int]] = []
    for crash, at_m in sorted(crashes, key=lambda c: (c[1], c[0].id)):
        level = 1 + max((h for at, h in heights if at_m - at < near), default=0)
        heights.append((at_m, level))
        axes.scatter(at_m, level, s=30, color=COLOURS.get(crash.severity, INK), edgecolor="white", lw=0.6, zorder=4)
    return max((h for _, h in heights), default=1)


def _behind(axes: Axes, layer: Layer, road: str, height: float) -> None:
    rows = np.flatnonzero(layer.road == road)
    if not rows.size or not layer.times[rows].max() > 0:
        return
    rows = rows[np.argsort(layer.from_m[rows] + layer.to_m[rows])]
    ends = np.sort(np.column_stack([layer.from_m[rows], layer.to_m[rows]]), axis=1)
    at = np.concatenate([ends[:1, 0], ends.mean(axis=1), ends[-1:, 1]])  # to the road's two ends
    tall = layer.times[np.concatenate([rows[:1], rows, rows[-1:]])]
    axes.fill_between(at, 0, tall / tall.max() * height, color="#dbe6f0", lw=0, zorder=1)


def _ticks(axes: Axes, road: str, network: Network, low: float, high: float) -> None:
    step = 10 ** np.floor(np.log10((high - low) / 4))
    step *= max(m for m in (1, 2, 5) if m * step <= (high - low) / 4)
    at = np.arange(np.ceil(low / step) * step, high + 1e-6, step)
    axes.set_xticks(at, [chainage(round(m)) for m in at], fontsize=8)
    for row in network.junctions.values():
        if row["road"] == road and low <= row["at_m"] <= high:
            axes.axvline(row["at_m"], color=GREY, lw=0.8, ls=":", zorder=1)
