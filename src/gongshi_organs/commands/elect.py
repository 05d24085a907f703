"""`gongshi elect`: an election counted from its sheet, with the report and the run-off's paper (选举)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi import tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import made, on_workspace


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """Who is elected and who stands again. Raises NoSuchContest, NoSheet, ElectionVoid."""
    from gongshi_organs.views.contests import contest_of
    from gongshi_organs.views.elections import READS, election_grids
    from gongshi_organs.views.rows import rows_of

    bench = opened()
    rows = rows_of(bench.engine, *READS)
    contest = contest_of(rows, str(given["code"]))
    grids, found = election_grids(rows, contest, str(given.get("round") or "首轮"), bench.at)
    said = [tr("当选：{names}。", names="、".join(found.elected) or tr("无")), found.why]
    if found.run_off:
        said.append(tr("另行选举：{names}，选 {n} 名。", names="、".join(found.run_off), n=found.seats_left))
    outcome = made(given, bench, f"{contest['title']}选举结果报告", grids, said)
    told = {"elected": list(found.elected), "run_off": list(found.run_off), "seats_left": found.seats_left}
    return Outcome(outcome.lines, {**outcome.told, **told})


COMMAND = on_workspace(
    "elect",
    "选举：由计票单核对选票，算出当选和另行选举，写成结果报告。",
    run,
    Option("code", "评选编号或名称。", Kind.TEXT, argument=True),
    Option("round", "首轮或另行选举；不写则为首轮。"),
    reads={
        "contests": ("code", "seats", "title"),
        "entries": ("id", "person", "title"),
        "ballots": ("contest", "electors", "entry", "issued", "present", "returned", "round", "void", "votes"),
        "persons": ("name", "number"),
    },
)
