"""Heights of a kernel added to the lixels of one edge (叠加到路段单元).

`rows`: where each edge's lixels begin, their at_m, the owner of each edge.
"""

from __future__ import annotations

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.shapes import height, slope


@compiled
def lay(first, last, at_m, length, backward, done, b, kernel, scale, out):
    """Add one way's share to the lixels `first` to `last` of the edge it runs along."""
    for i in range(first, last):
        d = done + (length - at_m[i] if backward else at_m[i])
        if d < b:
            out[i] += scale * height(kernel, d / b)


@compiled
def lay_at_home(rows, e, offset, b, kernel, scale, out):
    """Add an event's own height to the lixels of its own edge, to either side of it."""
    lixel_start, at_m, _ = rows
    for i in range(lixel_start[e], lixel_start[e + 1]):
        d = abs(at_m[i] - offset)
        if d < b:
            out[i] += scale * height(kernel, d / b)


@compiled
def lay_merged(rows, length, half, done, share, moment, b, kernel, scale, out):
    """As `lay`, for ways that go on as one: `moment` is the sum of their shares times metres beyond `done`."""
    lixel_start, at_m, _ = rows
    e = half >> 1
    for i in range(lixel_start[e], lixel_start[e + 1]):
        d = done + (length[e] - at_m[i] if half & 1 else at_m[i])
        if d < b:
            out[i] += scale * (share * height(kernel, d / b) + moment / b * slope(kernel, d / b))
