"""Options that several commands share (共用选项)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import click

from gongshi.errors import BadInput
from gongshi.i18n import tr

F = TypeVar("F", bound=Callable[..., object])


class BadMoment(BadInput):
    """A moment or day on the command line cannot be read (时间写法有误)."""


def at_option(function: F) -> F:
    """`--at DIR`: the workspace."""
    return click.option(
        "--at", "at", type=click.Path(path_type=Path), default=None, help="工作区文件夹；不写则用当前所在的工作区。"
    )(function)


def json_option(function: F) -> F:
    """`--json`: the result as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="结果以 JSON 输出，供程序读取。")(function)


def as_of_option(function: F) -> F:
    """`--as-of TIME`: what was known then."""
    return click.option("--as-of", "as_of", default=None, help="截至时间，如 2022-11-23T08:00；不写则为现在。")(
        function
    )


def released_option(function: F) -> F:
    """`--released DAY`: the day of publication."""
    return click.option("--released", default=None, help="发布日，如 2022-11-23；不写则为截至日。")(function)


def read_moment(text: str) -> datetime:
    """The moment that `text` writes; a day alone is its last second. Raises BadMoment."""
    try:
        if len(text) <= 10:
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, 23, 59, 59)
        return datetime.fromisoformat(text.replace(" ", "T")).replace(tzinfo=None)
    except ValueError as fault:
        raise BadMoment(
            tr("“{text}”不是可识别的时间。", text=text),
            where=tr("命令行"),
            mend=tr("请写作 2022-11-23 或 2022-11-23T08:00。"),
        ) from fault


def read_day(text: str) -> date:
    """The day that `text` writes. Raises BadMoment."""
    return read_moment(text[:10]).date()
