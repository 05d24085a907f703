"""`gongshi site`: frozen public pages from the sealed editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option, read_day
from gongshi.cli.say import say, say_json
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.site.build import Built


@click.command("site", help="网站：由封存的公开版生成公开网页；期满、撤下的名字不再出现。")
@click.option(
    "--to", "to", type=click.Path(path_type=Path), default=None, help="写到哪个文件夹；不写则为工作区的“网站”。"
)
@click.option("--on", "on", default=None, help="以哪一天的状态为准，如 2022-12-24；不写则为今天。")
@click.option("--serve", "serve", is_flag=True, help="生成后在本机打开，只有这台电脑能看；按 Ctrl+C 结束。")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="本机查看用的端口；不写则任选一个空闲的。")
@at_option
@json_option
def command(to: Path | None, on: str | None, serve: bool, port: int, at: Path | None, as_json: bool) -> None:
    """Build the site, say what was written, and serve it when asked."""
    from gongshi.office.site import write_site
    from gongshi.office.workspace import Workspace

    built = write_site(Workspace.open(at), to, on=read_day(on) if on else None)
    if as_json:
        say_json({"folder": built.folder, "written": built.written, "kept": built.kept, "removed": built.removed})
    else:
        say_built(built)
    if serve:
        serve_until_stopped(built.folder, port)


def say_built(built: Built) -> None:
    """Where the site lies and what this build did."""
    say(tr("网站在 {folder}", folder=built.folder), style="bold")
    say(
        tr("共 {total} 个文件：新写 {written} 个，未变 {kept} 个，移除 {removed} 个。", total=built.total, written=built.written, kept=built.kept, removed=built.removed)
    )  # fmt: skip


def serve_until_stopped(folder: Path, port: int = 0) -> None:
    """Serve the site on this machine until the reader presses Ctrl+C."""
    from gongshi.site.serve import address_of, server

    with server(folder, port=port) as found:
        say(tr("请在浏览器打开 {address}（按 Ctrl+C 结束）", address=address_of(found)))
        try:
            found.serve_forever()
        except KeyboardInterrupt:
            say(tr("已停止。"))
