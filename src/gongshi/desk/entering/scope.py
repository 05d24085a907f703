"""What a reader may see and touch in the registers: his unit's rows, his level's columns (可见范围)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.desk.asking import asking
from gongshi.desk.may import NotYours, reader_level
from gongshi.desk.role import DeskRole
from gongshi.desk.workspace import served
from gongshi.engines.conditions import Condition
from gongshi.i18n import tr
from gongshi.office.deliveries import OWN, Handover
from gongshi.office.owning import owned_by, owners_of
from gongshi.office.unit import Unit, unit_named
from gongshi.records.delivery import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Column, Level, Register


@dataclass(frozen=True)
class Scope:
    """One reader's share of the registers (可见范围). `unit` is None for the office's own staff."""

    workspace: Workspace
    by: str
    level: Level
    unit: Unit | None

    def columns(self, register: Register) -> tuple[Column, ...]:
        """The columns that he may read; sealed ones never stand in a table."""
        return tuple(c for c in register.open_columns() if c.level <= self.level)

    def may_see(self, register: Register) -> bool:
        """Whether the register is one of his: he can read its key, and it is not what the office published."""
        own = any(register in pack.registers for pack in self.workspace.packs)
        return own and all(c.level <= self.level for c in register.key)

    def conditions(self, register: Register) -> list[Condition]:
        """That the rows are his unit's, where rows belong to units."""
        return [owned_by(register, self.unit.code)] if self.unit and register.owners else []

    def may_change(self, register: Register) -> bool:
        """Whether rows of this register are his to enter."""
        return self.may_see(register) and (self.unit is None or bool(register.owners))

    def owns(self, register: Register, row: Mapping[str, object]) -> bool:
        """Whether this row is his to see and change."""
        return self.unit is None or not register.owners or self.unit.code in owners_of(register, row)

    @property
    def handover(self) -> Handover:
        """How what he enters is delivered: as his unit, changes only, its own rows only."""
        return Handover(self.unit.name if self.unit else OWN, Mode.CHANGES, unit=self.unit.code if self.unit else "")


def scope_of(request: HttpRequest) -> Scope:
    """The scope of who asks. Raises NoSuchUnit when his account's unit is in no register."""
    user, workspace = asking(request), served()
    unit = unit_named(workspace, user.unit) if user.desk_role is DeskRole.UNIT_CLERK else None
    return Scope(workspace, user.username, reader_level(user), unit)


def register_for(scope: Scope, name: str, *, change: bool = False) -> Register:
    """The register of this name, when it is the reader's to see, or to change. Raises NoSuchRegister, NotYours."""
    from gongshi.records.register import find_register

    register = find_register(scope.workspace.registers, name)
    if scope.may_change(register) if change else scope.may_see(register):
        return register
    raise NotYours(
        tr("“{label}”不在您的填报、查看范围内。", label=register.label),
        where=tr("账号 {name}", name=scope.by),
        mend=tr("可用的台账列在“台账”页；需要别的，请联系机关科室。"),
    )


def unit_of(scope: Scope) -> Unit:
    """The reader's unit. Raises NotYours for who has none."""
    if scope.unit is not None:
        return scope.unit
    raise NotYours(
        tr("这一步由单位填报员办理，您的账号不属于哪个单位。"),
        where=tr("账号 {name}", name=scope.by),
        mend=tr("请由该单位的填报员登录办理。"),
    )
