"""The sealed columns of one row, opened for a stated reason (启封一行)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.office.standing import standing_of

if TYPE_CHECKING:
    from gongshi.engines.held import Key
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Column, Level, Register


class NothingSealed(NotFound):
    """The row is not there, or nothing of it is sealed (没有封存的内容)."""


def sealed_cells(
    workspace: Workspace, register: Register, key: Key, *, by: str, why: str, level: Level
) -> list[tuple[Column, object]]:
    """The sealed columns of the row up to `level`, with their values; the look is noted first.

    Raises NoReason without a reason, NothingSealed, KeyMissing, SealBroken.
    """
    standing = standing_of(workspace)
    row = standing.row(register, key)
    columns = [c for c in register.sealed_columns() if c.level <= level]
    delivery = standing.vault.delivery(str(row["_delivery"])) if row else None
    if row is None or delivery is None or not columns or not delivery.has_sealed:
        raise NothingSealed(
            tr("这一行没有您可以启封的内容。"),
            where=tr("台账“{register}”，{key}", register=register.label, key="，".join(key)),
            mend=tr("请核对编号；更高密级的内容请由保密保管人员启封。"),
        )
    values = standing.sealed_of(register, row, by=by, why=why)
    return [(column, values.get(column.name)) for column in columns]
