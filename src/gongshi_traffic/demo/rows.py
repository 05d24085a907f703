"""Rows of the demo city before they are written: plain values by column name (行)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from gongshi import Register
from gongshi_traffic.registers import REGISTERS

Value = str | int | Decimal | date | datetime | None
Row = dict[str, Value]
BY_NAME: Mapping[str, Register] = {r.name: r for r in REGISTERS}


@dataclass
class City:
    """All rows of the city by register, and the late ones of the release morning (全市数据).

    `late` rows replace or join `rows` by key when the last changes file arrives.
    """

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in BY_NAME})
    late: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, register: str, rows: Iterable[Row]) -> None:
        """Put rows into a register."""
        self.rows[register].extend(rows)

    def add_late(self, register: str, rows: Iterable[Row]) -> None:
        """Put rows into the changes file of the release morning."""
        self.late.setdefault(register, []).extend(rows)

    def known(self, register: str) -> list[Row]:
        """The rows of a register as they stand on the release morning, late ones applied."""
        key = [c.name for c in BY_NAME[register].key]
        found = {tuple(r.get(k) for k in key): r for r in self.rows[register]}
        found.update({tuple(r.get(k) for k in key): r for r in self.late.get(register, [])})
        return list(found.values())


def day_of(moment: Value) -> date:
    """The day of a date or a moment."""
    assert isinstance(moment, date), moment
    return moment.date() if isinstance(moment, datetime) else moment
