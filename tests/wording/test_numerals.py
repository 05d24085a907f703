"""Numerals are written one way and read in every way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.numerals import NumberTooLarge, read_number, to_chinese, to_chinese_digits

whole = st.integers(min_value=-(10**16) + 1, max_value=10**16 - 1)


@given(whole)
def test_what_is_written_in_chinese_is_read_back(n: int) -> None:
    assert read_number(to_chinese(n)) == n


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=3))
def test_figures_are_read_as_they_stand(value: Decimal) -> None:
    assert read_number(f"{value:f}") == value
    assert read_number(f"{value:,f}") == value


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (18, "十八"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10500, "一万零五百"),
        (120000, "十二万"),
        (205000, "二十万五千"),
        (100010, "十万零一十"),
        (10**8 + 5, "一亿零五"),
        (10**12, "一万亿"),
        (-7, "负七"),
    ],
)
def test_numbers_have_their_usual_chinese_form(n: int, text: str) -> None:
    assert to_chinese(n) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２", "12"),
        ("1,234", "1234"),
        ("1.2万", "12000"),
        ("3.45亿", "345000000"),
        ("3万5千", "35000"),
        ("两", "2"),
        ("俩", "2"),
        ("兩萬", "20000"),
        ("廿三", "23"),
        ("卅", "30"),
        ("百二十", "120"),
        ("一百二", "120"),
        ("一千五", "1500"),
        ("三万五", "35000"),
        ("二〇二二", "2022"),
        ("二○二二", "2022"),
        ("壹佰贰拾叁", "123"),
        ("三点五", "3.5"),
        ("三十点六", "30.6"),
        ("一点二亿", "120000000"),
        ("负五", "-5"),
        ("-5.5", "-5.5"),
        ("半", "0.5"),
        ("百", "100"),
    ],
)
def test_every_form_in_use_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "三四", "七八十", "四五万", "十几", "几百", "百五", "万一", "1,23", "1..2", "点五", "示A12", "①", "九" * 65],
)
def test_what_is_no_single_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@given(st.text(alphabet="零〇一二两三十百千万亿点半负0123456789.,-余几", max_size=80))
def test_reading_never_fails_on_any_text(text: str) -> None:
    value = read_number(text)
    assert value is None or value.is_finite()


def test_a_year_is_written_figure_by_figure() -> None:
    assert to_chinese_digits(2022) == "二〇二二"


def test_a_number_beyond_the_numerals_is_refused_in_three_parts() -> None:
    with pytest.raises(NumberTooLarge) as caught:
        to_chinese(10**16)
    assert "10000000000000000" in caught.value.what
    assert caught.value.where == "汉字数字"
    assert "阿拉伯数字" in caught.value.mend


@pytest.mark.parametrize("text", ["万亿万亿万亿", "0億億億億", "9" * 20 + "万亿", "1.5万万亿亿亿"])
def test_a_numeral_beyond_all_counting_is_no_number_and_no_crash(text: str) -> None:
    value = read_number(text)
    assert value is None or value < 10**40
