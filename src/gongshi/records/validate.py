"""Pieces of raw rows become the rows that stand, those that do not, and every fault (校验)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.records.cells import Bad, shown
from gongshi.records.checked import ROW, SHEET, arrow_schema, refused_schema
from gongshi.records.convert import convert, judge, translate
from gongshi.records.doubles import Doubles, Keys, key_schema
from gongshi.records.fault import Fault
from gongshi.records.headings import HeadingMap
from gongshi.records.piece import Piece
from gongshi.records.pieces import Pieces
from gongshi.records.register import Column, Register, Type
from gongshi.records.remarks import remark_on
from gongshi.records.rules import broken_rows
from gongshi.records.tell import Teller

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Judged:
    """What checking gave (校验所得): good rows, refused rows as found, faults and warnings."""

    good: Pieces
    bad: Pieces
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    fault_count: int


class Judge:
    """Takes pieces one after another and remembers what the end needs (校验过程).

    Each piece adds one to the good rows, the refused ones and their keys, be it empty: so the
    three can be read side by side. `spill` is where rows wait that are too many for memory.
    """

    def __init__(
        self, register: Register, file: str, kept: HeadingMap | None = None, spill: Path | None = None
    ) -> None:
        self.register = register
        self.kept = kept or HeadingMap("", register.name)
        self.teller = Teller(register, file)
        self.places: dict[str, Mapping[str, int]] = {}
        self._good = Pieces(arrow_schema(register), spill)
        self._bad = self._good.like(refused_schema(register))
        self._bad_keys = self._good.like(key_schema(register))
        self._keys = Keys(register)
        self._remarked: set[tuple[str, str]] = set()

    def take(self, piece: Piece) -> None:
        """Check one piece: every cell, then the rules between them."""
        self.places.setdefault(piece.sheet, piece.places)
        found = {c.name: self._found(c, piece) for c in self.register.columns}
        typed: dict[str, pa.Array] = {}
        bad: dict[str, dict[int, Bad]] = {}
        for column in self.register.columns:
            typed[column.name], bad[column.name] = self._read(column, found[column.name])
        self.teller.sheet(piece)
        self._remark(piece, found)
        self.teller.cells(piece, found, bad)
        wrong = {i for each in bad.values() for i in each} | self._apply_checks(piece, typed, bad)
        self._part(piece, self._placed(piece, typed), sorted(wrong), found)

    def finish(self) -> Judged:
        """All of it, once the last piece was taken: keys that come twice are found now."""
        doubles = self._keys.doubles(self._good, self._bad_keys)
        self.teller.doubles(doubles)
        good, bad = self._without(doubles) if doubles.count else (self._good, self._bad)
        return Judged(good, bad, *self.teller.in_order(), self.teller.count)

    def _without(self, doubles: Doubles) -> tuple[Pieces, Pieces]:
        """The good rows without the doubles, and the refused ones with them."""
        import pyarrow as pa
        import pyarrow.compute as pc

        good, bad = self._good.like(), self._bad.like()
        for number, (stand, refused) in enumerate(zip(self._good.pieces(), self._bad.pieces(), strict=True)):
            doubled = pc.is_in(stand[ROW], value_set=pa.array(doubles.rows.get(number, ()), pa.int64()))
            good.add(stand.filter(pc.invert(doubled)))
            out = _as_refused(self.register, stand.filter(doubled))
            bad.add(pa.concat_tables([refused, out]).sort_by(ROW))
        return good, bad

    def _found(self, column: Column, piece: Piece) -> pa.Array | list[object]:
        import pyarrow as pa

        found = piece.columns.get(column.name)
        if found is None:
            fixed = self.kept.fixed.get(column.name)
            return pa.repeat(pa.scalar(fixed, pa.string()), len(piece.rows))
        words = self.kept.values.get(column.name)
        return translate(found, words) if words else found

    def _read(self, column: Column, found: pa.Array | list[object]) -> tuple[pa.Array, dict[int, Bad]]:
        import pyarrow.compute as pc

        values, bad = convert(column, found, day_first=self.kept.dates == "day_first")
        if column.may_be_empty and column.key and column.type is Type.TEXT:
            values = pc.fill_null(values, "")
        return values, {**bad, **judge(column, values, bad)}

    def _remark(self, piece: Piece, found: Mapping[str, pa.Array | list[object]]) -> None:
        """Say once for each sheet and column what was let in with a doubt."""
        for column in self.register.columns:
            if (piece.sheet, column.name) in self._remarked or column.name not in piece.columns:
                continue
            remark = remark_on(column, found[column.name])
            if remark is not None:
                self._remarked.add((piece.sheet, column.name))
                self.teller.warn(piece.sheet, 0, -1, "", *remark)

    def _apply_checks(
        self, piece: Piece, typed: Mapping[str, pa.Array], bad: Mapping[str, Mapping[int, Bad]]
    ) -> set[int]:
        """The rows that break a blocking rule; rules that look at a bad cell are not asked."""
        refused: set[int] = set()
        for check in self.register.checks:
            rows, looked = broken_rows(check.broken, typed)
            for index in rows:
                if not any(index in bad[name] for name in looked):
                    self.teller.check(piece, check, typed, index)
                    refused |= {index} if check.blocking else set()
        return refused

    def _lines(self, piece: Piece) -> pa.Table:
        """The rows that are no records, told and as found."""
        import pyarrow as pa

        self.teller.lines(piece.sheet, piece.lines)
        rows = [
            {**{c.name: line.cells.get(c.name) for c in self.register.columns}, ROW: line.row, SHEET: piece.sheet}
            for line in piece.lines
        ]
        return pa.Table.from_pylist(rows, schema=refused_schema(self.register))

    def _placed(self, piece: Piece, typed: Mapping[str, pa.Array]) -> pa.Table:
        """The typed columns with the row and the sheet."""
        import numpy as np
        import pyarrow as pa

        rows = pa.array(np.asarray(piece.rows, dtype="int64"))
        sheet = pa.repeat(pa.scalar(piece.sheet, pa.string()), len(piece.rows))
        return pa.table({**typed, ROW: rows, SHEET: sheet}, schema=arrow_schema(self.register))

    def _part(
        self, piece: Piece, whole: pa.Table, wrong: list[int], found: Mapping[str, pa.Array | list[object]]
    ) -> None:
        """The piece's rows to where they belong, refused lines in the order of the file."""
        import numpy as np
        import pyarrow as pa

        keep = np.ones(len(whole), dtype=bool)
        keep[wrong] = False
        good = whole.filter(pa.array(keep)) if wrong else whole
        out = whole.take(pa.array(wrong, pa.int64()))
        bad_keys = out.select(key_schema(self.register).names).drop_null()
        columns = {c.name: _texts(found[c.name], wrong) for c in self.register.columns}
        refused = pa.table({**columns, ROW: out[ROW], SHEET: out[SHEET]}, schema=refused_schema(self.register))
        self._good.add(good)
        self._bad.add(pa.concat_tables([self._lines(piece), refused]).sort_by(ROW))
        self._bad_keys.add(bad_keys)
        self._keys.take(good, bad_keys)


def _texts(found: pa.Array | list[object], places: list[int]) -> pa.Array:
    """The raw cells at these places as text."""
    import pyarrow as pa

    if not isinstance(found, pa.Array):
        return pa.array([_text(found[i]) for i in places], pa.string())
    taken = found.take(pa.array(places, pa.int64()))
    if pa.types.is_string(taken.type):
        return taken
    return pa.array([_text(v) for v in taken.to_pylist()], pa.string())


def _text(found: object) -> str | None:
    return None if found is None else shown(found)


def _as_refused(register: Register, rows: pa.Table) -> pa.Table:
    import pyarrow as pa

    columns = {c.name: pa.array([_text(v) for v in rows[c.name].to_pylist()], pa.string()) for c in register.columns}
    return pa.table({**columns, ROW: rows[ROW], SHEET: rows[SHEET]}, schema=refused_schema(register))
