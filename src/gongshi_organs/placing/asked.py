"""What a placing is asked, and how one kind of it is made (安排的要求)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongshi import At, Grid
from gongshi_organs.views.rows import Rows


@dataclass(frozen=True)
class Asked:
    """What the clerk chose (要求): the contest or the teams named by `of`, how many of each, places of each batch."""

    of: str = ""
    each: int = 0
    batches: tuple[int, ...] = ()


@dataclass(frozen=True)
class Placed:
    """One kind of placing (安排): its name and title, how it is made, the columns it reads, what it opens."""

    name: str
    title: str
    made: Callable[[Rows, At, Asked], list[Grid]]
    reads: Mapping[str, str]
    sealed: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, tuple[str, ...]]:
        """The columns read, by register."""
        return {register: tuple(sorted(names.split())) for register, names in self.reads.items()}
