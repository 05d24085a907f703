"""How faults are told: each with its place, value and mend, and all of them counted (告知)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.cells import Bad, shown
from gongshi.records.doubles import Doubles
from gongshi.records.fault import KEPT, Fault
from gongshi.records.piece import BadLine, Piece, address
from gongshi.records.register import Check, Register

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN = 60


class Teller:
    """Collects the faults and warnings of one delivery (问题收集); counts beyond what it keeps."""

    def __init__(self, register: Register, file: str) -> None:
        self.register = register
        self.file = file
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.count = 0
        self._key_places: dict[str, int] = {}

    def sheet(self, piece: Piece) -> None:
        """Note where the key stands in this piece's sheet, and the order of the sheets."""
        at = next((piece.places[c.name] for c in self.register.key if c.name in piece.places), -1)
        self._key_places.setdefault(piece.sheet, at)

    def cells(
        self, piece: Piece, found: Mapping[str, pa.Array | Sequence[object]], bad: Mapping[str, Mapping[int, Bad]]
    ) -> None:
        """Tell the bad cells of a piece, row by row."""
        self.count += sum(len(each) for each in bad.values())
        room = max(0, KEPT - len(self.faults))
        if not room:
            return
        each = ((index, column) for column in self.register.columns for index in bad[column.name])
        for index, column in sorted(each, key=lambda e: e[0])[:room]:
            fault = bad[column.name][index]
            text = in_short(cell(found[column.name], index))
            says = fault.says or tr("写的是“{found}”，应为{should}", found=text, should=fault.should)
            self._add(
                piece.sheet, piece.rows[index], column.label, piece.places.get(column.name, -1), text,
                tr("{register}第 {row} 行“{label}”{says}。", register=self.register.label, row=piece.rows[index], label=column.label, says=says),
                fault.mend or tr("请改正后重新报送。"),
            )  # fmt: skip

    def check(self, piece: Piece, check: Check, typed: Mapping[str, pa.Array], index: int) -> None:
        """Tell that a row breaks a rule between its columns."""
        self.count += check.blocking
        if len(self.faults if check.blocking else self.warnings) >= KEPT:
            return
        cells = {name: in_short(values[index].as_py()) for name, values in typed.items()}
        row, label = piece.rows[index], self.register.column(check.column).label
        says = tr(check.says).format_map(cells)
        self._add(
            piece.sheet, row, label, piece.places.get(check.column, -1), cells[check.column],
            tr("{register}第 {row} 行：{says}", register=self.register.label, row=row, says=says),
            tr(check.mend), blocking=check.blocking,
        )  # fmt: skip

    def lines(self, sheet: str, lines: Sequence[BadLine]) -> None:
        """Tell the rows that are no records."""
        self.count += len(lines)
        for line in lines[: max(0, KEPT - len(self.faults))]:
            self._add(sheet, line.row, "", line.place, line.found, line.says, line.mend)

    def doubles(self, doubles: Doubles) -> None:
        """Tell the rows whose key stood before, each with the row where."""
        self.count += doubles.count
        keys = tuple(c.label for c in self.register.key)
        for double in doubles.first[: max(0, KEPT - len(self.faults))]:
            other = tr("第 {row} 行", row=double.other)
            if double.other_sheet != double.sheet:
                other = tr("表“{sheet}”第 {row} 行", sheet=double.other_sheet, row=double.other)
            says = tr(
                "{register}第 {row} 行与{other}重复：{keys}都是“{key}”。",
                register=self.register.label, row=double.row, other=other,
                keys="、".join(f"“{k}”" for k in keys), key=double.key,
            )  # fmt: skip
            mend = tr("请核对两行，删去多出的一行，或改正编号；核对前两行都不收。")
            self._add(double.sheet, double.row, keys[0], self._key_places.get(double.sheet, -1), double.key, says, mend)

    def warn(self, sheet: str, row: int, place: int, found: str, says: str, mend: str) -> None:
        """Tell something about the file that lets every row in."""
        self._add(sheet, row, "", place, found, says, mend, blocking=False)

    def in_order(self) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """Faults and warnings as they stand in the file."""
        order = {sheet: n for n, sheet in enumerate(self._key_places)}

        def place(fault: Fault) -> tuple[int, int]:
            return order.get(fault.sheet, len(order)), fault.row

        return tuple(sorted(self.faults, key=place)), tuple(sorted(self.warnings, key=place))

    def _add(
        self, sheet: str, row: int, label: str, place: int, found: str, says: str, mend: str, *, blocking: bool = True
    ) -> None:
        at = address(place, row) if place >= 0 and row else ""
        fault = Fault(self.register.label, row, label, at, sheet, self.file, found, says, mend, blocking)
        (self.faults if blocking else self.warnings).append(fault)


def cell(found: pa.Array | Sequence[object], index: int) -> object:
    """One raw cell of a column, whether Arrow's or Python's."""
    value: object = found[index]
    return value.as_py() if hasattr(value, "as_py") else value


def in_short(found: object) -> str:
    """A cell as a sentence shows it: at most sixty characters, an empty one in words."""
    text = tr("（空）") if found is None else shown(found)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
