"""Take a name down from a published list, by a day that law sets (撤下)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.lists.actions.act import carry_out
from gongshi.lists.actions.clocks import withdraw_by
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer

if TYPE_CHECKING:
    from gongshi.figures.at import At


def annul(entry: Entry, *, decided_on: date, reason: str, by: Signer, when: datetime, at: At, diary: Diary) -> Entry:
    """The public entry whose basis was changed or annulled on `decided_on` (依据变更).

    It stays public until somebody withdraws it; `withdraw_by` is the third working day after
    the decision. Raises WrongState when it is not public, NoReason.
    """
    fields = {"decided_on": decided_on.isoformat(), "withdraw_by": withdraw_by(decided_on, at).isoformat()}
    return carry_out(entry, Act.ANNUL, by=by, when=when, diary=diary, fields=fields, note=reason)


def withdraw(entry: Entry, *, by: Signer, when: datetime, reason: str, diary: Diary) -> Entry:
    """The entry, no longer shown to the public (撤下).

    The name leaves at once; act and reason stay in the diary. A second withdrawal is an
    error: it would hide who did the first. Raises WrongState, WrongRole, NoReason.
    """
    return carry_out(entry, Act.WITHDRAW, by=by, when=when, diary=diary, note=reason)
