"""Period: when the counted thing happened (期间).

Years, halves, quarters, months and spans of days. Both ends are included; a register's
time stamps are local time of Asia/Shanghai without zone, so `contains` compares with the
first moment of the first day and the first moment after the last.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from gongshi.errors import BadInput
from gongshi.i18n import tr

_FORMS = (
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})\.\.(\d{4})-(\d{2})-(\d{2})"), "span"),
    (re.compile(r"(\d{4})-(\d{1,2})"), "month"),
    (re.compile(r"(\d{4})年?[Qq第]([1-4])(?:季度)?"), "quarter"),
    (re.compile(r"(\d{4})[Hh]([12])"), "half"),
    (re.compile(r"(\d{4})年(\d{1,2})月份?"), "month"),
    (re.compile(r"(\d{4})年?"), "year"),
)
_LABELS = {"year": "{y}年", "half": "{y}年{h}", "quarter": "{y}年第{q}季度", "month": "{y}年{m}月"}
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, order=True)
class Period:
    """A span of whole days, both ends included (期间); `kind` is year … month or span."""

    first: date
    last: date
    kind: str = "span"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadInput(
                tr("期间的末日 {last} 早于首日 {first}。", last=self.last, first=self.first),
                where=tr("期间"),
                mend=tr("请把首日写在前，例如 2022-11-01..2022-11-30。"),
            )

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period written `2022`, `2022H1`, `2022Q4`, `2022-11`, `2022年11月` or `A..B`.

        Raises BadInput for anything else, a thirteenth month included.

        >>> Period.parse("2022-11").last
        datetime.date(2022, 11, 30)
        """
        for form, kind in _FORMS:
            found = form.fullmatch(text.strip())
            if found:
                try:
                    return cls._of(kind, [int(g) for g in found.groups()])
                except ValueError:
                    break
        raise BadInput(
            tr("“{text}”不是可识别的期间。", text=text),
            where=tr("期间"),
            mend=tr("请写作 2022（年）、2022Q4（季）、2022-11（月）或 2022-11-01..2022-11-30（起止日）。"),
        )

    @classmethod
    def _of(cls, kind: str, n: list[int]) -> Period:
        if kind == "span":
            return cls(date(*n[:3]), date(*n[3:]))
        return cls.starting(kind, n[0], {"year": 1, "half": 6 * n[-1] - 5, "quarter": 3 * n[-1] - 2}.get(kind, n[-1]))

    @classmethod
    def starting(cls, kind: str, year: int, month: int) -> Period:
        """The year, half, quarter or month that starts with `month` of `year`."""
        end = month + _MONTHS[kind] - 1
        return cls(date(year, month, 1), date(year, end, calendar.monthrange(year, end)[1]), kind)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """The month `month` of `year`."""
        return cls.starting("month", year, month)

    @property
    def begins(self) -> datetime:
        """The first moment inside."""
        return datetime(self.first.year, self.first.month, self.first.day)

    @property
    def ends(self) -> datetime:
        """The first moment after."""
        return datetime(self.last.year, self.last.month, self.last.day) + timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def code(self) -> str:
        """The form that `parse` reads back.

        >>> Period.parse("2022年11月").code
        '2022-11'
        """
        y, m = self.first.year, self.first.month
        match self.kind:
            case "year":
                return f"{y}"
            case "half":
                return f"{y}H{1 + m // 7}"
            case "quarter":
                return f"{y}Q{(m + 2) // 3}"
            case "month":
                return f"{y}-{m:02d}"
        return f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        """As running text says it: 2022年11月, 2022年第四季度, 2022年11月1日至15日."""
        if self.kind in _LABELS:
            y, m = self.first.year, self.first.month
            return _LABELS[self.kind].format(y=y, m=m, q="一二三四"[(m - 1) // 3], h="上半年" if m == 1 else "下半年")
        a, b = self.first, self.last
        end = f"{b.day}日" if (a.year, a.month) == (b.year, b.month) else f"{b.month}月{b.day}日"
        return f"{a.year}年{a.month}月{a.day}日至" + (end if a.year == b.year else f"{b.year}年{b.month}月{b.day}日")

    @property
    def spoken(self) -> str:
        """As one speaks of it while it is meant: 本月, 本季度, 本年, else 本期."""
        return {"month": "本月", "quarter": "本季度", "half": "本半年", "year": "本年"}.get(self.kind, "本期")

    def contains(self, moment: Any) -> Any:
        """Whether `moment` lies inside: a date, a datetime, or a column of either."""
        if isinstance(moment, datetime):
            return self.begins <= moment < self.ends
        if isinstance(moment, date):
            return self.first <= moment <= self.last
        return (moment >= self.begins) & (moment < self.ends)

    def previous(self) -> Period:
        """The period just before, of the same kind (环比的基期).

        The days 1 to n of a month are compared with the days 1 to n of the month before.
        """
        if self.kind in _MONTHS:
            return self._moved(-_MONTHS[self.kind])
        if self.first.day == 1 and (self.first.year, self.first.month) == (self.last.year, self.last.month):
            before = Period.month(self.first.year, self.first.month).previous()
            return Period(before.first, min(before.last, before.first + (self.last - self.first)))
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def year_before(self) -> Period:
        """The same period of the year before (同比的基期); 29 February becomes the 28th."""
        if self.kind in _MONTHS:
            return self._moved(-12)
        return Period(_year_earlier(self.first), _year_earlier(self.last))

    def elapsed(self, known: datetime) -> Period:
        """The part of the period that was over at `known`, in whole days.

        The period itself when it is over, and when its first day is not. The last second of
        a day counts as its end.

        >>> Period.parse("2022-11").elapsed(datetime(2022, 11, 23, 8)).code
        '2022-11-01..2022-11-22'
        """
        last = (known + timedelta(seconds=1)).date() - timedelta(days=1)
        return Period(self.first, last) if self.first <= last < self.last else self

    def months_back(self, n: int) -> Period:
        """The span that ends with this period's last day and holds `n` months in all."""
        start = self.first.year * 12 + self.first.month - 1 - (n - _MONTHS.get(self.kind, 1))
        return Period(date(start // 12, start % 12 + 1, 1), self.last)

    def _moved(self, months: int) -> Period:
        start = self.first.year * 12 + self.first.month - 1 + months
        return Period.starting(self.kind, start // 12, start % 12 + 1)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
