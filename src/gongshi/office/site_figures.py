"""The figures of the site: each with its published values, newest first (网站的数字)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from gongshi.engines.dialects import in_both
from gongshi.figures.answer import State
from gongshi.figures.breakdown import breakdowns_of
from gongshi.figures.example import examples_of
from gongshi.figures.figure import Derived, Selected
from gongshi.i18n import explained, tr
from gongshi.notices.voice import PERCENT
from gongshi.office.site_lists import notice_id
from gongshi.office.site_text import said_threshold
from gongshi.site.figures import Breakdown, Column, Example, Figure, Part, Records, Rows, Value
from gongshi.wording.quantity import Role, write_quantity
from gongshi.wording.rounding import round_half_up

if TYPE_CHECKING:
    from gongshi.figures.example import Example as Worked
    from gongshi.figures.figure import Figure as Defined
    from gongshi.notices.edition import Edition
    from gongshi.notices.edition_parts import SealedAnswer
    from gongshi.notices.edition_rows import SealedColumn, SealedRows
    from gongshi.office.workspace import Workspace
    from gongshi.packs.pack import Pack

TYPES = {"integer": "整数", "number": "小数", "boolean": "是否", "date": "日期", "timestamp": "时间"}
Shown = Mapping[tuple[str, str, str], str]


def figures_of(workspace: Workspace, newest: Sequence[Edition], first: Shown) -> tuple[Figure, ...]:
    """Every figure that an edition holds, in the packs' order. `first` are the values as first shown."""
    made = (_figure(workspace, pack, figure, newest, first) for pack in workspace.packs for figure in pack.figures)
    return tuple(f for f in made if f.values)


def _figure(workspace: Workspace, pack: Pack, figure: Defined, newest: Sequence[Edition], first: Shown) -> Figure:
    mine = [e for e in newest if e.pack == pack.name]
    values = tuple(
        _value(workspace, figure, e, a, first)
        for e in mine
        for a in e.answers
        if a.figure == figure.name and not a.part
    )
    return Figure(
        name=figure.name, label=figure.label, unit=figure.unit, population=figure.population,
        definition=explained(figure.doc), source=figure.source, how=_how(workspace, figure), values=values,
        examples=tuple(_example(workspace, e) for e in examples_of(figure, pack.examples)),
        group=pack.label if len(workspace.packs) > 1 else "",
    )  # fmt: skip


def _how(workspace: Workspace, figure: Defined) -> str:
    """How records become the number, with the heading of what is counted once or summed."""
    if not isinstance(figure, Selected):
        return {"Derived": tr("由其他数字计算"), "Quoted": tr("引自文件"), "Listed": tr("名单上的条数")}[
            type(figure).__name__
        ]
    column = figure.reduction.column
    named = (c.label for r in figure.registers for c in workspace.registers[r].columns if c.name == column)
    label = next(named, column)
    return f"{figure.reduction.how.value}（{label}）" if column else figure.reduction.how.value


def _value(workspace: Workspace, figure: Defined, edition: Edition, answer: SealedAnswer, first: Shown) -> Value:
    was = first.get((notice_id(edition), edition.period, answer.figure), answer.shown)
    return Value(
        period=edition.period.replace("..", "_"), label=edition.period_label, shown=_in_table(figure, answer),
        value=answer.number, state=State[answer.state].label, known=edition.known_at, released=edition.released_on,
        notice=notice_id(edition), was="" if was == answer.shown else was, note=answer.note,
        breakdowns=tuple(_breakdowns(figure, edition)), statement=answer.sql, sql=partial(in_both, answer.sql), records=_records(workspace, answer, edition),
        origins=tuple(_origins(figure, edition)), thresholds=tuple(map(said_threshold, answer.thresholds)),
    )  # fmt: skip


def _in_table(figure: Defined, answer: SealedAnswer) -> str:
    """The value as tables write it: 2起, where running text has 两起."""
    if answer.number is None:
        return answer.shown
    exact = figure.unit in PERCENT
    number = answer.number if exact else round_half_up(answer.number, figure.places)
    return write_quantity(number, figure.unit, Role.TABLE)


def _breakdowns(figure: Defined, edition: Edition) -> Iterator[Breakdown]:
    labels = {b.name: b.label for b in breakdowns_of(figure)}
    names = dict.fromkeys(a.breakdown for a in edition.answers if a.figure == figure.name and a.part)
    for name in names:
        parts = [a for a in edition.answers if (a.figure, a.breakdown) == (figure.name, name) and a.part]
        yield Breakdown(labels.get(name, name), tuple(Part(a.part, _in_table(figure, a), a.number) for a in parts))


def _origins(figure: Defined, edition: Edition) -> Iterator[tuple[str, str, str]]:
    if not isinstance(figure, Derived):
        return
    answers = {a.figure: a for a in edition.answers if not a.part}
    for _, part in figure.parts:
        found = answers.get(part.name)
        if found:
            yield found.label, found.shown, f"figures/{part.name}/{edition.period.replace('..', '_')}.html"


def _records(workspace: Workspace, answer: SealedAnswer, edition: Edition) -> Records | None:
    sealed = edition.rows_of(answer.figure)
    if sealed is None:
        known = answer.kind == "selected" and answer.state != State.SUPPRESSED.name
        return Records((), answer.rows, "", note="") if known else None
    columns = tuple(_column(workspace, answer, c) for c in sealed.columns)
    return Records(
        columns, sealed.total, f"{sealed.digest} {sealed.here}", partial(_rows, sealed), sealed.withheld,
        held=sealed.here,
    )  # fmt: skip


def _column(workspace: Workspace, answer: SealedAnswer, column: SealedColumn) -> Column:
    """The column with the lowest level that a register of this figure gives its name."""
    homes = [c for r in answer.registers for c in workspace.registers[r].columns if c.name == column.name]
    unit, note = (homes[0].unit, homes[0].note) if homes else ("", "")
    level = min((int(c.level) for c in homes), default=0)
    return Column(column.name, column.label, TYPES.get(column.type, "文本"), unit, level, note)


def _rows(sealed: SealedRows) -> Rows:
    """The rows as values of their types, one by one, in the file's order."""
    kinds = [c.type for c in sealed.columns]
    return (tuple(map(_cell, row, kinds)) for _, row in sealed.read())


def _cell(value: object, kind: str) -> str | int | Decimal | date | None:
    if value is None:
        return None
    match kind:
        case "boolean":
            return tr("是") if value else tr("否")
        case "integer":
            return int(str(value))
        case "number":
            return Decimal(str(value))
        case "date":
            return date.fromisoformat(str(value))
        case "timestamp":
            return datetime.fromisoformat(str(value))
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _example(workspace: Workspace, worked: Worked) -> Example:
    tables = tuple((workspace.registers[name].label, _trimmed(text)) for name, text in worked.tables.items())
    return Example(worked.title, tables, worked.period.label, _gives(worked.gives, worked.figure.unit))


def _trimmed(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _gives(value: object, unit: str) -> str:
    if isinstance(value, Mapping):
        return "，".join(f"{part} {_gives(one, unit)}" for part, one in value.items())
    return value.label if isinstance(value, State) else f"{value}{unit}"
