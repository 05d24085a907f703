"""`gongshi collect`: what came back of the units' forms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, say_table, working
from gongshi.i18n import tr


@click.command("collect", help="回收：读回各单位的填报表，说明谁已报、谁有差错、谁无新增。")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.option("--period", required=True, help="期间，如 2022-11。")
@at_option
@json_option
def command(folder: Path, period: str, at: Path | None, as_json: bool) -> None:
    """Take the forms that came back, and say what became of each."""
    from gongshi.office.forms import collect
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    asking = [pack for pack in workspace.packs if pack.forms] or list(workspace.packs)
    with working(tr("正在回收"), quiet=as_json):
        found = [c for pack in asking for c in collect(workspace, pack, folder, Period.parse(period))]
    if as_json:
        say_json([{"code": c.code, "name": c.name, "state": c.state.name, "rows": c.rows, "says": c.says,
                   "returned": [r.returned for r in c.receipts if r.returned]} for c in found])  # fmt: skip
        return
    counts = Counter(c.state.label for c in found)
    say("，".join(f"{label} {n}" for label, n in counts.items()))
    shown = [c for c in found if c.state.name != "NOTHING"]
    if shown:
        rows = [
            (c.code, c.name, c.state.label, c.rows, c.says or "；".join(r.says for r in c.receipts if not r.is_stored))
            for c in shown
        ]
        say_table(tr("回收情况"), (tr("编号"), tr("单位"), tr("情况"), tr("行数"), tr("说明")), rows)
