"""The typed names of the expression language (ibis), which ships no types of its own.

Rooms and packs annotate with these; only `engines` executes what they stand for.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gongshi.records.register import Register

Table: TypeAlias = Any
Value: TypeAlias = Any


class Tables(Protocol):
    """Registers by name, as tables already read as of the moment asked for (台账表)."""

    def __call__(self, register: str, *, sealed: bool = False) -> Table:
        """The rows of `register`, its open columns only unless `sealed`."""
        ...


class Runs(Protocol):
    """What figures and lists need of an engine: tables, and the rows of an expression."""

    name: str

    @property
    def tables(self) -> Tables:
        """The registers, as of the engine's `known`."""
        ...

    @property
    def registers(self) -> Mapping[str, Register]:
        """Every register it can read, by English name."""
        ...

    @property
    def known(self) -> datetime:
        """The moment whose deliveries it reads: what was known by then."""
        ...

    def is_delivered(self, register: str) -> bool:
        """Whether `register` was ever delivered by `known`, be it without rows."""
        ...

    def is_silent_on(self, register: str, first: date) -> bool:
        """Whether nothing of `register` had come by `known` that can speak of a period from `first` on."""
        ...

    def never_filled(self, register: str, *, sealed: bool = False) -> frozenset[str]:
        """The columns of `register` that are empty in every row; none of one without rows.

        Only with `sealed` those of level 3 and 4 are looked at, too.
        """
        ...

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values, in its order."""
        ...

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """The rows of `expression` a few thousand at a time, in its order, never all in memory."""
        ...

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run, for people to read."""
        ...
