"""Registers as they stand now, held ready for pages that list, filter and look up (现行台账).

A figure asks a register once and wants it as of a moment; a page asks it all day and wants
its next fifty rows. So the open columns are held in this process and brought up to date by
what was delivered since, without a snapshot for each of a desk's many small deliveries.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.bringers import Bringers
from gongshi.engines.conditions import Condition, Order, order_by, where
from gongshi.engines.laid import Laid, Row
from gongshi.engines.plain import plain_rows
from gongshi.engines.remembered import Remembered
from gongshi.engines.session import as_literal, connect
from gongshi.engines.stacks import Stacks
from gongshi.engines.together import files_of
from gongshi.records.delivery import Delivery

if TYPE_CHECKING:
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

Key: TypeAlias = tuple[str, ...]
Asked: TypeAlias = tuple[Any, ...]
_MEMORY = "1GB"


@dataclass
class Held:
    """Every register's open columns as they stand, with `_delivery`, `_row`, `_sheet` (现行台账).

    `revision` tells one state of a register from the next. Safe to share between threads.
    """

    vault: Vault
    _laid: dict[str, Laid] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _answers: Remembered[list[Row]] = field(default_factory=lambda: Remembered(most=400, room=200_000))
    _orders: Remembered[Any] = field(default_factory=lambda: Remembered(most=400, room=4_000_000))
    _tables: dict[str, Any] = field(default_factory=dict)
    _bringers: dict[str, Bringers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection, self._stacks = connect(memory=_MEMORY), Stacks(self.vault)

    def deliveries(self, register: str | None = None) -> tuple[Delivery, ...]:
        """All deliveries, of one register if named, oldest first; read again only when the chain grew."""
        with self._lock:
            return self._stacks.deliveries(register)

    def marked(self, register: str, mark: str) -> tuple[Delivery, ...]:
        """The deliveries of the register whose note's first word is `mark`, oldest first."""
        with self._lock:
            return self._stacks.marked(register, mark)

    def rows(
        self, register: Register, conditions: Sequence[Condition] = (), order: Order | None = None, *,
        limit: int | None = None, offset: int = 0,
    ) -> list[Row]:  # fmt: skip
        """The rows that meet all conditions, in order; without one, as they were delivered."""
        return self.page(register, conditions, order, limit=limit, offset=offset)[0]

    def page(
        self, register: Register, conditions: Sequence[Condition] = (), order: Order | None = None, *,
        limit: int | None, offset: int = 0,
    ) -> tuple[list[Row], int]:  # fmt: skip
        """As many rows as `limit` says, from `offset` on, and how many there are in all."""
        with self._lock:
            asked, places = self._places(register, conditions, order)
            laid, shown = self._laid[register.name], places.slice(offset, limit)
            found = self._answers.of(
                register.name, (*asked, limit, offset), lambda: plain_rows(laid.at(shown)), conditions
            )
            return [dict(row) for row in found], len(places)

    def count(self, register: Register, conditions: Sequence[Condition] = ()) -> int:
        """How many rows meet all conditions."""
        with self._lock:
            return len(self._places(register, conditions, None)[1])

    def row(self, register: Register, key: Key) -> Row | None:
        """The row with this key, or None; no key has more or fewer parts than the register's."""
        if len(key) != len(register.key):
            return None
        with self._lock:
            laid = self._brought(register)
            found = plain_rows(laid.at(laid.places(f" WHERE {_same_key(register)}", "", key)))
            return found[0] if found else None

    def arrow(self, register: Register) -> Any:
        """All its rows as an Arrow table, without provenance; None when it was never delivered."""
        with self._lock:
            if not self._stacks.of(register.name):
                return None
            laid = self._brought(register)
            if register.name not in self._tables:
                self._tables[register.name] = _open(register, laid.at(laid.places("", "", ())))
            return self._tables[register.name]

    def companions(self, register: Register, rows: Any, together: Sequence[Sequence[str]]) -> Any:
        """The standing rows that have a key of `rows`, or equal one of them in all columns of a group.

        An Arrow table without provenance, in the register's order; None when it was never delivered.
        """
        groups = [[c.name for c in register.key], *(list(g) for g in together if g)]
        with self._lock:
            if not self._stacks.of(register.name):
                return None
            laid = self._brought(register)
            return _open(register, laid.at(laid.near(rows, [g for g in groups if g])))

    def revision(self, register: Register) -> str:
        """Changes whenever the register does."""
        with self._lock:
            stack = self._stacks.of(register.name)
        return stack[-1].id if stack else ""

    def versions(self, register: Register, key: Key) -> dict[str, Row]:
        """The row with this key as each delivery brought it, by delivery; straight from their files."""
        if not register.key or len(key) != len(register.key):
            return {}
        with self._lock:
            known = self._bringers.setdefault(register.name, Bringers(self.vault, register))
            brought = known.of(key, self._stacks.deliveries(register.name))
        if not brought:
            return {}
        paths, files = {str(self.vault.rows_path(d)): d.id for d in brought}, files_of(self.vault, brought)
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

    def _places(self, register: Register, conditions: Sequence[Condition], order: Order | None) -> tuple[Asked, Any]:
        """What is asked, and where those rows lie in order: found once, then every page is a slice of it."""
        laid, (test, values) = self._brought(register), where(conditions)
        ordered = order_by(register, order)
        asked = (test, ordered, *values)
        return asked, self._orders.of(register.name, asked, lambda: laid.places(test, ordered, values), conditions)

    def _brought(self, register: Register) -> Laid:
        """The register brought to what was delivered; what a new row cannot have changed stays remembered."""
        laid = self._laid.setdefault(register.name, Laid(self._connection, self.vault, register))
        if laid.register != register:
            laid = self._laid[register.name] = Laid(self._connection, self.vault, register)
        touched = laid.bring_to(self._stacks.of(register.name))
        if touched != []:
            self._forget(register, touched)
        return laid

    def _forget(self, register: Register, touched: Sequence[Row] | None) -> None:
        def may_touch(about: Sequence[Condition]) -> bool:
            return touched is None or not any(condition.passes_by(touched) for condition in about)

        self._answers.forget(register.name, may_touch)
        self._orders.forget(register.name, may_touch)
        self._tables.pop(register.name, None)


def _open(register: Register, rows: Any) -> Any:
    """The open columns alone."""
    return rows.select([c.name for c in register.open_columns()])


def _same_key(register: Register) -> str:
    return " AND ".join(f'CAST("{c.name}" AS VARCHAR) = ?' for c in register.key)
