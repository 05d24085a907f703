"""The typed columns of a Parquet file, in batches (Parquet)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.reading.source import Typed, unreadable

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1 << 18
_BUFFER = 1 << 20


def parquet_columns(path: Path) -> Typed:
    """The file's columns and its rows in batches. Raises Unreadable when it is broken."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        names = tuple(pq.read_schema(path).names)
    except (pa.ArrowException, OSError) as fault:
        raise unreadable(path, tr("Parquet 文件已损坏（{fault}）。", fault=fault)) from fault

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            with pq.ParquetFile(path, buffer_size=_BUFFER) as file:
                yield from file.iter_batches(_BATCH)
        except (pa.ArrowException, OSError) as fault:
            raise unreadable(path, tr("Parquet 文件已损坏（{fault}）。", fault=fault)) from fault

    return Typed(names, batches)
