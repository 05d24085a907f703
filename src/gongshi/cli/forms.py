"""`gongshi forms`: a prefilled workbook for every unit."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, working
from gongshi.i18n import tr


@click.command("forms", help="填报表：给每个单位写一份代填好的工作簿，只问台账里没有的。")
@click.argument("period", metavar="期间")
@click.option("--to", type=click.Path(path_type=Path), default=None, help="写到哪个文件夹；不写则为工作区的“填报表”。")
@at_option
@json_option
def command(period: str, to: Path | None, at: Path | None, as_json: bool) -> None:
    """Write the forms of every pack of the workspace that asks its units."""
    from gongshi.office.forms import write_forms
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    asking = [pack for pack in workspace.packs if pack.forms] or list(workspace.packs)
    with working(tr("正在写填报表"), quiet=as_json):
        paths = [p for pack in asking for p in write_forms(workspace, pack, Period.parse(period), to)]
    if as_json:
        say_json({"files": paths})
        return
    if not paths:
        say(tr("台账里还没有要填报的单位；请先报送记单位的台账。"))
        return
    say(
        tr(
            "共 {n} 份填报表，在 {folder}。没有新增的单位不用填，也不用交回。",
            n=len(paths),
            folder=paths[0].parent if paths else "",
        )
    )
