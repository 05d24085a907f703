"""How a stored file's columns become a register's columns, in either engine's SQL (列的取法).

A delivery keeps the columns of its day. A column that came later is empty in it, one whose
type changed is cast, and one that was sealed then does not become open by a new definition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.records.arrow import DELIVERY, ROW, SHEET
from gongshi.records.delivery import Delivery
from gongshi.records.register import Column, Register, Type

DUCK: Mapping[Type, str] = {
    Type.TEXT: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DECIMAL(18, 4)",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMP",
}
SPARK: Mapping[Type, str] = {**DUCK, Type.TEXT: "STRING", Type.TIMESTAMP: "TIMESTAMP_NTZ"}


class SealedBefore(Unfit):
    """A column is open now but was sealed when it was delivered (原先密封的列)."""


@dataclass(frozen=True)
class Shown:
    """One column of a table: a stored column, cast if needed; or a fixed text; or empty (列的取法)."""

    name: str
    type: Type
    stored: bool = True
    cast: bool = False
    text: str | None = None

    def sql(self, types: Mapping[Type, str], quote: str) -> str:
        """The expression for it, named."""
        name = f"{quote}{self.name}{quote}"
        if self.text is not None:
            escaped = self.text.replace("'", "''")
            return f"CAST('{escaped}' AS {types[self.type]}) AS {name}"
        if not self.stored:
            return f"CAST(NULL AS {types[self.type]}) AS {name}"
        return f"CAST({name} AS {types[self.type]}) AS {name}" if self.cast else name


def stored_columns(register: Register) -> tuple[Shown, ...]:
    """The open columns and the three of provenance, all stored under their names (快照的列)."""
    open_ = (Shown(c.name, c.type) for c in register.open_columns())
    return (*open_, Shown(DELIVERY, Type.TEXT), Shown(ROW, Type.INTEGER), Shown(SHEET, Type.TEXT))


def shown_of(register: Register, delivery: Delivery) -> tuple[Shown, ...]:
    """The same columns out of one delivery's own file (报送的列). Raises SealedBefore."""
    check_openness(register, (delivery,))
    kept = {k.name: k for k in delivery.columns}

    def shown(column: Column) -> Shown:
        found = kept.get(column.name)
        return Shown(column.name, column.type, found is not None, found is not None and found.type != column.type.name)

    provenance = (Shown(DELIVERY, Type.TEXT, text=delivery.id), Shown(ROW, Type.INTEGER), Shown(SHEET, Type.TEXT))
    return (*(shown(c) for c in register.open_columns()), *provenance)


def check_openness(register: Register, stack: Sequence[Delivery]) -> None:
    """Nothing, when all that is open now was stored open. Raises SealedBefore.

    Shown as empty it would read as «none», which is another fact.
    """
    open_now = {c.name: c.label for c in register.open_columns()}
    for delivery in stack:
        sealed = [open_now[k.name] for k in delivery.columns if k.sealed and k.name in open_now]
        if sealed:
            raise SealedBefore(
                tr("“{columns}”现定为公开列，但报送 {id} 存入时是密封的。", columns="、".join(sealed), id=delivery.id),
                where=tr("台账“{register}”", register=register.label),
                mend=tr("请把该列改回密封，或把台账按新的定义全量报送一次。"),
            )
