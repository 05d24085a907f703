"""`gongshi status`: what this release still needs."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import as_of_option, at_option, json_option, read_moment
from gongshi.cli.say import say, say_json, say_table
from gongshi.i18n import tr


@click.command("status", help="看板：本期各台账报送到哪一天，还缺什么。")
@click.argument("period", metavar="[期间]", default="")
@as_of_option
@at_option
@json_option
def command(period: str, as_of: str | None, at: Path | None, as_json: bool) -> None:
    """Each register with its last delivery."""
    from gongshi.office.board import expected
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    known = read_moment(as_of) if as_of else workspace.now()
    wanted = Period.parse(period) if period else Period.month(known.year, known.month)
    lines = expected(workspace, wanted, known)
    if as_json:
        say_json([
            {"register": e.register.name, "label": e.register.label, "missing": e.missing,
             "delivered": e.last.known_at if e.last else None, "rows": e.last.rows if e.last else 0}
            for e in lines
        ])  # fmt: skip
        return
    rows = [(e.register.label, e.says, e.last.known_at if e.last else "", e.last.rows if e.last else "") for e in lines]
    say_table(tr("{period} 报送情况", period=wanted.label), (tr("台账"), tr("情况"), tr("最近报送"), tr("行数")), rows)
    missing = [e.register.label for e in lines if e.missing]
    say(tr("还缺：{labels}", labels="、".join(missing)) if missing else tr("本期台账已齐。"))
