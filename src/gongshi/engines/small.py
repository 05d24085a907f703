"""Small tables handed to DuckDB as text (小表直传).

DuckDB reads an Arrow table through pyarrow.dataset, and takes Python values after asking pandas
whether they are missing; either loads pandas, which nothing here uses: a quarter of a second,
many times what a month's sealed rows take as one literal a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

FEW = 10_000  # rows; above it Arrow is quicker
BETWEEN, EMPTY = "\x1f", "\x1e"  # what parts the cells of a column, and what stands for an empty one
RESERVED = frozenset(f"\0{BETWEEN}{EMPTY}")
# Types whose text is read back as the same value.
TYPES = {
    "string": "VARCHAR", "int64": "BIGINT", "bool": "BOOLEAN", "double": "DOUBLE", "date32[day]": "DATE",
    "timestamp[us]": "TIMESTAMP",
}  # fmt: skip


def statement(name: str, rows: pa.Table) -> str | None:
    """The statement that makes table `name` with `rows`, in their order; None where it takes Arrow."""
    kinds = [TYPES.get(str(kind)) for kind in rows.schema.types]
    if rows.num_rows > FEW or not kinds or not all(kinds):
        return None
    columns = []
    for label, kind, column in zip(rows.column_names, kinds, rows.columns, strict=True):
        cells = _cells(column.to_pylist())
        if cells is None:
            return None
        columns.append(f'CAST(nullif(unnest({cells}), chr({ord(EMPTY)})) AS {kind}) AS "{label}"')
    return f'CREATE OR REPLACE TABLE "{name}" AS SELECT {", ".join(columns)} LIMIT {rows.num_rows}'


def _cells(values: Iterable[object]) -> str | None:
    """A list of texts in SQL; None when a text holds what parts them."""
    texts = [None if value is None else str(value) for value in values]
    if any(text and not RESERVED.isdisjoint(text) for text in texts):
        return None
    joined = BETWEEN.join(EMPTY if text is None else text for text in texts).replace("'", "''")
    return f"string_split('{joined}', chr({ord(BETWEEN)}))"


def repeated(text: str, times: int) -> Any:
    """An Arrow column that says `text` so many times; pa.repeat would load pandas for its one value."""
    import numpy as np
    import pyarrow as pa

    said = text.encode()
    ends = np.arange(times + 1, dtype=np.int64) * len(said)
    return pa.LargeStringArray.from_buffers(times, pa.py_buffer(ends), pa.py_buffer(said * times))
