"""The network with its densities, one place close up, and the strip along its road (密度图、位置图、带状图)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi import tr
from gongshi.notices.draw import BLUE, GREY, INK, RED, canvas, scale_bar
from gongshi_traffic.segments.geometry import bounds_of, lines_between, pieces_of
from gongshi_traffic.segments.place import Located, Stretch, chainage

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    from gongshi.notices.fonts import Fonts
    from gongshi_traffic.screening.roads import Roads
    from gongshi_traffic.segments.density import Layer
    from gongshi_traffic.segments.naming import Network

    Line = NDArray[np.float64]

SHADES = ("#f2d9a0", "#eba45c", "#d9622f", "#a1201f")  # from twice the mean of its class upwards
STEPS = (2.0, 5.0, 10.0, 20.0)
COLOURS: Mapping[str, str] = {"死亡": RED, "伤人": "#d98324", "财产损失": BLUE}
OWN = "#f2b8b5"
_WIDTH, _LEAST, _MOST = 6.14, 2.4, 7.6
_STRIP = 1.1  # inches
_AROUND_M = 400.0
_NAMED = 6


def network_map(roads: Roads, places: Sequence[Stretch], layer: Layer | None, fonts: Fonts) -> Figure:
    """All roads, pieces that are denser than twice their class, and the places by number (密度图)."""
    lines = [roads.xy[a:b] for a, b in zip(roads.start[:-1], roads.start[1:], strict=True)]
    figure, axes = canvas(fonts, _height(bounds_of(lines)))
    _lines(axes, lines, GREY, 0.7)
    if layer is not None:
        _shaded(axes, layer)
    for number, place in enumerate(places, 1):
        _marked(axes, place, number, roads)
    _settled(axes)
    return figure


def place_drawing(place: Stretch, network: Network, layer: Layer | None, fonts: Fonts, tall: float) -> Figure:
    """One place close up, `tall` inches high, and below it its road laid straight (位置图与带状图)."""
    figure, whole = canvas(fonts, tall + _STRIP)
    whole.remove()
    above, below = figure.subplots(2, 1, height_ratios=(tall, _STRIP))
    _close_up(above, place, network, tall)
    _strip(below, place, network, layer)
    return figure


def _close_up(axes: Axes, place: Stretch, network: Network, tall: float) -> None:
    """The roads around, the place's ground, its crashes by severity."""
    roads = network.lines
    assert roads is not None, "a place map needs drawn roads"
    own = [line for where in place.ground for line in lines_between(roads, *where)]
    left, bottom, right, top = bounds_of(own)
    around = max(_AROUND_M, 0.4 * max(right - left, top - bottom))
    half_tall = (top - bottom) / 2 + around
    half_wide = max((right - left) / 2 + around, half_tall * _WIDTH / tall)
    x, y = (left + right) / 2, (bottom + top) / 2
    box = (x - half_wide, y - half_tall, x + half_wide, y + half_tall)
    for name, line in _nearby(roads, box):
        _lines(axes, [line], GREY, 2.0)
        _name_once(axes, name, line, box, network)
    _lines(axes, own, OWN, 9.0, tr("本处"))
    spots = [(c.severity, p) for c in place.crashes for p in _points(roads, c)]
    _dots(axes, spots)
    _counted(axes, [p for _, p in spots], half_wide / 40)
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    _settled(axes, fixed=True)


def _strip(axes: Axes, place: Stretch, network: Network, layer: Layer | None) -> None:
    """Crashes stacked at their chainage, density behind, junctions as dotted lines."""
    reach = max(_AROUND_M, 0.5 * (place.to_m - place.from_m))
    low, high = max(0.0, place.from_m - reach), place.to_m + reach
    low, high = _on_road(low, high, place, network)
    axes.axvspan(place.from_m, place.to_m, color=OWN, lw=0, zorder=0)
    step = _stacked(axes, [(c, m) for c in place.crashes if (m := _along(c, place)) is not None], (high - low) / 60)
    if layer is not None:
        _behind(axes, layer, place.road, step)
    _ticks(axes, place.road, network, low, high)
    axes.set_xlim(low, high)
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


def _shaded(axes: Axes, layer: Layer) -> None:
    """Pieces by how many times their class's mean they are; those that stand out are drawn wide."""
    shapes = pieces_of(layer)
    for k, (shade, least) in enumerate(zip(SHADES, STEPS, strict=True)):
        most = STEPS[k + 1] if k + 1 < len(STEPS) else np.inf
        in_step = (layer.times >= least) & (layer.times < most)
        label = (
            tr("同类平均的{a}—{b}倍", a=f"{least:g}", b=f"{most:g}")
            if np.isfinite(most)
            else tr("{a}倍以上", a=f"{least:g}")
        )
        _lines(axes, [shapes[i] for i in np.flatnonzero(in_step & ~layer.stands_out)], shade, 1.4, label)
        _lines(axes, [shapes[i] for i in np.flatnonzero(in_step & layer.stands_out)], shade, 4.0)
    if layer.stands_out.any():
        _lines(axes, [], SHADES[-1], 4.0, tr("加粗：控制误报后仍显著"))


