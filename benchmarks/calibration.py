"""Calibration and power of the screening's three answers, on a shaken grid of streets.

    python benchmarks/calibration.py [--maps 100] [--simulations 99]

Null maps: 120 crashes thrown by length on some 380 streets of about 100 m. Planted maps: the same
and 3, 6 or 9 more crashes within 50 m of one street. Discontinuous spreading, 200 m, 50 m lixels.
Prints a Markdown table: what part of maps has any lixel called, and on planted maps what part has
one called on the street of the cluster, with the mean share of called lixels more than 300 m away.
"""

from __future__ import annotations

import argparse

import numpy as np

from gongshi_traffic.screening import METRES, even_lixels, events_on, road_graph, roads_of, significance

CHANCE, SIDE, REACH_M = 120, 16, 200.0


def streets() -> object:
    """The grid of the tests."""
    rng = np.random.default_rng(3)
    at = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE), indexing="ij"), -1) * 100.0
    at += rng.uniform(-20, 20, at.shape)
    across, up = np.stack([at[:, :-1], at[:, 1:]], 2), np.stack([at[:-1], at[1:]], 2)
    every = np.concatenate([across.reshape(-1, 2, 2), up.reshape(-1, 2, 2)])
    kept = every[rng.random(len(every)) < 0.8]
    return road_graph(roads_of(kept.reshape(-1, 2), np.arange(0, 2 * len(kept) + 1, 2), crs=METRES))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--maps", type=int, default=100)
    parser.add_argument("--simulations", type=int, default=99)
    options = parser.parse_args()
    town = streets()
    print(
        "| planted | map maximum, 5 % | discoveries, 5 % | pointwise p ≤ 0.05, any | lixels with p ≤ 0.05 | of them far |"
    )
    print("|---|---|---|---|---|---|")
    for planted in (0, 3, 6, 9):
        rows = np.array([one_map(town, planted, seed, options.simulations) for seed in range(options.maps)])
        map_, found, point, share = rows[:, :4].mean(axis=0)
        far = rows[~np.isnan(rows[:, 4]), 4].mean() if not np.isnan(rows[:, 4]).all() else 0.0
        print(f"| {planted} | {map_:.2f} | {found:.2f} | {point:.2f} | {share:.3f} | {far:.3f} |", flush=True)


def one_map(town, planted: int, seed: int, simulations: int) -> tuple[float, ...]:  # type: ignore[no-untyped-def]
    """Whether each answer calls a lixel (on planted maps: of the cluster's street), and how many it calls."""
    rng = np.random.default_rng([planted, seed])
    edge = rng.choice(town.edges, CHANCE, p=town.length_m / town.length_m.sum())
    offset = rng.random(CHANCE) * town.length_m[edge]
    street = int(rng.integers(town.edges))
    edge = np.concatenate([edge, np.full(planted, street)])
    offset = np.concatenate([offset, 10 + rng.random(planted) * 50])
    lixels, events = even_lixels(town, 50), events_on(town, (edge, offset))
    made = significance(town, lixels, events, bandwidth_m=REACH_M, simulations=simulations, seed=seed + 1)
    there = lixels.edge == street if planted else np.ones(len(lixels), bool)
    at = town.points_at(lixels.edge, lixels.at_m)
    away = np.hypot(*(at - at[lixels.edge == street][0]).T) > 300 if planted else np.zeros(len(lixels), bool)
    called = made.discoveries()
    return (
        bool((made.p_map[there] <= 0.05).any()), bool(called[there].any()), bool((made.p[there] <= 0.05).any()),
        float((made.p <= 0.05).mean()), float(away[called].mean()) if called.any() else float("nan"),
    )  # fmt: skip


if __name__ == "__main__":
    main()
