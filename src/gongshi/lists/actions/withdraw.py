"""Take a name down from a published list, by a day that law sets (撤下).

It takes two people: one puts on record why the name must come down (its basis was changed, or an
objection was upheld), another takes it down. Nobody alone can make a name disappear.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gongshi.errors import Refused
from gongshi.i18n import tr
from gongshi.lists.actions.act import carry_out
from gongshi.lists.actions.clocks import withdraw_by
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer
from gongshi.lists.standing import grounds_of, is_another
from gongshi.lists.states import State

if TYPE_CHECKING:
    from gongshi.figures.at import At


class NobodyElseSigned(Refused):
    """Nobody but the one who withdraws has signed why the name must come down (撤下没有另一人登记的依据)."""


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
    error: it would hide who did the first. Raises WrongState, WrongRole, NoReason, NobodyElseSigned.
    """
    check_grounds(entry, by)
    return carry_out(entry, Act.WITHDRAW, by=by, when=when, diary=diary, note=reason)


def check_grounds(entry: Entry, by: Signer) -> None:
    """Nothing, when another person than `by` signed why the public entry must come down. Raises NobodyElseSigned."""
    if entry.state is not State.PUBLIC:
        return  # the table says what is wrong
    if not any(is_another(ground, by.id, by.person.public_key) for ground in grounds_of(entry.history)):
        raise NobodyElseSigned(
            tr("还没有另一人登记撤下“{name}”的依据：撤下须两人各自签名。", name=entry.shown_name),
            where=tr("条目 {id}", id=entry.id[:10]),
            mend=tr(
                "请先由另一人登记依据变更（gongshi withdraw --annulled 日期），或由法制审核、审批采纳异议，再撤下。"
            ),
        )
