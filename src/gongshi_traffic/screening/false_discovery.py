"""Which of many tests may be called discoveries (错误发现率).

Benjamini and Yekutieli (2001): of all places called, at most the share α is expected to be chance,
whatever the dependence between them; and neighbouring lixels share their crashes.
"""

from __future__ import annotations

import numpy as np

from gongshi import tr
from gongshi_traffic.screening.lixels import UnfitSetting


def discoveries(p: np.ndarray, *, alpha: float = 0.05) -> np.ndarray:
    """True for each test that is a discovery at false discovery rate `alpha` (发现). Raises UnfitSetting."""
    if not 0 < alpha < 1:
        raise UnfitSetting(
            tr("错误发现率 alpha 为 {value}，应在 0 与 1 之间。", value=alpha),
            where=tr("错误发现率 alpha"),
            mend=tr("一般取 0.05。"),
        )
    n = len(p)
    if not n:
        return np.zeros(0, bool)
    order = np.sort(p)
    line = alpha * np.arange(1, n + 1) / (n * np.sum(1 / np.arange(1, n + 1)))
    under = np.flatnonzero(order <= line)
    return p <= (order[under[-1]] if len(under) else -1.0)
