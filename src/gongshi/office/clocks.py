"""Every clock that runs in a workspace, by its diary (本单位的期限)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from gongshi.figures.at import At
from gongshi.lists.due import Due, due
from gongshi.office.people import diary
from gongshi.period import Period
from gongshi.workdays import Calendar

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace


@dataclass(frozen=True)
class Deadline:
    """One clock: what is due, its list's label, and the working days left (None: beyond the calendar)."""

    due: Due
    label: str
    left: int | None

    def is_within(self, days: int) -> bool:
        """Whether it ends within so many working days, or has ended."""
        return self.left is not None and self.left <= days


def deadlines(workspace: Workspace, today: date) -> tuple[Deadline, ...]:
    """What must happen by when to the entries of every list and period, the earliest first (期限)."""
    labels = {rule.name: rule.label for pack in workspace.packs for rule in pack.lists}
    calendar = Calendar.read(workspace.settings)
    at = At(Period.month(today.year, today.month), today, datetime.combine(today, time.max), today, workspace.settings)
    return tuple(
        Deadline(one, labels.get(one.list, one.list), one.working_days(today, calendar))
        for one in due(diary(workspace).events(), at)
    )
