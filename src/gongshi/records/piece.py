"""Some hundred thousand rows on their way from a source to the register (一段数据).

A piece holds raw cells under column names, with what is needed to say where each stood. So
memory is bounded by the piece, whatever the file's size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class BadLine:
    """A whole row that is no record: a total, a remark (不是记录的行)."""

    row: int
    place: int
    found: str
    says: str
    mend: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Piece:
    """Raw cells by column name, all of the same length as `rows` (一段数据).

    `places` gives column name → position from 0 in the sheet, for its A1 address; empty where
    the source has no cells.
    """

    sheet: str
    rows: Sequence[int]
    columns: Mapping[str, pa.Array | Sequence[object]]
    places: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[BadLine, ...] = ()


def address(place: int, row: int) -> str:
    """The A1 address of a position from 0 and a row from 1.

    >>> address(27, 18)
    'AB18'
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
