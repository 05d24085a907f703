"""Commands that packs bring, as commands of the command line (领域包的命令)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from gongshi.cli.options import as_of_option, at_option, json_option, read_day, read_moment, released_option
from gongshi.cli.say import say, say_json, working
from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.packs.command import Command, Kind, Opened, Option

_TYPES: dict[Kind, Any] = {
    Kind.TEXT: str,
    Kind.WHOLE: int,
    Kind.NUMBER: float,
    Kind.PATH: click.Path(path_type=Path),
}
_CLOCKS = ("at", "period", "as_of", "released", "reader")


class NoPeriod(BadInput):
    """A command that works on a workspace was given no period (没有写期间)."""


def click_command(brought: Command) -> click.Command:
    """The pack's command with its options, and those that every such command has."""

    def callback(as_json: bool, **given: Any) -> None:
        clocks = {key: given.pop(key, None) if brought.on_workspace else None for key in _CLOCKS}
        clocks["period"] = given.pop("named", None) or clocks["period"]
        with working(tr("正在运行 {name}", name=brought.name), quiet=as_json or brought.stays):
            outcome = brought.run(given, lambda: opened(**clocks))
        if as_json:
            say_json(outcome.told)
            return
        for line in outcome.lines:
            say(line)

    made: Any = json_option(callback)
    if brought.on_workspace:
        made = click.argument("named", required=False, metavar="[期间]")(made)
    for option in reversed(brought.options):
        made = _option(option)(made)
    if brought.on_workspace:
        period = click.option("--period", default=None, help="期间，如 2022-11；在工作区上运行时填写。")
        made = at_option(period(as_of_option(released_option(made))))
    if brought.names_reader:
        made = click.option("--as", "reader", default="", help="办理人；查看限定知情的内容时必写，并记入查看记录。")(
            made
        )
    command: click.Command = click.command(brought.name, help=brought.help or brought.about)(made)
    return command


def opened(
    at: Path | None, period: str | None, as_of: str | None, released: str | None, reader: str | None = None
) -> Opened:
    """The workspace with the clocks that were asked for. Raises NoPeriod without a period."""
    from gongshi.office.runs import clocks, engine
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

    workspace = Workspace.open(at)
    if not period:
        raise NoPeriod(tr("没有写明期间。"), where=tr("命令行"), mend=tr("请加上 --period，如 --period 2022-11。"))
    known = read_moment(as_of) if as_of else None
    day: date | None = read_day(released) if released else None
    when = clocks(workspace, Period.parse(period), known=known, released=day)
    tables = engine(workspace, when.known, why=tr("领域包的命令"), reader=reader or "")
    return Opened(
        workspace.root, when, tables, reader or "", lambda moment: opened(at, period, moment, released, reader)
    )


def _option(option: Option) -> Callable[[Any], Any]:
    name = f"--{option.name}"
    if option.argument:
        return click.argument(option.key, type=_TYPES[option.kind])
    if option.kind is Kind.YES:
        return click.option(name, option.key, is_flag=True, default=bool(option.default), help=option.help)
    kind = click.Choice(option.choices) if option.choices else _TYPES[option.kind]
    default = None if option.many else option.default
    return click.option(
        name,
        option.key,
        type=kind,
        default=default,
        multiple=option.many,
        help=option.help,
        show_default=default is not None,
    )
