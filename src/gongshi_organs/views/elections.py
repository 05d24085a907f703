"""An election counted from its sheet: the check of the papers, the votes, the run-off (选举的输入与结果)."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi import At, Grid, NotFound, tr
from gongshi_organs.contests import Ballot, Outcome, elect
from gongshi_organs.views.rows import Row, Rows

READS = ("contests", "entries", "ballots", "persons")


class NoSheet(NotFound):
    """The contest has no count sheet of this round (没有这一轮的计票单)."""


def sheet_of(rows: Rows, contest: Row, round_: str) -> list[Row]:
    """The count sheet of one round, most votes first. Raises NoSheet."""
    mine = [r for r in rows["ballots"] if r["contest"] == contest["code"]]
    sheet = [r for r in mine if r["round"] == round_]
    if not sheet:
        rounds = "、".join(dict.fromkeys(r["round"] for r in mine)) or tr("无")
        raise NoSheet(
            tr("“{title}”没有“{round}”的计票单。", title=contest["title"], round=round_),
            where=tr("选举计票台账"),
            mend=tr("请先报送计票单；已有的轮次：{rounds}。", rounds=rounds),
        )
    return sorted(sheet, key=lambda r: (-r["votes"], r["entry"]))


def outcome_in(sheet: Sequence[Row], seats: int, *, half_of_present: bool = False) -> Outcome:
    """The election's outcome. Raises ElectionVoid."""
    first = sheet[0]
    votes = {r["entry"]: r["votes"] for r in sheet}
    papers = (first[c] for c in ("electors", "present", "issued", "returned", "void"))
    return elect(Ballot(seats, *papers, votes), half_of_present=half_of_present)


def seats_of(rows: Rows, contest: Row, round_: str, *, half_of_present: bool = False) -> int:
    """Seats to fill in a round: all in the first, in the run-off those that the first left open."""
    seats: int = contest["seats"] or 1
    if round_ == "首轮":
        return seats
    return outcome_in(sheet_of(rows, contest, "首轮"), seats, half_of_present=half_of_present).seats_left


def election_grids(rows: Rows, contest: Row, round_: str, at: At) -> tuple[list[Grid], Outcome]:
    """The result's sheets: votes with who is elected, the papers checked, the run-off's candidates. Raises NoSheet, ElectionVoid."""
    half = bool(at.settings.get("organs.elections.half_of_present", False))
    sheet = sheet_of(rows, contest, round_)
    seats = seats_of(rows, contest, round_, half_of_present=half)
    found = outcome_in(sheet, seats, half_of_present=half)
    grids = [_votes(rows, contest, sheet, found, half), _papers(sheet, seats)]
    if found.run_off:
        grids.append(_run_off(rows, found))
    return grids, found


def _votes(rows: Rows, contest: Row, sheet: Sequence[Row], found: Outcome, half: bool) -> Grid:
    base = sheet[0]["present" if half else "electors"]
    result = dict.fromkeys(found.run_off, "另行选举") | dict.fromkeys(found.elected, "当选")
    body = tuple(
        (
            n,
            _candidate(rows, r["entry"]),
            r["votes"],
            "过半" if r["votes"] * 2 > base else "未过半",
            result.get(r["entry"], "未当选"),
        )
        for n, r in enumerate(sheet, 1)
    )
    note = f"以{'实到' if half else '应到'} {base} 人计，过半数须 {base // 2 + 1} 票。{found.why}"
    heads = ("序号", "候选人", "得票", "过半数", "结果")
    return Grid(
        "计票结果",
        heads,
        body,
        notes=(note,),
        lead=(f"{contest['title']}（{sheet[0]['round']}）",),
        widths=(8, 24, 10, 12, 14),
    )


def _papers(sheet: Sequence[Row], seats: int) -> Grid:
    p = sheet[0]
    two_thirds, valid = -(-p["electors"] * 2 // 3), p["returned"] - p["void"]
    votes = sum(r["votes"] for r in sheet)
    body = (
        ("应到人数", p["electors"], ""), ("实到人数", p["present"], f"须不少于 {two_thirds} 人"),
        ("发出选票", p["issued"], "不多于实到"), ("收回选票", p["returned"], "不多于发出"),
        ("废票", p["void"], ""), ("有效票", valid, ""), ("应选名额", seats, f"候选人 {len(sheet)} 名"),
        ("得票合计", votes, f"不多于 {valid * seats}"),
    )  # fmt: skip
    return Grid(
        "选票核对", ("项", "数", "要求"), body, notes=("各项相符，选举有效；只记票数，不记谁投。",), widths=(18, 12, 28)
    )


def _run_off(rows: Rows, found: Outcome) -> Grid:
    body = tuple((n, _candidate(rows, entry), "") for n, entry in enumerate(found.run_off, 1))
    note = f"另行选举 {found.seats_left} 名。"
    return Grid("另行选举的选票", ("序号", "候选人", "赞成"), body, notes=(note,), widths=(8, 28, 12))


def _candidate(rows: Rows, entry: str) -> str:
    row = next((r for r in rows["entries"] if r["id"] == entry), None)
    names = {p["number"]: p["name"] for p in rows["persons"]}
    return names.get(row["person"], "") or row["title"] or entry if row else entry
