"""`gongshi template`: workbooks to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import at_option
from gongshi.cli.say import say
from gongshi.i18n import tr


@click.command("template", help="写出台账的填报模板：中文表头、下拉代码、示例行和逐列说明。")
@click.argument("registers", nargs=-1, metavar="[台账]...")
@click.option("--to", type=click.Path(path_type=Path), default=None, help="写到哪个文件夹；不写则为工作区的“模板”。")
@at_option
def command(registers: tuple[str, ...], to: Path | None, at: Path | None) -> None:
    """Write the templates of the registers named, or of all."""
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import find_register
    from gongshi.records.template import write_template

    workspace = Workspace.open(at)
    wanted = [find_register(workspace.registers, r) for r in registers] or list(workspace.registers.values())
    folder = to or workspace.root / "模板"
    folder.mkdir(parents=True, exist_ok=True)
    for register in wanted:
        path = folder / f"{register.label}.xlsx"
        write_template(path, register)
        say(str(path))
    say(tr("共 {n} 份模板。", n=len(wanted)))
