"""`gongshi contest`: a contest's places and prizes, or a meet's table, recomputed from the sheets (评选)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gongshi import tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import made, on_workspace, shown

if TYPE_CHECKING:
    from gongshi_organs.views.rows import Row, Rows


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """Places and prizes by the stated rule. Raises NoSuchContest, TieAtTheLine."""
    from gongshi_organs.views.contests import READS, contest_of
    from gongshi_organs.views.meets import is_meet
    from gongshi_organs.views.rows import rows_of

    bench = opened()
    rows = rows_of(bench.engine, *READS)
    contest = contest_of(rows, str(given["code"]))
    return _meet(rows, contest, given, bench) if is_meet(contest) else _marks(rows, contest, given, bench)


def _meet(rows: Rows, contest: Row, given: Given, bench: Opened) -> Outcome:
    from gongshi_organs.contests import team_table
    from gongshi_organs.views.meets import finishes_in, meet_grids, moved
    from gongshi_organs.views.rows import names_of

    grids, teams = meet_grids(rows, contest)
    names = names_of(rows)
    lines = [f"{row[0]} {row[1]} {row[2]}" for row in grids[0].rows]
    said = [tr("{title}：{n} 个单位有得分。", title=contest["title"], n=len(teams)), *lines]
    if given.get("before"):
        earlier, then = _earlier(given, bench)
        change = moved(team_table(finishes_in(earlier, then)) if then else [], teams, names)
        grids, said = [*grids, change], [*said, *shown(change)]
    outcome = made(given, bench, f"{contest['title']}成绩", grids, said)
    told = [{"place": t.place, "unit": names.get(t.unit, t.unit), "points": str(t.points)} for t in teams]
    return Outcome(outcome.lines, {**outcome.told, "teams": told})


def _marks(rows: Rows, contest: Row, given: Given, bench: Opened) -> Outcome:
    from gongshi_organs.views.contests import awards_in, contest_grids, moved, results_in

    round_ = str(given.get("round") or "")
    found = results_in(rows, contest, round_)
    prizes = awards_in(contest, found)
    prize = {a.entry: a.prize for a in prizes}
    lines = [f"{r.place} {r.entry} {float(r.score):.4f} {prize.get(r.entry, '')}".rstrip() for r in found]
    grids = contest_grids(rows, contest, found, prizes, bench.at, str(given.get("draw") or ""))
    said = [tr("{title}：{n} 个有成绩。", title=contest["title"], n=len(found)), *lines]
    if given.get("before"):
        earlier, then = _earlier(given, bench)
        titles = {r["id"]: r["title"] for r in rows["entries"]}
        change = moved(results_in(earlier, then, round_) if then else [], found, titles)
        grids, said = [*grids, change], [*said, *shown(change)]
    outcome = made(given, bench, f"{contest['title']}成绩", grids, said)
    told = [{"place": r.place, "entry": r.entry, "score": str(r.score), "prize": prize.get(r.entry)} for r in found]
    return Outcome(outcome.lines, {**outcome.told, "results": told})


def _earlier(given: Given, bench: Opened) -> tuple[Rows, Row | None]:
    """The registers as known at --before, and the contest in them; None when it was not delivered yet."""
    from gongshi_organs.views.contests import READS, NoSuchContest, contest_of
    from gongshi_organs.views.rows import rows_of

    assert bench.known is not None  # the command line always gives it
    then = rows_of(bench.known(str(given["before"])).engine, *READS)
    try:
        return then, contest_of(then, str(given["code"]))
    except NoSuchContest:
        return then, None


COMMAND = on_workspace(
    "contest",
    "评选：按评分表重算名次和奖项，并列按既定规则；运动会重算团体总分；写明前后变动；附评分、抽签、推荐和文本比对。",
    run,
    Option("code", "评选编号或名称。", Kind.TEXT, argument=True),
    Option("round", "轮次；不写则为最后一轮。"),
    Option("draw", "抽签的种子；不写则用评选编号。"),
    Option("before", "与这一时刻所知的成绩比：申诉、更正变动了谁的得分和名次。如 2022-11-01T12:00。"),
    reads={
        "contests": ("awards", "code", "criteria", "series", "tie_rule", "title", "trimmed"),
        "entries": ("award", "contest", "group", "id", "overtime", "sent_from", "state", "text", "title", "unit"),
        "scores": ("criterion", "entry", "judge", "round", "value"),
        "units": ("code", "name"),
    },
)
