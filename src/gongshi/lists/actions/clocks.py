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
REQUEST_DAYS = Threshold.of(
    "lists.request_days",
    20,
    label="书面申请答复时限",
    basis="政府信息公开条例第33条、第41条",
    since="2019-05-15",
    unit="个工作日",
    note="当事人书面申请更正或公开的；修订前为15个工作日。",
)
PUBLICATION_DAYS = Threshold.of(
    "lists.publication_days",
    20,
    label="主动公开时限",
    basis="政府信息公开条例第26条",
    since="2019-05-15",
    unit="个工作日",
    note="自两人审核通过、信息形成之日起；关口未过的，过后再公开。",
)
THRESHOLDS = (WITHDRAWAL_DAYS, OBJECTION_DAYS, REQUEST_DAYS, PUBLICATION_DAYS)


def withdraw_by(decided_on: date, at: At) -> date:
    """The last working day on which the name must be down (撤下期限)."""
    return _after(WITHDRAWAL_DAYS, decided_on, at)


def answer_by(raised_on: date, at: At, *, is_request: bool = False) -> date:
    """The last working day for deciding on an objection, or for answering a written request (答复期限)."""
    return _after(REQUEST_DAYS if is_request else OBJECTION_DAYS, raised_on, at)


def publish_by(passed_on: date, at: At) -> date:
    """The last working day for publishing what two people have passed (主动公开期限)."""
    return _after(PUBLICATION_DAYS, passed_on, at)


def basis_of(clock: Threshold, day: date, at: At) -> str:
    """The document that sets this clock on that day (期限依据)."""
    return _on(clock, day, at).dated(clock).basis


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
    return add_working_days(day, _on(threshold, day, at).number(threshold), Calendar.read(at.settings))


def _on(threshold: Threshold, day: date, at: At) -> At:
    # Before its first day in law the clock is kept all the same, with its first value.
    return replace(at, on=max(day, threshold.series[0].since))


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = months_of.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
