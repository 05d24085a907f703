"""Pieces of raw rows become the rows that stand, those that do not, and every fault (校验)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.cells import Bad, shown
from gongshi.records.checked import ROW, SHEET, arrow_schema, refused_schema
from gongshi.records.convert import convert, judge, translate
from gongshi.records.doubles import AT, Doubles, key_schema
from gongshi.records.fault import KEPT, Fault
from gongshi.records.headings import HeadingMap
from gongshi.records.piece import BadLine, Piece, address
from gongshi.records.register import Check, Column, Register, Type
from gongshi.records.rules import broken_rows

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN = 60


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
        self.file = file
        self.kept = kept or HeadingMap("", register.name)
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.count = 0
        self._good: list[pa.Table] = []
        self._refused: list[pa.Table] = []
        self._bad_keys: list[pa.Table] = []
        self._places: dict[str, int] = {}
        self._seen = 0

    def take(self, piece: Piece) -> None:
        """Check one piece: every cell, then the rules between them."""
        import numpy as np
        import pyarrow as pa

        found = {c.name: self._found(c, piece) for c in self.register.columns}
        typed: dict[str, pa.Array] = {}
        bad: dict[str, dict[int, Bad]] = {}
        for column in self.register.columns:
            typed[column.name], bad[column.name] = self._read(column, found[column.name], len(piece.rows))
        wrong = {i for each in bad.values() for i in each} | self._apply_checks(piece, typed, bad)
        self._tell_cells(piece, found, bad)
        self._tell_lines(piece)
        rows = pa.array(np.asarray(piece.rows, dtype="int64"))
        at = pa.array(np.arange(self._seen, self._seen + len(piece.rows), dtype="int64"))
        sheet = pa.repeat(pa.scalar(piece.sheet, pa.string()), len(piece.rows))
        whole = pa.table(
            {**typed, ROW: rows, SHEET: sheet, AT: at},
            schema=arrow_schema(self.register).append(pa.field(AT, pa.int64())),
        )
        self._part(whole, sorted(wrong), found)
        self._seen += len(piece.rows)
        self._places.setdefault(
            piece.sheet, next((piece.places[c.name] for c in self.register.key if c.name in piece.places), -1)
        )

    def finish(self) -> Judged:
        """All of it, once the last piece was taken: keys that come twice are found now."""
        import pyarrow as pa

        schema = arrow_schema(self.register).append(pa.field(AT, pa.int64()))
        good = pa.concat_tables(self._good) if self._good else schema.empty_table()
        bad_keys = pa.concat_tables(self._bad_keys) if self._bad_keys else key_schema(self.register).empty_table()
        doubles = Doubles.find(self.register, good, bad_keys)
        self.count += doubles.count
        for double in doubles.first(KEPT - len(self.faults)):
            label = "”“".join(c.label for c in self.register.key)
            self.faults.append(
                self._fault(
                    double.sheet,
                    double.row,
                    label,
                    self._places.get(double.sheet, -1),
                    double.key,
                    tr(
                        "{register}第 {row} 行的“{label}”“{key}”与第 {other} 行{sheet}重复。",
                        register=self.register.label,
                        row=double.row,
                        label=label,
                        key=double.key,
                        other=double.other,
                        sheet=tr("（表“{sheet}”）", sheet=double.other_sheet)
                        if double.other_sheet != double.sheet
                        else "",
                    ),
                    tr("请核对两行，删去多出的一行，或改正编号；两行都没有收下。"),
                )
            )
        good, out = doubles.part(good)
        refused = [*self._refused, *([_as_refused(self.register, out)] if len(out) else [])]
        return Judged(
            good.drop_columns([AT]),
            pa.concat_tables(refused) if refused else refused_schema(self.register).empty_table(),
            tuple(self.faults),
            tuple(self.warnings),
            self.count,
        )

    def warn(self, sheet: str, row: int, place: int, found: str, says: str, mend: str) -> None:
        """Tell something about the file that lets every row in."""
        self.warnings.append(self._fault(sheet, row, "", place, found, says, mend, blocking=False))

    def _found(self, column: Column, piece: Piece) -> pa.Array | list[object]:
        import pyarrow as pa

        found = piece.columns.get(column.name)
        if found is None:
            fixed = self.kept.fixed.get(column.name)
            return pa.repeat(pa.scalar(fixed, pa.string()), len(piece.rows))
        words = self.kept.values.get(column.name)
        return translate(found, words) if words else found

    def _read(self, column: Column, found: pa.Array | list[object], length: int) -> tuple[pa.Array, dict[int, Bad]]:
        import pyarrow.compute as pc

        values, bad = convert(column, found, day_first=self.kept.dates == "day_first")
        if column.may_be_empty and column.key and column.type is Type.TEXT:
            values = pc.fill_null(values, "")
        assert len(values) == length
        return values, {**bad, **judge(column, values, bad)}

    def _apply_checks(
        self, piece: Piece, typed: Mapping[str, pa.Array], bad: Mapping[str, Mapping[int, Bad]]
    ) -> set[int]:
        refused: set[int] = set()
        for check in self.register.checks:
            rows, looked = broken_rows(check.broken, typed)
            for index in rows:
                if any(index in bad[name] for name in looked):
                    continue
                self._tell_check(piece, check, typed, index)
                if check.blocking:
                    refused.add(index)
        return refused

    def _tell_check(self, piece: Piece, check: Check, typed: Mapping[str, pa.Array], index: int) -> None:
        self.count += check.blocking
        into = self.faults if check.blocking else self.warnings
        if len(into) >= KEPT:
            return
        cells = {name: _shown(values[index].as_py()) for name, values in typed.items()}
        column = self.register.column(check.column)
        row = piece.rows[index]
        says = tr(
            "{register}第 {row} 行：{says}",
            register=self.register.label,
            row=row,
            says=tr(check.says).format_map(cells),
        )
        place = piece.places.get(check.column, -1)
        into.append(
            self._fault(
                piece.sheet,
                row,
                column.label,
                place,
                cells[check.column],
                says,
                tr(check.mend),
                blocking=check.blocking,
            )
        )

    def _tell_cells(
        self, piece: Piece, found: Mapping[str, pa.Array | list[object]], bad: Mapping[str, Mapping[int, Bad]]
    ) -> None:
        self.count += sum(len(each) for each in bad.values())
        room = KEPT - len(self.faults)
        each = ((index, column) for column in self.register.columns for index in bad[column.name])
        for index, column in sorted(each, key=lambda e: e[0])[: max(0, room)]:
            text = _shown(_cell(found[column.name], index))
            fault = bad[column.name][index]
            row = piece.rows[index]
            says = tr(
                "{register}第 {row} 行“{label}”{says}。",
                register=self.register.label, row=row, label=column.label,
                says=fault.says or tr("写的是“{found}”，应为{should}", found=text, should=fault.should),
            )  # fmt: skip
            place = piece.places.get(column.name, -1)
            self.faults.append(
                self._fault(piece.sheet, row, column.label, place, text, says, fault.mend or tr("请改正后重新报送。"))
            )

    def _tell_lines(self, piece: Piece) -> None:
        import pyarrow as pa

        self.count += len(piece.lines)
        for line in piece.lines[: max(0, KEPT - len(self.faults))]:
            self.faults.append(self._fault(piece.sheet, line.row, "", line.place, line.found, line.says, line.mend))
        if piece.lines:
            rows = [_line(self.register, piece.sheet, line) for line in piece.lines]
            self._refused.append(pa.Table.from_pylist(rows, schema=refused_schema(self.register)))

    def _fault(
        self, sheet: str, row: int, label: str, place: int, found: str, says: str, mend: str, *, blocking: bool = True
    ) -> Fault:
        cell = address(place, row) if place >= 0 and row else ""
        return Fault(self.register.label, row, label, cell, sheet, self.file, found, says, mend, blocking)

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
        columns = {
            c.name: pa.array([_text(_cell(found[c.name], i)) for i in wrong], pa.string())
            for c in self.register.columns
        }
        self._refused.append(
            pa.table({**columns, ROW: out[ROW], SHEET: out[SHEET]}, schema=refused_schema(self.register))
        )


def validate(register: Register, pieces: Iterable[Piece], *, file: str = "", kept: HeadingMap | None = None) -> Judged:
    """Everything that checking these pieces gives (校验)."""
    judge_ = Judge(register, file, kept)
    for piece in pieces:
        judge_.take(piece)
    return judge_.finish()


def _cell(found: pa.Array | list[object], index: int) -> object:
    value = found[index]
    return value.as_py() if hasattr(value, "as_py") else value


def _shown(found: object) -> str:
    text = tr("（空）") if found is None else shown(found)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _text(found: object) -> str | None:
    return None if found is None else shown(found)


def _line(register: Register, sheet: str, line: BadLine) -> dict[str, object]:
    cells: dict[str, object] = {c.name: line.cells.get(c.name) for c in register.columns}
    return {**cells, ROW: line.row, SHEET: sheet}


def _as_refused(register: Register, rows: pa.Table) -> pa.Table:
    import pyarrow as pa

    columns = {c.name: pa.array([_text(v) for v in rows[c.name].to_pylist()], pa.string()) for c in register.columns}
    return pa.table({**columns, ROW: rows[ROW], SHEET: rows[SHEET]}, schema=refused_schema(register))
