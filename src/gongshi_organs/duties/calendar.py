"""The calendar of everything periodic, computed from the documents' duties (应办日历)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from gongshi import Calendar, Period, add_working_days

MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
PER_MEETING, AFTER = "每次会议", "事件后"


class State(Enum):
    """What stands in a cell or on a line of the calendar (办理状态)."""

    DONE = "已办"
    NOT_YET = "未到期"
    NONE = "无新增"
    OVERDUE = "逾期"
    NOT_ASKED = "不适用"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Unit:
    """One unit with its life dates (单位)."""

    code: str
    kind: str
    since: date
    until: date | None = None

    def lives(self, on: date) -> bool:
        """Whether it exists on a day."""
        return self.since <= on and (self.until is None or self.until > on)


@dataclass(frozen=True)
class Duty:
    """Who owes what, how often (应办事项); `who` is a kind of unit or one unit's code."""

    code: str
    title: str
    who: str
    what: str
    rhythm: str
    since: date
    until: date | None = None
    times: int = 1
    days: int = 0
    working: bool = False
    trigger: str = ""

    def binds(self, unit: Unit) -> bool:
        """Whether the unit owes it."""
        return self.who in (unit.kind, unit.code)


@dataclass(frozen=True)
class Activity:
    """One activity as far as duties ask (活动): its kind, day, and the units it counts for."""

    id: str
    kind: str
    on: date
    units: frozenset[str]
    items: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Due:
    """One line of the calendar (应办): who owes what for which window, by when, and what was done."""

    duty: str
    title: str
    unit: str
    first: date
    last: date
    due_on: date
    done: tuple[str, ...]
    state: State


def due_in(
    duties: Sequence[Duty], units: Sequence[Unit], activities: Sequence[Activity], period: Period, on: date,
    calendar: Calendar | None = None,
) -> list[Due]:  # fmt: skip
    """Every line whose window ends, or whose day falls due, in `period`, as it stands on `on`.

    A rhythm's window is the calendar month, quarter, half-year or year; `days` after its end
    are allowed, calendar or working. A duty after an event is due so many days after it.
    «每次会议» gives no line: no meeting in a month is no breach. A unit that did not live the
    whole window, or that the duty did not bind for all of it, is not asked.
    """
    found = [line for duty in duties for unit in units if duty.binds(unit)
             for line in _lines(duty, unit, activities, period, on, calendar)]  # fmt: skip
    return sorted(found, key=lambda line: (line.due_on, line.duty, line.unit, line.first))


def _lines(
    duty: Duty, unit: Unit, activities: Sequence[Activity], period: Period, on: date, calendar: Calendar | None
) -> Iterator[Due]:
    done = sorted((a for a in activities if a.kind == duty.what and unit.code in a.units), key=lambda a: (a.on, a.id))
    for first, last in _windows(duty, unit, activities, period):
        due_on = _due_on(last, duty, calendar)
        if not (period.first <= due_on <= period.last or period.first <= last <= period.last):
            continue
        if not (
            unit.lives(first) and unit.lives(last) and duty.since <= first and (not duty.until or duty.until > last)
        ):
            continue
        within = [a for a in done if first <= a.on <= due_on]
        yield Due(
            duty.code,
            duty.title,
            unit.code,
            first,
            last,
            due_on,
            tuple(a.id for a in within),
            _state(duty, within, due_on, on),
        )


def _windows(duty: Duty, unit: Unit, activities: Sequence[Activity], period: Period) -> Iterator[tuple[date, date]]:
    if duty.rhythm == AFTER:
        yield from ((a.on, a.on) for a in activities if a.kind == duty.trigger and unit.code in a.units)
    elif duty.rhythm in MONTHS:
        yield from _spans(MONTHS[duty.rhythm], period.first - timedelta(days=duty.days * 2 + 366), period.last)


def _spans(months: int, begin: date, end: date) -> Iterator[tuple[date, date]]:
    """Calendar windows of so many months that end between two days, counted from January."""
    at = begin.year * 12
    while True:
        first = date(at // 12, at % 12 + 1, 1)
        last = date((at + months) // 12, (at + months) % 12 + 1, 1) - timedelta(days=1)
        if last > end:
            return
        if last >= begin:
            yield first, last
        at += months


def _due_on(last: date, duty: Duty, calendar: Calendar | None) -> date:
    if duty.working and duty.days:
        return add_working_days(last, duty.days, calendar)
    return last + timedelta(days=duty.days)


def _state(duty: Duty, done: Sequence[Activity], due_on: date, on: date) -> State:
    if sum(a.on <= on for a in done) >= duty.times:
        return State.DONE
    return State.NOT_YET if on <= due_on else State.OVERDUE
