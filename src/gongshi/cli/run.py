"""`gongshi run`: every figure and list of a release, and its drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongshi.cli.options import json_option
from gongshi.cli.release import release_options, run_of
from gongshi.cli.say import say, say_json, say_table, working
from gongshi.i18n import tr

if TYPE_CHECKING:
    from decimal import Decimal

    from gongshi.figures.figure import Figure
    from gongshi.office.rendering import Written
    from gongshi.office.runs import Run


@click.command("run", help="运行：算出本期全部指标和名单，写出草稿。例：gongshi run traffic 2022-11")
@release_options
@json_option
def command(pack: str, period: str, as_of: str | None, released: str | None, at: Path | None, as_json: bool) -> None:
    """Run and write the drafts."""
    with working(tr("正在统计 {period}", period=period), quiet=as_json):
        workspace, done = run_of(at, pack, period, as_of, released)
    from gongshi.office.rendering import render

    with working(tr("正在写草稿"), quiet=as_json):
        written = render(workspace, done, draft=True)
    if as_json:
        say_json(as_plain(done, written))
        return
    say_lists(done)
    say_figures(done)
    say(tr("草稿在 {folder}", folder=written.folder))
    for step in _steps(done):
        say("→ " + step, style="yellow")


def _steps(done: Run) -> list[str]:
    from gongshi.office.board import steps

    return [f"{s.what}{s.how}" for s in steps(done)]


def say_lists(done: Run) -> None:
    """One line for each list."""
    rows = [
        (r.rule.label, len(r.entries), len(r.named), len(r.waiting), sum(not e.candidate.is_clear for e in r.entries), len(r.dropped))
        for r in done.rolls.values()
    ]  # fmt: skip
    heads = (tr("名单"), tr("候选"), tr("已复核"), tr("待复核"), tr("未过关口"), tr("已移出"))
    say_table(tr("{period} 名单", period=done.at.period.label), heads, rows)


def say_figures(done: Run) -> None:
    """One line for each figure: value, 同比, 环比."""
    rows = []
    for answer in (a for a in done.answers if not a.part):
        name = answer.figure.name
        changes = [done.comparisons.get((name, kind)) for kind in ("同比", "环比")]
        older = [shown(answer.figure, c.before.value) if c else "" for c in changes]
        rows.append((answer.figure.label, shown(answer.figure, answer.value) or answer.state.label, *older))
    say_table(
        tr("{period} 指标", period=done.at.period.label), (tr("指标"), tr("数值"), tr("上年同期"), tr("上期")), rows
    )


def shown(figure: Figure, value: Decimal | None) -> str:
    """A value as people read it: rounded to the figure's places, with its unit; empty for none."""
    from gongshi.wording.quantity import round_half_up

    return "" if value is None else f"{round_half_up(value, figure.places)}{figure.unit}"


def as_plain(done: Run, written: Written) -> dict[str, object]:
    """The run for a machine; names and facts of lists stay out."""
    return {
        "pack": done.pack.name,
        "period": done.at.period.code,
        "as_of": done.at.known,
        "released": done.at.released,
        "figures": [
            {"name": a.figure.name, "label": a.figure.label, "breakdown": a.breakdown, "part": a.part,
             "value": a.value, "state": a.state.name, "unit": a.figure.unit, "missing": a.missing}
            for a in done.answers
        ],
        "lists": [
            {"name": r.rule.name, "label": r.rule.label, "candidates": len(r.entries), "waiting": len(r.waiting),
             "approved": len(r.approved), "public": len(r.public), "dropped": len(r.dropped)}
            for r in done.rolls.values()
        ],
        "folder": written.folder,
        "notes": written.notes,
    }  # fmt: skip
