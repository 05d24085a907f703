"""A sealed part as a file that is read from any place, and never lies in memory whole (启封读取)."""

from __future__ import annotations

import io
from pathlib import Path

from gongshi.records.sealed import CHUNK, HEAD, TAG, chunk_of


class Unsealed(io.RawIOBase):
    """The plain bytes of the sealed part at `path` (启封的文件): readable, seekable.

    Each chunk is opened when it is read, and the last one was the last when it was sealed:
    raises SealBroken at a changed, moved or cut chunk.
    """

    def __init__(self, path: Path, key: bytes, name: str) -> None:
        self._file = path.open("rb")
        self._key, self._part = key, name
        self._sealed = path.stat().st_size - HEAD
        self._chunks = max(1, -(-self._sealed // (CHUNK + TAG)))
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    @property
    def size(self) -> int:
        """How many plain bytes there are."""
        return max(0, self._sealed - self._chunks * TAG)

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """The place of the next byte."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; its number."""
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Bytes from here on, fewer only at the end."""
        end = self.size if size is None or size < 0 else min(self.size, self._at + size)
        parts = []
        while self._at < end:
            number, first = divmod(self._at, CHUNK)
            parts.append(self._chunk(number)[first : first + end - self._at])
            self._at += len(parts[-1])
        return b"".join(parts)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            found = chunk_of(self._file, self._key, self._part, number, last=number == self._chunks - 1)
            self._held = (number, found)
        return self._held[1]
