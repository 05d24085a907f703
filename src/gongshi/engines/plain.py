"""Rows of an Arrow table as plain Python values (普通值).

Beyond this line nobody meets numpy, pandas, NaN or a zone: whole numbers are `int`, exact
ones `Decimal`, moments `datetime` without zone, and what is not there is None.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

PIECE = 8192  # rows


def plain_rows(table: Any) -> list[dict[str, object]]:
    """One dictionary for each row of the Arrow table, in its order (逐行取值)."""
    names = table.column_names
    columns = [_plain_column(column) for column in table.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def in_pieces(table: Any, schema: Any = None) -> Iterator[list[dict[str, object]]]:
    """The rows of an Arrow table or batch, cast to `schema` when given, some thousand at a time."""
    import pyarrow as pa

    whole = pa.Table.from_batches([table]) if isinstance(table, pa.RecordBatch) else table
    for start in range(0, whole.num_rows, PIECE):
        piece = whole.slice(start, PIECE)
        yield plain_rows(piece.cast(schema) if schema is not None else piece)


def _plain_column(column: Any) -> list[object]:
    """The values of one Arrow column; zones are dropped, NaN and infinity are None."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", kind.tz)).cast(pa.timestamp("us"))
    values: list[object] = column.to_pylist()
    if pa.types.is_floating(kind):
        return [v if isinstance(v, float) and math.isfinite(v) else None for v in values]
    return values
