"""Gates that any list may have: fresh data, a clock that ran out, two reviewers (关口)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.candidate import Candidate, GateResult, ListRule
from gongshi.lists.standing import Standing
from gongshi.lists.states import State
from gongshi.workdays import Calendar, add_working_days

if TYPE_CHECKING:
    from gongshi.figures.at import At


def gate(code: str, label: str, passed: bool, why: str, article: str = "", clears_on: date | None = None) -> GateResult:
    """A gate's result (关口); `clears_on` is kept only while it does not hold."""
    return GateResult(code, label, passed, why, article, None if passed else clears_on)


def fresh(register: str, delivered_on: date | None, on: date, days: int, *, called: str = "") -> GateResult:
    """Whether the data of `register` are at most `days` days old on the day `on` (数据时效); readers see `called`."""
    code, label, called = f"fresh_{register}", tr("数据时效"), called or register
    if delivered_on is None:
        return gate(code, label, False, tr("“{register}”尚未报送。", register=called))
    age = (on - delivered_on).days
    why = tr("“{register}”数据截至 {day}，发布日已过 {age} 天，允许 {days} 天。",
             register=called, day=delivered_on, age=age, days=days)  # fmt: skip
    return gate(code, label, age <= days, why)


def fresh_gates(
    rule: ListRule, at: At, delivered: Mapping[str, date], labels: Mapping[str, str]
) -> tuple[GateResult, ...]:
    """A freshness gate for each register that the rule wants fresh; `labels` are what people call registers."""
    return tuple(
        fresh(name, delivered.get(name), at.released, at.number(limit), called=labels.get(name, name))
        for name, limit in rule.fresh
    )


def after_working_days(
    code: str, label: str, since: date | None, days: int, on: date, article: str, calendar: Calendar | None = None
) -> GateResult:
    """Whether `days` whole working days after `since` have passed before `on` (期限届满)."""
    if since is None:
        return gate(code, label, False, tr("没有起算日期。"), article)
    last = add_working_days(since, days, calendar)
    why = tr("自 {since} 起第 {days} 个工作日是 {last}。", since=since, days=days, last=last)
    return gate(code, label, on > last, why, article, last + timedelta(days=1))


def after_days(code: str, label: str, since: date | None, days: int, on: date, article: str) -> GateResult:
    """Whether `days` whole calendar days after `since` have passed before `on`."""
    if since is None:
        return gate(code, label, False, tr("没有起算日期。"), article)
    last = since + timedelta(days=days)
    why = tr("自 {since} 起第 {days} 天是 {last}。", since=since, days=days, last=last)
    return gate(code, label, on > last, why, article, last + timedelta(days=1))


def two_reviewers(standing: Standing) -> GateResult:
    """Whether two people with two keys passed what stands here now (两人审核)."""
    people, keys = {p.by for p in standing.passes}, {p.key for p in standing.passes}
    passed = standing.state in (State.APPROVED, State.PUBLIC) and min(len(people), len(keys)) > 1
    why = tr("已由 {n} 人审核通过，当前“{state}”。", n=len(people), state=standing.state.label)
    return gate("two_reviewers", tr("两人审核"), passed, why, "政府信息公开条例第17条")


def no_open_objection(standing: Standing) -> GateResult:
    """Whether every objection has been decided on (异议办结)."""
    n = len(standing.open_objections)
    why = tr("有 {n} 条异议未办结。", n=n) if n else tr("没有未办结的异议。")
    return gate("no_open_objection", tr("异议办结"), not n, why)


def with_gates(candidate: Candidate, gates: tuple[GateResult, ...]) -> Candidate:
    """The candidate with `gates` after its own."""
    return replace(candidate, gates=(*candidate.gates, *gates)) if gates else candidate
