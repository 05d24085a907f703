"""Draw charts and maps with matplotlib: SVG for pages, PNG for Word (统计图与示意图).

Letters become outlines in the SVG, so that a reader needs no font; nothing in a file says
when or by whom it was drawn, so that the same notice gives the same bytes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.notices.fonts import Fonts
from gongshi.notices.notice import Chart, Line, Map, Picture, Spot
from gongshi.wording.quantity import write_quantity

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Annotation

Point = tuple[float, float]

BLUE, RED, GREY, INK = "#2b5c8a", "#b3261e", "#9aa5b1", "#23303d"
_MANY_ROADS = 40  # beyond it roads are drawn thin, and only the longest are named
_NAMED_ROADS = 12
_WIDTH = 6.14  # inches: the text block of 156 mm
_NUMBER = r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
_LINESTRING = re.compile(r"\s*LINESTRING\s*(?:Z\s*)?\((.+)\)\s*", re.IGNORECASE)


class BadLineString(BadInput):
    """A road's line is no WKT LINESTRING (线形写法有误)."""


@lru_cache(maxsize=32)
def draw(drawn: Chart | Map | Picture, fonts: Fonts, kind: str) -> bytes:
    """The chart, map or picture as `svg` or `png` (200 dots an inch); PDF and page share one."""
    if isinstance(drawn, Picture):
        return drawn.svg if kind == "svg" else drawn.png
    figure = _chart(drawn, fonts) if isinstance(drawn, Chart) else _map(drawn, fonts)
    return saved(figure, kind)


def described(drawn: Chart | Map | Picture) -> str:
    """The drawing in words, for those who cannot see it."""
    if isinstance(drawn, Picture):
        return drawn.described
    if isinstance(drawn, Chart):
        pairs = zip(drawn.labels, drawn.values, strict=True)
        return "；".join(f"{label} {slot.shown}" for label, slot in pairs)
    return "；".join(f"{s.number}. {s.label}" for s in drawn.spots)


def inches_high(drawn: Chart | Map | Picture) -> float:
    """How high the chart, map or picture stands at the text's width."""
    match drawn:
        case Chart():
            return min(0.9 + 0.34 * len(drawn.labels), 8.0)
        case Map():
            return _height({line.code: points_of(line) for line in drawn.lines if line.wkt.strip()})
    size = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn.svg)
    return _WIDTH * float(size[2]) / float(size[1]) if size else _WIDTH


def points_of(line: Line) -> tuple[Point, ...]:
    """The points of a line in metres. Raises BadLineString."""
    found = _LINESTRING.fullmatch(line.wkt)
    points = [tuple(map(float, re.findall(_NUMBER, p)[:2])) for p in found[1].split(",")] if found else []
    if len(points) < 2 or any(len(p) != 2 for p in points):
        raise BadLineString(
            tr("道路“{label}”的线形不是 LINESTRING：{wkt}", label=line.label, wkt=line.wkt[:40]),
            where=tr("道路“{code}”的线形", code=line.code),
            mend=tr("请写作 LINESTRING (0 0, 100 50)，单位为米，至少两个点；没有线形的留空。"),
        )
    return tuple((p[0], p[1]) for p in points)


def stretch(points: tuple[Point, ...], from_m: float, to_m: float) -> tuple[Point, ...]:
    """The part of a line between two distances along it; a single place gives two equal points."""
    return (_along(points, from_m), *_between(points, from_m, to_m), _along(points, max(from_m, to_m)))


def _lengths(points: tuple[Point, ...]) -> list[float]:
    at, found = 0.0, [0.0]
    for a, b in pairwise(points):
        at += math.dist(a, b)
        found.append(at)
    return found


def _between(points: tuple[Point, ...], start: float, end: float) -> tuple[Point, ...]:
    return tuple(p for p, at in zip(points, _lengths(points), strict=True) if start < at < end)


def _along(points: tuple[Point, ...], metres: float) -> Point:
    lengths = _lengths(points)
    for (a, b), (u, v) in zip(pairwise(points), pairwise(lengths), strict=True):
        if metres <= v and v > u:
            t = max(metres - u, 0) / (v - u)
            return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
    return points[-1]


def canvas(fonts: Fonts, height: float) -> tuple[Figure, Axes]:
    """An empty drawing as wide as the text, `height` inches high, in the notice's faces (画布)."""
    import matplotlib
    from matplotlib import font_manager
    from matplotlib.figure import Figure

    paths = [f.path for f in (fonts.face("hei"), fonts.face("song")) if f.path]
    for path in paths:
        font_manager.fontManager.addfont(str(path))
    names = [font_manager.FontProperties(fname=str(p)).get_name() for p in paths]
    matplotlib.rcParams.update(
        {"font.family": [*names, "DejaVu Sans"], "svg.fonttype": "path", "svg.hashsalt": "gongshi", "font.size": 10}
    )
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    return figure, figure.add_subplot()


