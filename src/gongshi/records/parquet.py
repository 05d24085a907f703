"""Rows into a Parquet file and beside another's, piece by piece (分段写入与比较)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gongshi.records.arrow import ArrowTable

ROW_GROUP = 1 << 20


def write_parquet(pieces: Iterable[ArrowTable], file: Any) -> None:
    """Write the rows as given: zstd, a million rows in a group, however they come in pieces.

    There is at least one piece: it says the columns, and may be empty.
    """
    import pyarrow.parquet as pq

    groups = in_groups(pieces, ROW_GROUP)
    first = next(groups)
    with pq.ParquetWriter(file, first.schema, compression="zstd") as writer:
        writer.write_table(first, row_group_size=ROW_GROUP)
        for group in groups:
            writer.write_table(group, row_group_size=ROW_GROUP)


def in_groups(pieces: Iterable[ArrowTable], size: int) -> Iterator[ArrowTable]:
    """The same rows, `size` in each table but the last; one empty table where there are none."""
    import pyarrow as pa

    waiting: list[ArrowTable] = []
    count, given = 0, 0
    for piece in pieces:
        waiting.append(piece)
        count += piece.num_rows
        while count >= size:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, size)
            waiting, count, given = [whole.slice(size)], count - size, given + 1
    if count or not given:
        yield pa.concat_tables(waiting)


def same_rows(left: Iterable[ArrowTable], right: Iterable[ArrowTable]) -> bool:
    """Whether both have the same rows in the same order, whatever the pieces."""
    ours, theirs = (_filled(pieces) for pieces in (left, right))
    a, b = next(ours, None), next(theirs, None)
    while a is not None and b is not None:
        size = min(a.num_rows, b.num_rows)
        if not a.slice(0, size).equals(b.slice(0, size)):
            return False
        a, b = a.slice(size), b.slice(size)
        a = a if a.num_rows else next(ours, None)
        b = b if b.num_rows else next(theirs, None)
    return a is None and b is None


def _filled(pieces: Iterable[ArrowTable]) -> Iterator[ArrowTable]:
    return (piece for piece in pieces if piece.num_rows)
