"""A word that loosens a number is a test of the value behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.qualifier import (
    Qualifier,
    QualifierWord,
    allows,
    allows_first,
    allows_run,
    qualifier_words,
    write_over,
    write_passed,
)
from gongshi.wording.quantity import read_quantity


@pytest.mark.parametrize("word", qualifier_words(), ids=lambda w: w.text)
def test_each_word_of_the_list_reads_and_judges_as_its_example_says(word: QualifierWord) -> None:
    found = read_quantity(word.example)
    assert found is not None
    assert word.text in word.example
    assert found.qualifier is word.means
    assert allows(word.text, found.value, word.holds, before=0)
    assert not allows(word.text, found.value, word.fails, before=0)


@pytest.mark.parametrize(
    ("base", "low", "high"),
    [(300, 301, 399), (510, 511, 519), (20, 21, 29), (40000, 40001, 49999), (12000, 12001, 12999)],
)
def test_yu_counts_from_the_last_place_that_is_not_zero(base: int, low: int, high: int) -> None:
    assert allows(Qualifier.OVER, base, low) and allows(Qualifier.OVER, base, high)
    assert not allows(Qualifier.OVER, base, base) and not allows(Qualifier.OVER, base, high + 1)


def test_yu_needs_a_base_that_is_round() -> None:
    assert not allows(Qualifier.OVER, 511, Decimal("511.5"))
    assert not allows(Qualifier.OVER, 5, Decimal("5.5"))
    assert not allows(Qualifier.OVER, 0, 3)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (311, "次", "300余次"),
        (25, "次", "20余次"),
        (45678, "起", "4万余起"),
        (102, "人", "100余人"),
        (130000000, "元", "1亿余元"),
        (11, "家", "10余家"),
    ],
)
def test_yu_is_written_on_the_leading_figure(value: int, unit: str, text: str) -> None:
    assert write_over(value, unit) == text


@pytest.mark.parametrize("value", [300, 20, 10, 7, 0, -31, Decimal("311.5")])
def test_yu_is_not_written_where_it_would_be_untrue(value: Decimal | int) -> None:
    assert write_over(value, "次") is None


def test_yu_can_keep_more_figures() -> None:
    assert write_over(514, "起", figures=2) == "510余起"
    assert write_over(12345, "起", figures=2) == "1.2万余起"


@given(st.integers(0, 10**9), st.integers(1, 4))
def test_every_yu_that_is_written_is_allowed_when_read(value: int, figures: int) -> None:
    text = write_over(value, "次", figures=figures)
    if text is not None:
        read = read_quantity(text)
        assert read is not None and read.qualifier is Qualifier.OVER
        assert allows(read.qualifier, read.value, value)


@given(st.integers(11, 10**9).filter(lambda n: str(n)[1:].strip("0") != ""))
def test_yu_can_be_written_on_every_whole_number_that_is_not_round(value: int) -> None:
    assert write_over(value, "次") is not None


def test_near_and_about_never_stand_on_small_numbers() -> None:
    assert not allows("近", 100, 99)
    assert not allows("约", 100, 99)
    assert not allows("左右", 100, 100)


def test_near_means_below_and_within_a_twentieth() -> None:
    assert allows("近", 400, 380) and allows("近", 400, 399)
    assert not allows("近", 400, 379) and not allows("近", 400, 401)


def test_passing_needs_an_earlier_value_that_had_not_passed() -> None:
    assert allows("突破", 80, 83, before=80)
    assert not allows("突破", 80, 83, before=81)
    assert not allows("突破", 80, 83)
    assert write_passed(80, 83, "%", before=None) == "超过80%"
    assert write_passed(80, 80, "%", before=70) is None


def test_a_word_that_is_no_qualifier_allows_nothing() -> None:
    assert not allows("率先", 1, 1)


def test_a_run_and_a_first_time_are_counted() -> None:
    assert allows_run(3, 3) and not allows_run(3, 4) and not allows_run(1, 1)
    assert allows_first(0) and not allows_first(1)
