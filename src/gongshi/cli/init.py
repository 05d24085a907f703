"""`gongshi init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.say import say
from gongshi.i18n import tr


@click.command("init", help="新建工作区：收件箱、填报模板、设置文件和“办理本月”脚本。")
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--pack", "packs", multiple=True, default=("traffic",), help="使用的领域包，可写多次。")
@click.option(
    "--keys",
    type=click.Path(path_type=Path),
    default=None,
    help="钥匙文件夹，须在工作区之外；不写则放在用户数据文件夹。",
)
@click.option(
    "--settings",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="设置文件，取代领域包建议的设置；其中不写 [workspace]。",
)
def command(folder: Path, packs: tuple[str, ...], keys: Path | None, settings: Path | None) -> None:
    """Make the workspace and say the next two steps."""
    from gongshi.office.start import init

    text = settings.read_text(encoding="utf-8-sig") if settings else ""
    workspace = init(folder, packs=packs, keys=keys.resolve() if keys else None, settings=text)
    say(tr("已新建工作区：{folder}", folder=workspace.root))
    say(tr("下一步：改好 {file} 里的单位名称；把填好的表放进“收件箱”，双击“办理本月”。", file="gongshi.toml"))
