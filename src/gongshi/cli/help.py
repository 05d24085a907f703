"""The help of a command in the reader's language: what click itself says in it, too (帮助的用语)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from gongshi.i18n import tr

_SORTS = re.compile(r"\b(TEXT|PATH|INTEGER|FLOAT)\b(?: RANGE)?")


class Formatter(click.HelpFormatter):
    """Writes usage, headings and click's own options in the reader's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """用法：gongshi check [选项] 文稿."""
        said = args.replace("[OPTIONS]", tr("[选项]")).replace("COMMAND [ARGS]...", tr("命令 [参数]…"))
        super().write_usage(prog, said, tr("用法：") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """选项："""
        own = {"Options": tr("选项"), "Commands": tr("命令")}
        self.write(tr("{heading}：", heading=own.get(heading, heading)) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """The options, each with what it does."""
        words = {"TEXT": tr("文字"), "PATH": tr("路径"), "INTEGER": tr("数目"), "FLOAT": tr("小数")}
        own = {"Show this message and exit.": tr("显示本说明。"), "Show the version and exit.": tr("显示版本。")}
        said = [(_SORTS.sub(lambda m: words[m[1]], name), own.get(about, about)) for name, about in rows]
        super().write_dl(said, col_max, col_spacing)


class Context(click.Context):
    """A context whose help is written so."""

    formatter_class = Formatter
