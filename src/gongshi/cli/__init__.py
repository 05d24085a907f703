"""The command line (命令行): thin, over the functions of `office`.

A command's module is imported when the command is named, so that `gongshi --help` does not
wait for engines. Errors leave in three parts and with an exit code by kind.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from itertools import pairwise

import click

from gongshi.cli.help import Context
from gongshi.cli.say import end_with, ready_console
from gongshi.errors import GongshiError
from gongshi.i18n import language, set_language, tr

COMMANDS = {
    "demo": ("演示：造一座虚构城市，从台账办到公示。", "demo"),
    "init": ("新建工作区。", "init"),
    "template": ("写出台账的填报模板（Excel）。", "template"),
    "forms": ("填报表：给每个单位写一份代填好的工作簿。", "forms"),
    "collect": ("回收：读回各单位的填报表。", "collect"),
    "entry": ("录入：一行一行地填报、确认、撤去，看一行的来历。", "entry"),
    "merge": ("合并：两个单位各报了一行的同一次活动。", "merge"),
    "deliver": ("报送：把文件收进台账库。", "deliver"),
    "month": ("一键办理：收件箱里的文件，办完一个月。", "month"),
    "status": ("看板：本期还缺什么。", "status"),
    "run": ("运行：算出本期全部指标和名单，写出草稿。", "run"),
    "figure": ("指标：看数值、口径，并打开到记录。", "figure"),
    "review": ("复核：看候选名单，或用 Excel 复核。", "review"),
    "objection": ("异议：登记、答复。", "objection"),
    "due": ("期限：什么事须在哪一天前办完。", "due"),
    "render": ("成文：写出正式文书。", "render"),
    "check": ("核稿：读一份文稿，指出自相矛盾和与台账不符之处。", "check"),
    "adopt": ("采纳改稿：在 Word 或 WPS 里改过的文书。", "adopt"),
    "publish": ("发布：公开名单和数据，封存公开版。", "publish"),
    "site": ("网站：由公开版生成公开网页。", "site"),
    "correct": ("更正：已发布的数，封存更正的公开版。", "correct"),
    "verify": ("校验：台账库、日记和公开版。", "verify"),
    "withdraw": ("撤下：把名字从公开名单上撤下。", "withdraw"),
    "row": ("公开记录：找出、依法撤走一条。", "row"),
    "diary": ("日记：导出、校验。", "diary"),
    "keys": ("人员与签名钥匙。", "keys"),
    "vault": ("台账库：查看、校验、依法删除。", "vault"),
    "load": ("负担：填了多少格，哪些字段没有用到。", "load"),
    "pack": ("领域包：查看、核对。", "pack"),
}


class Lazy(click.Group):
    """A group whose commands are imported when they are named: ours, and those that packs bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work, those of packs after ours."""
        from gongshi.packs.find import installed_commands

        return [*COMMANDS, *(name for name in sorted(installed_commands()) if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None when there is no such command. Ours come before a pack's."""
        if cmd_name not in COMMANDS:
            return _brought(cmd_name)
        command: click.Command = import_module(f"gongshi.cli.{COMMANDS[cmd_name][1]}").command
        return spoken(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help's list of commands, without importing any."""
        with formatter.section(tr("命令")):
            formatter.write_dl([(name, _about(name)) for name in self.list_commands(ctx)])


def _about(name: str) -> str:
    """A command's line in the help; a pack's command that cannot be loaded says so."""
    from gongshi.packs.find import find_command

    if name in COMMANDS:
        return tr(COMMANDS[name][0])
    try:
        return tr(find_command(name).about)
    except GongshiError as fault:
        return fault.what


def _brought(name: str) -> click.Command | None:
    """The command of a pack; None when no pack brings it."""
    from gongshi.cli.brought import click_command
    from gongshi.packs.find import find_command, installed_commands

    return spoken(click_command(find_command(name))) if name in installed_commands() else None


def spoken(command: click.Command) -> click.Command:
    """The command with its help in the reader's language, sub-commands too."""
    command.context_class = Context
    if isinstance(command, click.Group):
        for below in command.commands.values():
            spoken(below)
    if language() == "zh":
        return command
    command.help = tr(command.help or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = tr(parameter.help)
        if parameter.metavar:
            parameter.metavar = tr(parameter.metavar)
    return command


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", envvar="GONGSHI_LANG", help="信息的语言：中文或英文。"
)
@click.version_option(package_name="gongshi")
def gongshi(lang: str) -> None:
    """公示：台账进来，公示出去，每个数字都能打开到记录。"""
    set_language(lang)


def asked_language(given: list[str]) -> str:
    """The language that the arguments or GONGSHI_LANG ask for, known before click shows any help."""
    for word, following in pairwise([*given, ""]):
        if word == "--lang" or word.startswith("--lang="):
            return following if word == "--lang" else word.removeprefix("--lang=")
    return os.environ.get("GONGSHI_LANG", "zh")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process with the exit code that the docs list."""
    from gongshi.cli.usage import said_of

    ready_console()
    given = sys.argv[1:] if arguments is None else arguments
    set_language(asked_language(given))
    spoken(gongshi)
    try:
        code = gongshi.main(args=given, prog_name="gongshi", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:  # a bare command is a question, no mistake
        click.echo(asked.format_message())
        sys.exit(0)
    except click.ClickException as fault:
        sys.exit(end_with(said_of(fault, given), as_json="--json" in given))
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except GongshiError as fault:
        sys.exit(end_with(fault, as_json="--json" in given))
    sys.exit(code if isinstance(code, int) else 0)
