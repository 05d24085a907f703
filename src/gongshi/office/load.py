"""The load meter: what each unit typed, and what came of it (填报负担).

A field that no output used in two periods is proposed for removal. An output of a period is
what its documents printed, what its lists rest on, and what the packs' commands work out; a
period whose documents were never drawn decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gongshi.grid import Grid
from gongshi.i18n import tr
from gongshi.office.field_uses import Uses, field_uses
from gongshi.office.printed import Printed, printed_of
from gongshi.office.runs import clocks, engine
from gongshi.office.typed_cells import Cells, typed_cells

if TYPE_CHECKING:
    from gongshi.grid import Cell
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack
    from gongshi.period import Period
    from gongshi.records.register import Column, Register


class Advice(Enum):
    """What the meter says of a field (建议)."""

    KEEP = "保留"
    KEY = "主键，保留"
    SHEET_ONLY = "只进口径表"
    CHECK_ONLY = "只供校验"
    REMOVE = "建议取消"
    UNDECIDED = "未满两期成文，不作判断"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


@dataclass(frozen=True)
class UnitLoad:
    """What one sender filled in in one period (单位负担): cells in forms or at the desk, and in files."""

    sender: str
    period: Period
    in_forms: int
    in_files: int


@dataclass(frozen=True)
class FieldLoad:
    """One field (字段): cells filled in by period, the outputs that used it by period, and the advice."""

    register: Register
    column: Column
    cells: tuple[int, ...]
    outputs: tuple[tuple[str, ...], ...]
    advice: Advice


@dataclass(frozen=True)
class Load:
    """The load of two periods, the earlier first (填报负担)."""

    periods: tuple[Period, ...]
    drawn: tuple[bool, ...]
    units: tuple[UnitLoad, ...]
    fields: tuple[FieldLoad, ...]

    @property
    def proposed(self) -> tuple[FieldLoad, ...]:
        """The fields proposed for removal, those that cost most first."""
        return tuple(sorted((f for f in self.fields if f.advice is Advice.REMOVE), key=lambda f: -sum(f.cells)))


def load_of(workspace: Workspace, period: Period) -> Load:
    """What was typed in this period and the one before, and which outputs of each used it (填报负担)."""
    periods = (period.previous(), period)
    tables = engine(workspace, workspace.now(), why=tr("填报负担"))
    cells = [typed_cells(workspace, tables, p) for p in periods]
    made = [_fields(workspace, pack, periods, cells) for pack in workspace.packs]
    drawn = tuple(any(_printed(workspace, pack, p) for pack in workspace.packs) for p in periods)
    return Load(periods, drawn, tuple(_units(periods, cells)), tuple(f for fields in made for f in fields))


def _units(periods: Sequence[Period], cells: Sequence[Sequence[Cells]]) -> list[UnitLoad]:
    found = []
    for period, typed in zip(periods, cells, strict=True):
        forms = Counter[str]()
        files = Counter[str]()
        for one in typed:
            (forms if one.by_form else files)[one.sender] += one.count
        found += [UnitLoad(s, period, forms[s], files[s]) for s in sorted({*forms, *files})]
    return found


def _fields(
    workspace: Workspace, pack: Pack, periods: Sequence[Period], cells: Sequence[Sequence[Cells]]
) -> list[FieldLoad]:
    uses = field_uses(pack, workspace.registers, clocks(workspace, periods[-1]))
    printed = [_printed(workspace, pack, p) for p in periods]
    typed = [Counter[tuple[str, str]]() for _ in periods]
    for counted, found in zip(typed, cells, strict=True):
        for one in found:
            counted[one.register, one.column] += one.count
    labels = {rule.name: rule.label for rule in pack.lists}
    return [
        _field(register, column, tuple(t[register.name, column.name] for t in typed),
               uses.get((register.name, column.name), Uses()), printed, labels)
        for register in pack.registers for column in register.columns
    ]  # fmt: skip


def _field(
    register: Register, column: Column, cells: tuple[int, ...], uses: Uses, printed: Sequence[Printed | None],
    labels: Mapping[str, str],
) -> FieldLoad:  # fmt: skip
    outputs = tuple(_outputs(uses, p, labels) if p else () for p in printed)
    return FieldLoad(register, column, cells, outputs, _advice(column, uses, outputs, all(printed)))


def _outputs(uses: Uses, printed: Printed, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The documents that printed a figure resting on the field, the lists and the commands that rest on it."""
    found = {label: None for name in uses.figures for label in printed.figures.get(name, ())}
    said = [tr("名单“{label}”", label=labels[name]) for name in uses.lists]
    said += [tr("命令 gongshi {name}", name=name) for name in uses.commands]
    return (*found, *said)


def _advice(column: Column, uses: Uses, outputs: Sequence[Sequence[str]], decided: bool) -> Advice:
    if column.key:
        return Advice.KEY
    if any(outputs):
        return Advice.KEEP
    if not decided:
        return Advice.UNDECIDED
    if uses.figures:
        return Advice.SHEET_ONLY
    return Advice.CHECK_ONLY if uses.checks else Advice.REMOVE


def _printed(workspace: Workspace, pack: Pack, period: Period) -> Printed | None:
    return printed_of(workspace.release_folder(pack.name, period.code))


def load_grids(load: Load) -> list[Grid]:
    """The load as sheets: by unit and period, by field with its outputs, and what is proposed for removal."""
    names = tuple(p.label for p in load.periods)
    units: tuple[tuple[Cell, ...], ...] = tuple(
        (u.sender, u.period.label, u.in_forms, u.in_files, u.in_forms + u.in_files) for u in load.units
    )
    columns = (tr("台账"), tr("字段"), *(tr("{period}格数", period=n) for n in names), tr("用到它的输出"), tr("建议"))
    return [
        Grid(tr("各单位"), (tr("报送单位"), tr("期间"), tr("填报表格数"), tr("文件格数"), tr("合计")), units,
             widths=(28, 14, 12, 12, 12)),
        Grid(tr("各字段"), columns, tuple(_row(f) for f in load.fields), widths=(18, 18, 14, 14, 60, 22), landscape=True),
        Grid(tr("建议取消"), columns, tuple(_row(f) for f in load.proposed), widths=(18, 18, 14, 14, 60, 22), landscape=True),
    ]  # fmt: skip


def _row(found: FieldLoad) -> tuple[Cell, ...]:
    outputs = tuple(dict.fromkeys(o for one in found.outputs for o in one))
    return (found.register.label, found.column.label, *found.cells, "、".join(outputs), found.advice.label)
