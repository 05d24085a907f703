"""The network with its densities, and one place close up with the strip along its road (密度图、位置图)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gongshi import tr
from gongshi.notices.draw import GREY, INK, canvas, scale_bar
from gongshi_traffic.segments.geometry import bounds_of, lines_between, pieces_of
from gongshi_traffic.segments.place import Located, Stretch
from gongshi_traffic.segments.strip import AROUND_M, COLOURS, strip

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
OWN = "#f2b8b5"
_WIDTH, _LEAST, _MOST = 6.14, 2.4, 7.6
_STRIP = 1.1  # inches
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
    strip(below, place, network, layer)
    return figure


def _close_up(axes: Axes, place: Stretch, network: Network, tall: float) -> None:
    """The roads around, the place's ground, its crashes by severity."""
    roads = network.lines
    assert roads is not None, "a place map needs drawn roads"
    own = [line for where in place.ground for line in lines_between(roads, *where)]
    left, bottom, right, top = bounds_of(own)
    around = max(AROUND_M, 0.4 * max(right - left, top - bottom))
    half_tall = (top - bottom) / 2 + around
    half_wide = max((right - left) / 2 + around, half_tall * _WIDTH / tall)
    x, y = (left + right) / 2, (bottom + top) / 2
    box = (x - half_wide, y - half_tall, x + half_wide, y + half_tall)
    spots = [(c.severity, p) for c in place.crashes for p in _points(roads, c)]
    taken = [p for line in own for p in line[:: max(len(line) // 8, 1)]] + [p for _, p in spots]
    for name, line in _nearby(roads, box):
        _lines(axes, [line], GREY, 2.0)
        _name_once(axes, network.road_name(name), line, box, taken)
    _lines(axes, own, OWN, 9.0, tr("本处"))
    _dots(axes, spots)
    _counted(axes, [p for _, p in spots], half_wide / 40)
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    _settled(axes, fixed=True)


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


def _name_once(axes: Axes, name: str, line: Line, box: tuple[float, float, float, float], taken: list[Line]) -> None:
    """The road's name where it is farthest from what is `taken`, the first few roads only; not where all is full."""
    texts = {t.get_text() for t in axes.texts}
    if name in texts or len(texts) >= _NAMED or name.startswith(tr("未命名")):
        return
    size = np.array([box[2] - box[0], box[3] - box[1]])
    seen = _along_line(line, float(size[0]) / 40)
    seen = seen[((seen > np.array(box[:2]) + 0.08 * size) & (seen < np.array(box[2:]) - 0.08 * size)).all(axis=1)]
    if not len(seen):
        return
    # a name is about a sixth of the map wide and a sixteenth high
    free = np.min([np.abs((seen - p) / size * (6, 16)).max(axis=1) for p in taken] or [np.ones(len(seen))], axis=0)
    best = int(free.argmax())
    if free[best] < 1:
        return
    taken.append(seen[best])
    axes.annotate(
        name, seen[best], fontsize=7, color=INK, ha="center", va="center", zorder=3,
        bbox={"boxstyle": "round,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.8},
    )  # fmt: skip


def _along_line(line: Line, step: float) -> Line:
    """Points along a line, at most `step` apart."""
    at = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    to = np.linspace(0.0, at[-1], max(int(at[-1] / step), 1) + 1)
    return np.column_stack([np.interp(to, at, line[:, k]) for k in (0, 1)])


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
