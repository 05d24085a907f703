"""The worked examples that the field has published come out as printed."""

import csv
import math
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from gongshi_traffic.screening.bayes import expected_by_year, expected_crashes
from gongshi_traffic.screening.fit import fitted
from gongshi_traffic.screening.peaks import peak, sliding_windows, variations
from gongshi_traffic.screening.service import Service, levels_of_service
from gongshi_traffic.screening.severity import WEIGHTS, UnknownSeverity
from gongshi_traffic.screening.spf import JUNCTIONS, PowerFunction, rural_two_lane

LEEDS = Path(__file__).parents[2].parent / "shared" / "reference" / "leeds_eb_reference.csv"
HAUER = PowerFunction(0.0224, 0.564, 2.05, "Hauer et al. 2002, TRR 1784")
LONG = 1.8


def test_hauer_2002_one_year_of_twelve_crashes():
    predicted = HAUER.predict([4000], [LONG])
    assert predicted.a_year[0] / LONG == pytest.approx(2.40885, abs=5e-6)
    found = expected_crashes([12], predicted.a_year, predicted.overdispersion)
    assert (found.predicted[0], found.weight[0]) == pytest.approx((4.33593, 0.459760), abs=5e-6)
    assert (found.expected[0], found.deviation[0]) == pytest.approx((8.47637, 2.13992), abs=5e-6)
    assert round(found.expected[0] / LONG, 2) == 4.71
    assert round(found.deviation[0] / LONG, 2) == 1.19


def test_hauer_2002_three_years_of_twelve_seven_and_eight():
    predicted = HAUER.predict([4000], [LONG])
    a_year = np.tile(predicted.a_year, 3)
    found = expected_crashes([27], [a_year.sum()], predicted.overdispersion)
    assert (found.predicted[0], found.weight[0]) == pytest.approx((13.00779, 0.220987), abs=5e-6)
    assert found.expected[0] == pytest.approx(23.90790, abs=5e-6)
    by_year, variance = expected_by_year([[12, 7, 8]], [a_year], predicted.overdispersion)
    assert by_year[0] == pytest.approx([7.9693] * 3, abs=5e-5)
    assert math.sqrt(variance[0, 0]) == pytest.approx(1.4385, abs=5e-5)
    assert by_year[0, 0] / LONG == pytest.approx(4.4274, abs=5e-5)


def test_the_years_of_a_growing_road_stand_to_each_other_as_its_predictions():
    by_year, _ = expected_by_year([[3, 5]], [[2.0, 3.0]], 0.5)
    assert by_year[0, 1] / by_year[0, 0] == pytest.approx(1.5)
    assert by_year.sum() == pytest.approx(expected_crashes([8], [5.0], 0.5).expected[0])


COUNTS = [0, 0, 3, 0, 0, 1, 0, 0, 0]


def test_the_peak_search_of_agileassets_passes_sub_segment_three_at_035_and_none_at_030():
    found = variations(COUNTS)
    assert found[[2, 5]] == pytest.approx([0.33793, 1.01379], abs=5e-6)
    assert np.flatnonzero(found <= 0.30).tolist() == []
    assert np.flatnonzero(found <= 0.35).tolist() == [2]


def test_the_peak_search_on_the_crashes_themselves_finds_the_third_tenth_of_a_mile():
    points = [0.23, 0.25, 0.27, 0.55]
    tenths = sliding_windows(points, 0.85, window=0.1, step=0.1)
    assert tenths.totals.tolist() == COUNTS
    found = peak(points, 0.85, window=0.1, step=0.1, limit=0.35)
    assert (found.start, found.end, found.value) == pytest.approx((0.2, 0.3, 3))
    wider = peak(points, 0.85, window=0.1, step=0.1, limit=0.30)
    assert wider is None or wider.end - wider.start > 0.15


def test_the_high_injury_window_weighs_seven():
    weights = WEIGHTS["high_injury"].each(["A", "B", *"CC", *"OOOOO"])
    assert sum(weights) == 7


def test_equivalent_damage_only_weights_are_542_11_and_1():
    weights = WEIGHTS["epdo_hsm"]
    assert weights.each(["死亡", "伤人", "财产损失"]) == [Decimal(542), Decimal(11), Decimal(1)]


def test_the_ministry_s_ten_sections_are_116_kilometres_by_two_of_its_numbers():
    crashes, deaths = 453 / 39 * 10, 152 / 13 * 10
    assert round(crashes) == 116
    assert round(deaths) == 117  # «13 deaths» is rounded: 152 on 116 km are 13.1


def test_the_manual_s_functions_are_its_formulas():
    assert rural_two_lane([10000], [1609.344]).a_year[0] == pytest.approx(10000 * 365e-6 * math.exp(-0.312))
    assert rural_two_lane([10000], [804.672]).overdispersion[0] == pytest.approx(0.472)
    assert rural_two_lane([17800, 17801], [100, 100]).in_range.tolist() == [True, False]
    for kind, (a, b, c, k) in {
        "3ST": (-9.86, 0.79, 0.49, 0.54), "4ST": (-8.56, 0.60, 0.61, 0.24), "4SG": (-5.13, 0.60, 0.20, 0.11),
    }.items():  # fmt: skip
        found = JUNCTIONS[kind].predict([9000], [2000])
        assert found.a_year[0] == pytest.approx(math.exp(a) * 9000**b * 2000**c)
        assert found.overdispersion[0] == k


def test_the_level_of_service_has_its_four_bands():
    # N 10, k 0.16: σ 4, bands at 4, 10 and 16
    assert levels_of_service([3, 4, 9, 10, 15, 16], [10] * 6, 0.16) == (
        Service.I, Service.II, Service.II, Service.III, Service.III, Service.IV,
    )  # fmt: skip


@pytest.fixture(scope="module")
def leeds():
    if not LEEDS.exists():
        pytest.skip("the Leeds segments have no licence and are not part of the project")
    with LEEDS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {n: np.array([float(r[n]) for r in rows]) for n in rows[0] if n != "road_class"}


def test_leeds_is_fitted_to_the_summit_and_not_to_the_poisson_edge(leeds):
    found = fitted(leeds["observed"], leeds["length_m"] / 1000, np.log(leeds["traffic"]))
    assert found.log_likelihood == pytest.approx(-6604.66763, abs=5e-6)
    assert found.coefficients == pytest.approx([1.0966414, 0.2697024], abs=5e-7)
    assert found.overdispersion == pytest.approx(1.5693544, abs=5e-7)


def test_leeds_expected_crashes_agree_with_the_reference(leeds):
    model = fitted(leeds["observed"], leeds["length_m"] / 1000, np.log(leeds["traffic"]))
    predicted, k = model.predict(np.log(leeds["traffic"]), leeds["length_m"] / 1000)
    found = expected_crashes(leeds["observed"], predicted, k)
    for name in ("predicted", "weight", "expected", "variance", "excess"):
        assert np.abs(getattr(found, name) - leeds[name]).max() < 1e-7, name
    i = 821
    assert (found.weight[i], found.expected[i], found.excess[i]) == pytest.approx(
        (0.288643, 18.237211, 16.666827), abs=5e-7
    )


def test_a_severity_that_the_scheme_does_not_name_is_refused_with_all_such_words():
    with pytest.raises(UnknownSeverity) as caught:
        WEIGHTS["epdo_hsm"].each(["死亡", "Fatal", "Slight"])
    assert "Fatal、Slight" in caught.value.what and "财产损失" in caught.value.mend


def test_the_kernel_gives_its_functions_by_name():
    import gongshi_traffic.screening as screening

    assert all(getattr(screening, name) is not None for name in screening.__all__)
