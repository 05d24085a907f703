"""What a unit is asked this month, what it reported, and its word that there is nothing new (本单位应报)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.engines.conditions import Condition, Order, Test
from gongshi.engines.laid import Row
from gongshi.i18n import tr
from gongshi.office.deliveries import Handover, kept
from gongshi.office.entering import saving
from gongshi.office.numbering import beginning_of
from gongshi.office.owning import owned_by
from gongshi.office.standing import Standing, standing_of, text_of
from gongshi.packs.form import Form
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.entered import entered
from gongshi.records.register import Level, Type

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period
    from gongshi.records.register import Register

NOTHING = "无新增"
LATEST = 8


@dataclass(frozen=True)
class Asked:
    """One register that a unit is asked for in a period (应报的一张表).

    `count` is the number of its own rows of the period, `rows` the latest of them. `nothing` is the
    delivery that says 无新增.
    """

    register: Register
    form: Form | None
    count: int
    rows: tuple[Row, ...]
    nothing: Delivery | None

    @property
    def says(self) -> str:
        """Where it stands, in a few words."""
        if self.count:
            return tr("已报 {n} 行", n=self.count)
        return tr("已报无新增") if self.nothing else tr("还没有报")

    @property
    def is_done(self) -> bool:
        """Whether something was said about it: rows, or that there are none."""
        return bool(self.count) or self.nothing is not None


def asked_of(workspace: Workspace, unit: str, period: Period) -> tuple[Asked, ...]:
    """What this unit is asked in the period: its packs' forms, or the monthly registers that it owns rows of."""
    standing = standing_of(workspace)
    return tuple(_asked(standing, workspace.registers[f.register], f, unit, period) for f in forms_of(workspace))


def forms_of(workspace: Workspace) -> tuple[Form, ...]:
    """The forms that a unit of these packs fills in; a pack without forms asks for its monthly registers whole."""
    found: list[Form] = []
    for pack in workspace.packs:
        if pack.forms is not None:
            found += pack.forms.forms
        else:
            found += [_whole_form(r) for r in pack.registers if _is_asked(r)]
    return tuple(found)


def form_for(workspace: Workspace, register: Register) -> Form:
    """The form of this register: its pack's, or one that asks for all its columns."""
    forms = [f for pack in workspace.packs if pack.forms for f in pack.forms.forms]
    return next((f for f in forms if f.register == register.name), None) or _whole_form(register)


def given_to(workspace: Workspace, form: Form, unit: str, period: Period) -> tuple[dict[str, str], str]:
    """What is filled in for a unit in a new row, and how its number begins; the number is given at saving."""
    register = workspace.registers[form.register]
    cells = {name: text_of(value) for name, value in form.given(unit, period, 1).items()}
    number = cells.pop(register.key[0].name, "")
    if form.recorded:
        cells[form.recorded] = f"{workspace.now():%Y-%m-%d}"
    return cells, beginning_of(number) if number else ""


def nothing_new(
    workspace: Workspace, register: Register, unit: str, period: Period, how: Handover, *, by: str
) -> Delivery:
    """The delivery without rows by which a unit says that it has nothing new; said twice, it is said once."""
    note = nothing_note(unit, period)
    with saving(workspace), tempfile.TemporaryDirectory() as folder:
        standing = standing_of(workspace)
        if before := _said(standing, register, note):
            return before
        token = json.dumps([note, by], ensure_ascii=False)
        checked = entered(register, (), Path(folder) / "无新增.json", tr("无新增"), token)
        receipt = kept(workspace, checked, replace(how, mode=Mode.CHANGES, note=note), standing.vault)
    assert receipt.delivery is not None
    return receipt.delivery


def nothing_note(unit: str, period: Period) -> str:
    """How such a delivery is marked."""
    return f"{NOTHING} {unit} {period.code}"


def _asked(standing: Standing, register: Register, form: Form, unit: str, period: Period) -> Asked:
    dated = register.column(form.dated)
    conditions = [
        owned_by(register, unit),
        Condition((dated,), Test.FROM, str(period.first)),
        Condition((dated,), Test.TO, str(period.last)),
    ]
    rows, count = standing.page(register, conditions, Order(dated, descending=True), limit=LATEST)
    return Asked(register, form, count, tuple(rows), _said(standing, register, nothing_note(unit, period)))


def _said(standing: Standing, register: Register, note: str) -> Delivery | None:
    return next((d for d in standing.marked(register.name, NOTHING) if d.note == note), None)


def _is_asked(register: Register) -> bool:
    """Whether units report it every month: it has their rows, and they may read its key."""
    days = [c for c in register.open_columns() if c.type in (Type.DATE, Type.TIMESTAMP) and c.required]
    readable = all(c.level <= Level.UNITS for c in register.key)
    return bool(register.owners) and register.expected == "month" and readable and bool(days)


def _whole_form(register: Register) -> Form:
    """A form that asks for every column; a row belongs to a period by its first day or moment."""
    days = [c for c in register.open_columns() if c.type in (Type.DATE, Type.TIMESTAMP)]
    dated = next((c.name for c in sorted(days, key=lambda c: not c.required)), register.columns[0].name)
    names: Sequence[str] = [c.name for c in register.columns]
    owner = register.owners[0] if register.owners else names[0]
    given = {owner: ""} if register.owners else {}
    return Form(
        register.name,
        tuple(n for n in names if n not in given),
        lambda unit, period, n: dict.fromkeys(given, unit),
        owner,
        dated,
    )
