"""`gongshi figure`: a figure's value and definition, and the records behind it."""

from __future__ import annotations

from pathlib import Path

import click

from gongshi.cli.options import as_of_option, at_option, json_option, released_option
from gongshi.cli.release import clocks_of
from gongshi.cli.run import shown
from gongshi.cli.say import say, say_json, say_table
from gongshi.errors import BadInput
from gongshi.i18n import tr

LEVELS = {"公开": 0, "各单位": 1, "本机关": 2, "限定人员": 3, "封存": 4}


class NoFigureNamed(BadInput):
    """Neither a figure nor --all was given (没有写指标名)."""


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
        rows = [(f.label, f.name, f.unit, f.population) for p in workspace.packs for f in p.figures]
        heads = ("label", "name", "unit", "population")
        say_json([dict(zip(heads, r, strict=True)) for r in rows]) if as_json else say_table(
            tr("全部指标"), (tr("指标"), tr("英文名"), tr("单位"), tr("口径")), rows
        )
        return
    if not name:
        raise NoFigureNamed(
            tr("没有写指标名。"), where=tr("命令行"), mend=tr("请写中文名或英文名；--all 列出全部指标。")
        )
    pack, figure = find_figure(workspace, name)
    moment = clocks_of(workspace, period or workspace.now().strftime("%Y-%m"), as_of, released)
    answers = answer_of(workspace, pack, figure, moment, by=by)
    answer = answers.of(figure.name)
    records = records_behind(workspace, answer, level=Level(LEVELS[level])) if opened or xlsx else None
    if xlsx is not None and records is not None:
        from gongshi.records.workbook import write_workbook

        write_workbook(xlsx, [records.grid()])
    if as_json:
        say_json({
            "name": figure.name, "label": figure.label, "value": answer.value, "state": answer.state.name,
            "unit": figure.unit, "population": figure.population, "source": figure.source, "period": moment.period.code,
            "as_of": moment.known, "sql": answer.sql if sql else None,
            "parts": [{"breakdown": a.breakdown, "part": a.part, "value": a.value} for a in answers if a.part],
            "records": [dict(zip(records.columns, row, strict=True)) for row in records.rows] if records else None,
        })  # fmt: skip
        return
    say(f"{figure.label}：{shown(figure, answer.value) or answer.state.label}", style="bold")
    for label, text in (
        (tr("期间"), moment.period.label), (tr("截至"), str(moment.known)), (tr("口径"), figure.population),
        (tr("来源"), figure.source), (tr("说明"), figure.doc),
    ):  # fmt: skip
        say(f"  {label}：{text}")
    for part in (a for a in answers if a.part):
        say(f"    {part.part}：{shown(figure, part.value) or part.state.label}")
    if sql:
        say(answer.sql)
    if opened and records is not None:
        say_table(tr("记录，共 {n} 条", n=records.total), records.labels, records.rows[:200])
        if records.withheld:
            say(tr("按“{level}”权限未显示的列：{columns}", level=level, columns="、".join(records.withheld)))
    if xlsx is not None:
        say(tr("记录已写到 {path}", path=xlsx))
