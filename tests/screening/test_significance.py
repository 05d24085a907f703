"""What stands out is told from chance, one-sided, the same on any number of threads."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongshi_traffic.screening import (
    Kernel,
    UnfitSetting,
    discoveries,
    even_lixels,
    events_on,
    null_of,
    significance,
)
from gongshi_traffic.screening.kernel_density import network
from gongshi_traffic.screening.simulation import thrown

from .test_scale import a_grid, some_crashes
from .town import graph

TOWN = a_grid(16)
LIXELS = even_lixels(TOWN, 50)
CHANCE = some_crashes(TOWN, 120, seed=8)


def with_cluster(n: int = 12):
    """The crashes of chance and n more on one street."""
    edge = np.concatenate([CHANCE.edge, np.full(n, 200)])
    offset = np.concatenate([CHANCE.offset_m, np.linspace(20, 60, n)])
    return events_on(TOWN, (edge, offset), junction_m=1)


def assessed(events=CHANCE, **options: object):
    return significance(TOWN, LIXELS, events, **{"bandwidth_m": 200, "simulations": 99, **options})


@pytest.fixture(scope="module")
def cluster():
    return assessed(with_cluster())


def test_a_planted_cluster_is_found_by_every_answer(cluster):
    there = LIXELS.edge == 200
    assert (cluster.p[there] == 0.01).all() and (cluster.p_map[there] == 0.01).all()
    assert cluster.discoveries()[there].all()
    assert (cluster.density.value[there] > cluster.band[there]).all()


def test_discoveries_lie_about_the_cluster_and_nowhere_else(cluster):
    at = TOWN.points_at(LIXELS.edge, LIXELS.at_m)
    centre = TOWN.points_at(np.array([200]), np.array([40.0]))[0]
    assert np.hypot(*(at[cluster.discoveries()] - centre).T).max() < 250


def test_the_least_p_of_99_simulations_is_one_in_a_hundred(cluster):
    assert cluster.p.min() == 0.01 and cluster.p_map.min() == 0.01
    assert cluster.p_tail.min() < 1e-6


def test_a_place_with_no_crash_in_reach_is_never_significant():
    """esda's folded p counted 17,618 such lixels among its finds."""
    few = assessed(CHANCE.picked(np.arange(10)))
    empty = few.density.value == 0
    assert empty.sum() > 100
    assert (few.p[empty] == 1).all() and (few.p_map[empty] == 1).all() and (few.p_tail[empty] == 1).all()
    assert not few.discoveries(0.9)[empty].any()


def test_the_number_of_threads_changes_nothing_and_the_seed_repeats_it():
    one, three = assessed(threads=1), assessed(threads=3)
    for column in ("p", "p_map", "p_tail", "band", "expected"):
        assert np.array_equal(getattr(one, column), getattr(three, column))
    assert not np.array_equal(one.p, assessed(seed=2).p)


def test_the_mean_of_the_null_adds_up_to_the_crashes():
    found = assessed(method="continuous", simulations=19)
    assert found.expected @ LIXELS.length_m == pytest.approx(len(CHANCE), rel=1e-3)
    assert found.expected == pytest.approx(np.full(len(LIXELS), len(CHANCE) / TOWN.length_m.sum()), rel=0.02)


def test_a_busy_class_stands_out_until_it_is_its_own_stratum():
    busy = np.where(np.arange(TOWN.edges) < 40, "主干路", "支路")
    edge = np.concatenate([np.repeat(np.arange(40), 6), CHANCE.edge])
    offset = np.concatenate([np.tile([10.0, 20.0, 30.0, 40.0, 50.0, 60.0], 40), CHANCE.offset_m])
    events = events_on(TOWN, (edge, offset), junction_m=1)
    assert assessed(events).discoveries().sum() > 20
    assert assessed(events, stratum=busy).discoveries().sum() == 0


def test_exposure_explains_what_length_does_not():
    flow = np.where(np.arange(TOWN.edges) == 200, 40.0, 1.0) * TOWN.length_m
    assert assessed(with_cluster(), exposure=flow).discoveries().sum() < assessed(with_cluster()).discoveries().sum()


