"""The map drawn as SVG: what is seen from a USB stick, in print, and with scripts off (静态地图)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gongshi.site.model import Place

_WIDTH, _MARGIN, _TALLEST = 1000, 40, 700

Point = tuple[float, float]


def drawn(ground: Sequence[Place], spots: Sequence[Place], shaded: Sequence[Place] = ()) -> str:
    """Ground lines in grey, shaded pieces on them from pale to deep, spots in red with their numbers.

    The list beneath the drawing names the spots.
    """
    flat = _Flat([p for place in (*ground, *spots, *shaded) for p in place.shape])
    roads = "".join(f'<path class="road" d="{flat.path(p.shape)}"/>' for p in ground)
    roads += "".join(f'<path class="shade step{p.step}" d="{flat.path(p.shape)}"/>' for p in shaded)
    marks = "".join(_spot(place, place.number or i, flat) for i, place in enumerate(spots, 1))
    label = f"示意图，标出{len(spots)}处，名称见下面的列表"
    return f'<svg viewBox="0 0 {_WIDTH} {flat.height:.0f}" role="img" aria-label="{label}">{roads}{marks}</svg>'


def _spot(place: Place, number: int, flat: _Flat) -> str:
    x, y = flat.at(place.shape[len(place.shape) // 2])
    line = f'<path class="spot" d="{flat.path(place.shape)}"/>' if len(place.shape) > 1 else ""
    return (
        f'{line}<circle class="disc" cx="{x:.1f}" cy="{y:.1f}" r="13"/>'
        f'<text class="count" x="{x:.1f}" y="{y:.1f}">{number}</text>'
    )


class _Flat:
    """Longitude and latitude laid flat in a box as wide as the drawing (平面)."""

    def __init__(self, points: Sequence[Point]) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.left, self.top = min(xs), max(ys)
        self.narrow = math.cos(math.radians((min(ys) + max(ys)) / 2))
        wide = max((max(xs) - self.left) * self.narrow, 1e-6)
        tall = max(self.top - min(ys), 1e-6)
        self.scale = min((_WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / tall)
        self.shift = (_WIDTH - wide * self.scale) / 2
        self.height = tall * self.scale + 2 * _MARGIN

    def at(self, point: Point) -> Point:
        """Where a point stands in the drawing."""
        x = (point[0] - self.left) * self.narrow * self.scale + self.shift
        return x, (self.top - point[1]) * self.scale + _MARGIN

    def path(self, shape: Sequence[Point]) -> str:
        """The line through all points."""
        return "M" + "L".join("{:.1f} {:.1f}".format(*self.at(p)) for p in shape)
