"""`gongshi render`: the documents."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import json_option
from gongshi.cli.release import release_options, run_of
from gongshi.cli.say import say, say_json, working
from gongshi.i18n import tr


@click.command("render", help="成文：写出 DOCX、PDF、HTML、口径表和附表；复核完才写正式文书。")
@release_options
@click.option("--draft", is_flag=True, help="只写草稿，含待复核的条目。")
@click.option("--number", default="", help="发文字号中的顺序号。")
@json_option
def command(
    pack: str,
    period: str,
    as_of: str | None,
    released: str | None,
    at: Path | None,
    draft: bool,
    number: str,
    as_json: bool,
) -> None:
    """Render and say where the files lie."""
    from gongshi.office.rendering import render

    with working(tr("正在统计 {period}", period=period), quiet=as_json):
        workspace, done = run_of(at, pack, period, as_of, released)
    with working(tr("正在成文"), quiet=as_json):
        written = render(workspace, done, draft=draft, number=number)
    if as_json:
        say_json(
            {
                "folder": written.folder,
                "files": [p.name for p in written.files],
                "notes": written.notes,
                "draft": written.draft,
            }
        )
        return
    say(tr("文书在 {folder}", folder=written.folder))
    for path in written.files:
        say(f"  {path.name}")
    for note in written.notes:
        say(note, style="yellow")