@pytest.mark.parametrize("count", [3, 6, 10])
def test_the_bounded_tail_is_never_below_the_exact_one_and_not_far_above(count: int):
    """On one long road a uniform kernel counts crashes within b: the exact tail is Poisson's."""
    road = graph([(0, 0), (20000, 0)])
    spots = np.concatenate([np.linspace(9990, 10010, count), np.linspace(100, 9000, 40 - count)])
    events = events_on(road, (np.zeros(40, int), spots), junction_m=0)
    lixels = even_lixels(road, 100)
    found = significance(road, lixels, events, bandwidth_m=300, kernel=Kernel.UNIFORM, simulations=19)
    mean = 40 / 20000 * 600
    exact = 1 - sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count))
    row = int(np.argmin(np.abs(lixels.at_m - 10000)))
    assert exact <= found.p_tail[row] < 10 * exact


def test_weights_are_dealt_out_anew_and_heavier_crashes_count_for_more():
    weight = np.where(np.arange(len(with_cluster())) < 120, 1.0, 3.0)
    heavy = assessed(with_cluster(4).weighted(weight[:124]))
    light = assessed(with_cluster(4))
    there = LIXELS.edge == 200
    assert heavy.density.value[there].max() > light.density.value[there].max()
    assert heavy.p_tail[there].max() < 1


def test_thrown_crashes_fall_by_length_within_their_strata():
    strata = np.where(np.arange(TOWN.edges) % 3 == 0, "a", "b")
    null = null_of(TOWN, CHANCE, stratum=strata)
    n = int(null.count.sum())
    edge, offset, node = np.empty(n, np.int64), np.empty(n), np.empty(n, np.int64)
    net, hits = network(TOWN), np.zeros(TOWN.edges)
    for seed in range(2000):
        thrown(
            seed, (null.edges, null.begin, null.upto, null.count), net[3], net[2], 1.0, edge, offset, node, np.ones(n)
        )
        assert ((offset >= 0) & (offset <= TOWN.length_m[edge])).all()
        np.add.at(hits, edge, 1)
    wanted = 2000 * null.rate * TOWN.length_m
    assert np.bincount((strata == "b").astype(int), hits).tolist() == (2000 * null.count).tolist()
    assert (((hits - wanted) ** 2 / wanted).sum() - TOWN.edges) / math.sqrt(2 * TOWN.edges) < 4


def test_the_line_of_benjamini_and_yekutieli_is_drawn_by_hand():
    p = np.array([0.04, 0.001, 0.9, 0.012])
    factor = 1 + 1 / 2 + 1 / 3 + 1 / 4
    assert discoveries(p, alpha=0.05).tolist() == [
        False,
        0.05 / 4 / factor > 0.001,
        False,
        0.05 * 2 / 4 / factor > 0.012,
    ]
    assert discoveries(np.array([]), alpha=0.05).tolist() == []
    assert not discoveries(np.ones(5), alpha=0.05).any()


def test_a_thousand_simulations_alone_would_discover_nothing_on_a_large_map():
    """Twenty thousand lixels at the least p that 999 simulations can give: 74 true ones are not enough."""
    p = np.full(20000, 0.5)
    p[:74] = 0.001
    assert not discoveries(p).any()


@pytest.mark.parametrize("alpha", [0, 1, -0.1, float("nan")])
def test_a_rate_that_is_no_share_is_refused(alpha: float):
    with pytest.raises(UnfitSetting, match="错误发现率"):
        discoveries(np.ones(3), alpha=alpha)


def test_too_few_simulations_are_refused():
    with pytest.raises(UnfitSetting, match="模拟次数"):
        assessed(simulations=5)


def test_a_stratum_without_exposure_and_a_negative_exposure_are_refused():
    with pytest.raises(UnfitSetting, match="没有暴露量"):
        assessed(exposure=np.zeros(TOWN.edges))
    with pytest.raises(UnfitSetting, match="暴露量须每条边"):
        assessed(exposure=np.full(TOWN.edges, -1.0))
