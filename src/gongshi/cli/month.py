"""`gongshi month`: the double-click: inbox, status, run, and what is still missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.deliver import say_receipt
from gongshi.cli.options import as_of_option, at_option, released_option
from gongshi.cli.release import clocks_of
from gongshi.cli.run import say_lists
from gongshi.cli.say import say, working
from gongshi.errors import StillMissing
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.month import Month


@click.command("month", help="一键办理：收下收件箱里的文件和审核表，统计、写文书，说清还缺什么。")
@click.argument("period", default="", metavar="[期间]")
@click.option("--as", "who", default="", help="读回审核表的办理人；不写则从审核表文件名中识别。")
@as_of_option
@released_option
@at_option
def command(period: str, who: str, as_of: str | None, released: str | None, at: Path | None) -> int:
    """Do the month; the exit code is 8 while something is missing."""
    from gongshi.office.month import do_month
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    with working(tr("正在办理")):
        done = do_month(
            workspace,
            lambda: clocks_of(workspace, period or workspace.now().strftime("%Y-%m"), as_of, released),
            who=who,
        )
    return say_month(done)


def say_month(done: Month) -> int:
    """What was done and what is missing; 0 when nothing is."""
    for taken in done.taken:
        if taken.receipt is not None:
            say_receipt(taken.receipt)
        if taken.fault is not None:
            say(str(taken.fault), style="bold red")
    for line in done.said:
        say(line)
    for run, written in done.releases:
        say_lists(run)
        say(
            (tr("草稿在 {folder}") if written.draft else tr("文书在 {folder}")).format(folder=written.folder),
            style="bold",
        )
    for line in done.missing:
        say("→ " + line, style="yellow")
    if not done.missing:
        say(tr("本期已办完。"), style="bold green")
    return StillMissing.exit_code if done.missing else 0
