"""Open a figure: the records behind a number (打开数字).

The selection runs alone and must give the number again; then its rows come out at the
reader's privacy level, each with the delivery and the row of the file it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gongshi.errors import Broken, Refused
from gongshi.figures.answer import Answer, State
from gongshi.figures.ask import ask
from gongshi.figures.breakdown import UNSTATED, Breakdown, breakdowns_of
from gongshi.figures.figure import Derived, Listed, Quoted, Selected
from gongshi.figures.lineage import level_of, sources
from gongshi.figures.plan import Plan, plan
from gongshi.grid import Cell, Grid
from gongshi.i18n import tr
from gongshi.records.arrow import DELIVERY, ROW, SHEET
from gongshi.records.register import Level, Register

if TYPE_CHECKING:
    from gongshi.engines.expression import Runs, Table

MOST_ROWS = 10_000
_TRACES = (DELIVERY, ROW, SHEET)


class NumberMoved(Broken):
    """Opened alone, the figure gives another number than the answer (打开后的数与答数不一致)."""


class NotOpened(Refused):
    """The number is suppressed, so its records are not shown either (隐去的数不能打开)."""


@dataclass(frozen=True)
class Origin:
    """Where a record came from (出处): the register, its delivery, the row of the sender's file."""

    register: str
    delivery: str
    row: int
    sheet: str = ""


@dataclass(frozen=True)
class Records:
    """The records behind one answer, as one reader may see them (数字背后的记录).

    `columns` are the names, `labels` the Chinese headings of `rows`; `withheld` are headings
    left out because of the reader's level. `total` records were selected; `rows` are the
    first of them. `origins` go with `rows`. A derived figure has `parts`, one for each figure
    it is computed from; a quoted one `document` and `place`; `note` says what to look at.
    """

    answer: Answer
    columns: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    origins: tuple[Origin, ...] = ()
    withheld: tuple[str, ...] = ()
    total: int = 0
    parts: tuple[tuple[str, Records], ...] = ()
    document: str = ""
    place: str = ""
    note: str = ""

    def grid(self) -> Grid:
        """The records as a sheet, the file's row last."""
        rows = tuple((*row, o.delivery, o.row) for row, o in zip(self.rows, self.origins, strict=True))
        notes = (self.note,) if self.note else ()
        return Grid(self.answer.figure.label, (*self.labels, "报送", "原表行"), rows, notes=notes)


def open_answer(
    answer: Answer, engine: Runs, *, level: Level, limit: int = MOST_ROWS, rolls: Mapping[str, int] | None = None
) -> Records:
    """The records behind `answer`, their columns above `level` left out (打开).

    `rolls` are the lengths of lists by name, for a figure computed from one.

    Raises NumberMoved when the selection, run alone, gives another number, and NotOpened for
    a suppressed one.
    """
    figure = answer.figure
    if answer.state is State.SUPPRESSED:
        raise NotOpened(
            tr("“{label}”的数已隐去，不能打开。", label=figure.label),
            where=tr("指标“{label}”{part}", label=figure.label, part=f"（{answer.part}）" if answer.part else ""),
            mend=tr("涉及个人敏感事项的小数不公开，其记录也不公开；确需核对的，请由有权限的人员在台账中查看。"),
        )
    if isinstance(figure, Quoted):
        return Records(answer, document=figure.document, place=figure.place, note=answer.note)
    if isinstance(figure, Listed):
        return Records(answer, note=tr("“{label}”是名单的长度，请打开名单。", label=figure.label))
    _check_again(answer, engine, rolls)
    if isinstance(figure, Derived):
        return Records(answer, parts=_open_parts(figure, answer, engine, level, limit, rolls))
    assert isinstance(figure, Selected), "the four kinds of figure end here"
    return _rows(answer, plan(figure, answer.at, engine), engine, level, limit)


