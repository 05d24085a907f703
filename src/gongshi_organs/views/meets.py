"""A sports meet's team table from its places (运动会的输入与结果).

An event is a group of entries; its places stand in the score sheets as the criterion 名次, 0
for who did not come. Points are never typed: a protest upheld changes a place, and the table moves.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongshi import Grid
from gongshi.records.across import listed_codes
from gongshi_organs.contests import Finish, Team, named_numbers, team_table
from gongshi_organs.contests.sports import NO_SHOW
from gongshi_organs.views.rows import Row, Rows, names_of

PLACE, RELAY = "名次", "接力"


def is_meet(contest: Row) -> bool:
    """Whether the contest is decided by places in events."""
    return PLACE in named_numbers(contest["criteria"])


def finishes_in(rows: Rows, contest: Row) -> list[Finish]:
    """Every finish of the meet, from the sheets; an entry withdrawn or not fit is out."""
    places = {r["entry"]: int(r["value"]) for r in rows["scores"] if r["criterion"] == PLACE}
    return [
        Finish(e["group"] or "", tuple(listed_codes(e["unit"])), (places[e["id"]] or NO_SHOW) if e["id"] in places else None,
               RELAY in (e["group"] or ""))
        for e in _entries(rows, contest)
    ]  # fmt: skip


def _entries(rows: Rows, contest: Row) -> list[Row]:
    mine = [
        r for r in rows["entries"] if r["contest"] == contest["code"] and r["state"] not in ("退出", "资格不符", "撤销")
    ]
    return sorted(mine, key=lambda r: (r["group"] or "", r["id"]))


def meet_grids(rows: Rows, contest: Row) -> tuple[list[Grid], list[Team]]:
    """The team table, the places of each event, the protests under way."""
    teams, names = team_table(finishes_in(rows, contest)), names_of(rows)
    places = {r["entry"]: int(r["value"]) for r in rows["scores"] if r["criterion"] == PLACE}
    table = tuple((t.place, names.get(t.unit, t.unit), _plain(t), *t.firsts[:3]) for t in teams)
    note = "名次分由评分表重算：并列的平分所占名次的分，接力加倍，未到的扣分，报名不足的项目不计；总分相同看第一、第二名的多少。"
    events = tuple(
        (e["group"], e["title"] or e["id"], _named(e, names), _place(places, e)) for e in _entries(rows, contest)
    )
    return [
        Grid("团体总分", ("名次", "单位", "得分", "第一", "第二", "第三"), table, notes=(note,), lead=(contest["title"],), widths=(8, 28, 10, 8, 8, 8)),
        Grid("各项名次", ("项目", "参赛", "单位", "名次"), events, widths=(16, 22, 28, 10)),
        _protests(rows, contest, names),
    ], teams  # fmt: skip


def _protests(rows: Rows, contest: Row, names: dict[str, str]) -> Grid:
    found = [e for e in _entries(rows, contest) if e["state"] == "异议"]
    body = tuple((e["group"], e["title"] or e["id"], _named(e, names), "处理中，得分按现有名次计") for e in found)
    return Grid(
        "申诉",
        ("项目", "参赛", "单位", "情况"),
        body,
        notes=() if body else ("没有未了的申诉。",),
        widths=(16, 22, 28, 26),
    )


def moved(before: Sequence[Team], after: Sequence[Team], names: dict[str, str]) -> Grid:
    """What the table gained and lost between two moments: units whose points or place moved."""
    then, now = {t.unit: t for t in before}, {t.unit: t for t in after}
    units = [
        u
        for u in {**now, **then}
        if u not in then or u not in now or (then[u].points, then[u].place) != (now[u].points, now[u].place)
    ]
    body = tuple((names.get(u, u), *_of(then, u), *_of(now, u)) for u in units)
    heads = ("单位", "原得分", "原名次", "现得分", "现名次")
    return Grid("变动", heads, body, notes=(f"{len(body)} 个单位有变动。",), widths=(28, 10, 10, 10, 10))


def _of(teams: dict[str, Team], unit: str) -> tuple[int | float | None, int | None]:
    return (_plain(teams[unit]), teams[unit].place) if unit in teams else (None, None)


def _plain(team: Team) -> int | float:
    whole, rest = divmod(team.points.numerator, team.points.denominator)
    return whole if not rest else round(float(team.points), 2)


def _place(places: dict[str, int], entry: Row) -> int | str:
    place = places.get(entry["id"])
    return "未完赛" if place is None else place or NO_SHOW


def _named(entry: Row, names: dict[str, str]) -> str:
    return "、".join(names.get(code, code) for code in listed_codes(entry["unit"]))
