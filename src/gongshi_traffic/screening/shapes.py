"""Kernel functions on a line: how much of a crash lies at a distance (核函数).

Each is symmetric, ends at the bandwidth b and has area 1 over −b…b. The Gaussian has σ = b/3, is cut
off at b and scaled back to area 1.
"""

from __future__ import annotations

import math
from enum import IntEnum

from gongshi_traffic.screening.compiled import compiled


class Kernel(IntEnum):
    """The shape of a kernel (核函数)."""

    QUARTIC = 0
    EPANECHNIKOV = 1
    GAUSSIAN = 2
    TRIANGLE = 3
    UNIFORM = 4


WITHIN_THREE_SIGMA = math.erf(3 / math.sqrt(2))
GAUSSIAN_PEAK = 3 / math.sqrt(2 * math.pi) / WITHIN_THREE_SIGMA
HIGHEST = (15 / 16, 3 / 4, GAUSSIAN_PEAK, 1.0, 1 / 2)


@compiled
def height(kernel, u):
    """The kernel of bandwidth 1 at u ≥ 0; divide by b for bandwidth b and u = d/b."""
    if u >= 1.0:
        return 0.0
    if kernel == 0:
        return 0.9375 * (1.0 - u * u) * (1.0 - u * u)
    if kernel == 1:
        return 0.75 * (1.0 - u * u)
    if kernel == 2:
        return GAUSSIAN_PEAK * math.exp(-4.5 * u * u)
    return 1.0 - u if kernel == 3 else 0.5


@compiled
def slope(kernel, u):
    """The derivative of `height` by u, for 0 ≤ u < 1; 0 for the uniform kernel, whose step is not seen."""
    if u >= 1.0:
        return 0.0
    if kernel == 0:
        return -3.75 * u * (1.0 - u * u)
    if kernel == 1:
        return -1.5 * u
    if kernel == 2:
        return -9.0 * u * GAUSSIAN_PEAK * math.exp(-4.5 * u * u)
    return -1.0 if kernel == 3 else 0.0


@compiled
def beyond(kernel, u):
    """The area of the kernel of bandwidth 1 from u to 1, of ½ in all."""
    if u >= 1.0:
        return 0.0
    if kernel == 0:
        return 0.5 - 0.9375 * (u - 2.0 * u**3 / 3.0 + u**5 / 5.0)
    if kernel == 1:
        return 0.5 - 0.75 * (u - u**3 / 3.0)
    if kernel == 2:
        return 0.5 - 0.5 * math.erf(3.0 * u / math.sqrt(2.0)) / WITHIN_THREE_SIGMA
    return 0.5 * (1.0 - u) * (1.0 - u) if kernel == 3 else 0.5 * (1.0 - u)
