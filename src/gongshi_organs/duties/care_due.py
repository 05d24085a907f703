"""Who is due for what care: political birthdays, badges a year ahead, retirements (关怀到期).

The list is the clerk's alone; only counts of it ever leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongshi import Period

BIRTHDAY, BADGE, RETIREMENT = "政治生日", "50年纪念章", "荣退仪式"


@dataclass(frozen=True)
class Member:
    """What care asks of a person (人员): dates, and whether he serves and lives."""

    number: str
    joined_on: date | None = None
    retires_on: date | None = None
    died_on: date | None = None
    serves: bool = True


@dataclass(frozen=True)
class CareDue:
    """One thing due for one person, on a day (应办关怀)."""

    number: str
    kind: str
    on: date
    years: int


def care_due(
    members: Iterable[Member], period: Period, *, badge_years: int, given: Iterable[tuple[str, str, int]] = ()
) -> list[CareDue]:
    """What falls due in the period and was not given yet; for badges the roll of 1 July a year ahead.

    `given` are (person, kind, year) of care already given; a badge once given is given for
    good. Nobody who died before the day is named.
    """
    have = set(given)
    badges = {number for number, kind, _ in have if kind == BADGE}
    found = [
        due for member in members for due in _of(member, period, badge_years)
        if (due.number, due.kind, due.on.year) not in have and not (due.kind == BADGE and due.number in badges)
        and not (member.died_on and member.died_on <= due.on)
    ]  # fmt: skip
    return sorted(found, key=lambda due: (due.on, due.kind, due.number))


def _of(member: Member, period: Period, badge_years: int) -> Iterator[CareDue]:
    if member.joined_on and member.serves:
        for year in range(period.first.year, period.last.year + 1):
            day = _anniversary(member.joined_on, year)
            if period.first <= day <= period.last and year > member.joined_on.year:
                yield CareDue(member.number, BIRTHDAY, day, year - member.joined_on.year)
    if member.joined_on:
        day = date(period.last.year + 1, 7, 1)
        years = (
            day.year - member.joined_on.year - ((day.month, day.day) < (member.joined_on.month, member.joined_on.day))
        )
        if years >= badge_years:
            yield CareDue(member.number, BADGE, day, years)
    if member.retires_on and period.first <= member.retires_on <= period.last:
        yield CareDue(member.number, RETIREMENT, member.retires_on, 0)


def _anniversary(day: date, year: int) -> date:
    """The same day of another year; 29 February falls on 1 March in common years."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
