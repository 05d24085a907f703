"""A file that leaves columns out keeps what stands in them (未列的列照旧).

A reader is given a workbook of the columns he may see. Brought back, it must not empty the
others: neither open ones nor sealed, which are carried over unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gongshi.i18n import tr
from gongshi.office.standing import standing_of
from gongshi.records.pieces import Pieces

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.records.checked import Checked
    from gongshi.records.register import Column, Register


def keeping(workspace: Workspace, checked: Checked, *, by: str) -> Checked:
    """The rows with what stands in the columns that no sheet of the file has; new rows are left as they are."""
    register = checked.register
    there = {name for places in checked.places.values() for name in places}
    absent = [c for c in register.columns if c.name not in there]
    if not absent or not there or not register.key:
        return checked
    rows = checked.rows.to_pylist()
    stands = _standing_rows(workspace, register, rows)
    sealed = _sealed_rows(workspace, register, absent, stands.values(), by)
    filled = [_filled(row, stands.get(_key(register, row)), sealed, absent) for row in rows]
    import pyarrow as pa

    return replace(checked, good=Pieces.of(pa.Table.from_pylist(filled, schema=checked.good.schema)))


def _key(register: Register, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row[c.name] for c in register.key)


def _standing_rows(
    workspace: Workspace, register: Register, rows: Sequence[Mapping[str, Any]]
) -> dict[tuple[Any, ...], dict[str, object]]:
    wanted = {_key(register, row) for row in rows}
    found = ((_key(register, row), row) for row in standing_of(workspace).rows(register))
    return {key: row for key, row in found if key in wanted}


def _sealed_rows(
    workspace: Workspace, register: Register, absent: Sequence[Column], stands: Iterable[Mapping[str, object]], by: str
) -> dict[tuple[object, ...], dict[str, object]]:
    """Sealed values by delivery, row and sheet; each delivery is opened once."""
    if not any(c.level.is_sealed for c in absent):
        return {}
    standing = standing_of(workspace)
    found: dict[tuple[object, ...], dict[str, object]] = {}
    for id_ in sorted({str(row["_delivery"]) for row in stands}):
        for place, values in standing.sealed_by_place(register, id_, by=by, why=tr("改行时原样带过，未显示")).items():
            found[(id_, *place)] = values
    return found


def _filled(
    row: dict[str, Any], stands: Mapping[str, object] | None, sealed: Mapping[tuple[object, ...], Mapping[str, object]],
    absent: Sequence[Column],
) -> dict[str, Any]:  # fmt: skip
    if stands is None:
        return row
    hidden = sealed.get((stands["_delivery"], stands["_row"], stands["_sheet"]), {})
    return {**row, **{c.name: (hidden if c.level.is_sealed else stands).get(c.name) for c in absent}}
