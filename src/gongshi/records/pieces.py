"""Rows on their way into the vault: few in memory, many in a file that nobody else can read (暂存的行).

A file of twenty million rows is read, checked and written piece by piece; what must wait for
the last piece waits here. The file has no name on the disk where the system allows that, and is
encrypted under a key that exists in this process only: a killed delivery leaves nothing to read.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gongshi.records.disk import saying_why
from gongshi.records.sealed import Sealing, opened

if TYPE_CHECKING:
    import pyarrow as pa

MOST_BYTES = 128 << 20
_NAME = "held"


class Pieces:
    """Tables of one schema in the order they came (暂存的行); beyond `most` bytes they lie in a file.

    `folder` is where that file may lie, the system's own place where None. Nothing is added
    once the rows were read. Raises CannotWrite when the disk is full.
    """

    def __init__(self, schema: pa.Schema, folder: Path | None = None, most: int = MOST_BYTES) -> None:
        self.schema = schema
        self.num_rows = 0
        self._folder, self._most = folder, most
        self._tables: list[pa.Table] = []
        self._bytes = 0
        self._spill: _Spill | None = None

    @classmethod
    def of(cls, table: pa.Table) -> Pieces:
        """These rows, as one piece in memory."""
        held = cls(table.schema)
        held._tables, held.num_rows = [table], table.num_rows
        return held

    def like(self, schema: pa.Schema | None = None) -> Pieces:
        """Nothing yet, kept in the same manner."""
        return Pieces(schema or self.schema, self._folder, self._most)

    def add(self, table: pa.Table) -> None:
        """Hold one piece more, be it empty: `pieces` gives the same pieces back."""
        self.num_rows += table.num_rows
        if self._spill is not None:
            self._spill.add(table)
            return
        self._tables.append(table)
        self._bytes += table.nbytes
        if self._bytes > self._most:
            self._spill = _Spill(self.schema, self._folder or Path(tempfile.gettempdir()))
            for held in self._tables:
                self._spill.add(held)
            self._tables = []

    def pieces(self, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
        """The pieces as they were added, an empty one where none was; of these columns only if named."""
        found = (
            iter(self._tables or [self.schema.empty_table()]) if self._spill is None else self._spill.pieces(columns)
        )
        for table in found:
            yield table if columns is None else table.select(list(columns))

    def table(self) -> pa.Table:
        """All rows at once, in memory: for registers that are small by nature."""
        import pyarrow as pa

        return pa.concat_tables(self.pieces())

    def __len__(self) -> int:
        return self.num_rows


class _Spill:
    """Pieces in an encrypted file without a name (溢出文件)."""

    def __init__(self, schema: pa.Schema, folder: Path) -> None:
        import pyarrow as pa

        self.schema, self.folder = schema, folder
        self._key = os.urandom(32)
        self._batches: list[int] = []
        with saying_why(folder):
            self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  closed with this object
            self._sealing = Sealing(self._file, self._key, _NAME)
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writer: Any = pa.ipc.new_stream(self._sealing, schema, options=options)

    def add(self, table: pa.Table) -> None:
        batches = table.combine_chunks().to_batches()
        self._batches.append(len(batches))
        with saying_why(self.folder):
            for batch in batches:
                self._writer.write_batch(batch)

    def pieces(self, columns: Sequence[str] | None) -> Iterator[pa.Table]:
        import pyarrow as pa

        self._finish()
        wanted = None if columns is None else sorted(self.schema.get_field_index(name) for name in columns)
        options = pa.ipc.IpcReadOptions(included_fields=wanted)
        with pa.ipc.open_stream(_Plain(self._file, self._key), options=options) as reader:
            for count in self._batches:
                yield pa.Table.from_batches(islice(reader, count), schema=reader.schema)

    def _finish(self) -> None:
        if not self._sealing.closed:
            with saying_why(self.folder):
                self._writer.close()
                self._sealing.close()
                self._file.flush()


class _Plain:
    """The decrypted bytes of a spill file, to be read from the front to the end once."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._chunks = opened(_OwnPlace(file), key, _NAME)
        self._waiting = b""
        self.closed = False

    def read(self, size: int = -1) -> bytes:
        parts, had = [], 0
        while had < size or size < 0:
            if not self._waiting:
                self._waiting = next(self._chunks, b"")
            if not self._waiting:
                break
            parts.append(self._waiting if size < 0 else self._waiting[: size - had])
            self._waiting = self._waiting[len(parts[-1]) :]
            had += len(parts[-1])
        return b"".join(parts)

    def close(self) -> None:
        self.closed = True


class _OwnPlace:
    """A place of its own in a file that several read at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._at = file, 0

    def read(self, size: int) -> bytes:
        self._file.seek(self._at)
        found = self._file.read(size)
        self._at += len(found)
        return found
