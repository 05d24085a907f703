"""A quantity is written as its place asks, and read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.measure_words import Measured, measure_words, measured
from gongshi.wording.qualifier import Qualifier
from gongshi.wording.quantity import (
    BadTermUnit,
    NotCountable,
    Quantity,
    Role,
    read_quantity,
    write_quantity,
    write_share,
)
from gongshi.wording.rounding import round_half_up, round_share

counted = st.sampled_from([w.text for w in measure_words() if w.measured is Measured.COUNT])
cardinal = st.sampled_from([w.text for w in measure_words() if w.measured is not Measured.ORDINAL])
plain_roles = st.sampled_from([Role.TEXT, Role.TABLE, Role.HEADLINE])


@given(st.integers(0, 10**15), cardinal, plain_roles)
def test_a_whole_quantity_is_read_back_as_it_was(value: int, unit: str, role: Role) -> None:
    assert read_quantity(write_quantity(value, unit, role)) == Quantity(Decimal(value), unit)


@given(
    st.decimals(0, 10**9, places=2), cardinal.filter(lambda unit: measured(unit) in {Measured.MONEY, Measured.MEASURE})
)
def test_money_and_measures_keep_two_decimals(value: Decimal, unit: str) -> None:
    assert read_quantity(write_quantity(value, unit)) == Quantity(value, unit)


@given(st.decimals("0.05", 1000, places=3), plain_roles)
def test_a_percentage_is_read_back_rounded(value: Decimal, role: Role) -> None:
    assert read_quantity(write_quantity(value, "%", role)) == Quantity(round_share(value), "%")


@given(st.integers(0, 10**6), st.sampled_from(["届", "期", "批", "版"]))
def test_an_ordinal_is_read_back_as_an_ordinal(n: int, unit: str) -> None:
    assert read_quantity(write_quantity(n, unit, Role.ORDINAL)) == Quantity(Decimal(n), unit, ordinal=True)


@given(counted)
def test_two_before_a_measure_word_is_liang_only_in_running_text(unit: str) -> None:
    assert write_quantity(2, unit) == f"两{unit}"
    assert write_quantity(2, unit, Role.HEADLINE) == write_quantity(2, unit, Role.TABLE) == f"2{unit}"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2, "岁", "2岁"),
        (2, "年", "2年"),
        (2, "%", "2%"),
        (2, "元", "2元"),
        (2, "个月", "两个月"),
        (12, "起", "12起"),
        (0, "起", "0起"),
        (22, "起", "22起"),
        (1234567, "人次", "1234567人次"),
        (Decimal("39.46"), "起", "39.5起"),
        (Decimal("30.55"), "%", "30.6%"),
        (Decimal("30"), "%", "30%"),
        (Decimal("2.05"), "个百分点", "2.1个百分点"),
    ],
)
def test_counts_ages_years_and_percentages_are_arabic_in_text(value: Decimal | int, unit: str, text: str) -> None:
    assert write_quantity(value, unit) == text


def test_a_table_shows_one_decimal_of_every_percentage() -> None:
    assert write_quantity(30, "%", Role.TABLE) == "30.0%"


def test_2499_of_2500_are_not_all() -> None:
    assert write_share(2499, 2500) == "99.9%"
    assert write_share(2500, 2500) == "100%"


def test_one_of_many_is_not_none() -> None:
    assert write_share(1, 2500) == "不足0.1%"
    assert write_share(0, 2500) == "0%"


def test_a_share_of_nothing_is_not_printed() -> None:
    assert write_share(0, 0) == ""


@given(st.integers(1, 10**7), st.data())
def test_100_percent_is_printed_only_for_all(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    assert (write_share(part, whole) == "100%") is (part == whole)


def test_sessions_and_terms_are_in_chinese() -> None:
    assert write_quantity(10, "届", Role.ORDINAL) == "第十届"
    assert write_quantity(18, "月", Role.TERM) == "一年六个月"
    assert write_quantity(2, "年", Role.TERM) == "二年"


def test_a_short_form_says_when_it_is_not_exact() -> None:
    assert write_quantity(100000, "元", short=True) == "10万元"
    assert write_quantity(345000000, "元", short=True) == "3.45亿元"
    assert write_quantity(123456, "人次", short=True) == "约12.35万人次"
    assert write_quantity(9999, "人", short=True) == "9999人"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("300余次", Quantity(Decimal(300), "次", Qualifier.OVER)),
        ("三百余次", Quantity(Decimal(300), "次", Qualifier.OVER)),
        ("4万余起", Quantity(Decimal(40000), "起", Qualifier.OVER)),
        ("300余万元", Quantity(Decimal(3000000), "元", Qualifier.OVER)),
        ("100多件", Quantity(Decimal(100), "件", Qualifier.OVER)),
        ("近400人", Quantity(Decimal(400), "人", Qualifier.NEAR)),
        ("300人左右", Quantity(Decimal(300), "人", Qualifier.ABOUT)),
        ("突破80％", Quantity(Decimal(80), "%", Qualifier.PASSED)),
        ("5起以上", Quantity(Decimal(5), "起", Qualifier.AT_LEAST)),
        ("不超过30%", Quantity(Decimal(30), "%", Qualifier.AT_MOST)),
        ("两起", Quantity(Decimal(2), "起")),
        ("十二家", Quantity(Decimal(12), "家")),
        ("１２家", Quantity(Decimal(12), "家")),
        ("10万元", Quantity(Decimal(100000), "元")),
        ("百分之三十点六", Quantity(Decimal("30.6"), "%")),
        ("一年六个月", Quantity(Decimal(18), "个月")),
        ("第十届", Quantity(Decimal(10), "届", ordinal=True)),
        ("半个月", Quantity(Decimal("0.5"), "个月")),
        ("300", Quantity(Decimal(300))),
    ],
)
def test_what_bulletins_write_is_read(text: str, quantity: Quantity) -> None:
    assert read_quantity(text) == quantity


@pytest.mark.parametrize(
    "text", ["", "示A12345", "三四个", "十几天", "家", "近300余次", "第一时间", "3起4起", "9" * 200]
)
def test_what_is_no_one_quantity_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


def test_a_unit_that_begins_with_ten_thousand_counts_it_into_the_value() -> None:
    assert (
        read_quantity(write_quantity(10, "万元"))
        == Quantity(Decimal(10), "万元").base
        == Quantity(Decimal(100000), "元")
    )


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 3))
def test_rounding_is_never_off_by_more_than_half_a_place(value: Decimal, places: int) -> None:
    assert abs(round_half_up(value, places) - value) <= Decimal("0.5").scaleb(-places)


def test_halves_go_up() -> None:
    assert round_half_up(Decimal("0.25"), 1) == Decimal("0.3")
    assert round_half_up(Decimal("0.35"), 1) == Decimal("0.4")


@given(st.text(alphabet="0123456789.,零一二两十百万亿余多近约第个月年起家%以上半不足", max_size=100))
def test_reading_a_quantity_never_fails(text: str) -> None:
    found = read_quantity(text)
    assert found is None or found.value.is_finite()


def test_a_fraction_of_a_session_is_refused_in_three_parts() -> None:
    with pytest.raises(NotCountable) as caught:
        write_quantity(Decimal("1.5"), "届", Role.ORDINAL)
    assert caught.value.what == "“1.5届”应为不小于零的整数。"
    assert caught.value.where == "序数或刑期"
    assert "核对取数" in caught.value.mend


def test_a_term_in_days_is_refused_in_three_parts() -> None:
    with pytest.raises(BadTermUnit) as caught:
        write_quantity(15, "天", Role.TERM)
    assert "“天”" in caught.value.what
    assert caught.value.where == "刑期或考验期"
    assert "18 个月" in caught.value.mend
