"""DuckDB as Gongshi needs it: bounded, silent, without network (会话)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gongshi.engines import small
from gongshi.engines.alike import HELD, Alike
from gongshi.engines.expression import Table
from gongshi.engines.guard import check_expression
from gongshi.engines.lanes import Lanes
from gongshi.engines.pins import check_versions
from gongshi.engines.plain import PIECE, in_pieces, plain_rows
from gongshi.engines.sharing import Held, common_selections, held_nodes, with_held
from gongshi.engines.shown import DUCK, Shown
from gongshi.i18n import tr
from gongshi.records.chain import ChainBroken

DEFAULT_MEMORY = "2GB"


def connect(*, memory: str = DEFAULT_MEMORY, threads: int | None = None) -> Any:
    """A DuckDB connection in memory that loads no extension and asks no network (连接)."""
    import duckdb

    check_versions("duckdb", "ibis-framework", "sqlglot")
    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "threads": threads or os.cpu_count() or 1,
            "temp_directory": tempfile.gettempdir(),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "python_enable_replacements": False,
        },
    )


def ibis_over(connection: Any) -> Any:
    """The ibis backend over this DuckDB connection."""
    import ibis

    return ibis.duckdb.from_connection(connection)


@dataclass
class DuckSession:
    """Runs expressions on one DuckDB connection (DuckDB 会话)."""

    memory: str = DEFAULT_MEMORY
    threads: int | None = None
    lanes: Lanes = field(init=False)
    backend: Any = field(init=False)
    _alike: Alike = field(init=False)
    _held: dict[Any, Held] = field(default_factory=dict)
    _kept: dict[str, Future[Any]] = field(default_factory=dict)
    _waiting: dict[Any, Future[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        connection = connect(memory=self.memory, threads=self.threads)
        self.lanes, self.backend = Lanes(connection), ibis_over(connection)
        self._alike = Alike(lambda expression: str(self.backend.compile(expression)))

    def table(self, name: str) -> Table:
        """The table or view of this name."""
        with self.lanes.all():
            return self.backend.table(name)

    def register(self, name: str, rows: Any) -> Table:
        """The Arrow table `rows` under `name`, in memory only."""
        with self.lanes.all() as connections:
            made = small.statement(name, rows)
            if made is not None:  # seen by all connections, as a table registered is not
                connections[0].execute(made)
            else:
                for connection in connections:
                    connection.register(name, rows)
        return self.table(name)

    def parquet(self, name: str, path: Path, columns: Sequence[Shown]) -> Table:
        """The Parquet file at `path` as a view with these columns. Raises ChainBroken for one that is no longer Parquet."""
        import duckdb

        select = ", ".join(c.sql(DUCK, '"') for c in columns)
        view = f"CREATE VIEW \"{name}\" AS SELECT {select} FROM read_parquet('{as_literal(path)}')"
        try:
            self.lanes.begin(lambda connection: connection.execute(view)).result()
        except duckdb.Error as fault:
            raise ChainBroken(tr("台账库里的数据文件读不出来。"), where=tr("文件 {path}", path=path)) from fault
        return self.table(name)

    def arrow(self, expression: Table) -> Any:
        """The result of `expression` as an Arrow table."""
        asked = self._waiting.pop(expression.op(), None) or self._asked(expression)
        return asked.result().cast(expression.schema().to_pyarrow())

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values, in its order."""
        return plain_rows(self.arrow(expression))

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """The rows of `expression` a few thousand at a time, in its order, never all in memory."""
        check_expression(expression)
        statement = str(self.backend.compile(with_held(expression, self._held)))
        for kept in self._after(statement):
            kept.result()
        schema = expression.schema().to_pyarrow()
        with self.lanes.one() as connection:
            for batch in connection.execute(statement).to_arrow_reader(PIECE):
                yield from in_pieces(batch, schema)

    def share(self, expressions: Sequence[Table], large: Collection[str]) -> None:
        """Run once what several of these expressions select from the tables named in `large`.

        `arrow` and `rows` then read what was held; `sql` still shows each expression whole.
        """
        self._held |= held_nodes(expressions, common_selections(expressions, large), self._keep)

    def ahead(self, expressions: Sequence[Table]) -> None:
        """Begin with these, in this order; `arrow` and `rows` later take what was found meanwhile."""
        for expression in expressions:
            if expression.op() not in self._waiting:
                self._waiting[expression.op()] = self._asked(expression)

    def _keep(self, expression: Table) -> Table:
        """The expression's rows in a table of the session, which is being written."""
        import ibis.expr.operations as ops

        check_expression(expression)
        name = f"{HELD}{len(self._kept)}"
        self._kept[name] = self._begun(f'CREATE TABLE "{name}" AS {self._alike.statement(expression)}')
        return ops.DatabaseTable(name, schema=expression.schema(), source=self.backend).to_expr()

    def _asked(self, expression: Table) -> Future[Any]:
        check_expression(expression)
        return self._begun(self._alike.statement(with_held(expression, self._held)))

    def _begun(self, statement: str) -> Future[Any]:
        """The statement on its way, after the held tables that it names; an Arrow table comes back."""
        after = self._after(statement)
        return self.lanes.begin(lambda connection: connection.execute(statement).to_arrow_table(), after)

    def _after(self, statement: str) -> list[Future[Any]]:
        return [kept for name, kept in self._kept.items() if f'"{name}"' in statement]

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run, for people to read."""
        check_expression(expression)
        return str(self.backend.compile(expression, pretty=True))


def as_literal(path: Path) -> str:
    """The path for `read_parquet`, which takes [, * and ? for patterns (路径写法)."""
    return "".join(f"[{c}]" if c in "[*?" else c for c in quoted(path))


def quoted(path: Path) -> str:
    """The path inside the quotes of a statement."""
    return path.resolve().as_posix().replace("'", "''")
