"""The scan finds the strongest window of the network, and its p is that of the whole map."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongshi_traffic.screening import UnfitSetting, even_lixels, events_on, null_of, scan
from gongshi_traffic.screening.balls import balls_of
from gongshi_traffic.screening.scan_windows import lixel_of, log_ratio, strongest

from .test_scale import a_grid, some_crashes
from .town import graph

TOWN = a_grid(8)
LIXELS = even_lixels(TOWN, 50)


def all_distances(town, lixels) -> np.ndarray:
    """Between the middles of all lixels, by Floyd and Warshall."""
    d = np.full((town.nodes, town.nodes), np.inf)
    np.fill_diagonal(d, 0)
    for e in range(town.edges):
        u, v = town.from_node[e], town.to_node[e]
        d[u, v] = d[v, u] = min(d[u, v], town.length_m[e])
    for k in range(town.nodes):
        d = np.minimum(d, d[:, [k]] + d[[k], :])
    ends = np.stack([town.from_node[lixels.edge], town.to_node[lixels.edge]])
    far = np.stack([lixels.at_m, town.length_m[lixels.edge] - lixels.at_m])
    found = np.full((len(lixels), len(lixels)), np.inf)
    for a in range(2):
        for b in range(2):
            found = np.minimum(found, far[a][:, None] + d[np.ix_(ends[a], ends[b])] + far[b][None, :])
    same = lixels.edge[:, None] == lixels.edge[None, :]
    return np.where(same, np.minimum(found, np.abs(lixels.at_m[:, None] - lixels.at_m[None, :])), found)


def test_windows_grow_by_the_distance_along_the_roads():
    d, balls = all_distances(TOWN, LIXELS), balls_of(TOWN, LIXELS, 350.0)
    for i in range(len(LIXELS)):
        rows = balls.lixel[balls.start[i] : balls.start[i + 1]]
        metres = balls.metres[balls.start[i] : balls.start[i + 1]]
        assert set(rows.tolist()) == set(np.flatnonzero(d[i] < 350).tolist())
        assert metres == pytest.approx(d[i, rows], abs=2e-3)
        assert (np.diff(metres) >= 0).all() and rows[0] == i


def test_the_strongest_window_is_that_of_trying_every_one():
    crashes = some_crashes(TOWN, 60, seed=4)
    home, expected = lixel_of(LIXELS, crashes.edge, crashes.offset_m), null_of(TOWN, crashes).expected_on(LIXELS)
    counts, d = np.bincount(home, minlength=len(LIXELS)), np.round(all_distances(TOWN, LIXELS), 3)
    best = 0.0
    for i in range(len(LIXELS)):
        order = np.lexsort((np.arange(len(LIXELS)), np.where(d[i] < 400, d[i], np.inf)))[: int((d[i] < 400).sum())]
        for n in range(1, len(order) + 1):
            c, e = int(counts[order[:n]].sum()), float(expected[order[:n]].sum())
            if c > e and e <= 30:
                best = max(best, c * math.log(c / e) + ((60 - c) * math.log((60 - c) / (60 - e)) if c < 60 else 0))
    (cluster, *_) = scan(TOWN, LIXELS, crashes, reach_m=400, simulations=19)
    assert cluster.ratio == pytest.approx(best, rel=1e-9)


@pytest.mark.parametrize(
    ("c", "e", "total", "ratio"),
    [(10, 2.0, 100, 10 * math.log(5) + 90 * math.log(90 / 98)), (5, 5.0, 10, 0.0), (3, 4.0, 10, 0.0), (7, 1.0, 7, 7 * math.log(7))],
)  # fmt: skip
def test_the_likelihood_ratio_is_kulldorff_s(c: float, e: float, total: float, ratio: float):
    assert log_ratio(float(c), e, float(total)) == pytest.approx(ratio)


def planted(n: int):
    """60 crashes of chance and n on one street."""
    chance = some_crashes(TOWN, 60, seed=4)
    edge = np.concatenate([chance.edge, np.full(n, 30)])
    return events_on(TOWN, (edge, np.concatenate([chance.offset_m, np.linspace(20, 60, n)])))


def test_a_planted_cluster_is_the_strongest_and_holds_its_crashes():
    (cluster, *rest) = scan(TOWN, LIXELS, planted(10), reach_m=400, simulations=199)
    assert set(range(60, 70)) <= set(cluster.events)
    assert cluster.p == 1 / 200 and cluster.observed == len(cluster.events)
    assert cluster.times == cluster.observed / cluster.expected > 3
    assert 30 in LIXELS.edge[list(cluster.lixels)]
    assert all(c.p > 0.05 for c in rest)


def test_clusters_come_by_strength_and_share_no_ground():
    found = scan(TOWN, LIXELS, planted(6), reach_m=300, simulations=19, most=5)
    assert 1 < len(found) <= 5
    assert [c.ratio for c in found] == sorted((c.ratio for c in found), reverse=True)
    every = [row for c in found for row in c.lixels]
    assert len(every) == len(set(every))


def test_exposure_explains_a_busy_street():
    busy = np.where(np.arange(TOWN.edges) == 30, 40.0, 1.0) * TOWN.length_m
    (without, *_) = scan(TOWN, LIXELS, planted(10), reach_m=300, simulations=99)
    found = scan(TOWN, LIXELS, planted(10), reach_m=300, simulations=99, exposure=busy)
    assert without.p == 0.01
    assert all(c.p > 0.05 for c in found if 30 in LIXELS.edge[list(c.lixels)])


def test_a_window_holds_at_most_half_of_what_is_expected():
    road = graph([(0, 0), (1000, 0)])
    lixels, crashes = even_lixels(road, 50), events_on(road, (np.zeros(9, int), np.linspace(10, 700, 9)))
    for cluster in scan(road, lixels, crashes, reach_m=5000, simulations=19):
        assert cluster.expected <= 4.5


def test_no_crash_gives_no_cluster_and_empty_windows_are_no_window():
    none = events_on(TOWN, (np.zeros(0, int), np.zeros(0)))
    assert scan(TOWN, LIXELS, none, reach_m=300, simulations=19) == ()
    best, size = np.empty(2), np.empty(2, np.int64)
    rows = (np.array([0, 1, 2]), np.array([0, 1], np.int32), np.array([0.5, 0.5]))
    assert strongest(*rows, np.array([0, 0]), 0.5, best, size) == 0


def test_on_maps_of_chance_the_strongest_is_called_as_often_as_its_p_says():
    called = 0
    for seed in range(80):
        chance = some_crashes(TOWN, 60, seed=1000 + seed)
        called += scan(TOWN, LIXELS, chance, reach_m=300, simulations=99, seed=seed, most=1)[0].p <= 0.05
    assert called <= 10  # 4 expected, 10 or fewer 99 times in 100


def test_threads_change_nothing():
    one, two = (scan(TOWN, LIXELS, planted(5), reach_m=300, simulations=49, threads=n) for n in (1, 2))
    assert one == two


@pytest.mark.parametrize("wrong", [{"reach_m": 0}, {"reach_m": math.nan}, {"simulations": 3}, {"most": 0}])
def test_settings_without_sense_are_refused(wrong: dict[str, float]):
    with pytest.raises(UnfitSetting):
        scan(TOWN, LIXELS, planted(3), **{"reach_m": 300, "simulations": 19, **wrong})
