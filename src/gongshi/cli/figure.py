"""`gongshi figure`: a figure's value and definition, and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import as_of_option, at_option, json_option, released_option
from gongshi.cli.release import clocks_of
from gongshi.cli.run import shown
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import BadInput
from gongshi.i18n import explained, tr

if TYPE_CHECKING:
    from gongshi.figures.answer import Answers
    from gongshi.figures.figure import Figure
    from gongshi.figures.open import Records
    from gongshi.office.workspace import Workspace

LEVELS = {"公开": 0, "各单位": 1, "本机关": 2, "限定人员": 3, "封存": 4}
MOST = 200


class NoFigureNamed(BadInput):
    """Neither a figure nor --all was given (没有写指标名)."""


@dataclass(frozen=True)
class Asked:
    """One figure answered: whole and parts, and its records when they were asked for."""

    figure: Figure
    answers: Answers
    records: Records | None
    level: str
    sql: bool


@click.command("figure", help="指标：看数值、口径和来源；--open 打开到记录。例：gongshi figure 指标名 2022-11 --open")
@click.argument("name", default="", metavar="[指标]")
@click.argument("period", default="", metavar="[期间]")
@click.option("--all", "everything", is_flag=True, help="列出全部指标。")
@click.option("--open", "opened", is_flag=True, help="打开到记录。")
@click.option("--by", default="", help="分项的中文名或英文名，例如 月份。")
@click.option("--level", type=click.Choice(list(LEVELS)), default="公开", help="按哪一级权限看记录。")
@click.option("--xlsx", type=click.Path(path_type=Path), default=None, help="把记录写到 Excel 文件。")
@click.option("--sql", is_flag=True, help="显示所用的查询语句。")
@as_of_option
@released_option
@at_option
@json_option
def command(
    name: str, period: str, everything: bool, opened: bool, by: str, level: str, xlsx: Path | None, sql: bool,
    as_of: str | None, released: str | None, at: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Answer one figure, or list all."""
    from gongshi.office.opening import answer_of, find_figure, records_behind
    from gongshi.office.workspace import Workspace
    from gongshi.records.register import Level

    workspace = Workspace.open(at)
    if everything:
        return list_all(workspace, as_json)
    if not name:
        mend = tr("请写中文名或英文名；--all 列出全部指标。")
        raise NoFigureNamed(tr("没有写指标名。"), where=tr("命令行"), mend=mend)
    pack, figure = find_figure(workspace, name)
    moment = clocks_of(workspace, period or workspace.now().strftime("%Y-%m"), as_of, released)
    answers = answer_of(workspace, pack, figure, moment, by=by)
    wanted = Level(LEVELS[level])
    records = records_behind(workspace, answers.of(figure.name), level=wanted) if opened or xlsx else None
    asked = Asked(figure, answers, records, level, sql)
    if xlsx is not None and records is not None:
        write(records, xlsx)
    return say_json(as_plain(asked)) if as_json else say_asked(asked, xlsx)


def list_all(workspace: Workspace, as_json: bool) -> None:
    """Every figure of every pack."""
    rows = [(f.label, f.name, f.unit, f.population) for p in workspace.packs for f in p.figures]
    if as_json:
        say_json([dict(zip(("label", "name", "unit", "population"), r, strict=True)) for r in rows])
    else:
        say_table(tr("全部指标"), (tr("指标"), tr("英文名"), tr("单位"), tr("口径")), rows)


def write(records: Records, path: Path) -> None:
    """Write the records as a workbook."""
    from gongshi.records.workbook import write_workbook

    write_workbook(path, [records.grid()])


def say_asked(asked: Asked, xlsx: Path | None) -> None:
    """Value, definition, parts, statement and records, for a person."""
    figure, answer = asked.figure, asked.answers.of(asked.figure.name)
    say(f"{figure.label}：{shown(figure, answer.value) or answer.state.label}", style="bold")
    lines = (
        (tr("期间"), answer.at.period.label), (tr("截至"), str(answer.at.known)), (tr("口径"), figure.population),
        (tr("来源"), figure.source), (tr("说明"), explained(figure.doc)), (tr("提示"), answer.note),
    )  # fmt: skip
    for label, text in lines:
        if text:
            say(f"  {label}：{text}".replace("\n", "\n    "))
    for part in (a for a in asked.answers if a.part):
        say(f"    {part.part}：{shown(figure, part.value) or part.state.label}")
    if asked.sql:
        say(answer.sql)
    if asked.records is not None and xlsx is None:
        say_records(asked.records, asked.level)
    if xlsx is not None:
        say(tr("记录已写到 {path}", path=xlsx))


def say_records(records: Records, level: str) -> None:
    """The first records, each with where it came from; the parts of a derived figure after it."""
    heads = (*records.labels, tr("出处"))
    rows = [(*row, f"{o.delivery} {o.sheet} {o.row}") for row, o in zip(records.rows, records.origins, strict=False)]
    filled = [i for i in range(len(heads)) if any(row[i] not in (None, "") for row in rows)]
    if records.columns:
        shown_rows = [[row[i] for i in filled] for row in rows[:MOST]]
        say_table(tr("记录，共 {n} 条", n=records.total), [heads[i] for i in filled], shown_rows)
    if records.withheld:
        say(tr("按“{level}”权限未显示的列：{columns}", level=level, columns="、".join(records.withheld)))
    for line in (records.document, records.place, records.note):
        if line:
            say(line)
    for _, part in records.parts:
        say(part.answer.figure.label, style="bold")
        say_records(part, level)


def as_plain(asked: Asked) -> dict[str, object]:
    """The same for a machine."""
    figure, answer = asked.figure, asked.answers.of(asked.figure.name)
    found = asked.records
    return {
        "name": figure.name, "label": figure.label, "value": answer.value, "state": answer.state.name,
        "unit": figure.unit, "population": figure.population, "source": figure.source,
        "period": answer.at.period.code, "as_of": answer.at.known, "sql": answer.sql if asked.sql else None,
        "parts": [{"breakdown": a.breakdown, "part": a.part, "value": a.value} for a in asked.answers if a.part],
        "total": found.total if found else None,
        "records": [dict(zip(found.columns, row, strict=True)) for row in found.rows] if found else None,
    }  # fmt: skip
