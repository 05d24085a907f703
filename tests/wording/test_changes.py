"""A change has the right word, and none where there is nothing to compare with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.change import Compared, read_change, write_change

counts = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("now", "before", "kind", "text"),
    [
        (176, 186, "同比", "同比下降5.4%"),
        (243, 202, "环比", "环比上升20.3%"),
        (5, 5, "同比", "与上年同期持平"),
        (5, 5, "环比", "与上期持平"),
        (0, 0, "环比", "与上期持平"),
        (3, 0, "环比", "上期为零"),
        (3, 0, "同比", "上年同期为零"),
        (0, 4, "同比", "同比下降100%"),
        (1, 2500, "同比", "同比下降99.9%"),
        (30, 10, "同比", "同比上升200%"),
        (10001, 10000, "环比", "环比上升不足0.1%"),
        (None, 4, "同比", "上年同期无可比数"),
        (4, None, "环比", "上期无可比数"),
    ],
)
def test_a_change_is_said_as_it_is(now: int | None, before: int | None, kind: str, text: str) -> None:
    assert write_change(now, before, kind).text == text


def test_two_percentages_differ_in_points() -> None:
    up = write_change(Decimal("32.1"), Decimal(30), Compared.PERIOD_ON_PERIOD, points=True)
    assert (up.text, up.word, up.percent) == ("环比上升2.1个百分点", "上升", Decimal("2.1"))
    assert write_change(Decimal(0), Decimal(100), "同比", points=True).text == "同比下降100个百分点"
    assert write_change(Decimal(5), Decimal(0), "同比", points=True).text == "同比上升5个百分点"


def test_against_a_base_of_zero_there_is_no_percent() -> None:
    assert write_change(3, 0, "环比").percent is None


@given(counts, counts, st.sampled_from(Compared))
def test_the_word_follows_the_values(now: int, before: int, kind: Compared) -> None:
    change = write_change(now, before, kind)
    if now == before:
        assert change.word == "持平"
    elif before:
        assert change.word == ("上升" if now > before else "下降")
    else:
        assert change.percent is None


@given(counts, counts, st.sampled_from(Compared), st.booleans())
def test_a_written_change_is_read_back(now: int, before: int, kind: Compared, points: bool) -> None:
    written = write_change(now, before, kind, points=points)
    read = read_change(written.text)
    assert read is not None
    if "持平" not in written.text and "为零" not in written.text and "不足" not in written.text:
        assert (read.word, read.percent, read.points) == (written.word, written.percent, points)


@pytest.mark.parametrize(
    ("text", "percent"),
    [("同比增长12%", 12), ("环比减少3.5%", Decimal("-3.5")), ("同比回落两个百分点", -2), ("同比大增", None)],
)
def test_other_words_for_a_change_are_read(text: str, percent: Decimal | int | None) -> None:
    found = read_change(text)
    assert (found.percent if found else None) == percent


@given(st.integers(1, 10**6), st.integers(2, 10**6))
def test_a_fall_of_100_percent_leaves_nothing(now: int, before: int) -> None:
    assert "下降100%" not in write_change(now, before, "同比").text
