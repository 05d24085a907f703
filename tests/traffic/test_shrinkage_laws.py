"""Small fleets are drawn towards their class, and never top a list by chance."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi_traffic.shrinkage import POOLED, Observed, Prior, fitted, priors_by_kind

counts = st.integers(0, 500)
exposures = st.decimals("0.1", "2000", places=2)
priors = st.builds(Prior, st.floats(0.1, 50), st.floats(0.1, 200))


def carriers_of(rng, rates, sizes, kind="货运"):
    events = rng.poisson(rates * sizes)
    return [
        Observed(f"企{i:04d}", kind, int(y), Decimal(int(e)))
        for i, (y, e) in enumerate(zip(events, sizes, strict=True))
    ]


def test_the_worked_example_of_the_method():
    prior = Prior(2, 20)
    assert prior.estimate(1, Decimal(1)) == Decimal("0.142857")
    assert prior.estimate(320, Decimal(100)) == Decimal("2.683333")


@settings(deadline=None)
@given(priors, counts, exposures)
def test_an_estimate_lies_between_the_class_and_the_raw_rate(prior, events, exposure):
    raw, mean = Decimal(events) / exposure, prior.mean
    slack = Decimal("0.00001")
    assert min(raw, mean) - slack <= prior.estimate(events, exposure) <= max(raw, mean) + slack


@settings(deadline=None)
@given(priors, counts, exposures, st.decimals("0.01", "20", places=2))
def test_more_events_make_it_more_certain(prior, events, exposure, rate):
    assert prior.certainty_above(rate, events + 1, exposure) >= prior.certainty_above(rate, events, exposure)


@settings(deadline=None)
@given(priors, counts, exposures)
def test_the_lower_quantile_and_the_certainty_say_the_same(prior, events, exposure):
    low = prior.lower(Decimal("0.05"), events, exposure)
    if low > Decimal("0.001"):
        certain = prior.certainty_above(low, events, exposure)
        assert abs(certain - Decimal("0.95")) < Decimal("0.02")


def test_one_violation_of_one_lorry_is_less_certain_than_the_same_rate_of_a_hundred():
    prior = Prior(2, 20)
    assert prior.certainty_above(Decimal("0.3"), 1, Decimal(1)) < prior.certainty_above(
        Decimal("0.3"), 100, Decimal(100)
    )


def test_the_fit_finds_the_rates_that_made_the_data():
    rng = np.random.default_rng(20221123)
    sizes = rng.integers(3, 400, 2000)
    prior = fitted(carriers_of(rng, rng.gamma(2.0, 1 / 20, 2000), sizes), label="货运")
    assert prior.a == pytest.approx(2, rel=0.15)
    assert float(prior.mean) == pytest.approx(0.1, rel=0.05)


def test_the_order_of_carriers_does_not_move_the_fit():
    rng = np.random.default_rng(7)
    ones = carriers_of(rng, rng.gamma(2.0, 0.05, 60), rng.integers(1, 90, 60))
    assert fitted(ones, label="甲") == fitted(list(reversed(ones)), label="甲")


def test_a_class_without_spread_gives_every_carrier_nearly_the_class_rate():
    even = [Observed(f"企{i}", "货运", 5, Decimal(50)) for i in range(50)]
    prior = fitted(even, label="货运")
    assert float(prior.estimate(3, Decimal(1))) == pytest.approx(0.1, rel=0.05)


def test_nobody_with_an_event_is_no_error_and_lists_nobody():
    quiet = [Observed(f"企{i}", "货运", 0, Decimal(50)) for i in range(30)]
    prior = fitted(quiet, label="货运")
    assert prior.certainty_above(prior.mean * 2, 0, Decimal(50)) < Decimal("0.9")
    assert fitted([], label="无").carriers == 0


def test_a_class_too_small_to_fit_takes_the_prior_of_all():
    rng = np.random.default_rng(3)
    many = carriers_of(rng, rng.gamma(2.0, 0.05, 40), rng.integers(5, 90, 40))
    few = [Observed("客1", "旅游客运", 3, Decimal(10)), Observed("客2", "旅游客运", 0, Decimal(0))]
    found = priors_by_kind([*many, *few], least=20)
    assert found["货运"].label == "货运"
    assert found["旅游客运"].label == POOLED


def test_small_fleets_never_top_the_list_by_chance():
    """Forty cities of 300 fleets with one true rate: chance puts a small fleet on top of y/e, not of the list."""
    rng = np.random.default_rng(11)
    raw_tops, listed = [], []
    for _ in range(40):
        sizes = np.concatenate([rng.integers(1, 4, 150), rng.integers(20, 300, 150)])
        ones = carriers_of(rng, 0.3, sizes)
        prior = fitted(ones, label="货运")
        level = prior.mean * 2
        raw_tops.append(max(ones, key=lambda o: o.events / o.exposure).exposure)
        listed += [o for o in ones if prior.certainty_above(level, o.events, o.exposure) >= Decimal("0.95")]
    assert all(exposure < 4 for exposure in raw_tops)
    assert listed == []


def test_a_large_fleet_that_is_truly_worse_is_found():
    rng = np.random.default_rng(5)
    ones = carriers_of(rng, rng.gamma(20.0, 0.01, 200), rng.integers(5, 120, 200))
    worse = Observed("企坏", "货运", 90, Decimal(150))
    prior = fitted([*ones, worse], label="货运")
    assert prior.certainty_above(prior.mean * 2, worse.events, worse.exposure) > Decimal("0.95")
