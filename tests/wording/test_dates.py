"""Dates in texts and tables, and ages on a day."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.wording.dates import (
    EndsBeforeItBegins,
    age_on,
    full_years,
    is_past_birthday,
    read_date,
    write_date,
    write_moment,
    write_span,
    write_table_date,
)

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@given(days)
def test_a_written_date_is_read_back(day: date) -> None:
    assert read_date(write_date(day)) == read_date(write_table_date(day)) == day


def test_text_and_table_have_their_own_forms() -> None:
    day = date(2022, 11, 3)
    assert (write_date(day), write_date(day, year=False), write_table_date(day)) == (
        "2022年11月3日",
        "11月3日",
        "2022-11-03",
    )
    assert write_moment(datetime(2022, 11, 3, 9, 5)) == "2022年11月3日9时05分"


@pytest.mark.parametrize(
    "text", ["二〇二二年十一月二十三日", "2022年11月23日", "2022/11/23", "2022.11.23", "２０２２年１１月２３日"]
)
def test_other_forms_of_a_date_are_read(text: str) -> None:
    assert read_date(text) == date(2022, 11, 23)


@pytest.mark.parametrize("text", ["2022-11-31", "11月23日", "2022年11月", "", "某年某月某日", "2022年1.5月3日"])
def test_what_is_no_whole_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 6, 13), date(2022, 6, 14), "2022年6月13日至14日"),
        (date(2022, 6, 13), date(2022, 7, 1), "2022年6月13日至7月1日"),
        (date(2022, 12, 30), date(2023, 1, 2), "2022年12月30日至2023年1月2日"),
        (date(2022, 6, 13), date(2022, 6, 13), "2022年6月13日"),
    ],
)
def test_a_span_says_shared_parts_once(first: date, last: date, text: str) -> None:
    assert write_span(first, last) == text


def test_a_birthday_completes_the_year() -> None:
    born = date(1999, 11, 23)
    assert age_on(born, date(2022, 11, 22)) == 22
    assert age_on(born, date(2022, 11, 23)) == 23


def test_a_leap_day_child_is_older_on_the_first_of_march() -> None:
    assert age_on(date(2000, 2, 29), date(2018, 2, 28)) == 17
    assert age_on(date(2000, 2, 29), date(2018, 3, 1)) == 18
    assert age_on(date(2000, 2, 29), date(2020, 2, 29)) == 20


@given(days, days)
def test_full_years_never_run_ahead_of_the_days(a: date, b: date) -> None:
    start, end = sorted((a, b))
    assert full_years(start, end) * 365 <= (end - start).days < (full_years(start, end) + 1) * 366


def test_who_turns_18_today_is_still_a_minor_today() -> None:
    born = date(2004, 11, 23)
    assert not is_past_birthday(born, date(2022, 11, 22))
    assert not is_past_birthday(born, date(2022, 11, 23))
    assert is_past_birthday(born, date(2022, 11, 24))
    assert is_past_birthday(born, date(2023, 11, 23))


def test_an_age_before_birth_is_refused_in_three_parts() -> None:
    with pytest.raises(EndsBeforeItBegins) as caught:
        age_on(date(2022, 11, 24), date(2022, 11, 23))
    assert "2022-11-23" in caught.value.what
    assert caught.value.where == "年龄或年限计算"
    assert "出生日期" in caught.value.mend