def _check_again(answer: Answer, engine: Runs, rolls: Mapping[str, int] | None) -> None:
    """The figure asked alone gives the same value. Raises NumberMoved."""
    again = ask([answer.figure], answer.at, engine, by=answer.breakdown or None, rolls=rolls, suppress=False)
    found = again.of(answer.figure.name, breakdown=answer.breakdown, part=answer.part)
    if found.value != answer.value:
        raise NumberMoved(
            tr(
                "“{label}”答数为 {said}，单独统计得 {found}。",
                label=answer.figure.label,
                said=answer.value,
                found=found.value,
            ),
            where=tr("期间 {period}，截至 {known}", period=answer.at.period.label, known=answer.at.known),
            mend=tr("请用 gongshi verify 检查台账库；若台账库完好，说明取数函数不稳定，请修正该指标。"),
        )


def _open_parts(
    figure: Derived, answer: Answer, engine: Runs, level: Level, limit: int, rolls: Mapping[str, int] | None
) -> tuple[tuple[str, Records], ...]:
    parts = [part for _, part in figure.parts]
    found = ask(parts, answer.at, engine, by=answer.breakdown or None, rolls=rolls)
    answers = [found.of(part.name, breakdown=answer.breakdown, part=answer.part) for part in parts]
    opened = [open_answer(a, engine, level=level, limit=limit, rolls=rolls) for a in answers]
    return tuple((name, records) for (name, _), records in zip(figure.parts, opened, strict=True))


def _rows(answer: Answer, planned: Plan, engine: Runs, level: Level, limit: int) -> Records:
    """The selection's rows, projected before they leave the engine: what is withheld never comes out."""
    registers = engine.registers
    selection = _of_part(planned.selection, answer, engine)
    seen, withheld = columns_for(planned, selection, level, registers)
    traces, home = [c for c in _TRACES if c in planned.selection.columns], _home(planned)
    found = engine.rows(_in_order(selection, planned).select(*seen, *traces).limit(limit)) if seen + traces else []
    return Records(
        answer,
        columns=tuple(seen),
        labels=tuple(label_of(planned, c, registers) for c in seen),
        rows=tuple(tuple(cell_of(row[c]) for c in seen) for row in found),
        origins=tuple(_origin(row, home) for row in found),
        withheld=tuple(label_of(planned, c, registers) for c in withheld),
        total=answer.rows,
        note="" if len(found) == answer.rows else tr("共{total}条，列出前{n}条。", total=answer.rows, n=len(found)),
    )


def _of_part(selection: Table, answer: Answer, engine: Runs) -> Table:
    breakdown = _breakdown(answer)
    if breakdown is None:
        return selection
    selection = breakdown.looked_up(selection, engine.tables)
    key = breakdown.key(selection)
    same = key == answer.code
    return selection.filter(key.isnull() | same if answer.code == UNSTATED else same)


def _breakdown(answer: Answer) -> Breakdown | None:
    return next((b for b in breakdowns_of(answer.figure) if b.name == answer.breakdown), None)


def _in_order(selection: Table, planned: Plan) -> Table:
    traces = [c for c in _TRACES if c in planned.selection.columns]
    return selection.order_by([selection[c] for c in traces]) if traces else selection


def _home(planned: Plan) -> str:
    """The register whose rows the selection's rows are."""
    found = sources(planned, ROW) if ROW in planned.selection.columns else None
    return next(iter(found))[0] if found else planned.figure.registers[0]


def _origin(row: Mapping[str, object], register: str) -> Origin:
    number = row.get(ROW)
    return Origin(register, str(row.get(DELIVERY) or ""), int(str(number)) if number is not None else 0,
                  str(row.get(SHEET) or ""))  # fmt: skip


def columns_for(
    planned: Plan, selection: Table, level: Level, registers: Mapping[str, Register]
) -> tuple[list[str], list[str]]:
    """The selection's columns that a reader of this level may see, and those that he may not."""
    names = [c for c in selection.columns if not c.startswith("_")]
    seen = [c for c in names if level_of(planned, c, registers) <= level]
    return seen, [c for c in names if c not in seen]


def label_of(planned: Plan, column: str, registers: Mapping[str, Register]) -> str:
    """The heading of a column, of the register that it comes from."""
    found = sources(planned, column)
    if found and len(found) == 1:
        register, name = next(iter(found))
        return registers[register].column(name).label if not name.startswith("_") else name
    return column


def cell_of(value: object) -> Cell:
    """The value as a cell."""
    if value is None or isinstance(value, str | int | Decimal | float | date):
        return value
    return str(value)
