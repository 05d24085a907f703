"""KDE+ finds concentrations within a section between junctions, and says how surely."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.screening import UnfitSetting, events_on, graph_of_edges, kde_plus, sections_of
from gongshi_traffic.screening.section_clusters import turned_back

from .by_hand import HEIGHTS
from .test_scale import a_grid
from .town import graph

ROAD = graph([(0, 0), (1000, 0)], [(1000, 0), (3000, 0)], [(3000, 0), (3000, 500)], [(3000, 0), (3000, -500)])


def on_road(*metres: float):
    """Crashes on the long section, by metres from its beginning, cut into two edges by the map."""
    at = np.array(metres, float)
    return events_on(ROAD, ((at > 1000).astype(int), np.where(at > 1000, at - 1000, at)), junction_m=1)


def test_edges_that_meet_at_a_node_of_two_legs_are_one_section():
    sections = sections_of(ROAD)
    assert len(sections) == 3
    assert sections.length_m.tolist() == [3000, 500, 500]
    assert sections.metres(np.array([0, 1]), np.array([300.0, 300.0])).tolist() == [300, 1300]
    assert sections.pieces(0, 900, 1200) == [(0, 900, 1000), (1, 0, 200)]


def test_an_edge_drawn_the_other_way_lies_turned_in_its_section():
    town = graph_of_edges(np.array([0, 2]), np.array([1, 1]), np.array([100.0, 50.0]))
    sections = sections_of(town)
    assert sections.metres(np.array([0, 1]), np.array([30.0, 10.0])).tolist() == [30, 140]
    assert sections.pieces(0, 90, 110) == [(0, 90, 100), (1, 40, 50)]


def test_a_ring_without_a_junction_is_one_section_from_its_first_edge():
    ring = sections_of(graph_of_edges(np.array([0, 1, 2]), np.array([1, 2, 0]), np.array([10.0, 20.0, 30.0])))
    assert len(ring) == 1 and ring.length_m[0] == 60 and ring.begin_m.tolist() == [0, 10, 30]


def test_every_metre_of_a_grid_is_in_one_section():
    town = a_grid(12)
    sections = sections_of(town)
    assert sections.length_m.sum() == pytest.approx(town.length_m.sum())
    ends = sections.begin_m + town.length_m
    assert (ends <= sections.length_m[sections.of_edge] + 1e-9).all()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=6), st.floats(20, 2000), st.floats(10, 300)
)  # fmt: skip
def test_the_density_is_that_of_all_images_and_keeps_every_crash(shares: list[float], length: float, b: float):
    at, grid = np.array(shares) * length, (np.arange(2000) + 0.5) * length / 2000
    found = np.empty(2000)
    turned_back(at, length, grid, b, found)
    images = [s * x + 2 * k * length for x in at for s in (1, -1) for k in range(-40, 41)]
    for j in (0, 700, 1999):
        near = (abs(grid[j] - image) / b for image in images)
        by_hand = sum(HEIGHTS["EPANECHNIKOV"](u) / b for u in near if u < 1)
        assert found[j] == pytest.approx(by_hand, rel=1e-9, abs=1e-12)
    assert found.mean() * length == pytest.approx(len(at), rel=2e-3)


def test_a_planted_cluster_is_found_with_its_crashes_and_its_ground():
    planted = [1500, 1510, 1515, 1520, 1530]
    (cluster, *rest) = kde_plus(ROAD, on_road(100, 700, 2300, 2900, *planted), simulations=499)
    assert set(cluster.events) == {4, 5, 6, 7, 8}
    assert cluster.p == 1 / 500 and cluster.p_map == 1 / 500
    low, high = cluster.pieces[0][1] + 1000, cluster.pieces[-1][2] + 1000
    assert 1350 < low < 1500 and 1530 < high < 1680
    assert all(c.p > 0.05 for c in rest)


def test_the_level_and_the_strength_are_those_of_plain_throws():
    """The level once more by numpy's own throws, the strength by the definition."""
    crashes = np.array([1500.0, 1510, 1515, 1520, 1530, 200])
    (cluster, *_) = kde_plus(ROAD, on_road(*crashes), simulations=1999)
    grid = (np.arange(300) + 0.5) * 10
    rng, many = np.random.default_rng(5), np.empty((4000, 300))

    def density(at: np.ndarray) -> np.ndarray:
        u = np.abs(grid[:, None] - np.concatenate([at, -at, 6000 - at])[None, :]) / 100
        return np.where(u < 1, 0.75 * (1 - u * u), 0).sum(axis=1) / 100

    for r in range(4000):
        many[r] = density(rng.random(6) * 3000)
    seen, line = density(crashes), np.quantile(many, 0.95, axis=0)
    rows = np.flatnonzero((seen > line) & (grid > 1000))
    assert cluster.length_m == pytest.approx(10 * len(rows), abs=10)
    assert cluster.strength == pytest.approx(1 - line[rows].sum() / seen[rows].sum(), abs=0.02)


def test_evenly_spread_crashes_make_no_cluster_that_holds_for_the_map():
    assert all(c.p_map > 0.05 for c in kde_plus(ROAD, on_road(*np.linspace(50, 2950, 12))))


def test_crashes_at_junctions_are_left_out_and_one_crash_is_no_cluster():
    at_junction = events_on(ROAD, (np.array([1, 1, 1, 0]), np.array([2000.0, 2000, 2000, 500])), junction_m=1)
    assert kde_plus(ROAD, at_junction) == ()


def test_on_maps_of_chance_the_map_s_p_is_below_a_twentieth_as_often_as_it_says():
    town, called = a_grid(8), 0
    for seed in range(60):
        rng = np.random.default_rng([7, seed])
        edge = rng.choice(town.edges, 150, p=town.length_m / town.length_m.sum())
        events = events_on(town, (edge, rng.random(150) * town.length_m[edge]), junction_m=0)
        called += any(c.p_map <= 0.05 for c in kde_plus(town, events, simulations=99, seed=seed))
    assert called <= 8  # 3 expected, 8 or fewer 99 times in 100


def test_threads_change_nothing_and_the_seed_repeats_it():
    one, two = (kde_plus(ROAD, on_road(100, 110, 130, 2500), threads=n, simulations=99) for n in (1, 2))
    assert one == two
    assert one == kde_plus(ROAD, on_road(100, 110, 130, 2500), simulations=99)


@pytest.mark.parametrize("wrong", [{"bandwidth_m": 0}, {"bandwidth_m": math.nan}, {"level": 1}, {"simulations": 5}])
def test_settings_without_sense_are_refused(wrong: dict[str, float]):
    with pytest.raises(UnfitSetting):
        kde_plus(ROAD, on_road(1, 2, 3), **wrong)
