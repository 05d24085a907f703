"""A command line that click refuses, said in three parts and in the reader's language (命令用法有误)."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gongshi.errors import GongshiError
from gongshi.i18n import tr


class BadCommand(GongshiError):
    """The command line cannot be understood: an unknown word, a file that is not there, a value missing (命令用法有误)."""

    exit_code = 2


def said_of(fault: click.ClickException, given: Sequence[str]) -> BadCommand:
    """What click found, as an error of ours; `given` are the words as typed."""
    context = getattr(fault, "ctx", None)
    command = context.command_path if context is not None else "gongshi"
    return BadCommand(
        _what(fault), where=tr("命令 {line}", line=" ".join(["gongshi", *given])),
        mend=tr("请用 {command} --help 查看写法。", command=command),
    )  # fmt: skip


def _what(fault: click.ClickException) -> str:
    match fault:
        case click.NoSuchOption():
            near = "、".join(fault.possibilities or ())
            said = tr("没有“{name}”这个选项。", name=fault.option_name)
            return said + (tr("是否要写：{near}？", near=near) if near else "")
        case click.MissingParameter():
            return tr("缺少“{name}”。", name=_name(fault.param))
        case click.BadParameter() if isinstance(getattr(fault.param, "type", None), click.Path):
            return tr(
                "“{name}”所指的文件或文件夹不存在，或者不能读：{found}",
                name=_name(fault.param),
                found=_path(fault.message),
            )
        case click.BadParameter():
            return tr("“{name}”的写法不对：{found}", name=_name(fault.param), found=fault.message)
        case click.UsageError() if "No such command" in fault.message:
            return tr("没有“{name}”这个命令。", name=fault.message.split("'")[1] if "'" in fault.message else "")
    return tr("命令不能理解：{found}", found=fault.format_message())


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return tr("参数")
    shown = parameter.metavar or "/".join(parameter.opts)
    return shown if isinstance(parameter, click.Argument) else "/".join(parameter.opts)


def _path(said: str) -> str:
    """The path that click names between quotes in an English sentence; the sentence when there is none."""
    first, last = said.find("'"), said.rfind("'")
    return said[first + 1 : last] if first < last else said
