"""A date or time as far as it was written, the rest left open (日期的所写部分).

A bulletin says 11月23日 and leaves the year to its date line. What was not written is not
guessed here: it is None, and X when shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Moment:
    """Year, month, day, hour and minute; None for each that the text does not give (所写日期).

    >>> str(Moment(month=11, day=23)), str(Moment(2022, 11)), str(Moment(hour=9, minute=5))
    ('XXXX-11-23', '2022-11', 'T09:05')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    def __str__(self) -> str:
        return self._day() + self._time()

    def on_day(self, year: int | None = None, month: int | None = None) -> date | None:
        """The calendar day, with `year` and `month` for what was left open; None when there is none."""
        year, month = self.year or year, self.month or month
        if year is None or month is None or self.day is None:
            return None
        try:
            return date(year, month, self.day)
        except ValueError:
            return None

    def _day(self) -> str:
        last = self.day or self.month or self.year
        if last is None:
            return ""
        parts = [f"{self.year:04d}" if self.year is not None else "XXXX"]
        if self.month is not None or self.day is not None:
            parts.append(f"{self.month:02d}" if self.month is not None else "XX")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def _time(self) -> str:
        if self.hour is None:
            return ""
        return f"T{self.hour:02d}:{self.minute or 0:02d}" if self.minute is not None else f"T{self.hour:02d}"
