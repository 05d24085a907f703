"""Tables brought to a register's types: which columns, in which order, as what (列类型).

Beside `checked`, which fixes the types, because storing and the engines need parts of a
register: its open columns alone, or with `_delivery`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from gongshi.records.checked import ROW, SHEET, arrow_schema, arrow_type
from gongshi.records.register import Column

__all__ = ["DELIVERY", "ROW", "SHEET", "ArrowTable", "arrow_schema", "arrow_type", "fitted", "schema_of"]

ArrowTable: TypeAlias = Any
ArrowSchema: TypeAlias = Any

DELIVERY = "_delivery"


def schema_of(columns: Iterable[Column], *extra: str) -> ArrowSchema:
    """The schema of these columns, then of `_row`, `_sheet`, `_delivery` as named (表结构)."""
    import pyarrow as pa

    fields = [pa.field(c.name, arrow_type(c.type)) for c in columns]
    fields += [pa.field(name, pa.int64() if name == ROW else pa.string()) for name in extra]
    return pa.schema(fields)


def fitted(table: ArrowTable, schema: ArrowSchema) -> ArrowTable:
    """`table` with exactly the columns and types of `schema`; a missing column is empty (对齐表结构)."""
    import pyarrow as pa

    def column(field: Any) -> Any:
        if field.name in table.column_names:
            return _cast(table.column(field.name), field.type)
        return pa.nulls(table.num_rows, field.type)

    return pa.Table.from_arrays([column(f) for f in schema], schema=schema)


def _cast(column: Any, kind: Any) -> Any:
    """The column in the type `kind`; whole numbers pass through a decimal wide enough for them."""
    import pyarrow as pa

    if pa.types.is_decimal(kind) and pa.types.is_integer(column.type):
        column = column.cast(pa.decimal128(23, kind.scale))
    return column.cast(kind)
