"""A unit by its code or its name, in whatever register of the packs holds units (单位)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.engines.conditions import Condition, Order, Test
from gongshi.errors import NotFound
from gongshi.i18n import tr
from gongshi.office.standing import standing_of, text_of

if TYPE_CHECKING:
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Register


class NoSuchUnit(NotFound):
    """No register of units has this code or name (没有这个单位)."""


@dataclass(frozen=True)
class Unit:
    """A unit that enters rows of its own (填报单位)."""

    code: str
    name: str


def unit_named(workspace: Workspace, said: str) -> Unit:
    """The unit with this code or name. Raises NoSuchUnit, also when two share the name."""
    for register in registers_of_units(workspace):
        key, name = register.key[0], register.column(register.named_by)
        rows = standing_of(workspace).rows(register, [Condition((key, name), Test.IS, said)])
        if len(rows) == 1:
            return Unit(text_of(rows[0][key.name]), text_of(rows[0][name.name]))
    labels = "、".join(r.label for r in registers_of_units(workspace))
    raise NoSuchUnit(
        tr("没有找到单位“{said}”，或有两个单位同名。", said=said),
        where=tr("台账：{labels}", labels=labels or tr("（没有记单位的台账）")),
        mend=tr("请把账号的单位改为单位编号或单位全称；新单位请先报送记单位的台账。"),
    )


def units(workspace: Workspace) -> tuple[Unit, ...]:
    """Every unit that stands in a register of units, by code; those that share a name with another are left out."""
    found = [
        Unit(text_of(row[r.key[0].name]), text_of(row[r.named_by]))
        for r in registers_of_units(workspace)
        for row in standing_of(workspace).rows(r, order=Order(r.key[0]))
    ]
    named = Counter(unit.name for unit in found)
    return tuple(unit for unit in found if named[unit.name] == 1)


def registers_of_units(workspace: Workspace) -> Iterator[Register]:
    """The registers whose rows are units: those that owners of rows refer to."""
    found = {r.column(name).refers for r in workspace.registers.values() for name in r.owners}
    return (r for r in workspace.registers.values() if r.name in found and r.named_by)
