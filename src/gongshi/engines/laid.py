"""One register as it stands, each row with a place: DuckDB finds the places, the rows lie ready by place (在位的行).

A page wants fifty rows of sixty thousand. DuckDB finds which in a few milliseconds, but to fetch
them whole it reads every column through, which takes ten times as long; taken out of Arrow by
their places they cost nothing. A register too large to lie twice in memory is fetched by DuckDB.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.asof import Stored, merge_of
from gongshi.engines.plain import plain_rows
from gongshi.engines.shown import DUCK, shown_of
from gongshi.records.delivery import Delivery, Mode

if TYPE_CHECKING:
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

Row: TypeAlias = dict[str, object]
PLACE = "_place"
MOST_LAID = 500_000  # rows of a register that lie in memory by place
_FEW = 200  # rows of a delivery that are looked at one by one
_TYPED = 20  # rows that are asked for by their values, and not by a join
_PIECES = 64


@dataclass
class Laid:
    """A register's open columns with provenance, by place (在位的行); whoever holds it locks it."""

    connection: Any
    vault: Vault
    register: Register
    _stack: tuple[int, str] = (-1, "")
    _next: int = 0
    _rows: Any = None

    def bring_to(self, stack: Sequence[Delivery]) -> list[Row] | None:
        """The rows that came and went since; None when they are many, or the register was laid out anew."""
        done, last = self._stack
        if self._stack == _named(stack, len(stack)):
            return []
        follows = 0 < done < len(stack) and stack[done - 1].id == last
        if follows:
            return self._follow(stack)
        self._make(stack)
        self._stack = _named(stack, len(stack))
        return None

    def places(self, test: str, order: str, values: Sequence[object]) -> Any:
        """The places of the rows that meet `test`, as an Arrow array, in `order`; else as they were delivered."""
        sql = f"SELECT {PLACE} FROM {self.name}{test}{order or f' ORDER BY {PLACE}'}"
        return self._arrow(sql, values).column(PLACE).combine_chunks()

    def at(self, places: Any) -> Any:
        """The rows at these places, in that order, as an Arrow table."""
        if self._rows is not None:
            return self._rows.take(places)
        ranked = "SELECT unnest(?::BIGINT[]) AS place, unnest(range(len(?::BIGINT[]))) AS nth"
        sql = f"SELECT t.* EXCLUDE ({PLACE}) FROM {self.name} AS t JOIN ({ranked}) ON {PLACE} = place ORDER BY nth"
        return self._arrow(sql, [places.to_pylist()] * 2)

    def near(self, rows: Any, groups: Sequence[Sequence[str]]) -> Any:
        """The places of the rows that equal one of `rows`, an Arrow table, in all columns of one of the groups."""
        if rows.num_rows <= _TYPED:
            wanted = [(group, row) for row in rows.to_pylist() for group in groups]
            test = " OR ".join(f"({_same(group)})" for group, _ in wanted) or "false"
            return self.places(f" WHERE {test}", "", [row[name] for group, row in wanted for name in group])
        join = (" AND ".join(f'held."{name}" = near."{name}"' for name in group) for group in groups)
        find = " UNION ".join(f"SELECT held.{PLACE} FROM {self.name} AS held JOIN near ON {test}" for test in join)
        self.connection.register("near", rows)
        try:
            return self.places(f" WHERE {PLACE} IN ({find or 'SELECT NULL'})", "", ())
        finally:
            self.connection.unregister("near")

    @property
    def name(self) -> str:
        """Its table in DuckDB."""
        return f'"{self.register.name}"'

    def _make(self, stack: Sequence[Delivery]) -> None:
        select = merge_of(self.vault, self.register, stack) if stack else self._nothing()
        placed = f"SELECT *, row_number() OVER () - 1 AS {PLACE} FROM ({select})"
        self.connection.execute(f"CREATE OR REPLACE TABLE {self.name} AS {placed}")
        self._next = self.connection.execute(f"SELECT count(*) FROM {self.name}").fetchone()[0]
        self._rows = self._from(0) if self._next <= MOST_LAID else None

    def _follow(self, stack: Sequence[Delivery]) -> list[Row] | None:
        touched: list[Row] | None = []
        for nth in range(self._stack[0], len(stack)):
            each = self._apply(stack[nth])
            touched = None if each is None or touched is None else touched + each
            self._stack = _named(stack, nth + 1)
        return touched

    def _apply(self, delivery: Delivery) -> list[Row] | None:
        """What one delivery takes away and brings; None when it is much."""
        fresh, comes = self._arrow(self._own(delivery), ()), delivery.mode is not Mode.REMOVALS
        self.connection.register("fresh", fresh)
        self.connection.execute("BEGIN")
        try:
            gone = self._take_away(fresh)
            rows = self._laid_behind(fresh) if comes else self._rows
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        finally:
            self.connection.unregister("fresh")
        self._rows, self._next = rows, self._next + (fresh.num_rows if comes else 0)
        return None if gone is None else gone + plain_rows(fresh)

    def _take_away(self, fresh: Any) -> list[Row] | None:
        """The rows with the keys of `fresh`, gone from the table; None when they are too many to look at."""
        keys = [c.name for c in self.register.key]
        if not keys:
            return []
        if fresh.num_rows > _FEW:
            names = ", ".join(f'"{name}"' for name in keys)
            self.connection.execute(f"DELETE FROM {self.name} WHERE ({names}) IN (SELECT ({names}) FROM fresh)")
            return None
        places = self.near(fresh, [keys])
        if not len(places):
            return []
        gone = plain_rows(self.at(places))
        self.connection.execute(
            f"DELETE FROM {self.name} WHERE {PLACE} IN (SELECT unnest(?::BIGINT[]))", [places.to_pylist()]
        )
        return gone

    def _laid_behind(self, fresh: Any) -> Any:
        """The rows by place with those that came behind the others; None when they are too many to lie in memory."""
        import pyarrow as pa

        placed = f"SELECT *, {self._next} + row_number() OVER () - 1 AS {PLACE} FROM fresh"
        self.connection.execute(f"INSERT INTO {self.name} BY NAME {placed}")
        if self._rows is None or self._next + fresh.num_rows > MOST_LAID:
            return None
        more = fresh.select(self._rows.column_names).cast(self._rows.schema)
        rows = pa.concat_tables([self._rows, more])
        return rows.combine_chunks() if rows.column(0).num_chunks > _PIECES else rows

    def _from(self, place: int) -> Any:
        sql = f"SELECT * EXCLUDE ({PLACE}) FROM {self.name} WHERE {PLACE} >= ? ORDER BY {PLACE}"
        return self._arrow(sql, [place])

    def _own(self, delivery: Delivery) -> str:
        return Stored(self.vault.rows_path(delivery), shown_of(self.register, delivery)).select()

    def _arrow(self, sql: str, values: Sequence[object]) -> Any:
        return self.connection.execute(sql, list(values)).to_arrow_table()

    def _nothing(self) -> str:
        columns = [f'CAST(NULL AS {DUCK[c.type]}) AS "{c.name}"' for c in self.register.open_columns()]
        more = [
            'CAST(NULL AS VARCHAR) AS "_delivery"',
            'CAST(NULL AS BIGINT) AS "_row"',
            'CAST(NULL AS VARCHAR) AS "_sheet"',
        ]
        return f"SELECT {', '.join([*columns, *more])} WHERE false"


def _named(stack: Sequence[Delivery], length: int) -> tuple[int, str]:
    """How many deliveries, and the last of them."""
    return length, stack[length - 1].id if length else ""


def _same(columns: Sequence[str]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in columns)
