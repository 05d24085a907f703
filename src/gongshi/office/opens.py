"""The commands that open what stands behind a number or a name of a release (打开记录的命令)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongshi.check.known import Answerable


@dataclass(frozen=True)
class Opens:
    """What opens the figures and lists of one release, by their names (打开记录的命令).

    `figures` and `lists` are labels by name; `clocks` and `list_clocks` the options that say whose moment is looked at.
    """

    pack: str
    period: str
    figures: Mapping[str, str]
    lists: Mapping[str, str]
    clocks: str = ""
    list_clocks: str = ""

    def figure(self, label: str) -> str:
        """The command that opens the figure of this label to its records."""
        return f"gongshi figure {label} {self.period} --open{self.clocks}"

    def rolls(self) -> str:
        """The command that shows the lists with the reasons of each entry."""
        return f"gongshi review {self.pack} {self.period}{self.list_clocks}"

    def behind(self, start: int, end: int, source: str) -> Answerable:
        """The printed characters, and who answers for them by the source of their slot; nobody for dates and settings."""
        kind, _, rest = source.partition(":")
        name = re.split(r"[\[.#(@]", rest)[0]
        if kind == "list":
            return Answerable(start, end, self.lists.get(name, ""), self.rolls() if name in self.lists else "")
        label = self.figures.get(name, "")
        return Answerable(start, end, label, self.figure(label) if label else "")
