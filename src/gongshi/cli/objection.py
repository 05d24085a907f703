"""`gongshi objection`: somebody says that an entry is wrong."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say
from gongshi.errors import BadInput
from gongshi.i18n import tr


class NoObjectionThere(BadInput):
    """The entry has no open objection to decide on (没有未办结的异议)."""


@click.command("objection", help="异议：登记（--text）、驳回（--answer）、采纳（--accept）；未办结的条目不能公开。")
@release_options
@as_option
@click.argument("entry", metavar="编号")
@click.option("--text", default="", help="异议内容。")
@click.option("--request", "is_request", is_flag=True, help="登记的是书面申请（更正、公开），按二十个工作日答复。")
@click.option("--answer", default="", help="驳回的理由。")
@click.option("--accept", "accepted", default="", help="采纳的说明。")
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str, entry: str,
    text: str, is_request: bool, answer: str, accepted: str,
) -> None:  # fmt: skip
    """Raise, answer or accept an objection."""
    from gongshi.lists.actions.object import accept_objection, answer_objection, raise_objection
    from gongshi.office.people import diary
    from gongshi.office.reviews import find_entry

    workspace, done = run_of(at, pack, period, as_of, released)
    by, kept, when = signer_of(workspace, who, passphrase), diary(workspace), workspace.now()
    found = find_entry(done.rolls, entry)
    if text:
        moved = raise_objection(found, text=text, by=by, when=when, at=done.at, diary=kept, is_request=is_request)
        say(tr("已登记异议，须在 {day} 前答复；办结前不能公开。", day=moved.open_objections[-1].due_on))
        return
    if not found.open_objections:
        raise NoObjectionThere(
            tr("该条目没有未办结的异议。"), where=tr("条目 {id}", id=found.id), mend=tr("登记异议请写 --text。")
        )
    if accepted:
        accept_objection(found, found.open_objections[0], answer=accepted, by=by, when=when, at=done.at, diary=kept)
        say(tr("已采纳：未公开的退回，已公开的须按期撤下。"))
    else:
        answer_objection(found, found.open_objections[0], answer=answer, by=by, when=when, diary=kept)
        say(tr("已驳回并记入理由。"))
