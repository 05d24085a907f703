"""`gongshi duties`: what is due in a period, by whom, by when (应办)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from gongshi import tr
from gongshi.packs.command import Given, Opened, Outcome
from gongshi_organs.commands.form import made, on_workspace


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The calendar of the period, overdue lines first said; with --to as a document."""
    from gongshi_organs.views.duties import READS, calendar_grid, calendar_of
    from gongshi_organs.views.rows import names_of, rows_of

    bench = opened()
    rows = rows_of(bench.engine, *READS)
    lines, names = calendar_of(rows, bench.at), names_of(rows)
    states = Counter(line.state.label for line in lines)
    said = [tr("{period}应办 {n} 项：{states}。", period=bench.at.period.label, n=sum(n.state.label != "不适用" for n in lines),
               states="，".join(f"{label} {n}" for label, n in sorted(states.items())) or tr("没有应办事项"))]  # fmt: skip
    said += [
        f"{n.due_on} {n.title} {names.get(n.unit, n.unit)} {n.state.label}"
        for n in lines
        if n.state.label in ("逾期", "未到期")
    ]
    told = [
        {"duty": n.duty, "unit": n.unit, "due_on": n.due_on, "done": list(n.done), "state": n.state.label}
        for n in lines
    ]
    outcome = made(
        given, bench, tr("{period}应办日历", period=bench.at.period.label), [calendar_grid(lines, rows)], said
    )
    return Outcome(outcome.lines, {**outcome.told, "period": bench.at.period.code, "lines": told})


COMMAND = on_workspace(
    "duties",
    "应办：某期该办的事、由谁办、何时到期，按文件条款排出。",
    run,
    reads={
        "duties": ("code", "day_kind", "days", "rhythm", "since", "times", "title", "trigger", "until", "what", "who"),
        "units": ("abolished_on", "code", "established_on", "kind", "name"),
        "posts": ("role", "since", "unit", "until"),
        "activities": ("held_on", "id", "items", "kind", "objects", "organisers"),
    },
)
