"""One unit's month: what it did, and what documents ask of it (单位月报)."""

from __future__ import annotations

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.codes import TALKS
from gongshi_organs.collations.collation import Collation, Named, chosen
from gongshi_organs.views.duties import calendar_of
from gongshi_organs.views.rows import Row, Rows

DUTIES = "code title who what rhythm since until times days day_kind trigger"
POSTS = "unit role since until"  # whose report a duty is


def month_of(rows: Rows, at: At, of: str) -> list[Grid]:
    """One unit's month: what it did, once each, and what its documents ask of it. Talks are not shown."""
    found = chosen(rows["units"], of, "单位", "code", "name")
    return [_did(rows, at, found), _owes(rows, at, found)]


def _did(rows: Rows, at: At, unit: Row) -> Grid:
    named = Named.of(rows)
    mine = [
        r for r in sorted(rows["activities"], key=lambda r: (r["held_on"], r["id"]))
        if unit["code"] in listed_codes(r["organisers"]) and r["kind"] not in TALKS
        and at.period.first <= r["held_on"] <= min(at.period.last, at.on)
    ]  # fmt: skip
    body = tuple((r["held_on"], r["kind"], r["title"], named(r["organisers"]), r["heads"]) for r in mine)
    note = f"共 {len(body)} 次。" if body else "无新增。"
    heads = ("日期", "类别", "名称", "主办", "人次")
    lead = (f"{unit['name']}，{at.period.label}",)
    return Grid("本月活动", heads, body, notes=(note,), lead=lead, widths=(14, 16, 32, 26, 8))


def _owes(rows: Rows, at: At, unit: Row) -> Grid:
    below = {r["code"] for r in rows["units"] if r["of_unit"] == unit["code"]} | {unit["code"]}
    named = Named.of(rows)
    lines = [line for line in calendar_of(rows, at) if line.unit in below]
    body = tuple((line.due_on, line.title, named(line.unit), line.state.label) for line in lines)
    note = "" if body else "没有应办事项。"
    heads = ("期限", "事项", "承办", "状态")
    return Grid("应办事项", heads, body, notes=(note,) if note else (), widths=(14, 34, 26, 12))


MONTH = (
    Collation(
        "月报", "单位党建工作月报", month_of,
        {"activities": "id kind held_on title organisers objects items heads", "duties": DUTIES, "posts": POSTS,
         "units": "code name kind of_unit established_on abolished_on"}, of="单位",
    ),
)  # fmt: skip
