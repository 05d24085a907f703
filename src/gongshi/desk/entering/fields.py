"""A column as a field of a form: what stands in it, what can be chosen, what is wrong with it (表单的一栏)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.desk.entering.choices import Choice, choices_for
from gongshi.i18n import tr
from gongshi.records.fault import Fault
from gongshi.records.register import Type

if TYPE_CHECKING:
    from django.http import QueryDict

    from gongshi.desk.entering.scope import Scope
    from gongshi.records.register import Column, Register

MOST_OPTIONS = 300


@dataclass(frozen=True)
class Field:
    """One field (一栏). `faults` and `warnings` stand beside it; `given` is filled in and not asked."""

    column: Column
    value: str
    choices: tuple[Choice, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    unseen: bool = False

    @property
    def name(self) -> str:
        """The column's name, also the input's."""
        return self.column.name

    @property
    def kind(self) -> str:
        """Which input draws it: select, combo, long, number, date, moment or line."""
        if self.choices:
            return "select" if len(self.choices) <= MOST_OPTIONS and not self.column.many else "combo"
        kinds = {Type.DATE: "date", Type.TIMESTAMP: "moment", Type.INTEGER: "number", Type.NUMBER: "number"}
        return kinds.get(self.column.type, "long" if self.column.name in ("text", "note", "movement") else "line")

    @property
    def options(self) -> tuple[Choice, ...]:
        """What stands in the drop-down itself; the rest is found by searching."""
        return self.choices[:MOST_OPTIONS]

    @property
    def is_odd(self) -> bool:
        """Whether its value is none of the options, so that a drop-down must show it all the same."""
        return bool(self.value) and self.value not in {c.code for c in self.choices}

    @property
    def shown(self) -> str:
        """The value as its input wants it."""
        return self.value.replace(" ", "T")[:16] if self.column.type is Type.TIMESTAMP else self.value

    @property
    def hint(self) -> str:
        """What to write, in a few words."""
        note = "" if self.choices and self.column.refers else self.column.note
        unit = tr("单位：{unit}", unit=self.column.unit) if self.column.unit else ""
        many = tr("可选几个") if self.column.many and self.choices else ""
        hidden = tr("已填的不显示；留空不改") if self.unseen else ""
        return "；".join(part for part in (note, unit, many, hidden) if part)


def fields_for(
    scope: Scope, columns: Iterable[Column], values: Mapping[str, str], faults: Sequence[Fault] = (),
    warnings: Sequence[Fault] = (), *, unseen: frozenset[str] = frozenset(),
) -> list[Field]:  # fmt: skip
    """The fields of these columns, each with its own faults and warnings."""
    return [
        Field(
            c, values.get(c.name, ""), choices_for(scope, c), _of(faults, c), _of(warnings, c), c.name in unseen
        )
        for c in columns
    ]  # fmt: skip


def typed_in(posted: QueryDict, columns: Iterable[Column]) -> dict[str, str]:
    """What was typed in these columns, by name; several values of one input are joined with 、."""
    return {
        c.name: "、".join(v.strip() for v in posted.getlist(c.name) if v.strip()).replace("T", " ")
        if c.type is Type.TIMESTAMP
        else "、".join(v.strip() for v in posted.getlist(c.name) if v.strip())
        for c in columns
        if c.name in posted
    }


def elsewhere(register: Register, fields: Sequence[Field], faults: Sequence[Fault]) -> list[Fault]:
    """The faults that stand beside no field of this form."""
    shown = {f.column.label for f in fields}
    return [f for f in faults if f.column not in shown]


def _of(faults: Sequence[Fault], column: Column) -> tuple[Fault, ...]:
    return tuple(f for f in faults if f.column == column.label)
