"""Somebody says that an entry is wrong: raised, answered, accepted (异议).

While an objection is open the entry cannot be published. Accepted before publication, the
entry goes back to the proposer; accepted after it, the clock of withdrawal runs.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from gongshi.lists.actions.act import carry_out
from gongshi.lists.actions.clocks import answer_by, withdraw_by
from gongshi.lists.diary import Act, Diary
from gongshi.lists.entry import Entry
from gongshi.lists.signing import Signer
from gongshi.lists.standing import REQUEST, Objection
from gongshi.lists.states import State

if TYPE_CHECKING:
    from gongshi.figures.at import At


def raise_objection(
    entry: Entry, *, text: str, by: Signer, when: datetime, at: At, diary: Diary, is_request: bool = False
) -> Entry:
    """The entry with one more open objection, taken down by whoever received it (提出异议).

    A written request for correction (`is_request`) is an objection with the law's longer clock.
    Raises NoReason without a text, WrongState once the entry is down.
    """
    fields = {"due_on": answer_by(when.date(), at, is_request=is_request).isoformat()}
    fields |= {"kind": REQUEST} if is_request else {}
    return carry_out(entry, Act.OBJECT, by=by, when=when, diary=diary, fields=fields, note=text)


def answer_objection(
    entry: Entry, objection: Objection, *, answer: str, by: Signer, when: datetime, diary: Diary
) -> Entry:
    """The entry with the objection turned down, and why (驳回异议)."""
    fields = {"objection": objection.id}
    return carry_out(entry, Act.ANSWER, by=by, when=when, diary=diary, fields=fields, note=answer)


def accept_objection(
    entry: Entry, objection: Objection, *, answer: str, by: Signer, when: datetime, at: At, diary: Diary
) -> Entry:
    """The entry with the objection upheld (采纳异议): returned, or to be withdrawn by a day."""
    fields = {"objection": objection.id}
    if entry.state is State.PUBLIC:
        fields["withdraw_by"] = withdraw_by(when.date(), at).isoformat()
    return carry_out(entry, Act.ACCEPT, by=by, when=when, diary=diary, fields=fields, note=answer)
