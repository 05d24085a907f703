"""`gongshi diary`: the record of acts, exported and checked."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option
from gongshi.cli.say import say
from gongshi.errors import Broken
from gongshi.i18n import tr


@click.group("diary", help="日记：导出、校验。")
def command() -> None:
    """The diary."""


@command.command(
    "export", help="导出日记：编号、散列值和签名，不含姓名和文字；可交监察、审计或档案，无须工作区即可校验。"
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="文件")
@at_option
def export(file: Path, at: Path | None) -> None:
    """Write the diary's lines into a file."""
    from gongshi.lists.export import export_diary
    from gongshi.office.people import diary
    from gongshi.office.workspace import Workspace

    done = export_diary(diary(Workspace.open(at)), file)
    say(tr("已导出 {n} 条，链头 {head}。", n=done.lines, head=done.head))


@command.command("verify", help="校验导出的日记：先后、有无缺行、每一条由谁的钥匙签。")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="文件")
@click.option("--head", default="", help="别处记下的链头，用来发现被截去的末尾。")
def verify(file: Path, head: str) -> int:
    """Check an exported diary; the exit code is 7 when it does not hold."""
    from gongshi.lists.export import read_exported

    found = read_exported(file)
    if found.fault:
        say(found.fault.says)
        return Broken.exit_code
    if head and head != found.head:
        say(tr("链头是 {found}，不是 {head}：末尾被截去，或这是另一时刻的导出。", found=found.head, head=head))
        return Broken.exit_code
    say(tr("{n} 条完好，链头 {head}。", n=found.lines, head=found.head))
    if not head:
        say(tr("未核对：末尾有没有被截去。请用 --head 给出公开版或纸上记下的链头。"))
    return 0
