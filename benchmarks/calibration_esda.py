"""esda's local statistics on the maps of calibration.py; run by an interpreter that has esda.

    python benchmarks/calibration_esda.py IN.npz OUT.npz

IN has `counts` (maps, lixels) and the neighbours as `start` and `lixel`; OUT gets, for each map and lixel,
whether Gi* calls it (p_sim ≤ 0.05 as esda gives it, z above 0), whether it does after Benjamini and
Hochberg, and whether local Moran calls it high among high.
"""

from __future__ import annotations

import sys
import warnings

warnings.filterwarnings("ignore")

import esda  # noqa: E402
import numpy as np  # noqa: E402
from libpysal.weights import W  # noqa: E402

ALPHA, PERMUTATIONS = 0.05, 999


def main() -> None:
    """Judge every map."""
    given = np.load(sys.argv[1])
    counts, start, lixel = given["counts"], given["start"], given["lixel"]
    near = {i: [int(j) for j in lixel[start[i] : start[i + 1]] if j != i] for i in range(len(start) - 1)}
    found = {name: np.zeros(counts.shape, bool) for name in ("gi", "gi_bh", "moran")}
    for m, count in enumerate(counts.astype(float)):
        gi = esda.G_Local(count, W(near), star=True, permutations=PERMUTATIONS, seed=m + 1)
        moran = esda.Moran_Local(count, W(near), permutations=PERMUTATIONS, seed=m + 1)
        high = gi.Zs > 0
        found["gi"][m] = (gi.p_sim <= ALPHA) & high
        found["gi_bh"][m] = (gi.p_sim <= line_of(gi.p_sim)) & high
        found["moran"][m] = (moran.p_sim <= ALPHA) & (moran.q == 1)
    np.savez(sys.argv[2], **found)


def line_of(p: np.ndarray) -> float:
    """The greatest p that Benjamini and Hochberg let pass, −1 for none."""
    order = np.sort(p)
    under = np.flatnonzero(order <= ALPHA * np.arange(1, len(p) + 1) / len(p))
    return float(order[under[-1]]) if len(under) else -1.0


if __name__ == "__main__":
    main()
