"""What must happen to entries by when, out of the diary alone (待办期限).

Nothing is computed anew: the diary knows every entry that somebody acted on, of every list
and period, so the whole office's clocks are read in one go, names aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.actions.clocks import (
    OBJECTION_DAYS,
    PUBLICATION_DAYS,
    REQUEST_DAYS,
    WITHDRAWAL_DAYS,
    basis_of,
    publish_by,
)
from gongshi.lists.diary import Act, Event
from gongshi.lists.standing import Standing, fold
from gongshi.lists.states import State
from gongshi.workdays import Calendar, working_days_between

if TYPE_CHECKING:
    from gongshi.figures.at import At


class Task(Enum):
    """What has to be done (待办事项)."""

    ANSWER = "办结异议"
    REPLY = "答复申请"
    WITHDRAW = "撤下"
    EXPIRE = "到期撤下"
    PUBLISH = "公开"

    @property
    def label(self) -> str:
        """The Chinese words for it."""
        return tr(self.value)


@dataclass(frozen=True)
class Due:
    """One thing that must happen to an entry by a day, that day included (待办).

    `basis` is the document that sets the clock, `text` what the objection says.
    """

    task: Task
    by: date
    list: str
    period: str
    entry: str
    basis: str = ""
    text: str = ""

    def is_late(self, today: date) -> bool:
        """Whether the day has passed."""
        return today > self.by

    def is_pressing(self, today: date) -> bool:
        """Whether it is to be done today at the latest; a term's last day still belongs to the term."""
        return self.is_late(today) if self.task is Task.EXPIRE else today >= self.by

    def working_days(self, today: date, calendar: Calendar) -> int | None:
        """Working days left after `today`, negative when late; None where the calendar ends before."""
        return working_days_between(today, self.by, calendar) if self.by <= calendar.last else None


def due(events: Iterable[Event], at: At) -> tuple[Due, ...]:
    """What must happen to all entries of the diary, the earliest day first (待办期限)."""
    histories: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.entry:
            histories[event.entry].append(event)
    found = [one for history in histories.values() for one in _due_of(history, at)]
    return tuple(sorted(found, key=lambda d: (d.by, d.list, d.entry, d.task.name)))


def _due_of(history: Sequence[Event], at: At) -> Iterator[Due]:
    standing, of = fold(history), (history[0].fields.get("list", ""), history[0].fields.get("period", ""))
    entry = history[0].entry
    for objection in standing.open_objections:
        if objection.due_on:
            task, clock = (Task.REPLY, REQUEST_DAYS) if objection.is_request else (Task.ANSWER, OBJECTION_DAYS)
            yield Due(task, objection.due_on, *of, entry, basis_of(clock, objection.raised_on, at), objection.text)
    for task, day, basis in _of_state(standing, history, at):
        yield Due(task, day, *of, entry, basis)


def _of_state(standing: Standing, history: Sequence[Event], at: At) -> Iterator[tuple[Task, date, str]]:
    if standing.state is State.PUBLIC and standing.withdraw_by:
        yield Task.WITHDRAW, standing.withdraw_by, basis_of(WITHDRAWAL_DAYS, standing.withdraw_by, at)
    if standing.state is State.PUBLIC and standing.ends_on:
        yield Task.EXPIRE, standing.ends_on, tr("公示期")
    if standing.state is State.APPROVED:
        passed = max(event.at.date() for event in history if event.act is Act.PASS)
        yield Task.PUBLISH, publish_by(passed, at), basis_of(PUBLICATION_DAYS, passed, at)
