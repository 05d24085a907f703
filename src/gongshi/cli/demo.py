"""`gongshi demo`: an invented city from its registers to its bulletin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongshi.cli.options import json_option
from gongshi.cli.run import say_lists
from gongshi.cli.say import console, say, say_json
from gongshi.i18n import tr


@click.command("demo", help="演示：造一座虚构城市，收下台账，办完十一月的曝光通报，写出全部文书。")
@click.option(
    "--at", "at", type=click.Path(path_type=Path), default=Path("演示城市"), help="放在哪个文件夹；须是新的。"
)
@click.option("--size", default=1, type=click.IntRange(1, 1000), help="背景数据的倍数。")
@click.option("--seed", default=20221123, help="随机种子；同一种子得到同样的城市。")
@click.option("--page", is_flag=True, help="印出报纸版面的交通部分。")
@json_option
def command(at: Path, size: int, seed: int, page: bool, as_json: bool) -> None:
    """Make the demo and say where its documents lie."""
    from gongshi.office.demo import demo

    with console(sys.stderr).status(tr("正在办理")) as status:
        shown = demo(at, size=size, seed=seed, tell=status.update)
    if page:
        from gongshi.office.page import page_text

        say(page_text(shown.workspace, shown.run))
        return
    if as_json:
        files = [p.name for p in shown.written.files]
        say_json({"workspace": shown.workspace.root, "folder": shown.written.folder, "files": files})
        return
    say_lists(shown.run)
    say(tr("文书在 {folder}", folder=shown.written.folder), style="bold")
    for path in shown.written.files:
        say(f"  {path.name}")
    for note in shown.written.notes:
        say(note, style="yellow")
    first = shown.run.pack.figures[0].label
    period = shown.run.at.period.code
    say(
        tr(
            "打开一个数字：gongshi figure {figure} {period} --open --at {folder}",
            figure=first,
            period=period,
            folder=at,
        )
    )
