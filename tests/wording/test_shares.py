"""Shares round half up, each by itself, and say where they miss 100."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.shares import NegativePart, adds_to_hundred, share_note, shares


def test_a_third_is_printed_as_a_third() -> None:
    assert shares([1, 1, 1]) == [Decimal("33.3")] * 3
    assert share_note(shares([1, 1, 1])) == "因四舍五入，各项占比之和为99.9%。"


def test_shares_that_add_up_need_no_note() -> None:
    assert shares([1, 3]) == [Decimal("25.0"), Decimal("75.0")]
    assert share_note(shares([1, 3])) == ""


def test_nothing_at_all_gives_zeros_and_no_note() -> None:
    assert shares([0, 0]) == [0, 0]
    assert share_note(shares([0, 0])) == ""
    assert shares([]) == []


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_shares_add_to_100_or_are_flagged(parts: list[int]) -> None:
    values = shares(parts)
    assert adds_to_hundred(values) or "之和" in share_note(values)
    assert abs(sum(values) - (100 if any(parts) else 0)) <= Decimal("0.1") * len(parts)


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6))
def test_no_share_is_100_beside_another_part(parts: list[int]) -> None:
    values = shares(parts)
    assert all(value < 100 or part == sum(parts) for part, value in zip(parts, values, strict=True))


def test_a_negative_part_is_refused_in_three_parts() -> None:
    with pytest.raises(NegativePart) as caught:
        shares([3, -1])
    assert "-1" in caught.value.what
    assert caught.value.where == "占比计算"
    assert "不小于零" in caught.value.mend
