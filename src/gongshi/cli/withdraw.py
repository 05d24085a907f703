"""`gongshi withdraw`: names come down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import read_day
from gongshi.cli.release import as_option, release_options, run_of, signer_of
from gongshi.cli.say import say, working
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.lists.entry import Entry
    from gongshi.office.runs import Run
    from gongshi.office.workspace import Workspace


@click.command("withdraw", help="撤下：按编号撤下名字；--annulled 登记依据变更并起算三个工作日；--expire 撤下到期的。")
@release_options
@as_option
@click.argument("entry", default="", metavar="[编号]")
@click.option("--reason", default="", help="理由，记入日记。")
@click.option("--annulled", default="", help="依据被变更或撤销的日期。")
@click.option("--correct", is_flag=True, help="不撤下，下期更正。")
@click.option("--was", default="", help="更正：原文。")
@click.option("--now", "right", default="", help="更正：正文。")
@click.option(
    "--receipt", type=click.Path(path_type=Path), default=None, help="撤下回执写到这个 Word 文件；已撤下的可以补出。"
)
@click.option("--expire", "expired", is_flag=True, help="撤下全部公示期满的名字。")
def command(
    pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, who: str, passphrase: str, entry: str,
    reason: str, annulled: str, correct: bool, was: str, right: str, receipt: Path | None, expired: bool,
) -> None:  # fmt: skip
    """Withdraw one entry, start its clock, or end terms."""
    from gongshi.lists.actions.correct import Amends
    from gongshi.office import publication
    from gongshi.office.reviews import find_entry

    workspace, done = _public_or_now(at, pack, period, as_of, released)
    by = signer_of(workspace, who, passphrase)
    if expired:
        say(tr("到期撤下 {n} 条。", n=publication.end_terms(workspace, done, by=by)))
        return
    found = find_entry(done.rolls, entry)
    if receipt and not reason:
        _receipt(workspace, found, receipt)
    elif annulled:
        moved = publication.basis_gone(workspace, done, found, decided_on=read_day(annulled), reason=reason, by=by)
        say(tr("已登记。须在 {day} 前撤下。", day=moved.withdraw_by))
    elif correct:
        publication.to_correct(workspace, found, Amends(was, right, reason), by=by)
        say(tr("已登记，下期更正。"))
    else:
        with working(tr("正在撤下")):
            found = publication.take_down(workspace, found, reason=reason, by=by)
        say(tr("已撤下，公开版中已无此名；请重新生成网站并换上。"))
        if receipt:
            _receipt(workspace, found, receipt)


def _receipt(workspace: Workspace, entry: Entry, path: Path) -> None:
    from gongshi.office.withdrawal_receipt import write_receipt

    found = write_receipt(workspace, entry, path)
    say(tr("{title}已写到 {path}", title=found.title, path=path))


def _public_or_now(
    at: Path | None, pack: str, period: str, as_of: str | None, released: str | None
) -> tuple[Workspace, Run]:
    """The release as it stands published; before there is an edition, as it is computed now."""
    from gongshi.office.publication import as_public
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    done = None if as_of or released else as_public(workspace, workspace.pack(pack), Period.parse(period).code)
    return (workspace, done) if done else run_of(at, pack, period, as_of, released)
