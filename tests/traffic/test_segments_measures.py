"""Finished measures are compared with what would have happened anyway."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from gongshi_traffic.segments.measures import effect_rows, effects_by_measure, measured
from gongshi_traffic.segments.place import Located
from gongshi_traffic.segments.traffic import Count

from .test_segments_expected import STANDARDS, network

FIRST, LAST = date(2019, 1, 1), date(2022, 12, 31)


def scattered(per_road=40, seed=1):
    random = np.random.default_rng(seed)
    days = (LAST - FIRST).days
    return [
        Located(f"c{r}-{k}", f"S{r}", int(random.integers(20000)), FIRST + timedelta(int(random.integers(days))), "伤人")
        for r in range(10) for k in range(per_road)
    ]  # fmt: skip


def hazard(road="S2", low=7000, high=8000, fixed=date(2020, 12, 31), measure="增设信号灯", junction=None):
    return {"road": road, "from_m": low, "to_m": high, "junction": junction, "fixed_on": fixed, "measure": measure}


def at_place(n, start, road="S2", tag="h"):
    return [Located(f"{tag}{k}", road, 7100 + 10 * k, start + timedelta(days=9 * k), "伤人") for k in range(n)]


def test_crashes_of_before_and_after_are_counted_on_the_ground_and_the_day_of_completion_on_neither_side():
    day = Located("d", "S2", 7500, date(2020, 12, 31), "伤人")
    crashes = [*scattered(), *at_place(12, date(2019, 2, 1)), *at_place(2, date(2021, 3, 1), tag="a"), day]
    around = [c for c in scattered() if c.road == "S2" and 7000 <= c.at_m <= 8000]
    (site,), _ = measured(crashes, network(), [hazard()], FIRST, LAST, STANDARDS)
    assert site.before == 12 + sum(c.happened_on < date(2020, 12, 31) for c in around)
    assert site.after == 2 + sum(c.happened_on > date(2020, 12, 31) for c in around)
    assert round(site.years_before, 1) == round(site.years_after, 1) == 2.0
    # what is expected without the measure lies between the function's value and the crashes before
    assert site.predicted_after < site.effect.without < site.before


def test_one_quiet_year_after_one_bad_year_is_no_proof():
    crashes = [*scattered(), *at_place(4, date(2021, 2, 1))]
    (site,), _ = measured(
        crashes, network(), [hazard(fixed=date(2022, 1, 1), low=7000, high=7100)], FIRST, LAST, STANDARDS
    )
    assert "不能说有效，也不能说无效" in site.effect.said()


def test_several_places_of_one_measure_are_judged_together():
    crashes = scattered()
    for r in range(1, 9):
        crashes += at_place(14, date(2019, 2, 1), f"S{r}", f"b{r}-")
    hazards = [hazard(f"S{r}") for r in range(1, 9)]
    sites, _ = measured(crashes, network(), hazards, FIRST, LAST, STANDARDS)
    ((measure, ones, together),) = effects_by_measure(sites)
    assert (measure, len(ones)) == ("增设信号灯", 8)
    assert together.high - together.low < min(s.effect.high - s.effect.low for s in ones)
    assert together.said().endswith("事故减少。")
    assert list(effect_rows(sites))[-1][1] == "8处合计"


def test_measures_that_are_not_finished_or_lie_outside_the_data_are_left_out():
    outside = [
        hazard(fixed=None),
        hazard(fixed=date(2018, 1, 1)),
        hazard(fixed=date(2023, 1, 1)),
        hazard(road="X1"),
        hazard(measure=None),
    ]
    assert measured(scattered(), network(), outside, FIRST, LAST, STANDARDS)[0] == []


def test_too_few_crashes_allow_no_comparison():
    assert measured(at_place(5, FIRST), network(), [hazard()], FIRST, LAST, STANDARDS) == ((), None)


def test_a_measure_is_judged_by_the_traffic_before_and_after_it():
    """As many crashes after as before while the traffic doubled: the measure helped, and without counts nobody could say."""
    crashes = [*scattered(), *at_place(9, date(2019, 2, 1)), *at_place(9, date(2021, 3, 1), tag="a")]
    town = network()
    counted = replace(
        town, counts=tuple(Count("S2", 0, 20000, n, y) for y, n in ((2019, 4000), (2020, 4000), (2021, 8000)))
    )
    (plain,), _ = measured(crashes, town, [hazard()], FIRST, LAST, STANDARDS)
    (busy,), _ = measured(crashes, counted, [hazard()], FIRST, LAST, STANDARDS)
    assert plain.predicted_after / plain.predicted_before == pytest.approx(1.0, abs=0.01)
    assert busy.predicted_after / busy.predicted_before == pytest.approx(2.0, abs=0.01)
    assert busy.effect.index < plain.effect.index


def test_a_junction_s_measure_goes_by_the_growth_on_its_road():
    at = [
        Located(f"j{i}-{k}", "S1", 500, FIRST + timedelta(100 * k + i), "伤人", f"J{i}")
        for i in range(40)
        for k in range(2)
    ]
    town = network(40)
    counted = replace(
        town,
        counts=(
            Count("S7", 0, 20000, 1000, 2019),
            Count("S7", 0, 20000, 1000, 2020),
            Count("S7", 0, 20000, 3000, 2021),
        ),
    )
    (site,), _ = measured([*scattered(), *at], counted, [hazard("S7", 507, 507, junction="J7")], FIRST, LAST, STANDARDS)
    assert site.predicted_after / site.predicted_before == pytest.approx(3.0, abs=0.02)
