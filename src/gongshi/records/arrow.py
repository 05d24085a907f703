"""Registers as Arrow schemas: how each column type lies in memory and in Parquet (列类型).

A file of its own because reading, storing and the engines must agree on these types to the
letter, and none of them owns the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from gongshi.records.register import Column, Register, Type

ArrowTable: TypeAlias = Any
ArrowSchema: TypeAlias = Any
ArrowType: TypeAlias = Any

ROW, SHEET, DELIVERY = "_row", "_sheet", "_delivery"


def arrow_type(kind: Type) -> ArrowType:
    """The Arrow type that a column of this kind has (列的存储类型)."""
    import pyarrow as pa

    return {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.decimal128(18, 4),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
        Type.TIMESTAMP: pa.timestamp("us"),
    }[kind]


def schema_of(columns: Iterable[Column], *extra: str) -> ArrowSchema:
    """The schema of these columns, then of `_row`, `_sheet`, `_delivery` as named (表结构)."""
    import pyarrow as pa

    fields = [pa.field(c.name, arrow_type(c.type)) for c in columns]
    fields += [pa.field(name, pa.int64() if name == ROW else pa.string()) for name in extra]
    return pa.schema(fields)


def arrow_schema(register: Register) -> ArrowSchema:
    """The schema of the register's checked rows: its columns, `_row` and `_sheet` (台账表结构)."""
    return schema_of(register.columns, ROW, SHEET)


def fitted(table: ArrowTable, schema: ArrowSchema) -> ArrowTable:
    """`table` with exactly the columns and types of `schema`; a missing column is empty (对齐表结构)."""
    import pyarrow as pa

    def column(field: Any) -> Any:
        if field.name in table.column_names:
            return _cast(table.column(field.name), field.type)
        return pa.nulls(table.num_rows, field.type)

    return pa.table([column(f) for f in schema], schema=schema)


def _cast(column: Any, kind: ArrowType) -> Any:
    """The column in the type `kind`; whole numbers pass through a decimal wide enough for them."""
    import pyarrow as pa

    if pa.types.is_decimal(kind) and pa.types.is_integer(column.type):
        column = column.cast(pa.decimal128(23, kind.scale))
    return column.cast(kind)
