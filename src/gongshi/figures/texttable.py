"""Registers written as text, for worked examples (文字表).

A reviewer who knows no Python can read them and say that one is wrong. The first line names
columns, `|` divides, an empty cell is null, columns not given are null. Types and codes are
the register's, so a slip of the pen is refused instead of counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.records.arrow import ROW, arrow_type
from gongshi.records.register import Column, Register, Type

_READ: dict[Type, Callable[[str], object]] = {
    Type.TEXT: str,
    Type.INTEGER: int,
    Type.NUMBER: Decimal,
    Type.BOOLEAN: {"是": True, "否": False}.__getitem__,
    Type.DATE: date.fromisoformat,
    Type.TIMESTAMP: datetime.fromisoformat,
}


class BadTable(BadInput):
    """A worked example's table has cells that its register does not allow (示例表有误)."""


def parse(text: str, register: Register, title: str) -> Any:
    """The table as Arrow, with the row's number in `_row` (读示例表). Raises BadTable with all faults."""
    import pyarrow as pa

    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    columns = [register.column(name) for name in lines[0]]
    faults: list[str] = []
    rows = [_row(cells, columns, n, faults) for n, cells in enumerate(lines[1:], start=1)]
    faults += _same_keys(rows, register)
    if faults:
        raise BadTable(
            "；".join(faults) + "。",
            where=tr("示例“{title}”，台账“{register}”", title=title, register=register.label),
            mend=tr("请改正示例中的单元格。"),
        )
    arrays = {c.name: pa.array([r[c.name] for r in rows], arrow_type(c.type)) for c in columns}
    return pa.table(arrays | {ROW: pa.array(range(1, len(rows) + 1), pa.int64())})


def _row(cells: list[str], columns: list[Column], n: int, faults: list[str]) -> dict[str, object]:
    if len(cells) != len(columns):
        faults.append(tr("第{n}行有{cells}格，应有{columns}格", n=n, cells=len(cells), columns=len(columns)))
    return {c.name: _cell(cell, c, n, faults) for c, cell in zip(columns, cells, strict=False)}


def _cell(cell: str, column: Column, n: int, faults: list[str]) -> object:
    if not cell:
        return "" if column.key and column.may_be_empty else None
    code = column.codes.also.get(cell, cell) if column.codes and column.codes.also else cell
    if column.codes and code not in column.codes.words:
        faults.append(tr("第{n}行“{label}”写的是“{cell}”，不在代码表中", n=n, label=column.label, cell=cell))
    try:
        return _READ[column.type](code)
    except (ValueError, KeyError, ArithmeticError):
        faults.append(
            tr("第{n}行“{label}”写的是“{cell}”，应为{type}", n=n, label=column.label, cell=cell, type=column.type.label)
        )
        return None


def _same_keys(rows: list[dict[str, object]], register: Register) -> list[str]:
    seen: set[tuple[object, ...]] = set()
    faults = []
    for n, row in enumerate(rows, start=1):
        key = tuple(row.get(c.name) for c in register.key)
        if None not in key and key in seen:
            faults.append(tr("第{n}行的主键已出现过", n=n))
        seen.add(key)
    return faults
