"""Level of service of safety: where a site stands among its kind (安全服务水平).

Source: Highway Safety Manual (2010) 4.4.2.10; Kononov and Allery, TRR 1840 (2003) 57-66.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from gongshi_traffic.screening.checks import counts_of, positive

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_BAND = 1.5  # standard deviations of the kind, as the manual has it


class Service(Enum):
    """The level, from well below its kind to well above it (安全服务水平)."""

    I = "Ⅰ"  # noqa: E741
    II = "Ⅱ"
    III = "Ⅲ"
    IV = "Ⅳ"

    @property
    def label(self) -> str:
        """How it is printed."""
        return self.value


def levels_of_service(observed: ArrayLike, predicted: ArrayLike, overdispersion: ArrayLike) -> tuple[Service, ...]:
    """The level of each site: I < N − 1.5σ ≤ II < N ≤ III < N + 1.5σ ≤ IV, σ = √(k·N²) (安全服务水平).

    Raises BadCounts, NotPositive.
    """
    y, p = counts_of("observed", observed), positive("predicted", predicted)
    band = _BAND * p * np.sqrt(positive("overdispersion", overdispersion, or_zero=True))
    ranks = (y >= p - band).astype(int) + (y >= p) + (y >= p + band)
    return tuple(list(Service)[int(r)] for r in np.atleast_1d(ranks))
