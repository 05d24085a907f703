"""How many cells each sender filled in, by month, register and column (填写格数).

What a form gave filled in is not counted, nor a row that a whole register only repeats. Sealed
columns are not opened to be counted, and so are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.office.entering import MARK
from gongshi.period import Period
from gongshi.records.delivery import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongshi.engines.duckdb import DuckEngine
    from gongshi.engines.expression import Table
    from gongshi.office.workspace import Workspace
    from gongshi.records.delivery import Delivery
    from gongshi.records.register import Register

FORM = "form:"


@dataclass(frozen=True)
class Cells:
    """Cells of one column filled in by one sender in one delivery (填写格数); `by_form` in a unit's form or at the desk."""

    sender: str
    register: str
    column: str
    month: Period
    count: int
    by_form: bool


def typed_cells(workspace: Workspace, tables: DuckEngine, period: Period) -> tuple[Cells, ...]:
    """Every column filled in by a delivery that came in the period, in order of delivery and column."""
    kept = [d for d in tables.vault.deliveries() if d.register in workspace.registers and d.mode is not Mode.REMOVALS]
    came = [d for d in kept if period.first <= d.delivered_at.date() <= period.last]
    return tuple(cells for delivery in came for cells in _of(workspace, tables, delivery))


def _of(workspace: Workspace, tables: DuckEngine, delivery: Delivery) -> Iterator[Cells]:
    register = workspace.registers[delivery.register]
    by_form = delivery.note.startswith((FORM, MARK))
    asked = _asked(workspace, register) if by_form else ()
    names = asked or tuple(c.name for c in register.open_columns())
    month = Period.month(delivery.delivered_at.year, delivery.delivered_at.month)
    for name, count in _counts(tables, _fresh(tables, delivery, register), names).items():
        if count:
            yield Cells(delivery.sender, register.name, name, month, count, by_form)


def _asked(workspace: Workspace, register: Register) -> tuple[str, ...]:
    """The open columns that a unit's form asks for."""
    forms = [f for pack in workspace.packs if pack.forms for f in pack.forms.forms if f.register == register.name]
    open_ = {c.name for c in register.open_columns()}
    return tuple(dict.fromkeys(name for form in forms for name in form.asks if name in open_))


def _fresh(tables: DuckEngine, delivery: Delivery, register: Register) -> Table:
    """The delivery's rows; of a whole register those that the one before did not have."""
    names = [c.name for c in register.open_columns()]
    rows = tables.delivered(delivery).select(*names)
    came = [d for d in tables.vault.deliveries(register.name) if d.mode is not Mode.REMOVALS]
    before = [d for d in came if d.number < delivery.number]
    if delivery.mode is not Mode.WHOLE or not before:
        return rows
    return rows.difference(tables.delivered(before[-1]).select(*names))


def _counts(tables: DuckEngine, rows: Table, names: Sequence[str]) -> Mapping[str, int]:
    if not names:
        return {}
    found = tables.rows(rows.aggregate(**{name: rows[name].count() for name in names}))
    return {name: int(str(found[0][name])) for name in names}
