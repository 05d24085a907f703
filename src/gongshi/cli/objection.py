"""`gongshi objection`: somebody says that an entry is wrong."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say
from gongshi.i18n import tr


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
    from gongshi.office.objecting import object_to, turn_down, uphold
    from gongshi.office.reviews import find_entry

    workspace, done = run_of(at, pack, period, as_of, released)
    by = signer_of(workspace, who, passphrase)
    found = find_entry(done.rolls, entry)
    if text:
        moved = object_to(workspace, done, found, text=text, by=by, is_request=is_request)
        say(tr("已登记异议，须在 {day} 前答复；办结前不能公开。", day=moved.open_objections[-1].due_on))
    elif accepted:
        uphold(workspace, done, found, answer=accepted, by=by)
        say(tr("已采纳：未公开的退回，已公开的须按期撤下。"))
    else:
        turn_down(workspace, found, answer=answer, by=by)
        say(tr("已驳回并记入理由。"))
