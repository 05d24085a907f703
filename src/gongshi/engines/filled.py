"""Which columns of a register nobody ever filled (从未填报的列).

A count over such a column would be nought, and read as «none happened». Nothing is scanned
for it: a Parquet file says of every row group how many cells of a column are empty.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongshi.engines.asof import Stored
    from gongshi.engines.shown import Shown


def never_filled_in_file(stored: Stored) -> frozenset[str]:
    """The columns of a stored register that no row fills; none when it has no row."""
    import pyarrow.parquet as pq

    told = pq.read_metadata(stored.path)
    if not told.num_rows:
        return frozenset()
    return frozenset(c.name for c in stored.columns if c.text is None and not _is_filled(c, stored.path, told))


def never_filled_in(rows: Any) -> frozenset[str]:
    """The columns of an Arrow table that no row fills; none when it has no row."""
    names = rows.column_names if rows.num_rows else ()
    return frozenset(n for n in names if rows.column(n).null_count == rows.num_rows)


def _is_filled(column: Shown, path: Path, told: Any) -> bool:
    if not column.stored:
        return False
    place = told.schema.names.index(column.name)
    groups = [told.row_group(n) for n in range(told.num_row_groups)]
    empty = [_empty(group.column(place)) for group in groups]
    if None in empty:
        return _read(path, column.name)
    return any(n < group.num_rows for n, group in zip(empty, groups, strict=True))


def _empty(chunk: Any) -> int | None:
    """How many cells of a column are empty in one row group; None when the file does not say."""
    known = chunk.statistics
    return known.null_count if known is not None and known.has_null_count else None


def _read(path: Path, column: str) -> bool:
    """Whether some row fills it, read off the rows of a file that another program wrote without counts."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        return any(batch.num_rows > batch.column(0).null_count for batch in file.iter_batches(columns=[column]))
