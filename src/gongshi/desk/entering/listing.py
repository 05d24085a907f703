"""Rows of a register as lines that a person reads: names for codes, key for the address (列表的一行)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from gongshi.desk.entering.choices import names_of
from gongshi.office.standing import key_of, text_of

if TYPE_CHECKING:
    from gongshi.desk.entering.scope import Scope
    from gongshi.engines.held import Key
    from gongshi.records.register import Column, Register


@dataclass(frozen=True)
class Line:
    """One row (一行). `cells` go with the columns that were asked for; `seen` is the delivery it stands in."""

    register: Register
    key: Key
    seen: str
    cells: tuple[str, ...]
    named: str
    what: str

    @property
    def rest(self) -> tuple[str, ...]:
        """The cells after the first, which names the row."""
        return self.cells[1:]

    @property
    def query(self) -> str:
        """The key as a query: `k=…&k=…`."""
        return urlencode([("k", part) for part in self.key])

    @property
    def mark(self) -> str:
        """Key and delivery in one value, for a box that chooses the row."""
        return urlencode([*(("k", part) for part in self.key), ("seen", self.seen)])


def lines_of(
    scope: Scope, register: Register, rows: Iterable[Mapping[str, object]], columns: Sequence[Column] = ()
) -> list[Line]:
    """The rows as lines with these columns; `what` tells of the first few others, for a list without columns."""
    seen_columns = scope.columns(register)
    return [_line(scope, register, row, columns, seen_columns) for row in rows]


def cell(scope: Scope, column: Column, value: object) -> str:
    """A value as people read it."""
    text = text_of(value)
    return names_of(scope, column, text) if column.codes or column.refers else text


def _line(
    scope: Scope, register: Register, row: Mapping[str, object], columns: Sequence[Column], seen: Sequence[Column]
) -> Line:
    key = key_of(register, row)
    named = next((cell(scope, c, row[c.name]) for c in seen if c.name == register.named_by), "")
    others = [c for c in seen if not c.key and c.name != register.named_by and row[c.name] is not None][:3]
    return Line(
        register, key, str(row["_delivery"]), tuple(cell(scope, c, row[c.name]) for c in columns),
        named or "，".join(key), "　".join(cell(scope, c, row[c.name]) for c in others),
    )  # fmt: skip
