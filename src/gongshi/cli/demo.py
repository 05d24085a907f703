"""`gongshi demo`: an invented city from its registers to its public site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import json_option
from gongshi.cli.run import say_lists
from gongshi.cli.say import say, say_json, telling
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.demo_public import WentPublic


@click.command("demo", help="演示：造一座虚构城市，办完几个月的公示，撤下一个名字，更正一个数字，生成并打开网站。")
@click.option("--pack", default="traffic", help="用哪个领域包的虚构城市；gongshi pack list 可查看。")
@click.option(
    "--at", "at", type=click.Path(path_type=Path), default=Path("演示城市"), help="放在哪个文件夹；须是新的。"
)
@click.option("--size", default=1, type=click.IntRange(1, 1000), help="背景数据的倍数。")
@click.option("--seed", default=20221123, help="随机种子；同一种子得到同样的城市。")
@click.option("--page", is_flag=True, help="只办最后一期，印出整版报纸：两个领域包的发布文书。")
@click.option(
    "--next", "following", is_flag=True, help="再备好下一期的来文，时钟拨到那一期发布日的早上，供在办公台里自己办。"
)
@click.option("--no-serve", is_flag=True, help="只生成网站，不在本机打开。")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="本机查看用的端口；不写则任选一个空闲的。")
@json_option
def command(
    pack: str, at: Path, size: int, seed: int, page: bool, following: bool, no_serve: bool, port: int, as_json: bool
) -> None:
    """Make the demo, say where its documents and its site lie, and serve the site."""
    with telling(tr("正在办理")) as tell:
        if page:
            text = page_of(at, size, seed, tell)
        else:
            from gongshi.office.demo_public import go_public, lay_out_next

            public = go_public(at, pack=pack, size=size, seed=seed, tell=tell)
            laid = lay_out_next(public.workspace, public.run.pack, size=size, seed=seed) if following else None
    if page:
        return say(text)
    if as_json:
        files = [p.name for p in sorted(public.documents.iterdir())]
        return say_json({"workspace": public.workspace.root, "folder": public.documents, "files": files,
                         "site": public.site.folder})  # fmt: skip
    say_public(public, at)
    if laid is not None:
        say(tr("下一期的来文在 {folder}", folder=laid), style="bold")
    say_desk(at)
    if laid is not None:
        return None
    if not no_serve:
        from gongshi.cli.site import serve_until_stopped

        serve_until_stopped(public.site.folder, port)
    return None


PAGE = (("organs", "-机关"), ("traffic", ""))  # each half of the page, and where its city lies beside --at


def page_of(at: Path, size: int, seed: int, tell: Callable[[str], None]) -> str:
    """The whole newspaper page: the demo release of each pack that has a half of it."""
    from gongshi.office.demo import demo
    from gongshi.office.page import page_text

    halves = [demo(at.with_name(at.name + ending), pack=pack, size=size, seed=seed, tell=tell) for pack, ending in PAGE]
    return "\n\n".join(page_text(half.workspace, half.run) for half in halves)


def say_public(public: WentPublic, at: Path) -> None:
    """The lists, where the documents lie, how to open a number, where the site lies."""
    from gongshi.cli.site import say_built

    say_lists(public.run)
    say(tr("文书在 {folder}", folder=public.documents), style="bold")
    for path in sorted(public.documents.iterdir()):
        say(f"  {path.name}")
    first, period = public.run.pack.figures[0].label, public.run.at.period.code
    say(
        tr(
            "打开一个数字：gongshi figure {figure} {period} --open --at {folder}",
            figure=first,
            period=period,
            folder=at,
        )
    )
    say_built(public.site)


def say_desk(at: Path) -> None:
    """How to go on in the browser: the accounts, then the desk."""
    say(
        tr(
            "办公台（浏览器）：先建演示账号 gongshi desk --at {at} --demo-accounts，再打开 gongshi desk --at {at}",
            at=at,
        )
    )
