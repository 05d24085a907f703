"""Registers as they stand now, held ready for pages that list, filter and look up (现行台账).

A figure asks a register once and wants it as of a moment; a page asks it all day and wants
its next fifty rows. So the open columns are held in this process and brought up to date by
what was delivered since, without a snapshot for each of a desk's many small deliveries.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.asof import Stored, merged, removals
from gongshi.engines.conditions import Condition, Order, order_by, where
from gongshi.engines.plain import plain_rows
from gongshi.engines.remembered import Remembered
from gongshi.engines.session import as_literal, connect
from gongshi.engines.shown import DUCK, shown_of
from gongshi.records.delivery import Delivery, Mode

if TYPE_CHECKING:
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

Row: TypeAlias = dict[str, object]
Key: TypeAlias = tuple[str, ...]
_MEMORY = "1GB"


@dataclass
class Held:
    """Every register's open columns as they stand, with `_delivery`, `_row`, `_sheet` (现行台账).

    `revision` tells one state of a register from the next. Safe to share between threads.
    """

    vault: Vault
    _held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _seen: tuple[int, int] = (-1, -1)
    _deliveries: tuple[Delivery, ...] = ()
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _answers: Remembered[list[Row]] = field(default_factory=lambda: Remembered(most=400, longest=2_000))
    _orders: Remembered[Any] = field(default_factory=lambda: Remembered(most=16, longest=2_000_000))

    def __post_init__(self) -> None:
        self._connection = connect(memory=_MEMORY)

    def deliveries(self, register: str | None = None) -> tuple[Delivery, ...]:
        """All deliveries, of one register if named, oldest first; read again only when the chain grew."""
        with self._lock:
            stamp = stamp_of(self.vault.folder / "chain.jsonl")
            if stamp != self._seen:
                self._deliveries, self._seen = self.vault.deliveries(), stamp
            return tuple(d for d in self._deliveries if register in (None, d.register))

    def rows(
        self, register: Register, conditions: Sequence[Condition] = (), order: Order | None = None, *,
        limit: int | None = None, offset: int = 0,
    ) -> list[Row]:  # fmt: skip
        """The rows that meet all conditions, in order; without one, as they were delivered."""
        test, values = where(conditions)
        table, ordered = _name(register), order_by(register, order)
        if limit is None:
            return self._ask(register, f"SELECT * FROM {table}{test}{ordered}", values)
        with self._lock:
            places = self._places(register, f"SELECT rowid AS n FROM {table}{test}{ordered}", values)
            page = tuple(places.slice(offset, limit).to_pylist())
            chosen = f"rowid IN (SELECT unnest(?::BIGINT[])){ordered or ' ORDER BY rowid'}"
            return self._ask(register, f"SELECT * FROM {table} WHERE {chosen}", [page])

    def count(self, register: Register, conditions: Sequence[Condition] = ()) -> int:
        """How many rows meet all conditions."""
        test, values = where(conditions)
        (row,) = self._ask(register, f"SELECT count(*) AS n FROM {_name(register)}{test}", values)
        return int(str(row["n"]))

    def row(self, register: Register, key: Key) -> Row | None:
        """The row with this key, or None; no key has more or fewer parts than the register's."""
        if len(key) != len(register.key):
            return None
        found = self._ask(register, f"SELECT * FROM {_name(register)} WHERE {_same_key(register)}", list(key))
        return found[0] if found else None

    def arrow(self, register: Register) -> Any:
        """All its rows as an Arrow table, without provenance; None when it was never delivered."""
        with self._lock:
            if not self._stack(register):
                return None
            self._refresh(register)
            names = ", ".join(f'"{c.name}"' for c in register.open_columns())
            return self._connection.execute(f"SELECT {names} FROM {_name(register)}").to_arrow_table()

    def companions(self, register: Register, rows: Any, together: Sequence[Sequence[str]]) -> Any:
        """The standing rows that have a key of `rows`, or equal one of them in all columns of a group.

        An Arrow table without provenance, in the register's order; None when it was never delivered.
        """
        groups = [[c.name for c in register.key], *(list(g) for g in together if g)]
        same = (" AND ".join(f'held."{name}" = near."{name}"' for name in group) for group in groups if group)
        table, names = _name(register), ", ".join(f'"{c.name}"' for c in register.open_columns())
        found = " UNION ".join(f"SELECT held.rowid FROM {table} AS held JOIN near ON {test}" for test in same)
        with self._lock:
            if not self._stack(register):
                return None
            self._refresh(register)
            self._connection.register("near", rows)
            try:
                sql = f"SELECT {names} FROM {table} WHERE rowid IN ({found}) ORDER BY rowid"
                return self._connection.execute(sql).to_arrow_table()
            finally:
                self._connection.unregister("near")

    def revision(self, register: Register) -> str:
        """Changes whenever the register does."""
        stack = self._stack(register)
        return stack[-1].id if stack else ""

    def versions(self, register: Register, key: Key) -> dict[str, Row]:
        """The row with this key as each delivery brought it, by delivery; straight from their files."""
        paths = {str(self.vault.rows_path(d)): d.id for d in self.deliveries(register.name)}
        if not paths or len(key) != len(register.key):
            return {}
        files = ", ".join(f"'{as_literal(Path(path))}'" for path in paths)
        sql = f"SELECT * FROM read_parquet([{files}], union_by_name=true, filename=true) WHERE {_same_key(register)}"
        with connect() as connection:
            rows = plain_rows(connection.execute(sql, list(key)).to_arrow_table())
        return {paths[str(row.pop("filename"))]: row for row in rows}

    def sealed_of(self, register: Register, row: Mapping[str, object], *, by: str, why: str) -> Row:
        """The sealed columns of a row that stands, by name; the look is noted first. Empty where none are sealed.

        Raises NoReason, KeyMissing, SealBroken.
        """
        found = self.sealed_by_place(register, str(row["_delivery"]), by=by, why=why)
        return found.get((row["_row"], row["_sheet"]), {})

    def sealed_by_place(
        self, register: Register, delivery: str, *, by: str, why: str
    ) -> dict[tuple[object, object], Row]:
        """The sealed columns of a delivery's rows, by row and sheet; the look is noted first."""
        made = self.vault.delivery(delivery)
        sealed = self.vault.sealed_rows(made, by=by, why=why)
        if sealed is None:
            return {}
        path = as_literal(self.vault.rows_path(made))
        with connect() as connection:
            places = connection.execute(f"SELECT _row, _sheet FROM read_parquet('{path}')").fetchall()
        return dict(zip(places, plain_rows(sealed), strict=True))

    def _ask(self, register: Register, sql: str, values: Sequence[object]) -> list[Row]:
        with self._lock:
            self._refresh(register)
            asked = (sql, tuple(values))
            rows = self._answers.of(register.name, asked, lambda: plain_rows(self._arrow(sql, values)))
            return [dict(row) for row in rows]

    def _places(self, register: Register, sql: str, values: Sequence[object]) -> Any:
        """Where the rows that are asked for lie, in order: sorted once, then every page is a slice of it."""
        self._refresh(register)
        asked = (sql, tuple(values))
        return self._orders.of(register.name, asked, lambda: self._arrow(sql, values).column("n").combine_chunks())

    def _arrow(self, sql: str, values: Sequence[object]) -> Any:
        return self._connection.execute(sql, list(values)).to_arrow_table()

    def _stack(self, register: Register) -> list[Delivery]:
        found = self.deliveries(register.name)
        whole = [n for n, d in enumerate(found) if d.mode is Mode.WHOLE]
        return list(found[whole[-1] if whole else 0 :])

    def _refresh(self, register: Register) -> None:
        """The table brought to what was delivered: the new deliveries applied, or all of it made again."""
        stack = self._stack(register)
        ids, held = tuple(d.id for d in stack), self._held.get(register.name)
        if held == ids:
            return
        for kept in (self._answers, self._orders):
            kept.forget(register.name)
        if held and ids[: len(held)] == held:
            for delivery in stack[len(held) :]:
                self._apply(register, delivery)
        else:
            self._make(register, stack)
        self._held[register.name] = ids

    def _make(self, register: Register, stack: Sequence[Delivery]) -> None:
        select = merged([self._own(register, d) for d in stack], register, removals(stack)) if stack else ""
        self._connection.execute(f"CREATE OR REPLACE TABLE {_name(register)} AS {select or _nothing(register)}")

    def _apply(self, register: Register, delivery: Delivery) -> None:
        own, keys = self._own(register, delivery), ", ".join(f'"{c.name}"' for c in register.key)
        self._connection.execute("BEGIN")
        if keys:
            self._connection.execute(f"DELETE FROM {_name(register)} WHERE ({keys}) IN (SELECT ({keys}) FROM ({own}))")
        if delivery.mode is not Mode.REMOVALS:
            self._connection.execute(f"INSERT INTO {_name(register)} BY NAME {own}")
        self._connection.execute("COMMIT")

    def _own(self, register: Register, delivery: Delivery) -> str:
        return Stored(self.vault.rows_path(delivery), shown_of(register, delivery)).select()


def stamp_of(path: Path | None) -> tuple[int, int]:
    """Size and time of a file: another after every writing; zeros where there is none."""
    if path is None or not path.exists():
        return (0, 0)
    found = path.stat()
    return (found.st_size, found.st_mtime_ns)


def _name(register: Register) -> str:
    return f'"{register.name}"'


def _same_key(register: Register) -> str:
    return " AND ".join(f'CAST("{c.name}" AS VARCHAR) = ?' for c in register.key)


def _nothing(register: Register) -> str:
    columns = [f'CAST(NULL AS {DUCK[c.type]}) AS "{c.name}"' for c in register.open_columns()]
    more = [
        'CAST(NULL AS VARCHAR) AS "_delivery"',
        'CAST(NULL AS BIGINT) AS "_row"',
        'CAST(NULL AS VARCHAR) AS "_sheet"',
    ]
    return f"SELECT {', '.join([*columns, *more])} WHERE false"
