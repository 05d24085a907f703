"""Calibration and power of the screening's answers beside esda's, on a shaken grid of streets.

    python benchmarks/calibration.py [--maps 60] [--simulations 99] [--peers PYTHON] [--page]

Null maps: 120 crashes thrown by length on some 380 streets of about 100 m. Planted maps: the same
and 3, 6 or 9 more crashes within 50 m of one street. Discontinuous spreading, 200 m, 50 m lixels;
scan windows up to 200 m; KDE+ with 50 m; esda's Gi* and local Moran on the lixels' counts, neighbours
within 200 m along the roads, 999 permutations (PYTHON has esda; left out where not given).

Prints a Markdown table. Each cell: on null maps the part of maps with anything called; on planted
ones the part with a call on the cluster's street, and behind the stroke the part with a call more
than 300 m away. --page writes it into the documentation.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from screening_page import put

from gongshi_traffic.screening import (
    METRES,
    even_lixels,
    events_on,
    kde_plus,
    road_graph,
    roads_of,
    scan,
    significance,
)
from gongshi_traffic.screening.balls import Balls, balls_of
from gongshi_traffic.screening.graph import RoadGraph
from gongshi_traffic.screening.lixels import Lixels
from gongshi_traffic.screening.scan_windows import lixel_of

CHANCE, SIDE, REACH_M, ALPHA, FAR_M = 120, 16, 200.0, 0.05, 300.0
PLANTED = (0, 3, 6, 9)
OURS = {
    "p": "逐点 p ≤ 0.05",
    "p_map": "全图最大值",
    "found": "发现（BY）",
    "scan": "扫描统计",
    "plus": "KDE+（全图 p）",
}
THEIRS = {"gi": "esda Gi*", "gi_bh": "esda Gi*，BH", "moran": "esda 局部 Moran，高高"}


def streets() -> RoadGraph:
    """The grid of the tests."""
    rng = np.random.default_rng(3)
    at = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE), indexing="ij"), -1) * 100.0
    at += rng.uniform(-20, 20, at.shape)
    across, up = np.stack([at[:, :-1], at[:, 1:]], 2), np.stack([at[:-1], at[1:]], 2)
    every = np.concatenate([across.reshape(-1, 2, 2), up.reshape(-1, 2, 2)])
    kept = every[rng.random(len(every)) < 0.8]
    return road_graph(roads_of(kept.reshape(-1, 2), np.arange(0, 2 * len(kept) + 1, 2), crs=METRES))


class Map:
    """One map: its crashes, the street of its cluster, and what each answer calls, lixel by lixel."""

    def __init__(self, town: RoadGraph, lixels: Lixels, planted: int, seed: int) -> None:
        rng = np.random.default_rng([planted, seed])
        edge = rng.choice(town.edges, CHANCE, p=town.length_m / town.length_m.sum())
        offset = rng.random(CHANCE) * town.length_m[edge]
        self.street, self.planted, self.seed = int(rng.integers(town.edges)), planted, seed
        edge = np.concatenate([edge, np.full(planted, self.street)])
        self.events = events_on(town, (edge, np.concatenate([offset, 10 + rng.random(planted) * 50])))
        self.counts = np.bincount(lixel_of(lixels, self.events.edge, self.events.offset_m), minlength=len(lixels))

    def called(self, town: RoadGraph, lixels: Lixels, simulations: int) -> dict[str, np.ndarray]:
        """What our answers call."""
        how = {"simulations": simulations, "seed": self.seed + 1}
        made = significance(town, lixels, self.events, bandwidth_m=REACH_M, **how)
        by_scan, by_plus = np.zeros(len(lixels), bool), np.zeros(len(lixels), bool)
        for window in scan(town, lixels, self.events, reach_m=REACH_M, **how):
            by_scan[list(window.lixels)] |= window.p <= ALPHA
        for cluster in kde_plus(town, self.events, bandwidth_m=50.0, **how):
            for e, low, high in cluster.pieces:
                on = (lixels.edge == e) & (lixels.to_m > low) & (lixels.from_m < high)
                by_plus |= on & (cluster.p_map <= ALPHA)
        return {"p": made.p <= ALPHA, "p_map": made.p_map <= ALPHA, "found": made.discoveries(ALPHA), "scan": by_scan, "plus": by_plus}  # fmt: skip


def by_esda(python: str | None, counts: np.ndarray, balls: Balls) -> dict[str, np.ndarray]:
    """What esda's local statistics call on all maps."""
    if python is None:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder) / "in.npz", Path(folder) / "out.npz"
        np.savez(asked, counts=counts, start=balls.start, lixel=balls.lixel)
        script = Path(__file__).resolve().parent / "calibration_esda.py"
        subprocess.run([python, str(script), str(asked), str(told)], check=True)
        return dict(np.load(told))


def table(options: argparse.Namespace) -> str:
    """The table in Markdown: a row for each answer, a column for each number of planted crashes."""
    town = streets()
    lixels = even_lixels(town, 50)
    maps = [Map(town, lixels, planted, seed) for planted in PLANTED for seed in range(options.maps)]
    ours = [one.called(town, lixels, options.simulations) for one in maps]
    called = {name: np.array([each[name] for each in ours]) for name in OURS}
    called |= by_esda(options.peers, np.array([one.counts for one in maps]), balls_of(town, lixels, REACH_M))
    at = town.points_at(lixels.edge, lixels.at_m)
    rows = ["| | 0 起 | 3 起 | 6 起 | 9 起 | 无聚集的图上被判的单元 |", "|---|---|---|---|---|---|"]
    for name, label in (OURS | THEIRS).items():
        if name in called:
            cells = (_cell(maps, called[name], planted, lixels, at) for planted in PLANTED)
            rows.append(f"| {label} | {' | '.join(cells)} | {called[name][: options.maps].mean():.3f} |")
    return "\n".join(rows) + "\n"


def _cell(maps: list[Map], called: np.ndarray, planted: int, lixels: Lixels, at: np.ndarray) -> str:
    rows = [(one, row) for one, row in zip(maps, called, strict=True) if one.planted == planted]
    if not planted:
        return f"{np.mean([row.any() for _, row in rows]):.2f}"
    hit = np.mean([row[lixels.edge == one.street].any() for one, row in rows])
    far = [row[np.hypot(*(at - at[lixels.edge == one.street][0]).T) > FAR_M].any() for one, row in rows]
    return f"{hit:.2f} / {np.mean(far):.2f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--maps", type=int, default=60)
    parser.add_argument("--simulations", type=int, default=99)
    here = importlib.util.find_spec("esda")
    parser.add_argument("--peers", default=sys.executable if here else None, help="a Python that has esda")
    parser.add_argument("--page", action="store_true", help="write the table into the documentation")
    options = parser.parse_args()
    made = table(options)
    print(made)
    if options.page:
        put("calibration", made)


if __name__ == "__main__":
    main()
