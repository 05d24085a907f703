"""`gongshi withdraw`: names come down."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import read_day
from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say
from gongshi.i18n import tr


@click.command("withdraw", help="撤下：按编号撤下名字；--annulled 登记依据变更并起算三个工作日；--expire 撤下到期的。")
@release_options
@as_option
@click.argument("entry", default="", metavar="[编号]")
@click.option("--reason", default="", help="理由，记入日记。")
@click.option("--annulled", default="", help="依据被变更或撤销的日期。")
@click.option("--correct", is_flag=True, help="不撤下，下期更正。")
@click.option("--expire", "expired", is_flag=True, help="撤下全部公示期满的名字。")
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str, entry: str,
    reason: str, annulled: str, correct: bool, expired: bool,
) -> None:  # fmt: skip
    """Withdraw one entry, start its clock, or end terms."""
    from gongshi.office import publication
    from gongshi.office.reviews import find_entry

    workspace, done = run_of(at, pack, period, as_of, released)
    by = signer_of(workspace, who, passphrase)
    if expired:
        say(tr("到期撤下 {n} 条。", n=publication.end_terms(workspace, done, by=by)))
        return
    found = find_entry(done.rolls, entry)
    if annulled:
        moved = publication.basis_gone(workspace, done, found, decided_on=read_day(annulled), reason=reason, by=by)
        say(tr("已登记。须在 {day} 前撤下。", day=moved.withdraw_by))
    elif correct:
        publication.to_correct(workspace, found, reason=reason, by=by)
        say(tr("已登记，下期更正。"))
    else:
        publication.take_down(workspace, found, reason=reason, by=by)
        say(tr("已撤下。重新成文后，名字不再出现。"))
