"""End the terms that have run out, and say what is due by when (到期)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongshi.i18n import tr
from gongshi.lists.actions.act import carry_out
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.roll import Roll
from gongshi.lists.signing import Signer
from gongshi.lists.states import State


@dataclass(frozen=True)
class Due:
    """Something that must happen to an entry by a day (待办)."""

    entry: Entry
    what: str
    by: date

    def is_late(self, today: date) -> bool:
        """Whether the day has passed."""
        return today > self.by


def expire(roll: Roll, *, by: Signer, when: datetime, diary: Diary) -> Roll:
    """The roll with every public entry taken down whose term ended before today (到期撤下).

    The last day of the term still belongs to it. `Roll` shows such entries as expired even
    before this is called; this puts it on record.
    """
    over = [e for e in roll.entries if e.ends_on is not None and e.ends_on < when.date()]
    still = [e for e in over if e.standing.state is State.PUBLIC]
    with diary.together():
        return roll.with_entries([carry_out(e, Act.EXPIRE, by=by, when=when, diary=diary) for e in still])


def due(roll: Roll) -> tuple[Due, ...]:
    """What must happen to the entries of a roll, the earliest day first (待办事项)."""
    found = [
        *(Due(e, tr("撤下"), e.withdraw_by) for e in roll.public if e.withdraw_by),
        *(Due(e, tr("到期撤下"), e.ends_on) for e in roll.public if e.ends_on),
        *(Due(e, tr("办结异议"), o.due_on) for e in roll.entries for o in e.open_objections if o.due_on),
    ]
    return tuple(sorted(found, key=lambda d: (d.by, d.entry.position)))