def _lines(axes: Axes, lines: Iterable[Line], colour: str, width: float, label: str = "") -> None:
    from matplotlib.collections import LineCollection

    drawn = LineCollection(list(lines), colors=colour, linewidths=width, capstyle="round", label=label or "_")
    axes.add_collection(drawn)


def _marked(axes: Axes, place: Stretch, number: int, roads: Roads) -> None:
    own = [line for where in place.ground for line in lines_between(roads, *where)]
    if not own:
        return
    x, y = own[0][len(own[0]) // 2]
    axes.annotate(
        str(number), (x, y), (7, 7), textcoords="offset points", color="white", fontsize=7, ha="center", va="center", zorder=5,
        bbox={"boxstyle": "circle,pad=0.2", "fc": INK, "ec": "white", "lw": 0.6},
        arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.6},
    )  # fmt: skip


def _dots(axes: Axes, points: Sequence[tuple[str, Line]]) -> None:
    for severity in sorted({s for s, _ in points}, key=lambda s: list(COLOURS).index(s) if s in COLOURS else 9):
        xy = np.array([p for s, p in points if s == severity])
        axes.scatter(
            xy[:, 0],
            xy[:, 1],
            s=26,
            color=COLOURS.get(severity, INK),
            edgecolor="white",
            lw=0.6,
            zorder=4,
            label=severity or tr("事故"),
        )


def _counted(axes: Axes, points: Sequence[Line], near: float) -> None:
    """How many dots lie on each other, where they do."""
    left = list(points)
    while left:
        here = left[0]
        on = [p for p in left if np.hypot(*(p - here)) < near]
        left = [p for p in left if np.hypot(*(p - here)) >= near]
        if len(on) > 1:
            axes.annotate(
                tr("{n}起", n=len(on)), here, (6, 6), textcoords="offset points", fontsize=7, color=INK, zorder=5
            )


def _points(roads: Roads, crash: Located) -> list[Line]:
    return [line[0] for line in lines_between(roads, crash.road, crash.at_m, crash.at_m)][:1]


def _nearby(roads: Roads, box: tuple[float, float, float, float]) -> Iterable[tuple[str, Line]]:
    left, bottom, right, top = box
    for i, (a, b) in enumerate(zip(roads.start[:-1], roads.start[1:], strict=True)):
        line = roads.xy[a:b]
        x, y = line[:, 0], line[:, 1]
        if x.max() >= left and x.min() <= right and y.max() >= bottom and y.min() <= top:
            yield roads.name[i], line


def _name_once(axes: Axes, name: str, line: Line, box: tuple[float, float, float, float], network: Network) -> None:
    """The road's name in the middle of what is seen of it, the first few roads only."""
    texts = {t.get_text() for t in axes.texts}
    shown = network.road_name(name)
    seen = line[(line[:, 0] > box[0]) & (line[:, 0] < box[2]) & (line[:, 1] > box[1]) & (line[:, 1] < box[3])]
    if shown in texts or len(texts) >= _NAMED or not len(seen) or shown.startswith(tr("未命名")):
        return
    axes.annotate(
        shown, seen[len(seen) // 3], fontsize=7, color=INK, ha="center", va="center", zorder=3,
        bbox={"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.8},
    )  # fmt: skip


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
    middle = (layer.from_m[rows] + layer.to_m[rows]) / 2
    order = np.argsort(middle)
    axes.fill_between(
        middle[order], 0, layer.times[rows][order] / layer.times[rows].max() * height, color="#dbe6f0", lw=0, zorder=1
    )


def _ticks(axes: Axes, road: str, network: Network, low: float, high: float) -> None:
    step = 10 ** np.floor(np.log10((high - low) / 4))
    step *= max(m for m in (1, 2, 5) if m * step <= (high - low) / 4)
    at = np.arange(np.ceil(low / step) * step, high + 1e-6, step)
    axes.set_xticks(at, [chainage(round(m)) for m in at], fontsize=8)
    for row in network.junctions.values():
        if row["road"] == road and low <= row["at_m"] <= high:
            axes.axvline(row["at_m"], color=GREY, lw=0.8, ls=":", zorder=1)


def _height(box: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = box
    return min(max(_WIDTH * (top - bottom) / max(right - left, 1e-9), _LEAST), _MOST)


def _settled(axes: Axes, *, fixed: bool = False) -> None:
    axes.set_aspect("equal", adjustable="box")
    if not fixed:
        axes.autoscale_view()
        axes.margins(0.03)
    axes.set_axis_off()
    scale_bar(axes)
    handles, labels = axes.get_legend_handles_labels()
    if handles:
        axes.legend(handles, labels, loc="lower right", fontsize=7, frameon=True, framealpha=0.85, edgecolor="none")
