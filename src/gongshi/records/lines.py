"""The rows below a heading row, told apart: records, samples, totals, remarks (数据行)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.i18n import tr
from gongshi.records.cells import shown
from gongshi.records.headings import Mapped
from gongshi.records.piece import BadLine, Piece
from gongshi.records.reading.source import RawCell, Row
from gongshi.records.register import Register

SAMPLE_MARK = "示例："
_TOTAL = re.compile(r"(?:本页|本月|本季|本年|全年|全市|累计)?(?:合计|总计|小计|共计|累计|总和)数?[:：]?")
_REMARK = re.compile(
    r"(?:注|备注|说明|填表人?|填报人?|制表人?|审核人?|填报单位|制表单位|单位负责人|报送日期|填报日期|填表日期)[:：].*",
    re.DOTALL,
)


class Lines:
    """The rows below one heading row, told apart: records, samples, totals, remarks (数据行)."""

    def __init__(self, register: Register, mapped: Mapped, heading: Sequence[object]) -> None:
        self.register = register
        self.mapped = mapped
        self.heading = [_squeezed(c) for c in heading]
        self.first = next((c for c in heading if c is not None and str(c).strip()), None)
        self.bad: list[BadLine] = []

    def records(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows that are records; what is not is passed over or noted in `bad`."""
        for number, cells in rows:
            first = next((k for k, c in enumerate(cells) if is_filled(c)), -1)
            if first < 0:
                continue
            text = face(cells[first])
            if text == self.first and self._is_heading(cells):
                continue
            if isinstance(text, str) and self._is_no_record(number, first, text.strip(), cells):
                continue
            yield number, cells

    def piece(self, sheet: str, batch: Sequence[Row]) -> Piece:
        """These records by column, with the bad lines met since the last piece."""
        columns: dict[str, list[object]] = {}
        for name, places in self.mapped.columns.items():
            if len(places) == 1:
                k = places[0]
                columns[name] = [cells[k] if k < len(cells) else None for _, cells in batch]
            else:
                columns[name] = [_joined(cells, places) for _, cells in batch]
        lines, self.bad = tuple(self.bad), []
        places_of = {name: places[0] for name, places in self.mapped.columns.items()}
        return Piece(sheet, [number for number, _ in batch], columns, places_of, lines)

    def _is_heading(self, cells: Sequence[RawCell]) -> bool:
        return [_squeezed(face(c)) for c in cells] == self.heading

    def _is_no_record(self, number: int, place: int, text: str, cells: Sequence[RawCell]) -> bool:
        if text.startswith((SAMPLE_MARK, "示例:")):
            return True
        if _TOTAL.fullmatch("".join(text.split())):
            self._note(
                number,
                place,
                text,
                cells,
                tr("是“{text}”，不是一条记录。", text=text),
                tr("请删去合计行；合计由系统计算。"),
            )
            return True
        if _REMARK.fullmatch(text) and sum(is_filled(c) for c in cells) < max(3, len(self.mapped.columns) // 2):
            self._note(number, place, text, cells, tr("是表下的说明，不是一条记录。"), tr("请删去该行后重新报送。"))
            return True
        return False

    def _note(self, number: int, place: int, text: str, cells: Sequence[RawCell], says: str, mend: str) -> None:
        whole = tr("{register}第 {row} 行{says}", register=self.register.label, row=number, says=says)
        found = {
            n: shown(cells[k[0]])
            for n, k in self.mapped.columns.items()
            if k[0] < len(cells) and is_filled(cells[k[0]])
        }
        self.bad.append(BadLine(number, place, text[:60], whole, mend, found))


def _joined(cells: Sequence[RawCell], places: Sequence[int]) -> str | None:
    parts = [shown(cells[k]) for k in places if k < len(cells) and is_filled(cells[k])]
    return " ".join(parts) or None


def face(cell: RawCell) -> RawCell:
    """What a cell shows, whatever is odd about it."""
    return getattr(cell, "value", cell)


def _squeezed(cell: object) -> str:
    return "".join(str(cell).split()) if cell is not None else ""


def is_filled(cell: RawCell) -> bool:
    """Whether anything but blanks stands in the cell."""
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def any_filled(cells: Sequence[RawCell]) -> bool:
    """Whether any cell of the row is filled."""
    return any(is_filled(c) for c in cells)


def merged_down(upper: Sequence[RawCell], lower: Sequence[RawCell]) -> bool:
    """Whether the lower row repeats the upper: headings that are merged over two rows."""
    return [face(c) for c in upper] == [face(c) for c in lower]
