"""What is wrong with one cell or row of a delivery, and all of it at once (问题).

A sender corrects a file once, not forty times: every fault of a delivery is found before
any is told. The list is an error like others, and a workbook that goes back to the sender.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongshi.errors import BadInput, in_three_parts
from gongshi.i18n import tr

SHOWN = 200
KEPT = 100_000


@dataclass(frozen=True)
class Fault:
    """One cell or row that cannot stand as it is (问题).

    `register` and `column` are labels, `row` the row as the sender sees it, `cell` its A1
    address, empty where the source has none. `says` is a whole sentence, `mend` another.
    A fault that is not `blocking` is a warning: the row is let in.
    """

    register: str
    row: int
    column: str
    cell: str
    sheet: str
    file: str
    found: str
    says: str
    mend: str
    blocking: bool = True

    @property
    def where(self) -> str:
        """The place as the sender sees it: file, sheet, cell or row."""
        parts = [self.file]
        if self.sheet:
            parts.append(tr("表“{sheet}”", sheet=self.sheet))
        if self.cell:
            parts.append(tr("单元格 {cell}", cell=self.cell))
        elif self.row:
            parts.append(tr("第 {row} 行", row=self.row))
        return "，".join(parts)

    def __str__(self) -> str:
        return in_three_parts(self.says, where=self.where, mend=self.mend)


class Faults(BadInput):
    """A delivery with faults: one error with all of them, `count` in all (报送有问题).

    `faults` holds them in the order of the file; the text shows the first 200.
    """

    def __init__(self, faults: Sequence[Fault], *, register: str, file: str, count: int = 0) -> None:
        self.faults = tuple(faults)
        self.count = max(count, len(self.faults))
        super().__init__(
            tr("{register}有 {count} 处问题，本次报送没有存入。", register=register, count=self.count),
            where=tr("文件 {file}", file=file),
            mend=tr("请按下列各条改正后重新报送；也可只收无误的行，问题行另存一份改正。"),
        )

    def __str__(self) -> str:
        lines = [super().__str__(), *(str(fault) for fault in self.faults[:SHOWN])]
        if self.count > SHOWN:
            lines.append(tr("……另有 {rest} 处，全部标在退回的工作簿里。", rest=self.count - SHOWN))
        return "\n".join(lines)
