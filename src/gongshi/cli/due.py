"""`gongshi due`: what must happen by when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import as_of_option, at_option, json_option, read_moment
from gongshi.cli.say import say, say_json, say_table
from gongshi.i18n import tr

if TYPE_CHECKING:
    from datetime import date

    from gongshi.office.clocks import Deadline


@click.command("due", help="期限：异议、申请的答复，撤下，期满，公开，须在哪一天前办完，还剩几个工作日。")
@as_of_option
@at_option
@json_option
@click.option("--within", type=int, default=None, help="只看若干个工作日以内到期的；已逾期的总在内。")
def command(as_of: str | None, at: Path | None, as_json: bool, within: int | None) -> None:
    """Every clock that runs, the earliest first."""
    from gongshi.office.clocks import deadlines
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    today = (read_moment(as_of) if as_of else workspace.now()).date()
    found = [d for d in deadlines(workspace, today) if within is None or d.is_within(within)]
    if as_json:
        say_json({"today": today, "due": [_plain(d, today) for d in found]})
        return
    rows = [(d.due.by, _left(d), d.due.task.label, d.label, d.due.period, d.due.entry[:10], d.due.text) for d in found]
    columns = (tr("期限"), tr("剩余"), tr("事项"), tr("名单"), tr("期间"), tr("编号"), tr("内容"))
    say_table(tr("{day} 的待办期限", day=today), columns, rows)
    late = sum(d.due.is_late(today) for d in found)
    if late:
        say(tr("已逾期 {n} 件。", n=late), style="bold red")


def _left(found: Deadline) -> str:
    if found.left is None:
        return ""
    if found.left < 0:
        return tr("逾期 {n} 个工作日", n=-found.left)
    return tr("{n} 个工作日", n=found.left) if found.left else tr("今天")


def _plain(found: Deadline, today: date) -> dict[str, object]:
    """One clock for a machine: ids, never names."""
    one = found.due
    return {"task": one.task.name, "label": one.task.label, "by": one.by, "working_days_left": found.left,
            "late": one.is_late(today), "list": one.list, "period": one.period, "entry": one.entry,
            "basis": one.basis}  # fmt: skip
