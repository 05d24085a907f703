"""An engine over tables in memory, for worked examples and tests (内存引擎).

The same protocol as over a vault, so that a figure cannot tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from gongshi.engines.expression import Runs, Table
from gongshi.engines.filled import never_filled_in
from gongshi.engines.session import DuckSession
from gongshi.records.arrow import DELIVERY, ROW, SHEET, fitted, schema_of
from gongshi.records.register import Register, find_register

LATEST = datetime(9999, 12, 31)


class Session(Protocol):
    """One connection to an engine: takes tables, runs expressions (引擎会话)."""

    def register(self, name: str, rows: Any) -> Table:
        """The Arrow table `rows` under `name`, in memory only."""
        ...

    def arrow(self, expression: Table) -> Any:
        """The result of `expression` as an Arrow table."""
        ...

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values."""
        ...

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """The rows of `expression` a few thousand at a time."""
        ...

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run."""
        ...


@dataclass
class MemoryEngine:
    """Tables in memory by register, on either engine (内存引擎)."""

    given: Mapping[str, Any]
    registers: Mapping[str, Register]
    session: Session
    name: str
    known: datetime = LATEST
    _made: dict[tuple[str, bool], Table] = field(default_factory=dict)

    def tables(self, register: str, *, sealed: bool = False) -> Table:
        """The rows of `register`, its open columns only unless `sealed`; not given is empty."""
        found = find_register(self.registers, register)
        if (found.name, sealed) not in self._made:
            self._made[found.name, sealed] = self._make(found, sealed)
        return self._made[found.name, sealed]

    def is_delivered(self, register: str) -> bool:
        """Whether a table was given for `register`, be it without rows."""
        return find_register(self.registers, register).name in self.given

    def is_silent_on(self, register: str, first: date) -> bool:
        """Whether no table was given for `register`; one that was given speaks of every period."""
        return not self.is_delivered(register)

    def never_filled(self, register: str, *, sealed: bool = False) -> frozenset[str]:
        """The columns of `register` that are empty in every row; none of one without rows.

        Only with `sealed` those of level 3 and 4 are looked at, too.
        """
        found = find_register(self.registers, register)
        return never_filled_in(self._rows(found, sealed))

    def arrow(self, expression: Table) -> Any:
        """The result of `expression` as an Arrow table."""
        return self.session.arrow(expression)

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values, in its order."""
        return self.session.rows(expression)

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """The rows of `expression` a few thousand at a time, in its order, never all in memory."""
        return self.session.pieces(expression)

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run, for people to read."""
        return self.session.sql(expression)

    def _make(self, register: Register, sealed: bool) -> Table:
        return self.session.register(f"{register.name}{'_sealed' if sealed else ''}", self._rows(register, sealed))

    def _rows(self, register: Register, sealed: bool) -> Any:
        columns = register.columns if sealed else register.open_columns()
        schema = schema_of(columns, DELIVERY, ROW, SHEET)
        rows = self.given.get(register.name)
        return schema.empty_table() if rows is None else fitted(rows, schema)


def engine_over(tables: Mapping[str, Any], registers: Mapping[str, Register], engine: str = "duckdb") -> Runs:
    """An engine whose registers are these Arrow tables, by English name (内存引擎).

    Columns that a table leaves out are empty. `engine` is `duckdb` or `spark`; the Spark
    session is started once in a process and shared.
    """
    if engine == "spark":
        from gongshi.engines.spark import SparkSession

        return MemoryEngine(tables, registers, SparkSession(), "spark")
    return MemoryEngine(tables, registers, DuckSession(), "duckdb")
