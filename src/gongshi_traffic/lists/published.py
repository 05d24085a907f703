"""What a list has already said, and which month a row belongs to (已发布与期次).

A row belongs to the month in which it became final. One that came late goes to the next issue,
unless it has been published; before the list's first issue nothing is late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gongshi import At, Period, Row, Table
from gongshi_traffic.lists.thresholds import LATE_MONTHS


def earlier_names(published_names: Table, *names: str) -> Table:
    """The rows of this list, by its English or Chinese name (该名单的以往发布)."""
    return published_names.filter(published_names.list.isin(names)).select("period", "subject")


def periods_by_subject(rows: Iterable[Row], at: At) -> Mapping[str, frozenset[Period]]:
    """The periods before `at.period` in which each subject was published (对象的以往期次)."""
    found: dict[str, set[Period]] = defaultdict(set)
    for row in rows:
        period = Period.parse(row["period"])
        if period.first < at.period.first:
            found[row["subject"]].add(period)
    return {subject: frozenset(periods) for subject, periods in found.items()}


def is_due(final_on: date | None, at: At, rows: Sequence[Row]) -> bool:
    """Whether a row that became final on this day belongs to this issue (是否属于本期).

    In the period itself; or late, that is within the months that LATE_MONTHS allows and
    not before the list's first issue. What was published is left out by its subject.
    """
    if final_on is None or final_on > at.period.last:
        return False
    return final_on >= min(at.period.first, _late_from(at, rows))


def _late_from(at: At, rows: Sequence[Row]) -> date:
    issues = [period.first for periods in periods_by_subject(rows, at).values() for period in periods]
    if not issues:
        return at.period.first
    return max(min(issues), at.period.months_back(at.number(LATE_MONTHS) + 1).first)
