"""A period is whole days, both ends included, and knows the ones it is compared with."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.errors import BadInput
from gongshi.period import Period

years = st.integers(1950, 2100)
regular = st.one_of(
    years.map(lambda y: f"{y}"),
    st.builds("{}H{}".format, years, st.integers(1, 2)),
    st.builds("{}Q{}".format, years, st.integers(1, 4)),
    st.builds("{}-{:02d}".format, years, st.integers(1, 12)),
).map(Period.parse)


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022年"),
        ("2022年", date(2022, 1, 1), date(2022, 12, 31), "2022年"),
        ("2022H1", date(2022, 1, 1), date(2022, 6, 30), "2022年上半年"),
        ("2022H2", date(2022, 7, 1), date(2022, 12, 31), "2022年下半年"),
        ("2022Q1", date(2022, 1, 1), date(2022, 3, 31), "2022年第一季度"),
        ("2022年第4季度", date(2022, 10, 1), date(2022, 12, 31), "2022年第四季度"),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30), "2022年11月"),
        ("2022年11月份", date(2022, 11, 1), date(2022, 11, 30), "2022年11月"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2022-11-01..2022-11-15", date(2022, 11, 1), date(2022, 11, 15), "2022年11月1日至15日"),
        ("2022-11-21..2022-12-20", date(2022, 11, 21), date(2022, 12, 20), "2022年11月21日至12月20日"),
        ("2022-12-21..2023-01-20", date(2022, 12, 21), date(2023, 1, 20), "2022年12月21日至2023年1月20日"),
    ],
)
def test_a_period_is_read_as_offices_write_it(text: str, first: date, last: date, label: str) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, period.label) == (first, last, label)


@given(regular)
def test_a_code_reads_back_as_the_same_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(regular)
def test_the_period_before_ends_the_day_before(period: Period) -> None:
    before = period.previous()
    assert (period.first - before.last).days == 1
    assert before.kind == period.kind


@given(regular)
def test_the_same_period_a_year_earlier_has_the_same_label_but_the_year(period: Period) -> None:
    assert period.year_before().label == period.label.replace(str(period.first.year), str(period.first.year - 1))


@given(regular, st.datetimes(datetime(1940, 1, 1), datetime(2110, 1, 1)))
def test_a_moment_lies_inside_when_its_day_does(period: Period, moment: datetime) -> None:
    assert period.contains(moment) == period.contains(moment.date())


def test_the_last_minute_is_inside_and_the_next_is_not() -> None:
    quarter = Period.parse("2026Q1")
    assert quarter.contains(datetime(2026, 3, 31, 23, 59, 59))
    assert not quarter.contains(datetime(2026, 4, 1))
    assert quarter.contains(datetime(2026, 1, 1))
    assert not quarter.contains(datetime(2025, 12, 31, 23, 59))


def test_a_span_is_compared_with_as_many_days_before() -> None:
    span = Period(date(2022, 11, 11), date(2022, 11, 20))
    assert span.previous() == Period(date(2022, 11, 1), date(2022, 11, 10))
    assert span.days == 10


def test_a_span_that_ends_on_a_leap_day_ends_a_day_earlier_the_year_before() -> None:
    assert Period(date(2024, 2, 1), date(2024, 2, 29)).year_before() == Period(date(2023, 2, 1), date(2023, 2, 28))


@pytest.mark.parametrize(("n", "first"), [(1, date(2022, 11, 1)), (3, date(2022, 9, 1)), (12, date(2021, 12, 1))])
def test_a_window_of_months_ends_with_the_period(n: int, first: date) -> None:
    window = Period.parse("2022-11").months_back(n)
    assert (window.first, window.last) == (first, date(2022, 11, 30))


@pytest.mark.parametrize(
    "text", ["", "2022-13", "2022-00", "十一月", "2022Q5", "2022-11-31..2022-12-01", "22-11", "2022-11-01"]
)
def test_what_is_no_period_is_refused_in_three_parts(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        Period.parse(text)
    assert f"“{text}”" in caught.value.what
    assert caught.value.where == "期间"
    assert "2022-11" in caught.value.mend


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="早于首日"):
        Period.parse("2022-11-30..2022-11-01")
