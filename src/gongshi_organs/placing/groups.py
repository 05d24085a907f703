"""Groups to the units they visit: observers over a cycle, surveys by district (列席、调研)."""

from __future__ import annotations

from gongshi import At, Grid, NotFound, tr
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import live
from gongshi_organs.collations.collation import Named, in_year, until
from gongshi_organs.collations.organisation import living
from gongshi_organs.pairing.placing import even_loads, place
from gongshi_organs.placing.asked import Asked, Placed
from gongshi_organs.views.rows import Row, Rows

_READS = {
    "units": "code name kind region established_on abolished_on", "links": "kind a b grp since until",
    "posts": "person unit since until", "persons": "number unit", "activities": "id kind held_on objects",
}  # fmt: skip


class NoGroups(NotFound):
    """No team was named, and none is linked to the kind of visit yet (没有小组)."""


def observers(rows: Rows, at: At, asked: Asked) -> list[Grid]:
    """Observer groups to the departments not observed in this year's cycle: nobody to his own unit, loads even."""
    gone = {
        c
        for r in rows["activities"]
        if r["kind"] == "列席旁听" and in_year(r, at.on)
        for c in listed_codes(r["objects"])
    }
    units = [u for u in living(rows, at.on, "部门") if u["code"] not in gone]
    note = f"本年已列席的 {len(gone)} 个部门不再排；合并、撤销的不排，按单位计，不按次计。"
    return _placed(rows, at, _groups(rows, at, asked, "列席旁听"), units, note)


def surveys(rows: Rows, at: At, asked: Asked) -> list[Grid]:
    """Survey groups to all departments, each to exactly one group; the same district first, so travel is short."""
    note = "每个部门只归一组；同一区县的先归一组，少走路。"
    return _placed(rows, at, _groups(rows, at, asked, "联系点"), living(rows, at.on, "部门"), note)


def _groups(rows: Rows, at: At, asked: Asked, kind: str) -> list[str]:
    """The teams named by the clerk, else those that were linked so before. Raises NoGroups."""
    teams = {u["code"] for u in living(rows, at.on, "队伍")}
    by_name = {u["name"]: u["code"] for u in rows["units"]}
    wanted = [by_name.get(word, word) for word in listed_codes(asked.of)]
    found = sorted(
        {c for c in wanted if c in teams}
        if wanted
        else {r["a"] for r in rows["links"] if r["kind"] == kind and r["a"] in teams}
    )
    if not found:
        raise NoGroups(
            tr("没有可排的小组。"),
            where=tr("单位台账"),
            mend=tr("请用 --of 写明队伍的编号或名称，多个用、隔开；队伍须已报送。"),
        )
    return found


def _placed(rows: Rows, at: At, groups: list[str], units: list[Row], note: str) -> list[Grid]:
    of_person = {p["number"]: p["unit"] for p in rows["persons"]}
    members = {
        g: {of_person.get(p["person"]) for p in rows["posts"] if p["unit"] == g and live(p, at.on)} for g in groups
    }
    region = {u["code"]: u["region"] for u in rows["units"]}
    before = {(r["a"], r["b"]) for r in rows["links"] if live(r, at.on)}
    plan = place(
        {u["code"]: 1 for u in units}, even_loads(groups, len(units)),
        forbidden=lambda unit, group: unit in members[group],
        worth=lambda unit, group: 2 * (region[unit] == region[group]) + ((group, unit) in before),
    ) if units else None  # fmt: skip
    named = Named.of(rows)
    pairs = plan.pairs if plan else ()
    body = tuple(
        (named(g), named(u), region[u], "同一区县" if region[u] == region[g] else "")
        for u, g in sorted(pairs, key=lambda p: (p[1], p[0]))
    )
    loads = tuple((named(g), sum(group == g for _, group in pairs)) for g in groups)
    avoided = sum(u["code"] in members[g] for u in units for g in groups)
    notes = (f"{len(groups)} 个小组、{len(body)} 个部门，回避本单位 {avoided} 处。", note)
    return [
        Grid("安排表", ("小组", "部门", "区县", "理由"), body, notes=notes, lead=(until(at),), widths=(24, 30, 14, 14)),
        Grid("各组部门数", ("小组", "部门数"), loads, widths=(30, 10)),
    ]


OBSERVERS = Placed("列席", "列席旁听安排表", observers, _READS)
SURVEYS = Placed("调研", "沉浸式调研安排表", surveys, _READS)
