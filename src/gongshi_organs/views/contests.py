"""A contest's results from its sheets (评选的输入与结果)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gongshi import Grid, NotFound, tr
from gongshi_organs.contests import Award, Ballot, Mark, Outcome, Result, awards, elect, named_numbers, results
from gongshi_organs.views.rows import Row, Rows, names_of

READS = ("contests", "entries", "scores", "ballots", "units", "persons")
OUT = ("退出", "资格不符", "撤销")


class NoSuchContest(NotFound):
    """No contest has this code (没有这次评选)."""


def contest_of(rows: Rows, code: str) -> Row:
    """The contest with this code or title. Raises NoSuchContest."""
    for row in rows["contests"]:
        if code in (row["code"], row["title"]):
            return row
    raise NoSuchContest(
        tr("没有编号或名称为“{code}”的评选。", code=code),
        where=tr("评选台账"),
        mend=tr("可用的评选：{codes}。", codes="、".join(r["code"] for r in rows["contests"]) or tr("无")),
    )


def results_in(rows: Rows, contest: Row, round_: str = "") -> list[Result]:
    """Results of one round, the last by name where none is named; withdrawn entries are out."""
    entries = {r["id"]: r for r in rows["entries"] if r["contest"] == contest["code"] and r["state"] not in OUT}
    sheets = [r for r in rows["scores"] if r["entry"] in entries]
    wanted = round_ or max((r["round"] for r in sheets), default="")
    marks = [Mark(r["entry"], r["judge"], r["criterion"], Fraction(r["value"])) for r in sheets if r["round"] == wanted]
    overtime = {code: r["overtime"] or 0 for code, r in entries.items()}
    return results(marks, trimmed=contest["trimmed"] == "是", overtime=overtime)


def awards_in(contest: Row, found: Sequence[Result]) -> list[Award]:
    """The prizes by the contest's quotas and tie rule."""
    return awards(found, named_numbers(contest["awards"]), tie_rule=contest["tie_rule"] or "加赛",
                  criteria=list(named_numbers(contest["criteria"])))  # fmt: skip


def outcome_in(rows: Rows, contest: Row, round_: str = "首轮") -> Outcome:
    """The election's outcome from its count sheet."""
    sheet = [r for r in rows["ballots"] if r["contest"] == contest["code"] and r["round"] == round_]
    first = sheet[0]
    return elect(Ballot(
        contest["seats"] or 1, first["electors"], first["present"], first["issued"], first["returned"], first["void"],
        {r["entry"]: r["votes"] for r in sheet},
    ))  # fmt: skip


def result_grid(rows: Rows, contest: Row, found: Sequence[Result], prizes: Sequence[Award]) -> Grid:
    """Places, scores, what was dropped, the spread of judges and the prize, so that anybody can recompute it."""
    entries, units = {r["id"]: r for r in rows["entries"]}, names_of(rows)
    prize = {a.entry: a.prize for a in prizes}
    body = tuple(
        (r.place, entries[r.entry]["title"] or r.entry, units.get(entries[r.entry]["unit"], entries[r.entry]["unit"]),
         round(float(r.score), 4), "、".join(f"{float(t):g}" for t in r.totals.values()), len(r.dropped),
         round(float(r.spread), 4), prize.get(r.entry))
        for r in found
    )  # fmt: skip
    return Grid(
        "成绩",
        ("名次", "作品", "单位", "得分", "各评委总分", "去掉个数", "评委分差", "奖项"),
        body,
        lead=(contest["title"],),
    )
