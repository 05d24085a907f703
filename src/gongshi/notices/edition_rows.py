"""The public rows behind a figure: a file of lines, read one at a time and never whole (公开的记录).

A figure may have a million. So an edition in memory holds where they lie and how many there are;
that they are what was signed is seen by one digest over the hashes of the lines.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from gongshi.notices.edition_text import hash_of, text_of

Row = tuple[object, ...]
Read = Callable[[], Iterator[tuple[str, Row]]]


def nothing() -> Iterator[tuple[str, Row]]:
    """No row."""
    return iter(())


@dataclass(frozen=True)
class SealedColumn:
    """A column of public rows or a fact of a list: name, heading, type as edition_text.type_of says."""

    name: str
    label: str
    type: str = "text"


@dataclass(frozen=True)
class SealedRows:
    """The public rows behind one figure (公开的记录).

    `total` records were selected, `published` of them were put in the file `path`, one line each;
    `digest` is of their hashes. `here` are still in it; `read` gives them one by one, each with its
    line's hash, in the file's order.
    """

    figure: str
    columns: tuple[SealedColumn, ...]
    total: int
    published: int
    digest: str
    path: str
    withheld: tuple[str, ...] = ()
    here: int = field(default=0, compare=False)
    read: Read = field(default=nothing, compare=False, repr=False)

    @classmethod
    def of(cls, d: Mapping[str, Any]) -> SealedRows:
        """The description of these plain values, its file not found yet."""
        told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in d.items()}
        return cls(**{**told, "columns": tuple(SealedColumn(**c) for c in d["columns"])})

    @property
    def rows(self) -> tuple[Row, ...]:
        """All that are here, at once: for a few."""
        return tuple(row for _, row in self.read())

    @property
    def hashes(self) -> tuple[str, ...]:
        """The hashes of their lines."""
        return tuple(digest for digest, _ in self.read())

    def counted(self) -> Counter[bytes]:
        """How often each row is here, by what stands for its content."""
        return Counter(mark_of_row(row) for _, row in self.read())


def mark_of_row(row: Row) -> bytes:
    """What stands for the content of a row: sixteen bytes, whatever its length."""
    return blake2b(text_of(list(row)), digest_size=16).digest()


def reader_of(path: Path) -> Read:
    """What gives the rows of a file whose digest was found right."""
    return partial(_rows_in, path)


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a removable file, one at a time; none when it is not there. Raises ValueError when the last has no end."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                raise ValueError("the last line has no end")
            yield line[:-1]


def digest_of_lines(lines: Iterable[bytes], gone: Iterable[str] = ()) -> tuple[str, int]:
    """As `edition_text.digest_of` of the lines' hashes and of those in `gone`; and how many lines there are.

    Thirty-two bytes are kept of each.
    """
    found = [sha256(line).digest() for line in lines]
    n = len(found)
    found += map(bytes.fromhex, gone)
    found.sort()
    told = sha256()
    for i, digest in enumerate(found):
        told.update(f"{'' if i == 0 else chr(10)}{digest.hex()}".encode("ascii"))
    return told.hexdigest(), n


def _rows_in(path: Path) -> Iterator[tuple[str, Row]]:
    for line in lines_of(path):
        content = json.loads(line)[1]
        if isinstance(content, list):
            yield hash_of(line), tuple(content)
