"""Registers without rows, known by their columns alone (空白台账): to look at what a definition reads.

It runs nothing and opens nothing: figures and lists are built over it and their expressions read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from gongshi.engines.expression import Table
from gongshi.records.arrow import DELIVERY, ROW, SHEET, schema_of
from gongshi.records.register import Register, find_register


@dataclass
class BlankEngine:
    """Every register as delivered and empty (空白引擎); `rows` gives none, `sql` nothing."""

    registers: Mapping[str, Register]
    known: datetime
    name: str = "blank"
    _made: dict[tuple[str, bool], Table] = field(default_factory=dict)

    def tables(self, register: str, *, sealed: bool = False) -> Table:
        """The register's columns as a table, those of level 3 and 4 only with `sealed`."""
        import ibis

        found = find_register(self.registers, register)
        if (found.name, sealed) not in self._made:
            columns = found.columns if sealed else found.open_columns()
            schema = ibis.Schema.from_pyarrow(schema_of(columns, DELIVERY, ROW, SHEET))
            self._made[found.name, sealed] = ibis.table(schema, name=f"{found.name}{'_sealed' * sealed}")
        return self._made[found.name, sealed]

    def is_delivered(self, register: str) -> bool:
        """Always: a definition is looked at whole."""
        return True

    def is_silent_on(self, register: str, first: date) -> bool:
        """Never: a definition is looked at whole."""
        return False

    def never_filled(self, register: str, *, sealed: bool = False) -> frozenset[str]:
        """None: there is no row that could fill a column."""
        return frozenset()

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """No rows."""
        return []

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """No rows."""
        return iter(())

    def sql(self, expression: Table) -> str:
        """Nothing is run."""
        return ""
