"""The workbook that a register asks its senders to fill in (填报模板)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.grid import Cell, Grid
from gongshi.i18n import tr
from gongshi.records.lines import SAMPLE_MARK
from gongshi.records.receive import HELP_SHEET
from gongshi.records.register import Column, Register, Type
from gongshi.records.workbook import build_workbook, display_width, first_row, save, sheet_name

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Rows formatted cell by cell, for programs that forget a column's format; the column has it below them.
_ROWS = 100
_FORMATS = {
    Type.TEXT: "@",
    Type.INTEGER: "0",
    Type.NUMBER: "0.####",
    Type.BOOLEAN: "@",
    Type.DATE: "yyyy-mm-dd",
    Type.TIMESTAMP: "yyyy-mm-dd hh:mm",
}


def write_template(path: Path, register: Register) -> Path:
    """The template: headings with notes, drop-downs, one sample row, and a sheet 填表说明.

    The sample row begins with 示例： and is passed over when the workbook comes back.
    """
    grid = template_grid(register)
    book = build_workbook([grid, help_grid(register)])
    _format(book[sheet_name(grid.title, [])], register, first_row(grid))
    return save(book, path)


def write_filled(path: Path, register: Register, rows: Sequence[Mapping[str, Cell]]) -> Path:
    """The template with these rows in place of the sample: what it brings, mended, can be delivered again.

    `register` holds the columns that go out. Codes are shown as their words.
    """
    grid = replace(template_grid(register), rows=tuple(_cells(register, row) for row in rows))
    grid = replace(
        grid, lead=(register.label, tr("改好后按“增量”报送：有的行按编号替换，新的行加入；没有列出的列不变。"))
    )
    book = build_workbook([grid, help_grid(register)])
    sheet = book[sheet_name(grid.title, [])]
    _formats(sheet, register, range(first_row(grid), first_row(grid) + max(len(rows), 1)))
    return save(book, path)


def _cells(register: Register, row: Mapping[str, Cell]) -> tuple[Cell, ...]:
    return tuple(
        c.codes.words.get(str(row[c.name]), row[c.name]) if c.codes and row[c.name] is not None else row[c.name]
        for c in register.columns
    )


def template_grid(register: Register) -> Grid:
    """The sheet to fill in: a heading for each column, * where it must not be empty."""
    columns = register.columns
    return Grid(
        title=register.label,
        columns=tuple(heading(c) for c in columns),
        rows=(tuple(_sample(c, first=k == 0) for k, c in enumerate(columns)),),
        lead=(
            register.label,
            tr("带 * 的列必填；灰色的示例行只作示范，不会收下，可以保留；从它下面一行填起，不要写合计。"),
        ),
        choices={k: words for k, c in enumerate(columns) if (words := choices(c))},
        heading_comments={k: column_note(c) for k, c in enumerate(columns)},
        widths=tuple(_width(c) for c in columns),
        landscape=len(columns) > 6,
    )


def _width(column: Column) -> int:
    """Room for the heading, the example, and whatever date the program shows."""
    least = {Type.DATE: 13, Type.TIMESTAMP: 19}.get(column.type, 9)
    return min(40, max(least, display_width(heading(column)) + 2, display_width(str(column.example or "")) + 2))


def help_grid(register: Register) -> Grid:
    """The sheet 填表说明: what each column holds, its code list and who may see it."""
    return Grid(
        title=HELP_SHEET,
        columns=("列名", "类型", "单位", "必填", "可填内容", "公开层级", "说明", "示例"),
        rows=tuple(_help_row(c) for c in register.columns),
        lead=(f"{register.label}　{HELP_SHEET}", *_about(register)),
        widths=(16, 8, 8, 6, 44, 10, 40, 20),
        landscape=True,
    )


def heading(column: Column) -> str:
    """The heading that a template prints: label, unit, and * for a needed column."""
    unit = tr("（{unit}）", unit=column.unit) if column.unit else ""
    return f"{column.label}{unit}" + ("*" if column.is_needed else "")


def choices(column: Column) -> tuple[str, ...]:
    """The words that a cell of this column may hold; empty where any value may."""
    if column.codes is not None:
        return tuple(column.codes.words.values())
    if column.type is Type.BOOLEAN:
        return ("是", "否")
    words = column.pattern.split("|") if column.pattern else []
    plain = len(words) > 1 and all(w and not set(w) & set("\\[](){}.*+?^$") for w in words)
    return tuple(words) if plain else ()


def column_note(column: Column) -> str:
    """What hangs on the heading: type, need, unit, bounds, note and example."""
    needed = tr("必填") if column.is_needed else tr("可留空")
    lines = [f"{column.label}：{_kind(column)}，{needed}"]
    if column.unit:
        lines.append(tr("单位：{unit}", unit=column.unit))
    if column.codes is not None:
        lines.append(tr("从下拉列表“{label}”中选", label=column.codes.label))
    lines += [text for text in (_bounds(column), column.note) if text]
    if column.example not in (None, ""):
        lines.append(tr("例：{example}", example=column.example))
    lines.append(tr("公开层级：{level}", level=column.level.label))
    return "\n".join(lines)


def _kind(column: Column) -> str:
    return {
        Type.DATE: tr("日期（年-月-日）"),
        Type.TIMESTAMP: tr("时间（年-月-日 时:分）"),
        Type.BOOLEAN: tr("是或否"),
    }.get(column.type, column.type.label)


def _bounds(column: Column) -> str:
    low, high = column.at_least, column.at_most
    if low is not None and high is not None:
        return tr("{low} 至 {high}", low=low, high=high)
    if low is not None:
        return tr("不小于 {low}", low=low)
    return tr("不大于 {high}", high=high) if high is not None else ""


def _sample(column: Column, *, first: bool) -> Cell:
    example = column.example
    if first:
        return SAMPLE_MARK + ("" if example is None else str(example))
    if isinstance(example, bool):
        return "是" if example else "否"
    if example is not None and column.codes is not None:
        return column.codes.words.get(str(example), str(example))
    return example


def _help_row(column: Column) -> tuple[Cell, ...]:
    words = choices(column)
    content = tr("{label}：{words}", label=column.codes.label if column.codes else tr("选填"), words="、".join(words))
    example = None if column.example in (None, "") else str(column.example)
    return (
        column.label,
        column.type.label,
        column.unit or None,
        tr("是") if column.is_needed else None,
        content if words else _bounds(column) or None,
        column.level.label,
        column.note or None,
        example,
    )


def _about(register: Register) -> tuple[str, ...]:
    row = (tr("一行是：{row}。", row=register.row),) if register.row else ()
    keys = tr("同一文件里“{keys}”不得重复。", keys="、".join(c.label for c in register.key)) if register.key else ""
    levels = tr("公开层级为“限定人员”“封存”的列加密保存，不对外公布。") if register.sealed_columns() else ""
    return (*row, *(text for text in (keys, levels, register.note) if text))


def _format(sheet: Worksheet, register: Register, sample: int) -> None:
    """Cell formats by type, so that 01 stays 01 and a date is a date; the sample row in grey."""
    from openpyxl.styles import Font

    _formats(sheet, register, range(sample, sample + _ROWS))
    for k in range(1, len(register.columns) + 1):
        cell = sheet.cell(sample, k)
        cell.number_format = "@"
        cell.font = Font(name="宋体", size=10.5, italic=True, color="808080")


def _formats(sheet: Worksheet, register: Register, rows: range) -> None:
    from openpyxl.utils import get_column_letter

    for k, column in enumerate(register.columns, 1):
        sheet.column_dimensions[get_column_letter(k)].number_format = _FORMATS[column.type]
        for row in rows:
            sheet.cell(row, k).number_format = _FORMATS[column.type]
