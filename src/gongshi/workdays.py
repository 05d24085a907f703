"""Legal clocks: working days with 调休, refused where nobody has fixed them yet (工作日).

The State Council fixes holidays and shifted weekends year by year, so a table ends. A clock
that runs past its end must say so instead of counting plain weekdays: a review window that
closes a week too early puts a name on a list before its time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.settings import BadSetting

if TYPE_CHECKING:
    from gongshi.settings import Settings


class CalendarTooShort(Unfit):
    """A day lies outside the years whose holidays are known (工作日历未覆盖)."""


@dataclass(frozen=True)
class Calendar:
    """What an office adds to the shipped table (工作日历).

    `extra_working` are days worked although weekend or holiday, `extra_off` days off although
    weekday; both stand above the table. `until` is the last day that table and additions
    cover together; None means the shipped table's own end.
    """

    extra_working: frozenset[date] = frozenset()
    extra_off: frozenset[date] = frozenset()
    until: date | None = None

    @classmethod
    def read(cls, settings: Settings) -> Calendar:
        """The calendar of `[calendar]`: `extra_working`, `extra_off` (lists of days), `until`.

        Raises BadSetting for what is no date, for a day in both lists, and for a year
        beyond the table that is claimed to be covered but has no single day off.
        """
        working = _days(settings, "calendar.extra_working")
        off = _days(settings, "calendar.extra_off")
        until = settings.get("calendar.until", None)
        end = None if until is None else _day(settings, "calendar.until", until)
        calendar = cls(working, off, end)
        _refuse_contradictions(settings, calendar)
        return calendar

    @property
    def last(self) -> date:
        """The last day that is covered."""
        end = date(_table_years()[1], 12, 31)
        return end if self.until is None else max(end, self.until)


SHIPPED = Calendar()


def is_working_day(day: date, calendar: Calendar | None = None) -> bool:
    """Whether offices work on `day`, shifted weekends counted (是否工作日).

    Raises CalendarTooShort for a day that neither table nor settings cover.

    >>> is_working_day(date(2022, 10, 8)), is_working_day(date(2022, 10, 7))
    (True, False)
    """
    calendar = calendar or SHIPPED
    day = day.date() if isinstance(day, datetime) else day
    if day in calendar.extra_working:
        return True
    if day in calendar.extra_off:
        return False
    first, last = _table_years()
    if first <= day.year <= last:
        return _table_says(day)
    if last < day.year and day <= calendar.last:
        return day.weekday() < 5
    raise _too_short(day, calendar)


def add_working_days(day: date, n: int, calendar: Calendar | None = None) -> date:
    """The `n`-th working day after `day`, which itself does not count (顺延工作日).

    Zero gives `day` back; a negative `n` counts backwards.

    >>> add_working_days(date(2022, 9, 29), 10)
    datetime.date(2022, 10, 18)
    """
    step = timedelta(days=1 if n >= 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day, calendar)
    return day


def working_days_between(a: date, b: date, calendar: Calendar | None = None) -> int:
    """How many working days lie after `a` up to and including `b` (工作日数).

    Negative when `b` is earlier. So `add_working_days(a, working_days_between(a, b))` is `b`
    whenever `b` is a working day after `a`.
    """
    if b < a:
        return -working_days_between(b, a, calendar)
    return sum(is_working_day(a + timedelta(days=i), calendar) for i in range(1, (b - a).days + 1))


def days_after(day: date, n: int) -> date:
    """The day `n` calendar days after `day` (自然日)."""
    return day + timedelta(days=n)


@cache
def _table_years() -> tuple[int, int]:
    from chinese_calendar.constants import holidays

    return min(holidays).year, max(holidays).year


def _table_says(day: date) -> bool:
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def _too_short(day: date, calendar: Calendar) -> CalendarTooShort:
    first, _ = _table_years()
    return CalendarTooShort(
        tr(
            "{day} 不在工作日历之内，现有日历为 {first} 年至 {last}。",
            day=day,
            first=first,
            last=calendar.last,
        ),
        where=tr("工作日历，设置“calendar”"),
        mend=tr(
            "请按国务院办公厅放假通知，在设置 [calendar] 中填写 {year} 年的 extra_off（放假的平日）、"
            "extra_working（上班的周末）和 until（覆盖至哪一天）。",
            year=day.year,
        ),
    )


def _days(settings: Settings, dotted: str) -> frozenset[date]:
    empty: list[object] = []
    return frozenset(_day(settings, dotted, found) for found in settings.get(dotted, empty))


def _day(settings: Settings, dotted: str, found: object) -> date:
    try:
        if isinstance(found, datetime):
            return found.date()
        return found if isinstance(found, date) else date.fromisoformat(str(found))
    except ValueError as fault:
        raise _bad(settings, tr("设置“{dotted}”中的“{found}”不是日期。", dotted=dotted, found=found)) from fault


def _refuse_contradictions(settings: Settings, calendar: Calendar) -> None:
    both = sorted(calendar.extra_working & calendar.extra_off)
    if both:
        raise _bad(settings, tr("{days} 既列为上班又列为放假。", days=_joined(both)))
    bare = [
        year
        for year in range(_table_years()[1] + 1, calendar.last.year + 1)
        if not any(day.year == year for day in calendar.extra_off)
    ]
    if bare:
        raise _bad(settings, tr("日历称已覆盖 {years} 年，但没有填写该年的放假日。", years=_joined(bare)))


def _joined(items: Iterable[object]) -> str:
    return "、".join(map(str, items))


def _bad(settings: Settings, what: str) -> BadSetting:
    return BadSetting(
        what,
        where=tr("文件 {path}", path=settings.path),
        mend=tr("请按国务院办公厅放假通知改正 [calendar]，日期写作 2027-01-01。"),
    )
