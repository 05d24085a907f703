"""Terms are written as judgments write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.terms import NoSuchTerm, read_term, write_term


@given(st.integers(1, 600))
def test_a_written_term_is_read_back(months: int) -> None:
    assert read_term(write_term(months)) == months


@pytest.mark.parametrize(
    ("months", "text"),
    [(18, "一年六个月"), (10, "十个月"), (24, "二年"), (2, "二个月"), (12, "一年"), (146, "十二年二个月")],
)
def test_terms_are_in_chinese_numerals_without_liang(months: int, text: str) -> None:
    assert write_term(months) == text


@pytest.mark.parametrize(
    ("text", "months"), [("1年6个月", 18), ("两年", 24), ("一年零三个月", 15), ("6个月", 6), ("半年", 6), ("三年", 36)]
)
def test_other_ways_to_say_a_term_are_read(text: str, months: int) -> None:
    assert read_term(text) == months


@pytest.mark.parametrize("text", ["", "年", "缓刑", "三四年", "六天", "一年一", "零个月"])
def test_what_is_no_term_is_not_read(text: str) -> None:
    assert read_term(text) is None


def test_no_month_is_no_term_and_says_so_in_three_parts() -> None:
    with pytest.raises(NoSuchTerm) as caught:
        write_term(0)
    assert "0 个月" in caught.value.what
    assert caught.value.where == "刑期或考验期"
    assert "判决书" in caught.value.mend
