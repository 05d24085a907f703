"""Duties, units and activities for the calendar and the matrix (应办事项的输入)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from gongshi import At, Calendar, Cell, Grid, Period
from gongshi.records.across import listed_codes
from gongshi_organs.codes import RELIEF
from gongshi_organs.duties import Activity, CareDue, Due, Duty, Item, Member, State, Unit, care_due, due_in, matrix
from gongshi_organs.thresholds import BADGE_YEARS, REPORT_MONTHS
from gongshi_organs.views.rows import Rows, names_of

READS = ("units", "duties", "activities", "items", "programmes", "posts")
REPORT, REPORTS = "述职", "机关纪委书记"  # what is owed by a role and not by a unit alone
MARKS = {State.DONE: "●", State.NONE: "无新增", State.NOT_YET: "", State.NOT_ASKED: "—", State.OVERDUE: "逾期"}


def calendar_of(rows: Rows, at: At) -> list[Due]:
    """Every duty due in the period of `at`, as it stands on `at.on`.

    Who was in post for too short a part of a half does not report for it, his predecessor neither:
    a unit of which nobody was in post long enough is not asked.
    """
    lines = due_in(duties_in(rows), units_in(rows), activities_in(rows), at.period, at.on, Calendar.read(at.settings))
    reports = {r["code"] for r in rows["duties"] if r["what"] == REPORT}
    months = at.number(REPORT_MONTHS)
    return [
        replace(n, state=State.NOT_ASKED)
        if n.duty in reports and n.state is not State.DONE and not _in_post(rows, n, months)
        else n
        for n in lines
    ]


def _in_post(rows: Rows, line: Due, months: int) -> bool:
    """Whether somebody was in post for so many months of the window; where no post is on record, nothing is known against it."""
    posts = [p for p in rows["posts"] if p["unit"] == line.unit and p["role"] == REPORTS]
    after = line.last + timedelta(days=1)
    held = ((max(p["since"], line.first), min(p["until"] or after, after)) for p in posts)
    return not posts or any(_months(begun, ended) >= months for begun, ended in held)


def _months(begun: date, ended: date) -> int:
    """Whole months from a day to another, which is no longer in."""
    return (ended.year - begun.year) * 12 + ended.month - begun.month - (ended.day < begun.day)


def duties_in(rows: Rows) -> list[Duty]:
    """The duties of the register."""
    return [
        Duty(
            r["code"], r["title"], r["who"], r["what"], r["rhythm"], r["since"], r["until"], r["times"] or 1,
            r["days"] or 0, r["day_kind"] == "工作日", r["trigger"] or "",
        )
        for r in rows["duties"]
    ]  # fmt: skip


def units_in(rows: Rows) -> list[Unit]:
    """The units of the register with their life dates."""
    return [Unit(r["code"], r["kind"], r["established_on"], r["abolished_on"]) for r in rows["units"]]


def activities_in(rows: Rows) -> list[Activity]:
    """The activities, each counting for its organisers and, where it visits, for its objects."""
    return [
        Activity(
            r["id"], r["kind"], r["held_on"],
            frozenset(listed_codes(r["organisers"])) | frozenset(listed_codes(r["objects"])),
            frozenset(listed_codes(r["items"])),
        )
        for r in rows["activities"]
    ]  # fmt: skip


def calendar_grid(lines: Sequence[Due], rows: Rows) -> Grid:
    """The calendar as a sheet, earliest first."""
    names = names_of(rows)
    cells: list[tuple[Cell, ...]] = [
        (n.due_on, n.title, names.get(n.unit, n.unit), n.first, n.last, len(n.done), n.state.label) for n in lines
    ]
    return Grid(
        "应办日历",
        ("期限", "事项", "单位", "起", "止", "已办次数", "状态"),
        tuple(cells),
        notes=() if cells else ("没有应办事项。",),
        widths=(14, 30, 30, 13, 13, 10, 10),
    )


def progress_grid(rows: Rows, programme: str, kind: str, period: Period, on: date) -> Grid:
    """Units of a kind by the first-level items of a programme; the total line counts different activities."""
    items = [Item(f"{r['programme']}/{r['path']}", r["title"], r["since"], r["until"])
             for r in rows["items"] if r["programme"] == programme and "." not in r["path"]]  # fmt: skip
    units = [u for u in units_in(rows) if u.kind == kind and u.lives(min(on, period.last))]
    acts = activities_in(rows)
    heard = {code for a in acts if period.first <= a.on <= period.last for code in a.units}
    cells = {(c.unit, c.item): c for c in matrix(units, items, acts, period, on, heard)}
    names = names_of(rows)
    body = [
        (names.get(u.code, u.code), *(cells[u.code, i.code].count or MARKS[cells[u.code, i.code].state] for i in items))
        for u in units
    ]
    within = [a for a in acts if period.first <= a.on <= min(period.last, on)]
    total = tuple(len({a.id for a in within if i.code in a.items}) for i in items)
    return Grid("进展", ("单位", *(i.title for i in items)), (*body, ("活动次数（不重复计）", *total)))


def care_due_in(rows: Rows, at: At) -> list[CareDue]:
    """What care falls due in the period: persons and care registers; names stay with the clerk."""
    members = [
        Member(r["number"], r["joined_on"], None, r["died_on"], r["state"] in ("在职", "离退休"))
        for r in rows["persons"]
    ]
    given = [(r["person"], r["kind"], r["on"].year) for r in rows["care"] if r["kind"] != RELIEF and r.get("person")]
    return care_due(members, at.period, badge_years=at.number(BADGE_YEARS), given=given)
