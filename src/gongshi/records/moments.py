"""Dates and times as people type them and as spreadsheets keep them (日期与时间的读法)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

_DAY = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:\2|月)\s*(\d{1,2})\s*日?")
_DIGITS = re.compile(r"((?:18|19|20|21)\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIME = re.compile(r"(\d{1,2})\s*[:时点]\s*(\d{1,2})?\s*(?:[:分]\s*(\d{1,2})?(?:\.(\d{1,6}))?\s*秒?)?")
_ZONE = re.compile(r"(?<=\d)\s*(?:[Zz]|([-+])(\d{2}):?(\d{2})?)$")
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?")
_HALVES = {"上午": 0, "早上": 0, "凌晨": 0, "下午": 12, "晚上": 12, "": 0}

FIRST_SERIAL, LAST_SERIAL = 3_654, 73_050  # 1910 to 2099; smaller numbers are counts, not days
SHANGHAI = timezone(timedelta(hours=8))
_DAY_ZERO = datetime(1899, 12, 30)


def read_moment(text: str, *, day_first: bool = False) -> datetime | None:
    """The moment written in `text`, midnight where it names a day only; None when it is none.

    Knows 2022-11-03, 2022/11/3 17:40, 2022.11.3, 2022年11月3日17时40分, 20221103, ISO with T
    and a zone, and serial numbers of a spreadsheet. 03/11/2022 only if `day_first`: else it is two days.

    >>> read_moment("2022年11月3日 下午5:40")
    datetime.datetime(2022, 11, 3, 17, 40)
    """
    text = text.strip()
    if _SERIAL.fullmatch(text):
        return from_serial(float(text))
    digits = _DIGITS.fullmatch(text)
    if digits:
        return _made(*(int(g) for g in digits.groups() if g))
    found = _DAY_FIRST.match(text) if day_first else None
    if found:
        d, m, y = (int(g) for g in found.groups())
        return _with_time(y, m, d, text[found.end() :])
    found = _DAY.match(text)
    if not found:
        return None
    return _with_time(int(found[1]), int(found[3]), int(found[4]), text[found.end() :])


def from_serial(serial: float) -> datetime | None:
    """The moment of a spreadsheet's serial number, to the second; None outside 1910 to 2099."""
    if not FIRST_SERIAL <= serial <= LAST_SERIAL:
        return None
    return _DAY_ZERO + timedelta(seconds=round(serial * 86_400))


def from_number(number: float) -> datetime | None:
    """The moment that a number stands for: 20221103, or a serial number."""
    if number == int(number) and 10_000_000 <= number <= 99_999_999:
        return read_moment(str(int(number)))
    return from_serial(number)


def whole_seconds(moment: datetime) -> datetime:
    """`moment` in local time, without the noise that binary serial numbers leave below a second."""
    plain = (moment.astimezone(SHANGHAI) if moment.tzinfo else moment).replace(tzinfo=None)
    if plain.microsecond > 999_000 and plain.year < 9999:
        return plain.replace(microsecond=0) + timedelta(seconds=1)
    return plain.replace(microsecond=0) if plain.microsecond < 1000 else plain


def at_midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time())


def _with_time(year: int, month: int, day: int, rest: str) -> datetime | None:
    rest = rest.strip().removeprefix("T").strip()
    half = next((h for h in _HALVES if h and rest.startswith(h)), "")
    rest = rest.removeprefix(half).strip()
    if not rest:
        return None if half else _made(year, month, day)
    zone = _ZONE.search(rest)
    found = _TIME.fullmatch(rest[: zone.start()] if zone else rest)
    if not found:
        return None
    hour, minute, second = (int(g or 0) for g in found.groups()[:3])
    if _HALVES[half] and hour < 12:
        hour += 12
    moment = _made(year, month, day, hour, minute, second, int((found[4] or "0").ljust(6, "0")))
    return _local(moment, zone) if moment and zone else moment


def _local(moment: datetime, zone: re.Match[str]) -> datetime | None:
    """A moment that names its zone, as local time."""
    ahead = timedelta(hours=int(zone[2] or 0), minutes=int(zone[3] or 0))
    try:
        return moment - (-ahead if zone[1] == "-" else ahead) + timedelta(hours=8)
    except OverflowError:
        return None


def _made(*parts: int) -> datetime | None:
    try:
        return datetime(*parts)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
