"""The values of a figure over its periods, drawn as SVG in the page (走势图).

Only presentation classes, no style attribute: the policy of the pages allows none. The numbers
stand in the table beneath, so the drawing says in its label only what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

from gongshi.site.figures import Figure, Value

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 640, 260, 12, 12, 40, 38
_MOST_BARS = 24
_TICKS = 8


def chart(figure: Figure) -> str:
    """The chart, oldest period first; empty when fewer than two values are numbers."""
    values = list(reversed(figure.values))
    known = [v for v in values if v.value is not None]
    if len(known) < 2:
        return ""
    low, high = _bounds([v.value for v in known if v.value is not None], bars=len(values) <= _MOST_BARS)
    spots = [_spot(i, v, len(values), low, high) for i, v in enumerate(values)]
    drawn = _bars(values, spots, low, high) if len(values) <= _MOST_BARS else _line(values, spots)
    said = _said(values, spots)
    base = _y(Decimal(0) if low <= 0 <= high else low, low, high)
    label = (
        f"{figure.label}：{known[0].label}为{known[0].shown}，{known[-1].label}为{known[-1].shown}，共{len(values)}期"
    )
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'{drawn}<path class="base" d="M{_LEFT} {base:.1f}H{_WIDTH - _RIGHT}"/>{_axis(values, spots)}{said}</svg>'
    )


def _bounds(numbers: Sequence[Decimal], *, bars: bool) -> tuple[Decimal, Decimal]:
    low, high = min(numbers), max(numbers)
    if bars:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return (low, high) if high > low else (low, low + 1)


def _spot(i: int, value: Value, n: int, low: Decimal, high: Decimal) -> tuple[float, float | None]:
    step = (_WIDTH - _LEFT - _RIGHT) / n
    return _LEFT + step * (i + 0.5), None if value.value is None else _y(value.value, low, high)


def _y(value: Decimal, low: Decimal, high: Decimal) -> float:
    share = float((value - low) / (high - low))
    return _HEIGHT - _FOOT - share * (_HEIGHT - _FOOT - _TOP)


def _bars(values: Sequence[Value], spots: Sequence[tuple[float, float | None]], low: Decimal, high: Decimal) -> str:
    width = min(56.0, (_WIDTH - _LEFT - _RIGHT) / len(values) * 0.62)
    zero = _y(Decimal(0), low, high)
    made = []
    for i, (x, y) in enumerate(spots):
        if y is not None:
            kind = "bar last" if i == len(values) - 1 else "bar"
            top, tall = min(y, zero), abs(zero - y)
            made.append(
                f'<rect class="{kind}" x="{x - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" height="{tall:.1f}"/>'
            )
    return "".join(made)


def _line(values: Sequence[Value], spots: Sequence[tuple[float, float | None]]) -> str:
    """Unbroken where values follow each other; a period without a value leaves a gap."""
    runs = [list(run) for known, run in groupby(spots, key=lambda s: s[1] is not None) if known]
    paths = "".join(f'<path class="line" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in run)}"/>' for run in runs)
    x, y = [s for s in spots if s[1] is not None][-1]
    return f'{paths}<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def _axis(values: Sequence[Value], spots: Sequence[tuple[float, float | None]]) -> str:
    every = max(1, -(-len(values) // _TICKS))
    last = len(values) - 1
    marked = [i for i in range(len(values)) if (last - i) % every == 0]
    return "".join(_tick(values[i], spots[i][0], often=(last - i) // every % 2 == 1) for i in marked)


def _tick(value: Value, x: float, *, often: bool) -> str:
    kind = ' class="often"' if often else ""
    return f'<text{kind} x="{x:.1f}" y="{_HEIGHT - 10}" text-anchor="middle">{escape(_short(value))}</text>'


def _short(value: Value) -> str:
    year, _, rest = value.period.partition("-")
    return f"{year[2:]}年{int(rest)}月" if rest.isdigit() else value.period


def _said(values: Sequence[Value], spots: Sequence[tuple[float, float | None]]) -> str:
    """The number above each bar while there is room, else above the last one."""
    at = range(len(values)) if len(values) <= _TICKS else [max(i for i, s in enumerate(spots) if s[1] is not None)]
    return "".join(
        f'<text class="said" x="{_inside(spots[i][0]):.1f}" y="{max((spots[i][1] or 0) - 10, 14):.1f}" text-anchor="middle">'
        f"{escape(values[i].exact)}</text>"
        for i in at
        if spots[i][1] is not None
    )


def _inside(x: float) -> float:
    return min(max(x, 40.0), _WIDTH - 40.0)
