"""Rows of the demo city before they are written, by register (行)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from gongshi_organs.registers import REGISTERS

DISTRICTS = ("东岭区", "西湾区", "南屏区")
BEGUN = date(2019, 1, 1)
_SURNAMES, _GIVEN = "假虚样示仿拟", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@dataclass
class Book:
    """All rows by register (全部行), with one source of chance for the background."""

    chance: Random
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {r.name: [] for r in REGISTERS})

    def add(self, register: str, **row: Any) -> dict[str, Any]:
        """Put one row into a register; the row."""
        self.rows[register].append(row)
        return row

    def person(
        self, *, unit: str = "", born: date | None = None, joined: date | None = None, state: str = "在职"
    ) -> str:
        """A new invented person's number."""
        n = len(self.rows["persons"])
        name = _SURNAMES[n % 6] + _GIVEN[n // 6 % 22] + _GIVEN[n // 132 % 22]
        row = self.add(
            "persons", number=f"R{n:05}", name=name, sex="男女"[n % 2], born_on=born or date(1965 + n % 15, 1 + n % 12, 1 + n % 28),
            joined_on=joined or date(2000 + n % 15, 7, 1), unit=unit, state=state,
        )  # fmt: skip
        return str(row["number"])

    def code_of_activity(self) -> str:
        """The next activity's number."""
        return f"HD{len(self.rows['activities']) + 1:06}"

    def code(self, register: str, letter: str, width: int = 4) -> str:
        """The next code of a register: the letter and a number."""
        n = sum(str(r.get("code") or r.get("id")).startswith(letter) for r in self.rows[register])
        return f"{letter}{n + 1:0{width}}"
