"""Legal clocks run on working days, shifted weekends counted, and stop where nobody has fixed them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.settings import BadSetting, Settings
from gongshi.workdays import (
    Calendar,
    CalendarTooShort,
    add_working_days,
    days_after,
    is_working_day,
    working_days_between,
)

known = st.dates(date(2005, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("happened", "finding", "served", "review_closed"),
    [
        (date(2022, 9, 29), date(2022, 10, 18), date(2022, 10, 21), date(2022, 10, 26)),
        (date(2022, 10, 13), date(2022, 10, 27), date(2022, 11, 1), date(2022, 11, 4)),
    ],
)
def test_finding_service_and_review_run_over_the_holiday(
    happened: date, finding: date, served: date, review_closed: date
) -> None:
    assert add_working_days(happened, 10) == finding
    assert add_working_days(finding, 3) == served
    assert add_working_days(served, 3) == review_closed


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2022, 10, 7), False),  # Friday inside the holiday
        (date(2022, 10, 8), True),  # Saturday worked instead
        (date(2022, 10, 9), True),  # Sunday worked instead
        (date(2022, 10, 15), False),
        (date(2022, 11, 23), True),
    ],
)
def test_shifted_weekends_are_worked(day: date, works: bool) -> None:
    assert is_working_day(day) is works
    assert is_working_day(datetime(day.year, day.month, day.day, 12)) is works


def test_a_withdrawal_ordered_on_friday_is_due_on_wednesday() -> None:
    assert add_working_days(date(2022, 11, 18), 3) == date(2022, 11, 23)


@given(known, st.integers(1, 60))
def test_the_clock_ends_on_a_working_day_and_counts_back(day: date, n: int) -> None:
    end = add_working_days(day, n)
    assert is_working_day(end)
    assert working_days_between(day, end) == n
    assert working_days_between(end, day) == -n


@given(known, st.integers(0, 30), st.integers(0, 30))
def test_two_clocks_in_a_row_are_one(day: date, a: int, b: int) -> None:
    assert add_working_days(add_working_days(day, a), b) == add_working_days(day, a + b)


@given(known)
def test_no_days_later_is_the_same_day(day: date) -> None:
    assert add_working_days(day, 0) == day
    assert working_days_between(day, day) == 0


def test_a_clock_can_run_backwards() -> None:
    assert add_working_days(date(2022, 10, 10), -3) == date(2022, 9, 30)


def test_calendar_days_ignore_holidays() -> None:
    assert days_after(date(2022, 9, 29), 30) == date(2022, 10, 29)


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2030, 1, 2)])
def test_a_day_nobody_has_fixed_is_refused_in_three_parts(day: date) -> None:
    with pytest.raises(CalendarTooShort) as caught:
        is_working_day(day)
    assert str(day) in caught.value.what
    assert "工作日历" in caught.value.where
    assert str(day.year) in caught.value.mend and "extra_off" in caught.value.mend


def test_a_clock_that_runs_past_the_table_is_refused() -> None:
    with pytest.raises(CalendarTooShort):
        add_working_days(date(2026, 12, 28), 10)


NEXT_YEAR = {
    "calendar": {
        "until": date(2027, 12, 31),
        "extra_off": [date(2027, 1, 1), "2027-10-01"],
        "extra_working": [date(2027, 1, 3)],
    }
}


def test_settings_carry_the_calendar_further() -> None:
    calendar = Calendar.read(Settings(NEXT_YEAR))
    assert add_working_days(date(2026, 12, 31), 2, calendar) == date(2027, 1, 4)
    assert not is_working_day(date(2027, 10, 1), calendar)
    assert calendar.last == date(2027, 12, 31)
    with pytest.raises(CalendarTooShort):
        is_working_day(date(2028, 1, 4), calendar)


def test_settings_stand_above_the_table() -> None:
    calendar = Calendar(extra_working=frozenset({date(2022, 10, 7)}), extra_off=frozenset({date(2022, 11, 23)}))
    assert is_working_day(date(2022, 10, 7), calendar)
    assert not is_working_day(date(2022, 11, 23), calendar)


def test_no_setting_means_the_shipped_table() -> None:
    assert Calendar.read(Settings()) == Calendar()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"extra_off": ["国庆"]}, "国庆"),
        ({"extra_off": [date(2027, 1, 1)], "extra_working": [date(2027, 1, 1)]}, "2027-01-01"),
        ({"until": date(2027, 12, 31)}, "2027"),
        ({"until": "明年"}, "明年"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_refused_in_three_parts(table: dict[str, object], said: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Calendar.read(Settings({"calendar": table}, Path("gongshi.toml")))
    assert said in caught.value.what
    assert "gongshi.toml" in caught.value.where
    assert "放假通知" in caught.value.mend
