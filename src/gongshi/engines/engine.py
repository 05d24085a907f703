"""An engine over a vault: registers as they were known at a moment (台账库引擎).

What DuckDB and Spark share: which file holds a register, and how sealed columns come in. They
are joined in memory only, and each opening is noted with its reader and reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from gongshi.engines.asof import as_of, merged_in_memory, removals
from gongshi.engines.expression import Table
from gongshi.engines.filled import never_filled_in, never_filled_in_file
from gongshi.engines.shown import Shown, check_openness, shown_of
from gongshi.engines.small import repeated
from gongshi.engines.tables import Session
from gongshi.records.arrow import DELIVERY, ROW, SHEET, fitted, schema_of
from gongshi.records.delivery import Delivery
from gongshi.records.register import Register, find_register
from gongshi.records.vault import Vault

# Who reads when a program computes for nobody in particular.
PROGRAM, COMPUTING = "gongshi", "计算指标与名单"


class FileSession(Session, Protocol):
    """A session that reads Parquet files, too (可读文件的会话)."""

    def parquet(self, name: str, path: Path, columns: Sequence[Shown]) -> Table:
        """The Parquet file at `path` as a view with these columns."""
        ...


@dataclass
class VaultEngine:
    """The registers of a vault as of `known` (台账库引擎). A register never delivered is empty."""

    vault: Vault
    registers: Mapping[str, Register]
    known: datetime
    session: FileSession
    name: str
    reader: str = ""
    why: str = ""
    _made: dict[tuple[str, bool], Table] = field(default_factory=dict)
    _alone: dict[str, Table] = field(default_factory=dict)
    _stacks: dict[str, tuple[Delivery, ...]] = field(default_factory=dict)
    _empty: dict[tuple[str, bool], frozenset[str]] = field(default_factory=dict)

    def tables(self, register: str, *, sealed: bool = False) -> Table:
        """The rows of `register`: its columns, then `_delivery`, `_row` and `_sheet`.

        Only with `sealed` the columns of level 3 and 4; each opening is noted once an engine.
        """
        found = find_register(self.registers, register)
        if (found.name, sealed) not in self._made:
            self._made[found.name, sealed] = self._make(found, sealed)
        return self._made[found.name, sealed]

    def is_delivered(self, register: str) -> bool:
        """Whether the register had any delivery by `known`, be it without rows."""
        return bool(self.stack(register))

    def is_silent_on(self, register: str, first: date) -> bool:
        """Whether nothing of `register` had come by `known` that can speak of a period from `first` on."""
        stack = self.stack(register)
        found = find_register(self.registers, register)
        return not stack or found.still_awaits(max(d.known_at for d in stack).date(), first)

    def never_filled(self, register: str, *, sealed: bool = False) -> frozenset[str]:
        """The columns of `register` that are empty in every row; none of one without rows.

        Only with `sealed` those of level 3 and 4 are looked at, too.
        """
        found = find_register(self.registers, register)
        if sealed and found.sealed_columns():
            self.tables(found.name, sealed=True)  # notes them
        elif (found.name, sealed) not in self._empty:
            stack = self.stack(found.name)
            none: frozenset[str] = frozenset()
            self._empty[found.name, sealed] = never_filled_in_file(as_of(self.vault, found, stack)) if stack else none
        return self._empty[found.name, sealed]

    def stack(self, register: str) -> tuple[Delivery, ...]:
        """The deliveries that the register's rows come from, oldest first; looked up once an engine."""
        name = find_register(self.registers, register).name
        if name not in self._stacks:
            self._stacks[name] = self.vault.stack(name, self.known)
        return self._stacks[name]

    def delivered(self, delivery: Delivery) -> Table:
        """The rows of one delivery alone: the register's open columns of today, and where they stood."""
        if delivery.id not in self._alone:
            shown = shown_of(find_register(self.registers, delivery.register), delivery)
            rows = self.vault.rows_path(delivery)
            self._alone[delivery.id] = self.session.parquet(f"delivery {delivery.number}", rows, shown)
        return self._alone[delivery.id]

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
        stack = self.stack(register.name)
        if sealed and register.sealed_columns():
            rows = self._opened(register, stack)
            self._empty[register.name, True] = never_filled_in(rows)
            return self.session.register(f"{register.name}_sealed", rows)
        if not stack:
            empty = schema_of(register.open_columns(), DELIVERY, ROW, SHEET).empty_table()
            return self.session.register(register.name, empty)
        stored = as_of(self.vault, register, stack)
        return self.session.parquet(register.name, stored.path, stored.columns)

    def _opened(self, register: Register, stack: Sequence[Delivery]) -> Any:
        """All columns of the register in memory, open and sealed side by side."""
        check_openness(register, stack)
        if not stack:
            return schema_of(register.columns, DELIVERY, ROW, SHEET).empty_table()
        return merged_in_memory([self._whole(register, d) for d in stack], register, removals(stack))

    def _whole(self, register: Register, delivery: Delivery) -> Any:
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.vault.rows_path(delivery)) as file:  # read_table, pa.table and lists import pandas
            rows = file.read()
        sealed = self.vault.sealed_rows(delivery, by=self.reader or PROGRAM, why=self.why or COMPUTING)
        if sealed is not None:
            for name in sealed.column_names:
                rows = rows.append_column(name, sealed.column(name))
        rows = rows.append_column(DELIVERY, repeated(delivery.id, rows.num_rows))
        return fitted(rows, schema_of(register.columns, DELIVERY, ROW, SHEET))
