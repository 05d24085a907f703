"""Sites picked for their crashes are not judged by the crashes they were picked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi_traffic.screening.bayes import expected_crashes
from gongshi_traffic.screening.before_after import Verdict, effect
from gongshi_traffic.screening.checks import BadCounts, NotPositive, UnequalLengths
from gongshi_traffic.screening.fit import NoFit, fitted, fitted_by_class
from gongshi_traffic.screening.peaks import bayes_peak

amounts = st.floats(0.01, 50)


@given(st.integers(0, 60), amounts, st.floats(0.01, 5))
def test_the_expected_count_lies_between_the_prediction_and_the_count(observed, predicted, k):
    found = expected_crashes([observed], [predicted], k)
    low, high = sorted((float(observed), predicted))
    assert low - 1e-9 <= found.expected[0] <= high + 1e-9
    assert found.variance[0] == pytest.approx((1 - found.weight[0]) * found.expected[0])


@given(st.integers(0, 60), amounts, st.floats(0.01, 5), st.floats(0.05, 0.95))
def test_what_a_site_exceeds_with_a_probability_it_exceeds_with_that_probability(observed, predicted, k, share):
    found = expected_crashes([observed], [predicted], k)
    mean = float(found.at_least(share)[0])
    if mean > 1e-9:
        assert found.chance_above(mean / predicted)[0] == pytest.approx(1 - share, abs=1e-6)


def test_without_overdispersion_a_site_is_as_its_kind():
    found = expected_crashes([9], [3.0], 0.0)
    assert (found.expected[0], found.variance[0], found.weight[0]) == (3.0, 0.0, 1.0)
    assert found.chance_above(1.5)[0] == 0 and found.at_least(0.05)[0] == 3.0


def simulated(seed, sites=4000, k=1.2, slope=0.5):
    random = np.random.default_rng(seed)
    length, traffic = random.uniform(0.2, 2.0, sites), random.uniform(7, 10, sites)
    mean = length * np.exp(-4 + slope * traffic)
    return random, length, traffic, mean, random.gamma(1 / k, k * mean)


def test_the_fit_finds_the_function_that_made_the_counts():
    random, length, traffic, _, own = simulated(1)
    found = fitted(random.poisson(own), length, traffic)
    assert abs(found.coefficients[1] - 0.5) < 3 * found.errors[1]
    assert found.overdispersion == pytest.approx(1.2, rel=0.1)


def test_counts_without_more_spread_than_chance_give_no_overdispersion():
    random, length, traffic, mean, _ = simulated(2, sites=300)
    counts = np.round(mean)  # less spread than chance
    assert fitted(counts, length, traffic).overdispersion == 0.0
    assert random is not None


def test_overdispersion_of_a_unit_of_length_is_divided_by_the_length():
    random, length, _, _, _ = simulated(3)
    own = random.gamma(length / 0.8, 0.8 / length * (3 * length))
    found = fitted(random.poisson(own), length, by_length=True)
    assert found.overdispersion == pytest.approx(0.8, rel=0.12)
    _, k = found.predict((), np.array([0.5, 2.0]))
    assert k[0] / k[1] == pytest.approx(4)


def test_a_class_with_few_sites_takes_the_function_of_all_and_says_so():
    random, length, _, _, own = simulated(4, sites=300)
    classes = ["国道"] * 280 + ["乡道"] * 20
    found = fitted_by_class(random.poisson(own), length, classes)
    assert found["国道"].label == "国道"
    assert found["乡道"].label == "全部等级合并" and found["乡道"].sites == 300


def test_expected_crashes_foretell_the_next_year_where_counts_of_picked_sites_overshoot():
    counted = expected = came = 0.0
    for seed in range(10):
        random, length, traffic, _, own = simulated(500 + seed)
        first, second = random.poisson(own), random.poisson(own)
        model = fitted(first, length, traffic)
        known = expected_crashes(first, *model.predict(traffic, length))
        picked = np.argsort(-first)[:100]
        counted, expected, came = (
            counted + first[picked].sum(),
            expected + known.expected[picked].sum(),
            came + second[picked].sum(),
        )
    assert counted > 1.1 * came
    assert expected == pytest.approx(came, rel=0.03)  # ten thousand crashes: three standard deviations


def test_a_measure_that_does_nothing_looks_good_by_counts_and_not_by_expected_crashes():
    naive, indices = [], []
    for seed in range(10):
        random, _, _, mean, own = simulated(600 + seed)
        first, second = random.poisson(own), random.poisson(own)
        picked = np.argsort(-first)[:100]
        naive.append(second[picked].sum() / first[picked].sum())
        indices.append(effect(first[picked], second[picked], mean[picked], mean[picked], 1.2).index)
    assert max(naive) < 0.97 and np.mean(naive) < 0.92
    assert np.mean(indices) == pytest.approx(1, abs=0.04)


def test_the_interval_of_the_index_holds_it_as_often_as_it_says():
    held = 0
    for seed in range(200):
        random, _, _, mean, own = simulated(100 + seed, sites=60)
        first, second = random.poisson(own), random.poisson(0.7 * own)
        picked = np.argsort(-first)[:8]
        found = effect(first[picked], second[picked], mean[picked], mean[picked], 1.2)
        held += found.low <= 0.7 <= found.high
    assert held >= 182  # 95 of 100 in the long run; the chance of fewer than 182 is below 1 in 100


def test_one_site_with_few_years_cannot_be_told_and_is_said_so():
    found = effect([4], [1], [1.2], [1.2], 0.8)
    assert found.verdict is Verdict.CANNOT_TELL
    assert "不能说有效，也不能说无效" in found.said()
    none = effect([4], [0], [1.2], [1.2], 0.8)
    assert none.index == 0 and 0 <= none.low < none.high and none.high > 0.5


def test_three_years_against_one_are_compared_by_their_predictions():
    found = effect([9], [3], [6.0], [2.0], 0.5)
    assert found.without == pytest.approx(2.0 / 6.0 * (1 / 4 * 6 + 3 / 4 * 9))


def test_the_variance_of_the_index_is_hauer_s():
    found = effect([9, 4], [3, 2], [6.0, 3.0], [2.0, 3.0], 0.5)
    known = expected_crashes([9, 4], [6.0, 3.0], 0.5)
    ratio = np.array([2 / 6, 1.0])
    pi, var = (ratio * known.expected).sum(), (ratio**2 * known.variance).sum()
    theta = (5 / pi) / (1 + var / pi**2)
    assert found.index == pytest.approx(theta)
    assert found.variance == pytest.approx(theta**2 * (1 / 5 + var / pi**2) / (1 + var / pi**2) ** 2)


def test_an_expected_peak_is_found_where_it_can_be_believed():
    points = [1.02, 1.05, 1.08, 1.1, 1.12, 1.15, 1.2, 3.3]
    found = bayes_peak(points, 5.0, a_unit=1.0, overdispersion=1.0, window=0.5, step=0.5, limit=0.5)
    assert found.start <= 1.02 and found.end >= 1.2
    assert bayes_peak([2.0], 5.0, a_unit=0.1, overdispersion=1.0, window=0.5, step=0.5, limit=0.2) is None


def test_every_bad_count_is_named_at_once():
    with pytest.raises(BadCounts) as caught:
        expected_crashes([1, -2, float("nan")], [1.0, 1.0, 1.0], 0.5)
    assert "有2个" in caught.value.what and "第2个 -2" in caught.value.what and "第3个 nan" in caught.value.what
    with pytest.raises(NotPositive):
        expected_crashes([1], [0.0], 0.5)
    with pytest.raises(UnequalLengths):
        expected_crashes([1, 2], [1.0], 0.5)


def test_too_little_to_fit_is_refused():
    with pytest.raises(NoFit):
        fitted([0, 0, 0], [1, 1, 1])
    with pytest.raises(NoFit):
        fitted([1, 2, 3, 4], [1, 1, 1, 1], [5, 5, 5, 5])
