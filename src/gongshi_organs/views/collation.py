"""What is collated from rows: the school's timetable, the daily series, the column's index, a unit's month (汇编)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongshi import At, Grid, NotFound, tr, write_date
from gongshi.records.across import listed_codes
from gongshi_organs.codes import TALKS
from gongshi_organs.duties import missing_serials
from gongshi_organs.views.duties import calendar_of
from gongshi_organs.views.rows import Row, Rows, names_of

READS = ("units", "activities", "documents", "duties")
TIMETABLE, DAILY, COLUMN, MONTH = "课表", "每日一学", "专栏", "月报"
KINDS = (TIMETABLE, DAILY, COLUMN, MONTH)


class NoSuchUnit(NotFound):
    """No unit has this code or name (没有这个单位)."""


def collated(kind: str, rows: Rows, at: At, unit: str = "") -> list[Grid]:
    """The sheets of one kind of collation for the period. Raises NoSuchUnit for a digest of nobody."""
    if kind == MONTH:
        return month_of(rows, at, unit)
    return [{TIMETABLE: timetable, DAILY: daily_archive, COLUMN: column_index}[kind](rows, at)]


def timetable(rows: Rows, at: At) -> Grid:
    """The school's lectures of the year up to the period's last day, in order; speakers are not named."""
    names = names_of(rows)
    held = [
        r
        for r in _ordered(rows, "学堂课程")
        if r["held_on"].year == at.period.last.year and r["held_on"] <= at.period.last
    ]
    body = tuple(
        (n, r["held_on"], r["title"], _named(r["organisers"], names), "已讲" if r["held_on"] <= at.on else "待讲",
         r["heads"] if r["held_on"] <= at.on else None)
        for n, r in enumerate(held, 1)
    )  # fmt: skip
    heads = ("讲次", "日期", "课程", "主办", "状态", "人次")
    return Grid("课程安排", heads, body, lead=(_until(at),), widths=(8, 14, 32, 24, 8, 8))


def daily_archive(rows: Rows, at: At) -> Grid:
    """The daily series up to the day with what each issue studied, and the numbers that are missing; never a reader."""
    return _series(rows, at, "每日一学")


def column_index(rows: Rows, at: At) -> Grid:
    """The column's articles up to the day, and the numbers that are missing."""
    return _series(rows, at, "专栏")


def _series(rows: Rows, at: At, kind: str) -> Grid:
    titles = {r["code"]: r["title"] for r in rows["documents"]}
    names = names_of(rows)
    posts = [r for r in _ordered(rows, kind) if r["held_on"] <= at.on]
    posts.sort(key=lambda r: (r["serial"] or 0, r["held_on"]))
    body = tuple(
        (
            r["serial"],
            r["held_on"],
            r["title"],
            titles.get(r["document"], r["document"]),
            _named(r["organisers"], names),
        )
        for r in posts
    )
    gaps = missing_serials(r["serial"] for r in posts if r["serial"])
    note = f"缺号：{'、'.join(map(str, gaps))}。" if gaps else "期号连续，没有缺号。"
    heads = ("期号", "日期", "题目", "出处", "主办")
    return Grid(kind, heads, body, notes=(note,), lead=(_until(at),), widths=(8, 14, 34, 26, 24))


def month_of(rows: Rows, at: At, unit: str) -> list[Grid]:
    """One unit's month: what it did, once each, and what its documents ask of it. Talks are not shown."""
    found = next((r for r in rows["units"] if unit and unit in (r["code"], r["name"])), None)
    if found is None:
        raise NoSuchUnit(
            tr("没有编号或名称为“{unit}”的单位。", unit=unit),
            where=tr("单位台账"),
            mend=tr("请用 --unit 写明单位的编号或全称。"),
        )
    return [_did(rows, at, found), _owes(rows, at, found)]


def _did(rows: Rows, at: At, unit: Row) -> Grid:
    names = names_of(rows)
    mine = [
        r for r in sorted(rows["activities"], key=lambda r: (r["held_on"], r["id"]))
        if unit["code"] in listed_codes(r["organisers"]) and r["kind"] not in TALKS
        and at.period.first <= r["held_on"] <= min(at.period.last, at.on)
    ]  # fmt: skip
    body = tuple((r["held_on"], r["kind"], r["title"], _named(r["organisers"], names), r["heads"]) for r in mine)
    note = f"共 {len(body)} 次。" if body else "无新增。"
    heads = ("日期", "类别", "名称", "主办", "人次")
    lead = (f"{unit['name']}，{at.period.label}",)
    return Grid("本月活动", heads, body, notes=(note,), lead=lead, widths=(14, 16, 32, 26, 8))


def _owes(rows: Rows, at: At, unit: Row) -> Grid:
    below = {r["code"] for r in rows["units"] if r["of_unit"] == unit["code"]} | {unit["code"]}
    names = names_of(rows)
    lines = [line for line in calendar_of(rows, at) if line.unit in below]
    body = tuple((line.due_on, line.title, names[line.unit], line.state.label) for line in lines)
    note = "" if body else "没有应办事项。"
    heads = ("期限", "事项", "承办", "状态")
    return Grid("应办事项", heads, body, notes=(note,) if note else (), widths=(14, 34, 26, 12))


def _ordered(rows: Rows, kind: str) -> list[Row]:
    return sorted((r for r in rows["activities"] if r["kind"] == kind), key=lambda r: (r["held_on"], r["id"]))


def _named(codes: str | None, names: dict[str, str]) -> str:
    return "、".join(names.get(code, code) for code in listed_codes(codes))


def _until(at: At) -> str:
    day: date = min(at.on, at.period.last)
    return f"截至{write_date(day)}"


def title_of(kind: str, grids: Sequence[Grid]) -> str:
    """What the document is called."""
    titles = {
        TIMETABLE: "学堂课表", DAILY: "“每日一学”存档", COLUMN: "专栏索引", MONTH: "单位党建工作月报",
    }  # fmt: skip
    return titles[kind]
