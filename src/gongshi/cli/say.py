"""How the command line speaks: to people on any console, to machines as JSON (输出).

Nothing here imports rich before something is shown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gongshi.errors import GongshiError
from gongshi.i18n import tr

if TYPE_CHECKING:
    from rich.console import Console


WIDE = 200  # columns of a table that goes into a file or a pipe


def ready_console() -> None:
    """Let any code page (cp936 too) print what it can instead of failing on what it cannot."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def console(stream: TextIO | None = None) -> Console:
    """A console on `stream`, plain when it is no terminal."""
    from rich.console import Console

    out = stream or sys.stdout
    width = None if out.isatty() else WIDE
    return Console(file=out, width=width, highlight=False, soft_wrap=True, emoji=False, markup=False)


def say(text: str, *, style: str = "") -> None:
    """One line for the reader."""
    console().print(text, style=style)


def say_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table for the reader; nothing but the title and a dash when it has no rows."""
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if v is None else str(v) for v in row))
    console().print(table if rows else f"{title}：—")


def say_json(value: object) -> None:
    """`value` as one JSON document, for machines."""
    click_safe = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write(click_safe + "\n")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return str(value)


def end_with(fault: GongshiError, *, as_json: bool) -> int:
    """Show the error in its three parts; its exit code."""
    if as_json:
        say_json({"error": type(fault).__name__, "what": fault.what, "where": fault.where, "mend": fault.mend})
    else:
        err = console(sys.stderr)
        err.print(fault.what, style="bold red")
        err.print("  " + tr("位置：{where}", where=fault.where))
        err.print("  " + tr("处理：{mend}", mend=fault.mend))
    return fault.exit_code


@contextmanager
def working(text: str, *, quiet: bool = False) -> Iterator[None]:
    """A sign of progress on a terminal while the block works; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    with console(sys.stderr).status(text):
        yield


@contextmanager
def telling(text: str) -> Iterator[Callable[[str], None]]:
    """What to call with each step of long work: a terminal shows the last, a file or a pipe gets a line for each."""
    err = console(sys.stderr)
    if err.is_terminal:
        with err.status(text) as status:
            yield status.update
        return
    err.print(text)
    yield err.print
