"""Pieces of raw rows become the rows that stand, those that do not, and every fault (校验)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.records.cells import Bad, shown
from gongshi.records.checked import ROW, SHEET, arrow_schema, refused_schema
from gongshi.records.convert import convert, judge, translate
from gongshi.records.doubles import AT, Doubles, key_schema
from gongshi.records.fault import Fault
from gongshi.records.headings import HeadingMap
from gongshi.records.piece import Piece
from gongshi.records.register import Column, Register, Type
from gongshi.records.remarks import remark_on
from gongshi.records.rules import broken_rows
from gongshi.records.tell import Teller

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Judged:
    """What checking gave (校验所得): good rows, refused rows as found, faults and warnings."""

    rows: pa.Table
    refused: pa.Table
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    fault_count: int


class Judge:
    """Takes pieces one after another and remembers what the end needs (校验过程)."""

    def __init__(self, register: Register, file: str, kept: HeadingMap | None = None) -> None:
        self.register = register
        self.kept = kept or HeadingMap("", register.name)
        self.teller = Teller(register, file)
        self._good: list[pa.Table] = []
        self._refused: list[pa.Table] = []
        self._bad_keys: list[pa.Table] = []
        self._remarked: set[tuple[str, str]] = set()
        self._seen = 0
        self.places: dict[str, Mapping[str, int]] = {}

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
        self._take_lines(piece)
        self._part(self._placed(piece, typed), sorted(wrong), found)
        self._seen += len(piece.rows)

    def finish(self) -> Judged:
        """All of it, once the last piece was taken: keys that come twice are found now."""
        import pyarrow as pa

        good = pa.concat_tables(self._good) if self._good else _placed_schema(self.register).empty_table()
        bad_keys = pa.concat_tables(self._bad_keys) if self._bad_keys else key_schema(self.register).empty_table()
        doubles = Doubles.find(self.register, good, bad_keys)
        self.teller.doubles(doubles)
        good, out = doubles.part(good)
        refused = pa.concat_tables([*self._refused, _as_refused(self.register, out)])
        in_order = refused.sort_by([(SHEET, "ascending"), (ROW, "ascending")])
        return Judged(good.drop_columns([AT]), in_order, *self.teller.in_order(), self.teller.count)

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

    def _take_lines(self, piece: Piece) -> None:
        import pyarrow as pa

        self.teller.lines(piece.sheet, piece.lines)
        for line in piece.lines:
            cells: dict[str, object] = {c.name: line.cells.get(c.name) for c in self.register.columns}
            row = {**cells, ROW: line.row, SHEET: piece.sheet}
            self._refused.append(pa.Table.from_pylist([row], schema=refused_schema(self.register)))

    def _placed(self, piece: Piece, typed: Mapping[str, pa.Array]) -> pa.Table:
        """The typed columns with the row, the sheet, and the place in reading order."""
        import numpy as np
        import pyarrow as pa

        length = len(piece.rows)
        rows = pa.array(np.asarray(piece.rows, dtype="int64"))
        at = pa.array(np.arange(self._seen, self._seen + length, dtype="int64"))
        sheet = pa.repeat(pa.scalar(piece.sheet, pa.string()), length)
        return pa.table({**typed, ROW: rows, SHEET: sheet, AT: at}, schema=_placed_schema(self.register))

    def _part(self, whole: pa.Table, wrong: list[int], found: Mapping[str, pa.Array | list[object]]) -> None:
        import numpy as np
        import pyarrow as pa

        if not wrong:
            self._good.append(whole)
            return
        keep = np.ones(len(whole), dtype=bool)
        keep[wrong] = False
        self._good.append(whole.filter(pa.array(keep)))
        out = whole.take(pa.array(wrong))
        self._bad_keys.append(out.select(key_schema(self.register).names))
        columns = {c.name: _texts(found[c.name], wrong) for c in self.register.columns}
        self._refused.append(
            pa.table({**columns, ROW: out[ROW], SHEET: out[SHEET]}, schema=refused_schema(self.register))
        )


def validate(register: Register, pieces: Iterable[Piece], *, file: str = "", kept: HeadingMap | None = None) -> Judged:
    """Everything that checking these pieces gives (校验)."""
    judging = Judge(register, file, kept)
    for piece in pieces:
        judging.take(piece)
    return judging.finish()


def _texts(found: pa.Array | list[object], places: list[int]) -> pa.Array:
    """The raw cells at these places as text."""
    import pyarrow as pa

    if not isinstance(found, pa.Array):
        return pa.array([_text(found[i]) for i in places], pa.string())
    taken = found.take(pa.array(places))
    if pa.types.is_string(taken.type):
        return taken
    return pa.array([_text(v) for v in taken.to_pylist()], pa.string())


def _text(found: object) -> str | None:
    return None if found is None else shown(found)


def _placed_schema(register: Register) -> pa.Schema:
    import pyarrow as pa

    return arrow_schema(register).append(pa.field(AT, pa.int64()))


def _as_refused(register: Register, rows: pa.Table) -> pa.Table:
    import pyarrow as pa

    columns = {c.name: pa.array([_text(v) for v in rows[c.name].to_pylist()], pa.string()) for c in register.columns}
    return pa.table({**columns, ROW: rows[ROW], SHEET: rows[SHEET]}, schema=refused_schema(register))
