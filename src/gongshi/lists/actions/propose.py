"""Put entries forward for review (提请审核)."""

from __future__ import annotations

from datetime import datetime

from gongshi.lists.actions.act import as_seen, carry_out
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.roll import Roll
from gongshi.lists.signing import Signer
from gongshi.lists.states import State


def put_forward(entry: Entry, *, by: Signer, when: datetime, diary: Diary) -> Entry:
    """The entry, waiting for its first review; a returned one may be put forward again.

    Raises WrongState, WrongRole.
    """
    return carry_out(entry, Act.PROPOSE, by=by, when=when, diary=diary, fields=as_seen(entry))


def put_forward_all(roll: Roll, *, by: Signer, when: datetime, diary: Diary) -> Roll:
    """The roll with every entry put forward that nobody has put forward yet."""
    fresh = roll.in_state(State.PICKED)
    with diary.together():
        return roll.with_entries([put_forward(e, by=by, when=when, diary=diary) for e in fresh])
