"""Objections against entries of a release: put on record, turned down, upheld (异议办理)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.lists.actions.object import accept_objection, answer_objection, raise_objection
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.entry import Entry
    from gongshi.lists.signing import Signer
    from gongshi.lists.standing import Objection
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


class NoObjectionThere(BadInput):
    """The entry has no open objection to decide on (没有未办结的异议)."""


def object_to(
    workspace: Workspace, run: Run, entry: Entry, *, text: str, by: Signer, is_request: bool = False
) -> Entry:
    """The entry with the objection on record and its clock running; it cannot be published meanwhile."""
    now = workspace.now()
    return raise_objection(entry, text=text, by=by, when=now, at=run.at, diary=diary(workspace), is_request=is_request)


def turn_down(workspace: Workspace, entry: Entry, *, answer: str, by: Signer, objection: str = "") -> Entry:
    """The entry with an open objection turned down, and why. Raises NoObjectionThere.

    `objection` is the id of one of several; the oldest when not said.
    """
    found = _open(entry, objection)
    return answer_objection(entry, found, answer=answer, by=by, when=workspace.now(), diary=diary(workspace))


def uphold(workspace: Workspace, run: Run, entry: Entry, *, answer: str, by: Signer, objection: str = "") -> Entry:
    """The entry with an open objection upheld: returned, or to be withdrawn by a day. Raises NoObjectionThere."""
    found = _open(entry, objection)
    now = workspace.now()
    return accept_objection(entry, found, answer=answer, by=by, when=now, at=run.at, diary=diary(workspace))


def _open(entry: Entry, id_: str) -> Objection:
    found = next((o for o in entry.open_objections if id_ in ("", o.id)), None)
    if found is None:
        raise NoObjectionThere(
            tr("该条目没有未办结的异议。"), where=tr("条目 {id}", id=entry.id), mend=tr("登记异议请写 --text。")
        )
    return found
