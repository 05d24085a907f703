"""Dates as texts and tables have them, read back, and ages on a day (日期和年龄).

Running text has 2022年11月23日, or 11月23日 where the year is clear; tables have 2022-11-23.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.wording.numerals import read_number

_FORMS = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"),
    re.compile(r"([^年月日]{2,4})年([^年月日]{1,3})月([^年月日]{1,3})日"),
)


class EndsBeforeItBegins(BadInput):
    """A span of years ends before it begins: a birth after the day asked about (起止颠倒)."""


def write_date(day: date, year: bool = True) -> str:
    """`day` in running text, the year left out where `year` is false (日期).

    >>> write_date(date(2022, 11, 3)), write_date(date(2022, 11, 3), year=False)
    ('2022年11月3日', '11月3日')
    """
    return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"


def write_table_date(day: date) -> str:
    """`day` in a table: 2022-11-03 (表中日期)."""
    return f"{day:%Y-%m-%d}" if day.year >= 1000 else day.isoformat()[:10]


def write_moment(moment: datetime) -> str:
    """`moment` in running text to the minute: 2022年11月3日9时05分 (时刻)."""
    return f"{write_date(moment)}{moment.hour}时{moment.minute:02d}分"


def write_span(first: date, last: date, *, year: bool = True) -> str:
    """From `first` to `last`, what they share said once; one day alone is one date (起止).

    >>> write_span(date(2022, 6, 13), date(2022, 6, 14))
    '2022年6月13日至14日'
    """
    if first == last:
        return write_date(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{write_date(first, year)}至{last.day}日"
    return f"{write_date(first, year)}至{write_date(last, year and first.year != last.year)}"


def read_date(text: str) -> date | None:
    """The day that `text` is, in figures or Chinese numerals, or None (读日期).

    >>> read_date("二〇二二年十一月二十三日"), read_date("2022-11-31")
    (datetime.date(2022, 11, 23), None)
    """
    for form in _FORMS:
        found = form.fullmatch(text.strip())
        numbers = [read_number(part) for part in found.groups()] if found else []
        if numbers and all(n is not None and n == int(n) for n in numbers):
            try:
                return date(*(int(n) for n in numbers if n is not None))
            except ValueError:
                return None
    return None


def full_years(start: date, end: date) -> int:
    """Whole years from `start` to `end`; the anniversary itself completes one (满年数).

    Someone of 29 February completes a year on 1 March where that day is missing. Raises
    EndsBeforeItBegins.

    >>> full_years(date(2000, 2, 29), date(2021, 2, 28)), full_years(date(2000, 2, 29), date(2021, 3, 1))
    (20, 21)
    """
    if end < start:
        raise EndsBeforeItBegins(
            tr("截止日 {end} 早于起始日 {start}。", end=end, start=start),
            where=tr("年龄或年限计算"),
            mend=tr("请核对出生日期或起算日期。"),
        )
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def age_on(born: date, day: date) -> int:
    """The age in full years on `day`, the birthday counted as reached (年龄).

    Raises EndsBeforeItBegins for a birth after `day`.

    >>> age_on(date(1999, 11, 23), date(2022, 11, 23))
    23
    """
    return full_years(born, day)


def is_past_birthday(born: date, day: date, *, age: int = 18) -> bool:
    """Whether `day` is later than the `age`-th birthday (已满周岁).

    Criminal law counts 周岁 from the day after the birthday; who turns 18 today is still a
    minor today, and on a list of names the cautious reading holds.
    """
    if day <= born:
        return False
    years = full_years(born, day)
    return years > age or (years == age and (day.month, day.day) != (born.month, born.day))
