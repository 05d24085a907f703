"""The rows of a query, laid down as a Parquet file first (数据库查询).

The delivery keeps the very bytes that were read; a database changes under us, so its answer
is written to a file in batches and that file is the original.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import SplitResult, parse_qs, unquote

from gongshi.errors import BadInput, Unfit
from gongshi.i18n import tr
from gongshi.records.reading.address import BadAddress, read_address, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

_BATCH = 50_000
_PATIENCE = 15  # seconds for a server to answer, unless its address says otherwise


@dataclass(frozen=True)
class Query:
    """A question to a database (查询): `postgresql://…` or `mysql://…`, and one SELECT."""

    url: str = field(repr=False)  # it may hold a password
    sql: str

    @property
    def shown(self) -> str:
        """The address as it may be printed: without user, password and options."""
        return shown(self.url)


class DriverMissing(Unfit):
    """The driver of this kind of database is not installed (缺数据库驱动)."""


class QueryFailed(BadInput):
    """The database cannot be reached or refuses the query (查询失败)."""


class Cursor(Protocol):
    """What a DB-API cursor must do here."""

    @property
    def description(self) -> Sequence[Sequence[object]] | None:
        """The columns of the answer."""

    def execute(self, query: str, /) -> object:
        """Run the statement."""

    def fetchmany(self, size: int, /) -> Sequence[Sequence[object]]:
        """The next rows."""


def lay_down(query: Query, path: Path) -> Path:
    """The answer of the query, written to a Parquet file at `path`.

    Raises BadAddress, DriverMissing, or QueryFailed with the database's own words.
    """
    import pyarrow as pa

    try:
        try:
            _write(query, path, as_text=False)
        except pa.ArrowInvalid:  # a later batch does not fit the first one's types
            _write(query, path, as_text=True)
    except (BadAddress, DriverMissing, QueryFailed):
        raise
    except (pa.ArrowException, OSError) as fault:
        raise _failed(query, fault) from fault
    except Exception as fault:
        if type(fault).__module__.split(".")[0] not in ("psycopg", "pymysql"):
            raise
        raise _failed(query, fault) from fault
    return path


def _write(query: Query, path: Path, *, as_text: bool) -> None:
    import pyarrow.parquet as pq

    with _cursor(query) as cursor:
        batches = _batches(cursor, query.sql, as_text=as_text)
        first = next(batches)
        with pq.ParquetWriter(path, first.schema) as writer:
            writer.write_batch(first)
            for batch in batches:
                writer.write_batch(_as(batch, first.schema))


def _failed(query: Query, fault: Exception) -> QueryFailed:
    return QueryFailed(
        tr("查询没有成功：{fault}", fault=str(fault).strip()),
        where=tr("数据库 {url}", url=query.shown),
        mend=tr("请核对地址、用户、密码和 SQL；可先用数据库自带的工具试运行。"),
    )


@contextmanager
def _cursor(query: Query) -> Iterator[Cursor]:
    parts = read_address(query.url)
    scheme = parts.scheme.split("+")[0]
    if scheme in ("postgresql", "postgres"):
        yield from _postgres(query, parts)
    elif scheme in ("mysql", "mariadb"):
        yield from _mysql(parts)
    else:
        raise _failed(
            query, ValueError(tr("不认识的数据库种类“{scheme}”，只认 postgresql:// 和 mysql://", scheme=parts.scheme))
        )


def _postgres(query: Query, parts: SplitResult) -> Iterator[Cursor]:
    try:
        import psycopg
    except ImportError as fault:
        raise _missing("psycopg") from fault
    address = "postgresql://" + query.url.split("://", 1)[1]
    patience = {} if "connect_timeout" in parse_qs(parts.query) else {"connect_timeout": _PATIENCE}
    with psycopg.connect(address, **patience) as connection:
        connection.read_only = True
        with connection.cursor(name="gongshi") as cursor:
            yield cursor


def _mysql(parts: SplitResult) -> Iterator[Cursor]:
    try:
        import pymysql
        import pymysql.cursors
    except ImportError as fault:
        raise _missing("pymysql") from fault
    connection = pymysql.connect(
        host=parts.hostname or "localhost",
        port=parts.port or 3306,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        database=parts.path.lstrip("/"),
        charset="utf8mb4",
        connect_timeout=_PATIENCE,
        init_command="SET SESSION TRANSACTION READ ONLY",
        cursorclass=pymysql.cursors.SSCursor,
    )
    with connection, connection.cursor() as cursor:
        yield cursor


def _missing(driver: str) -> DriverMissing:
    return DriverMissing(
        tr("没有安装数据库驱动 {driver}。", driver=driver),
        where=tr("本机的 Python 环境"),
        mend=tr("请安装：pip install “gongshi[sql]”，或改报 xlsx、csv、Parquet 文件。"),
    )


def _batches(cursor: Cursor, sql: str, *, as_text: bool = False) -> Iterator[pa.RecordBatch]:
    """The answer in Arrow batches; the first comes even when there is no row."""
    cursor.execute(sql)
    names = [str(c[0]) for c in cursor.description or ()]
    rows = cursor.fetchmany(_BATCH)
    yield _batch(names, rows, as_text=as_text)
    while rows := cursor.fetchmany(_BATCH):
        yield _batch(names, rows, as_text=as_text)


def _batch(names: Sequence[str], rows: Sequence[Sequence[object]], *, as_text: bool) -> pa.RecordBatch:
    import pyarrow as pa

    columns = [_array([row[k] for row in rows], as_text=as_text) for k in range(len(names))]
    return pa.RecordBatch.from_arrays(columns, names=list(names))


def _array(values: list[object], *, as_text: bool) -> pa.Array:
    """The values typed where they agree, as text where they do not; all-null is text."""
    import pyarrow as pa

    text = [None if v is None else _text(v) for v in values]
    if as_text:
        return pa.array(text, pa.string())
    try:
        found = pa.array(values)
    except (pa.ArrowException, OverflowError):
        return pa.array(text, pa.string())
    if pa.types.is_null(found.type) or pa.types.is_decimal(found.type) or pa.types.is_binary(found.type):
        return pa.array(text, pa.string())
    return found


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _as(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """The batch in the first batch's types: later values that do not fit make an error, not a guess."""
    import pyarrow as pa

    return pa.RecordBatch.from_arrays(
        [c.cast(f.type) for c, f in zip(batch.columns, schema, strict=True)], schema=schema
    )
