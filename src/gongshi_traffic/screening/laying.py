"""Heights of a kernel added to the lixels of one edge (叠加到路段单元).

`rows`: where each edge's lixels begin, their at_m, the owner of each edge (empty: one owner).
"""

from __future__ import annotations

from gongshi_traffic.screening.compiled import compiled
from gongshi_traffic.screening.shapes import height, slope


@compiled
def owns(owner, e, mine):
    """Whether edge e is `mine`; an empty `owner` leaves all to one."""
    return owner.size == 0 or owner[e] == mine


@compiled
def lay(first, last, at_m, length, backward, done, per_b, kernel, scale, out):
    """Add one way's share to the lixels `first` to `last` of the edge it runs along.

    `per_b` is 1/b, `scale` the weight by b and share, times the height at 0 for the quartic kernel.
    """
    begin, turn = (done + length, -1.0) if backward else (done, 1.0)
    if kernel == 0:  # by far the most used: no choice inside the loop
        for i in range(first, last):
            u = (begin + turn * at_m[i]) * per_b
            if u < 1.0:
                rest = 1.0 - u * u
                out[i] += scale * rest * rest
        return
    for i in range(first, last):
        out[i] += scale * height(kernel, (begin + turn * at_m[i]) * per_b)


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
