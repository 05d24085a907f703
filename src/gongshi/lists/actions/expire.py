"""End the terms that have run out (到期)."""

from __future__ import annotations

from datetime import datetime

from gongshi.lists.actions.act import carry_out
from gongshi.lists.diary import Act, Diary
from gongshi.lists.roll import Roll
from gongshi.lists.signing import Signer
from gongshi.lists.states import State


def expire(roll: Roll, *, by: Signer, when: datetime, diary: Diary) -> Roll:
    """The roll with every public entry taken down whose term ended before today (到期撤下).

    The last day of the term still belongs to it. `Roll` shows such entries as expired even
    before this is called; this puts it on record.
    """
    over = [e for e in roll.entries if e.ends_on is not None and e.ends_on < when.date()]
    still = [e for e in over if e.standing.state is State.PUBLIC]
    with diary.together():
        return roll.with_entries([carry_out(e, Act.EXPIRE, by=by, when=when, diary=diary) for e in still])