def _chart(chart: Chart, fonts: Fonts) -> Figure:
    figure, axes = canvas(fonts, inches_high(chart))
    amounts = [float(str(s.value or 0)) for s in chart.values]
    places = list(range(len(amounts)))
    bars = axes.barh(places, amounts, color=BLUE, height=0.58)
    axes.bar_label(bars, [s.shown for s in chart.values], padding=4, color=INK)
    axes.set_yticks(places, chart.labels)
    axes.invert_yaxis()
    axes.set_xlim(0, max([*amounts, 1]) * 1.15)
    axes.tick_params(length=0, colors=INK)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(GREY)
    return figure


def _map(drawing: Map, fonts: Fonts) -> Figure:
    lines = {line.code: points_of(line) for line in drawing.lines if line.wkt.strip()}
    figure, axes = canvas(fonts, inches_high(drawing))
    names = {line.code: line.label for line in drawing.lines}
    longest = sorted(lines, key=lambda code: (-_lengths(lines[code])[-1], code))
    for code in longest:
        _draw_line(axes, lines[code], thin=len(lines) > _MANY_ROADS)
    spots = [
        _draw_spot(axes, spot, stretch(lines[spot.line], spot.from_m, spot.to_m))
        for spot in drawing.spots
        if spot.line in lines
    ]
    named = longest[:_NAMED_ROADS] if len(lines) > _MANY_ROADS else longest
    labels = [_draw_label(axes, names[code], lines[code], size=8 if named != longest else 10) for code in named]
    axes.set_aspect("equal", adjustable="box")
    axes.margins(0.06)
    axes.set_axis_off()
    scale_bar(axes)
    _remove_covering(figure, labels, spots)
    return figure


def _remove_covering(figure: Figure, labels: list[Annotation], spots: list[Annotation]) -> None:
    """Take away each road's name that would cover a spot or the name of a longer road."""
    figure.draw_without_rendering()
    kept = [spot.get_window_extent() for spot in spots]
    for label in labels:
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in kept):
            label.remove()
        else:
            kept.append(box)


def _height(lines: Mapping[str, tuple[Point, ...]]) -> float:
    """Inches that the lines need at the text's width, between a third and two thirds of it."""
    xs = [p[0] for points in lines.values() for p in points] or [0.0]
    ys = [p[1] for points in lines.values() for p in points] or [0.0]
    across = max(xs) - min(xs)
    return min(max(_WIDTH * (max(ys) - min(ys)) / across, 2.0), _WIDTH * 2 / 3) if across else _WIDTH / 2


def _draw_line(axes: Axes, points: tuple[Point, ...], *, thin: bool) -> None:
    width = 0.9 if thin else 2.2
    axes.plot([p[0] for p in points], [p[1] for p in points], color=GREY, lw=width, solid_capstyle="round", zorder=1)


def _draw_label(axes: Axes, label: str, points: tuple[Point, ...], *, size: int) -> Annotation:
    return axes.annotate(
        label, _along(points, _lengths(points)[-1] * 0.88), fontsize=size, color=INK, ha="center", va="center", zorder=2,
        bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.85},
    )  # fmt: skip


def _draw_spot(axes: Axes, spot: Spot, points: tuple[Point, ...]) -> Annotation:
    axes.plot([p[0] for p in points], [p[1] for p in points], color=RED, lw=6, solid_capstyle="round", zorder=3)
    x = (points[0][0] + points[-1][0]) / 2
    y = (points[0][1] + points[-1][1]) / 2
    return axes.annotate(
        str(spot.number), (x, y), color="white", fontsize=10, ha="center", va="center", zorder=4,
        bbox={"boxstyle": "circle,pad=0.25", "fc": RED, "ec": "white"},
    )  # fmt: skip


def scale_bar(axes: Axes) -> None:
    """A bar of a round number of metres or kilometres, for axes in metres (比例尺)."""
    left, right = axes.get_xlim()
    bottom, top = axes.get_ylim()
    metres = 10 ** math.floor(math.log10((right - left) / 4))
    metres *= max(m for m in (1, 2, 5) if m * metres <= (right - left) / 4)
    x, y = left + (right - left) * 0.03, bottom + (top - bottom) * 0.04
    axes.plot([x, x + metres], [y, y], color=INK, lw=1.5, marker="|", markersize=6)
    label = write_quantity(round(metres / 1000), "公里") if metres >= 1000 else write_quantity(round(metres), "米")
    axes.annotate(label, (x + metres / 2, y), (0, 3), textcoords="offset points", ha="center", fontsize=9, color=INK)
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)


def saved(figure: Figure, kind: str) -> bytes:
    """The drawing as `svg` or `png`, the same bytes each time (成图)."""
    out = BytesIO()
    nothing: dict[str, Any] = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    figure.savefig(out, format=kind, dpi=200, metadata=nothing)
    return out.getvalue()
