"""A contest's results from its sheets (评选的输入与结果)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from gongshi import At, Grid, NotFound, Refused, tr
from gongshi_organs.contests import Award, Mark, Result, alike, awards, drawn_order, named_numbers, results
from gongshi_organs.thresholds import LIKENESS
from gongshi_organs.views.rows import Row, Rows, names_of

READS = ("contests", "entries", "scores", "units")
OUT = ("退出", "资格不符", "撤销")


class NoSuchContest(NotFound):
    """No contest has this code (没有这次评选)."""


class IncompleteSheets(Refused):
    """A judge marked an entry on some criteria and not on others, which would lower it silently (评分不齐)."""


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
    """Results of one round, the last by name where none is named; withdrawn entries are out. Raises IncompleteSheets."""
    entries = {r["id"]: r for r in rows["entries"] if r["contest"] == contest["code"] and r["state"] not in OUT}
    sheets = [r for r in rows["scores"] if r["entry"] in entries]
    wanted = round_ or max((r["round"] for r in sheets), default="")
    marks = [Mark(r["entry"], r["judge"], r["criterion"], Fraction(r["value"])) for r in sheets if r["round"] == wanted]
    _check_whole(marks, named_numbers(contest["criteria"]), {code: r["title"] or code for code, r in entries.items()})
    overtime = {code: r["overtime"] or 0 for code, r in entries.items()}
    return results(marks, trimmed=contest["trimmed"] == "是", overtime=overtime)


def _check_whole(marks: Sequence[Mark], criteria: Iterable[str], titles: Mapping[str, str]) -> None:
    """A judge who marks an entry marks it on every criterion; one who does not mark it at all is left out of its mean."""
    given: dict[tuple[str, str], set[str]] = {}
    for mark in marks:
        given.setdefault((mark.entry, mark.judge), set()).add(mark.criterion)
    missing = [
        tr("评委“{judge}”给“{entry}”没有评“{criteria}”", judge=judge, entry=titles[entry], criteria="、".join(left))
        for (entry, judge), have in sorted(given.items())
        if (left := [c for c in criteria if c not in have])
    ]
    if missing:
        raise IncompleteSheets(
            tr("评分不齐，不能排名次：{missing}。", missing="；".join(missing)),
            where=tr("评分台账"),
            mend=tr("请补报缺的分；评委没有评完的，撤去他对这件作品的评分（gongshi entry remove）。"),
        )


def awards_in(contest: Row, found: Sequence[Result]) -> list[Award]:
    """The prizes by the contest's quotas and tie rule."""
    return awards(found, named_numbers(contest["awards"]), tie_rule=contest["tie_rule"] or "加赛",
                  criteria=list(named_numbers(contest["criteria"])))  # fmt: skip


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
        widths=(8, 24, 24, 10, 20, 8, 10, 12),
    )


def contest_grids(
    rows: Rows, contest: Row, found: Sequence[Result], prizes: Sequence[Award], at: At, draw: str
) -> list[Grid]:
    """All sheets of a result: places and prizes, every mark, the draw, who was sent up, texts that are alike."""
    return [
        result_grid(rows, contest, found, prizes),
        _marks(rows, found),
        _drawn(rows, contest, draw),
        _sent_up(rows, contest),
        _alike(rows, contest, at),
    ]


def moved(before: Sequence[Result], after: Sequence[Result], titles: dict[str, str]) -> Grid:
    """Whose score or place is another than at an earlier moment, came since or is gone (变动)."""
    then, now = {r.entry: r for r in before}, {r.entry: r for r in after}
    entries = [e for e in {**now, **then} if _standing(then.get(e)) != _standing(now.get(e))]
    body = tuple((titles.get(e) or e, *_standing(then.get(e)), *_standing(now.get(e))) for e in entries)
    heads = ("作品", "原得分", "原名次", "现得分", "现名次")
    return Grid("变动", heads, body, notes=(f"{len(body)} 个有变动。",), widths=(28, 10, 10, 10, 10))


def _standing(result: Result | None) -> tuple[float | None, int | None]:
    return (round(float(result.score), 4), result.place) if result else (None, None)


def _marks(rows: Rows, found: Sequence[Result]) -> Grid:
    entries = {r.entry for r in found}
    sheets = sorted(
        (r for r in rows["scores"] if r["entry"] in entries), key=lambda r: (r["entry"], r["judge"], r["criterion"])
    )
    body = tuple((r["entry"], r["judge"], r["criterion"], r["round"], r["value"]) for r in sheets)
    return Grid(
        "评分表",
        ("作品", "评委", "项目", "轮次", "分数"),
        body,
        notes=("凭此表可自行复算名次。",),
        widths=(16, 12, 14, 12, 10),
    )


def _drawn(rows: Rows, contest: Row, draw: str) -> Grid:
    """The running order by the published seed; whoever withdrew leaves it, and no other changes places."""
    mine = [r["id"] for r in rows["entries"] if r["contest"] == contest["code"] and r["state"] not in OUT]
    seed = draw or contest["code"]
    body = tuple((n, entry) for n, entry in enumerate(drawn_order(mine, seed), 1))
    note = f"按“种子＋申报编号”的 SHA-256 排序，种子为“{seed}”，任何人可复算。"
    return Grid("出场次序", ("次序", "作品"), body, notes=(note,), widths=(8, 20))


def _sent_up(rows: Rows, contest: Row) -> Grid:
    mine = {r["id"]: r for r in rows["entries"] if r["contest"] == contest["code"]}
    titles = {c["code"]: c["title"] for c in rows["contests"]}
    sent = [r for r in rows["entries"] if r["sent_from"] in mine]
    body = tuple(
        (
            mine[r["sent_from"]]["title"] or r["sent_from"],
            titles.get(r["contest"], r["contest"]),
            r["state"],
            r["award"],
        )
        for r in sent
    )
    return Grid(
        "推荐上报",
        ("作品", "报到哪里", "状态", "奖项"),
        body,
        notes=() if body else ("没有推荐上报的。",),
        widths=(26, 30, 10, 14),
    )


def _alike(rows: Rows, contest: Row, at: At) -> Grid:
    """Texts of this contest that are alike, with each other or with those of the series' past years."""
    series = {c["code"] for c in rows["contests"] if c["series"] == contest["series"]}
    texts = {r["id"]: r["text"] for r in rows["entries"] if r["contest"] in series and r["text"]}
    mine = {r["id"] for r in rows["entries"] if r["contest"] == contest["code"]}
    pairs = [p for p in alike(texts, at_least=at.number(LIKENESS)) if {p.one, p.other} & mine]
    body = tuple((p.one, p.other, p.percent, p.longest[:30]) for p in pairs)
    note = f"正文 {len(texts)} 篇（含往年），相似 {at.number(LIKENESS)}% 以上的 {len(body)} 对；是否抄用由评委会认定。"
    return Grid(
        "文本比对", ("作品", "另一作品", "相似%", "相同的最长一段"), body, notes=(note,), widths=(16, 16, 8, 40)
    )
