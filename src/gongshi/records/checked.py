"""A delivery that was read and checked, before it is stored (已校验的报送).

A file of its own because it is the handshake between the half of this room that reads and
the half that keeps: the vault takes nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.records.fault import Fault, Faults
from gongshi.records.pieces import Pieces
from gongshi.records.register import Register, Type

if TYPE_CHECKING:
    import pyarrow as pa

ROW = "_row"
SHEET = "_sheet"


@dataclass(frozen=True)
class Checked:
    """The rows that stand, the rows that do not, and why (校验结果).

    `good` holds the good rows only: the register's columns in order and typed, codes as
    codes, then `_row` (the row as the sender sees it) and `_sheet`. `bad` holds the
    other rows as found, every cell as text, under the same names. `faults` blocks, `warnings`
    does not; `fault_count` counts those beyond what is kept as objects, too. `original` is the
    file that came (for a query: the Parquet file of its result). `places` says of each sheet in
    which of its columns (from 0) a column of the register stands.
    """

    register: Register
    good: Pieces
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    bad: Pieces
    original: Path
    original_name: str
    sheet: str = ""
    fault_count: int = 0
    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def rows(self) -> pa.Table:
        """The good rows at once, in memory: for registers that are small by nature."""
        return self.good.table()

    @property
    def refused(self) -> pa.Table:
        """The refused rows at once, in memory."""
        return self.bad.table()

    def error(self) -> Faults | None:
        """All faults as one error to raise, or None when nothing blocks."""
        if not self.faults:
            return None
        return Faults(self.faults, register=self.register.label, file=self.original_name, count=self.fault_count)


def arrow_type(kind: Type) -> pa.DataType:
    """The Arrow type that a column of this kind is kept in."""
    import pyarrow as pa

    return {
        Type.TEXT: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.decimal128(18, 4),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
        Type.TIMESTAMP: pa.timestamp("us"),
    }[kind]


def arrow_schema(register: Register) -> pa.Schema:
    """The schema of `Checked.good` for a register: its columns, `_row` and `_sheet`."""
    import pyarrow as pa

    fields = [pa.field(c.name, arrow_type(c.type)) for c in register.columns]
    return pa.schema([*fields, pa.field(ROW, pa.int64()), pa.field(SHEET, pa.string())])


def refused_schema(register: Register) -> pa.Schema:
    """The schema of `Checked.bad`: the same columns, every cell as text."""
    import pyarrow as pa

    fields = [pa.field(c.name, pa.string()) for c in register.columns]
    return pa.schema([*fields, pa.field(ROW, pa.int64()), pa.field(SHEET, pa.string())])
