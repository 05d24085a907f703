"""Bandwidths are chosen by what the other crashes say, narrow where crashes lie dense."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongshi_traffic.screening import UnfitSetting, adaptive_bandwidths, cross_validated, events_on, weights_at

from . import by_hand
from .test_scale import a_grid, some_crashes
from .town import CROSS, graph


def test_the_likelihood_is_that_of_each_crash_by_the_others():
    town = graph(*CROSS)
    events = events_on(town, (np.array([0, 0, 2]), np.array([20.0, 60.0, 50.0])))
    from gongshi_traffic.screening import lixels_at

    total = 0.0
    for i in range(3):
        rest = events.picked(np.array([k for k in range(3) if k != i]))
        place, _ = lixels_at(town, events.edge[[i]], events.offset_m[[i]])
        by_others = by_hand.equal_split(town, place, rest, 150, "QUARTIC", True)[0] / 2
        total += math.log(0.75 * max(by_others, 0) + 0.25 / town.length_m.sum())
    _, found = cross_validated(town, events, [150])
    assert found[0] == pytest.approx(total, rel=1e-6)


def test_clusters_of_a_hundred_metres_are_not_smeared_over_a_thousand():
    town = a_grid(16)
    rng = np.random.default_rng(1)
    edge = np.repeat(rng.choice(town.edges, 12, replace=False), 10)
    events = events_on(town, (edge, rng.random(120) * town.length_m[edge]))
    best, found = cross_validated(town, events, [2, 60, 600], method="discontinuous")
    assert best == 60 and found.argmax() == 1


def test_one_lonely_crash_does_not_rule_a_bandwidth_out():
    town = graph([(0, 0), (5000, 0)])
    events = events_on(town, (np.zeros(4, int), np.array([100.0, 110.0, 120.0, 4000.0])), junction_m=0)
    assert np.isfinite(cross_validated(town, events, [50])[1]).all()


@pytest.mark.parametrize("bandwidths", [[], [0.0], [-5.0], [float("nan")]])
def test_no_bandwidth_to_try_or_one_without_sense_is_refused(bandwidths: list[float]):
    town = graph(*CROSS)
    with pytest.raises(UnfitSetting, match="带宽"):
        cross_validated(town, events_on(town, (np.array([0, 1]), np.array([5.0, 5.0]))), bandwidths)


def test_adaptive_bandwidths_are_narrow_where_crashes_lie_dense_and_bounded_where_not():
    town = a_grid(12)
    crowd = some_crashes(town, 30, seed=2)
    edge = np.concatenate([np.full(20, 5), crowd.edge])
    offset = np.concatenate([np.linspace(20, 50, 20), crowd.offset_m])
    wide = adaptive_bandwidths(town, events_on(town, (edge, offset)), 150, greatest_m=400)
    assert wide[:20].max() < 150 < np.median(wide[20:]) and wide.max() <= 400


def test_a_crash_weighs_by_how_long_ago_it_was_and_the_future_is_not_known():
    days = np.array([-40.0, -10.0, 0.0, 10.0])
    both = weights_at(days, 0.0, bandwidth_days=30)
    assert both == pytest.approx([0, both[3], 15 / 16 / 30, both[1]])
    past = weights_at(days, 0.0, bandwidth_days=30, only_past=True)
    assert past == pytest.approx([0, 2 * both[1], 2 * both[2], 0])


def test_time_weights_over_all_days_add_up_to_the_crashes():
    days = np.array([100.0, 130.5])
    total = sum(weights_at(days, float(d), bandwidth_days=30).sum() for d in range(300))
    assert total == pytest.approx(2, rel=1e-3)
    with pytest.raises(UnfitSetting, match="时间带宽"):
        weights_at(days, 0, bandwidth_days=0)
