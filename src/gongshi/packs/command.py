"""A command that a pack brings (领域包的命令): plain values, so that a pack needs no command-line library.

The command line finds it by the entry point group `gongshi.commands`, whose entries name a
`Command`; the pack lists it too. Its module is imported for `gongshi --help`, so it imports
what it works with inside `run`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs
    from gongshi.figures.at import At

Given = Mapping[str, "str | int | float | bool | Path | tuple[str, ...] | None"]
Told = Mapping[str, object]


class Kind(Enum):
    """What an option holds (选项类型)."""

    TEXT = "文字"
    WHOLE = "整数"
    NUMBER = "数"
    PATH = "路径"
    YES = "是否"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class Option:
    """One option `--name` (选项); several may be given when it is `many`; an `argument` stands without its name."""

    name: str
    help: str
    kind: Kind = Kind.TEXT
    default: str | int | float | bool | None = None
    many: bool = False
    choices: Sequence[str] = ()
    argument: bool = False

    @property
    def key(self) -> str:
        """Its key among what is given to `run`."""
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Opened:
    """A workspace, opened for a command: its folder, its clocks and settings, its registers as known then (工作区).

    `reader` is who asked, by --as: each look at sealed columns is noted under that name. `known`
    opens the same once more as known at another moment, written like --as-of.
    """

    folder: Path
    at: At
    engine: Runs
    reader: str = ""
    known: Callable[[str], Opened] | None = None


@dataclass(frozen=True)
class Outcome:
    """What a command did (结果): lines for the reader, and the same for a machine."""

    lines: tuple[str, ...]
    told: Told = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """A command (命令): `run` is given the options by key, and a way to open the workspace.

    `about` is its line in `gongshi --help`, `help` its own page. A command with `on_workspace` has
    the options --at, --period, --as-of and --released besides; the workspace is opened only when
    `run` asks for it. A command that `stays` runs until it is stopped and shows its own progress.
    `reads` are the columns of registers that its outcome rests on, by register. One with
    `names_reader` has the option --as besides, for who looks at sealed columns.
    """

    name: str
    about: str
    run: Callable[[Given, Callable[[], Opened]], Outcome]
    options: tuple[Option, ...] = ()
    help: str = ""
    on_workspace: bool = False
    stays: bool = False
    names_reader: bool = False
    locale: Path | None = None
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
