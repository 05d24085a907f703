"""`gongshi load`: what the units typed, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import at_option, json_option
from gongshi.cli.say import say, say_json, say_table, working
from gongshi.i18n import tr

if TYPE_CHECKING:
    from gongshi.office.load import FieldLoad, Load


@click.command("load", help="负担：各单位本期和上期填了多少格，每个字段用在哪里；两期没有用到的，建议取消。")
@click.argument("period", metavar="期间")
@click.option("--to", type=click.Path(path_type=Path), default=None, help="另写成工作簿：各单位、各字段、建议取消。")
@at_option
@json_option
def command(period: str, to: Path | None, at: Path | None, as_json: bool) -> None:
    """Say what each unit typed, and which fields no output used."""
    from gongshi.office.load import load_grids, load_of
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period
    from gongshi.records.workbook import write_workbook

    workspace = Workspace.open(at)
    with working(tr("正在核算负担"), quiet=as_json):
        load = load_of(workspace, Period.parse(period))
    if to:
        write_workbook(to, load_grids(load))
    if as_json:
        say_json(_plain(load))
        return
    units = [(u.sender, u.period.label, u.in_forms, u.in_files) for u in load.units]
    say_table(tr("各单位填写的格数"), (tr("报送单位"), tr("期间"), tr("填报表格数"), tr("文件格数")), units)
    for one, drawn in zip(load.periods, load.drawn, strict=True):
        if not drawn:
            say(tr("{period}还没有成文，不知道用了哪些字段。", period=one.label))
    say(tr("字段共 {n} 个，建议取消 {m} 个。", n=len(load.fields), m=len(load.proposed)))
    for found in load.proposed:
        say(tr("  {register}·{field}：两期共填 {n} 格，没有输出用到", register=found.register.label,
               field=found.column.label, n=sum(found.cells)))  # fmt: skip


def _plain(load: Load) -> dict[str, object]:
    return {
        "periods": [p.code for p in load.periods],
        "drawn": list(load.drawn),
        "units": [
            {"sender": u.sender, "period": u.period.code, "in_forms": u.in_forms, "in_files": u.in_files}
            for u in load.units
        ],
        "fields": [_field(f) for f in load.fields],
    }


def _field(found: FieldLoad) -> dict[str, object]:
    return {"register": found.register.name, "column": found.column.name, "cells": list(found.cells),
            "outputs": [list(o) for o in found.outputs], "advice": found.advice.name}  # fmt: skip
