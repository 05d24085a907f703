"""`gongshi entry`: what the desk's forms do, one row at a time: enter, confirm, take out, say nothing new, history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.entering import Outcome
    from gongshi.office.typing_in import Desk

key_argument = click.argument("key", metavar="编号")


def _unit(needed: bool) -> Callable[[Callable[..., object]], Callable[..., object]]:
    return click.option("--unit", default="", required=needed, help="替哪个单位办：单位编号或全称；不写则为机关科室。")


by_option = click.option("--by", default="", help="由谁办，记在报送的备注里。")


@click.group("entry", help="录入：一行一行地填报、确认、撤去、报无新增，看一行的来历；与办公台的表单同一回事。")
def command() -> None:
    """Rows, one at a time."""


@command.command("asked", help="本月要这个单位报什么，报了没有。")
@_unit(True)
@click.option("--period", default="", help="哪一期；不写则为本月。")
@at_option
@json_option
def asked(unit: str, period: str, at: Path | None, as_json: bool) -> None:
    """What is asked of the unit, and what waits for its yes."""
    desk = _desk(at, unit)
    found, waiting = desk.asked(period), desk.waiting()
    if as_json:
        told = [{"register": a.register.name, "rows": a.count, "done": a.is_done} for a in found]
        say_json({"asked": told, "waiting": waiting})
        return
    say_table(tr("本月应报"), (tr("台账"), tr("情况")), [(a.register.label, a.says) for a in found])
    for register, key in waiting:
        say(tr("待确认：台账“{register}”，编号 {key}", register=register, key=key))


@command.command("add", help="填一行：写“列名=值”，列名用中文或英文；写了 --key 的是改已有的一行，没写到的列不动。")
@click.argument("register", metavar="台账")
@click.argument("cells", nargs=-1, required=True, metavar="列名=值...")
@click.option("--key", default="", help="改哪一行；编号有几部分的，用逗号隔开。")
@click.option("--despite-warnings", is_flag=True, help="有提醒也报。")
@_unit(False)
@by_option
@at_option
def add(
    register: str, cells: tuple[str, ...], key: str, despite_warnings: bool, unit: str, by: str, at: Path | None
) -> int:
    """Enter one row, or change one; 3 when it was faulty."""
    return _say(_desk(at, unit, by).add(register, [_cell(text) for text in cells], key, despite=despite_warnings))


@command.command("confirm", help="确认联合活动：对方已报的一行，本单位认可，不用再报。")
@click.argument("register", metavar="台账")
@key_argument
@_unit(True)
@by_option
@at_option
def confirm(register: str, key: str, unit: str, by: str, at: Path | None) -> int:
    """The other side's yes."""
    return _say(_desk(at, unit, by).confirm(register, key))


@command.command("remove", help="撤去一行：报错了、重复了的；来历仍可查。")
@click.argument("register", metavar="台账")
@key_argument
@_unit(False)
@by_option
@at_option
def remove(register: str, key: str, unit: str, by: str, at: Path | None) -> None:
    """Take the row out of its register."""
    made = _desk(at, unit, by).remove(register, key)
    say(tr("已撤去，报送 {id}；它的来历仍可查。", id=made.id))


@command.command("nothing", help="报无新增：这个单位本月在这个台账里没有新的。")
@click.argument("register", metavar="台账")
@_unit(True)
@by_option
@at_option
def nothing(register: str, unit: str, by: str, at: Path | None) -> None:
    """The unit says that it has nothing new."""
    made = _desk(at, unit, by).nothing(register)
    say(tr("已报无新增，报送 {id}。", id=made.id))


@command.command("history", help="一行的来历：每次何时、由谁、凭哪份报送改的。")
@click.argument("register", metavar="台账")
@key_argument
@at_option
@json_option
def history(register: str, key: str, at: Path | None, as_json: bool) -> None:
    """Every version of the row, oldest first."""
    versions = _desk(at, "").history(register, key)
    if as_json:
        say_json([{"delivery": v.delivery.id, "says": v.says, "values": v.values} for v in versions])
        return
    heads = (tr("何时"), tr("报送单位"), tr("做了什么"), tr("报送"))
    rows = [(f"{v.delivery.known_at:%Y-%m-%d %H:%M}", v.delivery.sender, v.says, v.delivery.id) for v in versions]
    say_table(tr("一行的来历"), heads, rows)


def _desk(at: Path | None, unit: str, by: str = "") -> Desk:
    from gongshi.office.typing_in import Desk
    from gongshi.office.unit import unit_named
    from gongshi.office.workspace import Workspace

    workspace = Workspace.open(at)
    return Desk(workspace, unit_named(workspace, unit) if unit else None, by)


def _cell(text: str) -> tuple[str, str]:
    from gongshi.office.typing_in import NotACell

    name, is_, value = text.partition("=")
    if not is_ or not name:
        raise NotACell(tr("“{text}”不是“列名=值”。", text=text), where=tr("命令行"), mend=tr("请写作 名称=某次会议。"))
    return name.strip(), value.strip()


def _say(outcome: Outcome) -> int:
    """Say what became of it; 0 when it is stored, else 3."""
    for fault in (*outcome.faults, *outcome.warnings):
        say(str(fault))
    if outcome.delivery is None:
        say(tr("没有报出；请改好再报，只有提醒的可加 --despite-warnings。"))
        return BadInput.exit_code
    said = tr("此前已报出，没有重复收入。") if outcome.again else tr("已报出，报送 {id}。", id=outcome.delivery.id)
    say(said)
    return 0
