"""Keys that stand in a delivery more than once (重复的行).

Eight bytes of each key are compared first; only rows that agree in them are read again, in
shares that fit into memory, and compared by the keys themselves.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongshi.records.cells import shown
from gongshi.records.checked import ROW, SHEET, arrow_schema
from gongshi.records.fault import KEPT
from gongshi.records.fingerprints import fingerprints
from gongshi.records.pieces import Pieces
from gongshi.records.register import Register

if TYPE_CHECKING:
    import pyarrow as pa

SHARE = 400_000


@dataclass(frozen=True)
class Double:
    """One row whose key stood before, and the row where (重复)."""

    row: int
    sheet: str
    other: int
    other_sheet: str
    key: str


@dataclass(frozen=True, order=True)
class Place:
    """Where a row stands: its piece, its row as the sender numbers it, its sheet (所在位置)."""

    piece: int
    row: int
    sheet: str


@dataclass
class Doubles:
    """All rows whose key is not theirs alone (重复的行).

    `count` says how many stood before, `first` the first of them in reading order, at most
    `most`; `rows` gives for each piece the rows (as the sender numbers them) that have a double:
    none of two is chosen.
    """

    count: int = 0
    most: int = KEPT
    rows: dict[int, array[int]] = field(default_factory=dict)
    _told: list[tuple[Place, Double]] = field(default_factory=list)

    @property
    def first(self) -> tuple[Double, ...]:
        """The first of them, each with the row where its key stood first."""
        return tuple(double for _, double in self._told)

    def note(self, place: Place, before: Place, key: tuple[object, ...], *, is_second: bool) -> None:
        """One row more whose key stood before; with the second one the first is marked, too."""
        self.count += 1
        self._mark(place)
        if is_second:
            self._mark(before)
        if len(self._told) < 2 * self.most:
            text = "，".join(shown(k) for k in key)
            self._told.append((place, Double(place.row, place.sheet, before.row, before.sheet, text)))

    def settle(self) -> None:
        """Keep the first ones in reading order, now that another share was compared."""
        self._told = sorted(self._told, key=lambda each: each[0])[: self.most]

    def _mark(self, place: Place) -> None:
        self.rows.setdefault(place.piece, array("q")).append(place.row)


class Keys:
    """A fingerprint of every key of a delivery, piece after piece (主键记录)."""

    def __init__(self, register: Register) -> None:
        self.names = [c.name for c in register.key]
        self._prints: list[Any] = []

    def take(self, *tables: pa.Table) -> None:
        """The keys of one piece: of its good rows, and of refused ones whose key is whole."""
        if self.names:
            self._prints += [fingerprints(table, self.names) for table in tables]

    def doubles(self, good: Pieces, bad_keys: Pieces, *, most: int = KEPT, share: int = SHARE) -> Doubles:
        """The doubles among the good rows, and between them and rows refused for other faults."""
        found = Doubles(most=most)
        for suspects in self._suspects(share):
            seen: dict[tuple[object, ...], list[Any]] = {}
            for place, key in self._keys(good, bad_keys, suspects):
                if key in seen:
                    found.note(place, seen[key][0], key, is_second=seen[key][1])
                    seen[key][1] = False
                else:
                    seen[key] = [place, True]
            found.settle()
        return found

    def _suspects(self, share: int) -> Iterator[Any]:
        """The fingerprints that more than one key has, in shares, each sorted."""
        import numpy as np

        if not self._prints:
            return
        prints = np.concatenate(self._prints)
        self._prints = []
        prints.sort()
        suspects = np.unique(prints[1:][prints[1:] == prints[:-1]])
        del prints
        for first in range(0, len(suspects), share):
            yield suspects[first : first + share]

    def _keys(self, good: Pieces, bad_keys: Pieces, suspects: Any) -> Iterator[tuple[Place, tuple[object, ...]]]:
        """The rows whose key has one of these fingerprints, in reading order."""
        import pyarrow as pa

        columns = [*self.names, ROW, SHEET]
        for number, pair in enumerate(zip(good.pieces(columns), bad_keys.pieces(columns), strict=True)):
            suspected = pa.concat_tables([self._among(table, suspects) for table in pair]).sort_by(ROW)
            for *key, row, sheet in zip(*(suspected[name].to_pylist() for name in columns), strict=True):
                yield Place(number, row, sheet), tuple(key)

    def _among(self, table: pa.Table, suspects: Any) -> pa.Table:
        import numpy as np
        import pyarrow as pa

        prints = fingerprints(table, self.names)
        at = np.minimum(np.searchsorted(suspects, prints), len(suspects) - 1)
        return table.filter(pa.array(suspects[at] == prints))


def key_schema(register: Register) -> pa.Schema:
    """The key columns, the row and the sheet."""
    import pyarrow as pa

    whole = arrow_schema(register)
    return pa.schema([*(whole.field(c.name) for c in register.key), whole.field(ROW), whole.field(SHEET)])
