"""The typed names of the expression language (ibis), which ships no types of its own.

Rooms and packs annotate with these; only `engines` executes what they stand for.
"""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias

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

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values, in its order."""
        ...

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run, for people to read."""
        ...
