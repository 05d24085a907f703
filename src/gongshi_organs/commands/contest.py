"""`gongshi contest`: results, prizes or the election of one contest, recomputed from the sheets (评选)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi import tr
from gongshi.packs.command import Command, Given, Kind, Opened, Option, Outcome

if TYPE_CHECKING:
    from gongshi_organs.views.rows import Row, Rows


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """Places and prizes by the stated rule, or who is elected. Raises NoSuchContest, TieAtTheLine, ElectionVoid."""
    from gongshi_organs.views.contests import READS, contest_of
    from gongshi_organs.views.rows import rows_of

    bench = opened()
    rows = rows_of(bench.engine, *READS)
    contest = contest_of(rows, str(given["code"]))
    if any(r["contest"] == contest["code"] for r in rows["ballots"]):
        return _election(rows, contest, str(given.get("round") or "首轮"))
    return _marks(rows, contest, given)


def _election(rows: Rows, contest: Row, round_: str) -> Outcome:
    from gongshi_organs.views.contests import outcome_in

    found = outcome_in(rows, contest, round_)
    said = [tr("当选：{names}。", names="、".join(found.elected) or tr("无")), found.why]
    said += (
        [tr("另行选举：{names}，选 {n} 名。", names="、".join(found.run_off), n=found.seats_left)]
        if found.run_off
        else []
    )
    told = {"elected": list(found.elected), "run_off": list(found.run_off), "seats_left": found.seats_left}
    return Outcome(tuple(said), told)


def _marks(rows: Rows, contest: Row, given: Given) -> Outcome:
    from gongshi_organs.views.contests import awards_in, result_grid, results_in

    found = results_in(rows, contest, str(given.get("round") or ""))
    prizes = awards_in(contest, found)
    if given.get("to"):
        from gongshi.records.workbook import write_workbook

        write_workbook(Path(str(given["to"])), [result_grid(rows, contest, found, prizes)])
    prize = {a.entry: a.prize for a in prizes}
    said = [f"{r.place} {r.entry} {float(r.score):.4f} {prize.get(r.entry, '')}".rstrip() for r in found]
    told = [{"place": r.place, "entry": r.entry, "score": str(r.score), "prize": prize.get(r.entry)} for r in found]
    return Outcome((tr("{title}：{n} 个有成绩。", title=contest["title"], n=len(found)), *said), {"results": told})


COMMAND = Command(
    name="contest",
    about="评选：按评分表或计票单重算名次、奖项或当选，并列按既定规则。",
    run=run,
    options=(
        Option("code", "评选编号或名称。", Kind.TEXT, argument=True),
        Option("round", "轮次；不写则为最后一轮，选举为首轮。"),
        Option("to", "另写成工作簿。", Kind.PATH),
    ),
    on_workspace=True,
    locale=Path(__file__).resolve().parents[1] / "locale",
    reads={
        "contests": ("awards", "code", "criteria", "seats", "tie_rule", "title", "trimmed"),
        "entries": ("contest", "id", "overtime", "state", "title", "unit"),
        "scores": ("criterion", "entry", "judge", "round", "value"),
        "ballots": ("contest", "electors", "entry", "issued", "present", "returned", "round", "void", "votes"),
        "units": ("code", "name"),
    },
)
