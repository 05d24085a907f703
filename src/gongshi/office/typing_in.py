"""One person's typing in registers: for a unit or for the office, row by row (逐行填报)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.errors import BadInput, NotFound
from gongshi.i18n import tr
from gongshi.office.asked import asked_of, form_for, given_to, nothing_new
from gongshi.office.deliveries import OWN, Handover
from gongshi.office.entering import Entry, NotYours, enter, remove
from gongshi.office.history import history
from gongshi.office.joint import confirm, waiting_for
from gongshi.office.owning import owners_of
from gongshi.office.standing import key_of, standing_of
from gongshi.period import Period
from gongshi.records.delivery import Mode
from gongshi.records.register import find_register

if TYPE_CHECKING:
    from gongshi.engines.held import Key
    from gongshi.engines.laid import Row
    from gongshi.office.asked import Asked
    from gongshi.office.entering import Outcome
    from gongshi.office.history import Version
    from gongshi.office.unit import Unit
    from gongshi.office.workspace import Workspace
    from gongshi.records.delivery import Delivery
    from gongshi.records.register import Register


class NotACell(BadInput):
    """What was typed is no column with its value, or no column of this register (不是列名和值)."""


class NoRow(NotFound):
    """No row of the register has this key (没有这一行)."""


@dataclass(frozen=True)
class Desk:
    """Who types, and for whom (填报人). `unit` is None for the office."""

    workspace: Workspace
    unit: Unit | None = None
    said_by: str = ""

    @property
    def by(self) -> str:
        """Who is noted: the person who was named, else the unit or the office."""
        return self.said_by or (self.unit.name if self.unit else OWN)

    @property
    def how(self) -> Handover:
        """How what is typed is delivered: as the unit, changes only, its own rows only."""
        return Handover(self.unit.name if self.unit else OWN, Mode.CHANGES, unit=self.unit.code if self.unit else "")

    def asked(self, period: str = "") -> tuple[Asked, ...]:
        """What is asked of the unit in the period, this month unless said."""
        return asked_of(self.workspace, self._code, Period.parse(period) if period else self._month)

    def waiting(self) -> tuple[tuple[str, str], ...]:
        """Label of the register and key of each joint row that waits for the unit's yes."""
        forms = [form_for(self.workspace, r) for r in self.workspace.registers.values() if r.owners]
        return tuple(
            (register.label, "，".join(key_of(register, row)))
            for form in forms
            if form.joint
            for register in (self.workspace.registers[form.register],)
            for row in waiting_for(self.workspace, form, self._code)
        )

    def add(self, name: str, cells: Sequence[tuple[str, str]], key: str = "", *, despite: bool = False) -> Outcome:
        """One row entered, or with `key` changed; said twice, a change is delivered once. Raises NotACell, NoRow."""
        register = self._register(name)
        typed = {_column(register, label): value for label, value in cells}
        if not key:
            entry = self._new(register, typed)
        else:
            parts, row = self._row(register, key)
            named = dict(zip((c.name for c in register.key), parts, strict=True))
            entry = Entry(register, ({**named, **typed},), _token(parts, row, typed), self.by, _seen(parts, row))
        return enter(self.workspace, entry, self.how, despite_warnings=despite)

    def confirm(self, name: str, key: str) -> Outcome:
        """The joint row, confirmed by the unit. Raises NoRow, NotToConfirm."""
        register = self._register(name)
        parts, row = self._row(register, key)
        token, form = f"confirm-{row['_delivery']}-{'-'.join(parts)}", form_for(self.workspace, register)
        return confirm(self.workspace, form, parts, str(row["_delivery"]), self.how, by=self.by, token=token)

    def remove(self, name: str, key: str) -> Delivery:
        """The row, out of the register. Raises NoRow, NotYours."""
        register = self._register(name)
        parts, row = self._row(register, key)
        token = f"remove-{row['_delivery']}-{'-'.join(parts)}"
        return remove(self.workspace, register, _seen(parts, row), self.how, by=self.by, token=token)

    def nothing(self, name: str) -> Delivery:
        """The delivery that says that the unit has nothing new this month."""
        return nothing_new(self.workspace, self._register(name), self._code, self._month, self.how, by=self.by)

    def history(self, name: str, key: str) -> tuple[Version, ...]:
        """Every version of the row, oldest first. Raises NoRow."""
        register = self._register(name)
        found = history(standing_of(self.workspace), register, _parts(key))
        if not found:
            raise _missing(register, key)
        return found

    @property
    def _code(self) -> str:
        return self.unit.code if self.unit else ""

    @property
    def _month(self) -> Period:
        return Period.parse(f"{self.workspace.now():%Y-%m}")

    def _register(self, name: str) -> Register:
        return find_register(self.workspace.registers, name)

    def _new(self, register: Register, typed: dict[str, str]) -> Entry:
        given, beginning = given_to(self.workspace, form_for(self.workspace, register), self._code, self._month)
        numbers = "" if register.key[0].name in typed else beginning
        return Entry(register, ({**given, **typed},), uuid.uuid4().hex, self.by, {}, numbers)

    def _row(self, register: Register, key: str) -> tuple[Key, Row]:
        parts = _parts(key)
        row = standing_of(self.workspace).row(register, parts)
        if row is None:
            raise _missing(register, key)
        if self.unit and self.unit.code not in owners_of(register, row):
            raise NotYours(
                tr("这一行不是本单位的。"),
                where=tr("台账“{register}”，{key}", register=register.label, key=key),
                mend=tr("请由办这件事的单位或机关科室办理。"),
            )
        return parts, row


def _missing(register: Register, key: str) -> NoRow:
    return NoRow(
        tr("没有编号为“{key}”的行。", key=key),
        where=tr("台账“{register}”", register=register.label),
        mend=tr("请核对编号；编号有几部分的，用逗号隔开。"),
    )


def _column(register: Register, label: str) -> str:
    found = next((c.name for c in register.columns if label in (c.name, c.label, *c.aliases)), None)
    if found is None:
        raise NotACell(
            tr("台账“{register}”没有“{label}”这一列。", register=register.label, label=label),
            where=tr("列名"),
            mend=tr("可用的列：{labels}。", labels="、".join(c.label for c in register.columns)),
        )
    return found


def _parts(key: str) -> Key:
    return tuple(part.strip() for part in key.replace("，", ",").split(","))


def _seen(parts: Key, row: Row) -> dict[Key, str]:
    return {parts: str(row["_delivery"])}


def _token(parts: Key, row: Row, typed: dict[str, str]) -> str:
    """The same change of the same row is the same saving."""
    told = repr((parts, row["_delivery"], sorted(typed.items())))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
