"""The legal clocks of lists: withdrawal, objections, terms (期限).

Days that law sets are thresholds with their basis; what an office decides is a setting.
"""

from __future__ import annotations

import calendar as months_of
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongshi.figures.threshold import Threshold
from gongshi.workdays import Calendar, add_working_days

if TYPE_CHECKING:
    from gongshi.figures.at import At
    from gongshi.lists.candidate import ListRule
    from gongshi.settings import Settings

WITHDRAWAL_DAYS = Threshold.of(
    "lists.withdrawal_days",
    3,
    label="撤下时限",
    basis="行政处罚法第48条、第85条",
    since="2021-07-15",
    unit="个工作日",
    note="公开所依据的决定变更、撤销、确认违法或无效之后；2021年修订前没有这一时限，以同一天数自律。",
)
OBJECTION_DAYS = Threshold.of(
    "lists.objection_days",
    3,
    label="异议核查时限",
    basis="本机关公示工作规程",
    since="2000-01-01",
    unit="个工作日",
    note="复杂的可延至10个工作日，请在设置中改写。",
)
THRESHOLDS = (WITHDRAWAL_DAYS, OBJECTION_DAYS)


def withdraw_by(decided_on: date, at: At) -> date:
    """The last working day on which the name must be down (撤下期限)."""
    return _after(WITHDRAWAL_DAYS, decided_on, at)


def answer_by(raised_on: date, at: At) -> date:
    """The last working day for deciding on an objection (异议核查期限)."""
    return _after(OBJECTION_DAYS, raised_on, at)


def ends_on(published_on: date, rule: ListRule, settings: Settings) -> date:
    """The last day of an entry's term (公开期满日).

    `lists.<name>.term_months`, else `lists.<name>.term_days`, else the rule's days. A term
    of months ends on the same day of the month, or on the month's last day when it is shorter.
    """
    months = settings.get(f"lists.{rule.name}.term_months", 0)
    if months:
        return _months_after(published_on, months)
    return published_on + timedelta(days=settings.get(f"lists.{rule.name}.term_days", rule.term_days))


def _after(threshold: Threshold, day: date, at: At) -> date:
    # Before its first day in law the clock is kept all the same, with its first value.
    on = max(day, threshold.series[0].since)
    days = replace(at, on=on).number(threshold)
    return add_working_days(day, days, Calendar.read(at.settings))


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
