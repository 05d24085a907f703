"""What every source gives: sheets of raw cells, or typed columns, with their places (来源).

The rest of the room does not know a workbook from a query: it sees `Sheet`s, whose rows are
numbered as the sender sees them, or one `Typed` stream of Arrow batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import BadInput
from gongshi.i18n import tr

if TYPE_CHECKING:
    import pyarrow as pa

MOST_CELLS = 30_000_000
MOST_COLUMNS = 16_384


class Oddity(Enum):
    """Why a cell is not what it shows (特殊单元格)."""

    MERGED = "合并单元格"
    UNCOMPUTED = "没有计算结果的公式"
    ERROR = "公式错误值"


@dataclass(frozen=True)
class Odd:
    """A cell that cannot be taken at its face (特殊单元格): `value` is what it shows."""

    kind: Oddity
    value: object = ""

    def __str__(self) -> str:
        return str(self.value) if self.value not in ("", None) else self.kind.value


RawCell = str | int | float | bool | Decimal | date | datetime | time | timedelta | Odd | None
Row = tuple[int, Sequence[RawCell]]


@dataclass(frozen=True)
class Sheet:
    """One sheet (表): `rows()` gives (row number from 1, cells from column A) afresh each time."""

    name: str
    rows: Callable[[], Iterator[Row]]
    hidden: bool = False


@dataclass(frozen=True)
class Typed:
    """Columns that are typed already, in batches of bounded size (类型化的列)."""

    columns: tuple[str, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]


@dataclass(frozen=True)
class Source:
    """A file that was opened (来源文件): its kind in words, and sheets or typed columns."""

    path: Path
    kind: str
    sheets: tuple[Sheet, ...] = ()
    typed: Typed | None = None


class Unreadable(BadInput):
    """The file is no table that can be read, whatever its name says (文件无法读取)."""


class TooLarge(BadInput):
    """The file unpacks to more than a register can hold (文件过大)."""


def unreadable(path: Path, what: str, mend: str = "") -> Unreadable:
    """The error that says `what` of the file, and how to hand it over instead."""
    return Unreadable(
        what,
        where=tr("文件 {file}", file=path.name),
        mend=mend or tr("请用 Excel 或 WPS 打开该文件，另存为 xlsx 后重新报送。"),
    )


def too_large(path: Path, what: str) -> TooLarge:
    """The error that says what is too large about the file."""
    return TooLarge(
        what,
        where=tr("文件 {file}", file=path.name),
        mend=tr(
            "请删去表格以外的行、列和格式，只留标题行和数据，另存后重新报送；数据确有这么多的，请改报 csv 或 Parquet。"
        ),
    )
