"""What never leaves the organ: care due, badges, risk points, supervisors' reports (只供本机关).

Made for a named reader; each look at sealed columns is noted. No free text of a risk point, no
reporter, no reason of relief is shown.
"""

from __future__ import annotations

from collections import Counter

from gongshi import At, Grid
from gongshi.figures.suppress import SMALLEST_SHOWN
from gongshi_organs.across.units import age
from gongshi_organs.collations.collation import Collation, Named, is_past, until
from gongshi_organs.thresholds import BADGE_YEARS
from gongshi_organs.views.duties import care_due_in
from gongshi_organs.views.risk import graded
from gongshi_organs.views.rows import Row, Rows

_CARE = "kind on person"
GRADES = ("高", "中", "低")


def care_due(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """For the clerk: whose political birthday or retirement falls in the period and was not kept yet."""
    named, people = Named.of(rows), {p["number"]: p for p in rows["persons"]}
    lines = [d for d in care_due_in(rows, at) if d.kind != "50年纪念章"]
    body = tuple(
        (d.on, d.kind, people[d.number]["name"], named(people[d.number]["unit"]), f"{d.years} 年" if d.years else "")
        for d in lines
    )
    counts = Counter(d.kind for d in lines)
    note = "、".join(f"{kind} {n} 人" for kind, n in sorted(counts.items())) or "本期没有到期的"
    notes = (f"{note}。办与不办由支部和本人商定，不必附照片或记录；外出、不愿意的不办。",)
    heads = ("日期", "事项", "姓名", "单位", "党龄")
    return [Grid("关怀应办", heads, body, notes=notes, lead=(at.period.label,), widths=(14, 14, 12, 30, 10))]


def badges(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """The badge's roll a year ahead: who completes the years on 1 July, alive and not given before; and who waits for it."""
    named, years = Named.of(rows), at.number(BADGE_YEARS)
    given = {c["person"] for c in rows["care"] if c["kind"] == "50年纪念章" and is_past(c, at.on, "on")}
    this, following = at.on.replace(month=7, day=1), at.on.replace(year=at.on.year + 1, month=7, day=1)
    body = []
    for person in sorted(rows["persons"], key=lambda p: p["number"]):
        joined = person["joined_on"]
        if (
            not joined
            or person["state"] in ("去世", "调出")
            or person["number"] in given
            or age(joined, following) < years
        ):
            continue
        late = age(joined, this) >= years
        state = "已满，尚未颁发" if late and this <= at.on else f"{following.year if not late else this.year}年7月1日满"
        body.append(
            (person["name"], named(person["unit"]), joined, age(joined, following if not late else this), state)
        )
    waiting = sum(b[4].startswith("已满") for b in body)
    note = f"候选 {len(body)} 人，其中已满而尚未颁发 {waiting} 人；去世、转出的不在内，姓名只供本机关使用。"
    heads = ("姓名", "单位", "入党日期", "党龄", "状态")
    return [Grid("纪念章候选名册", heads, tuple(body), notes=(note,), widths=(12, 30, 14, 8, 22), lead=(until(at),))]


def risks(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Risk points by category and grade, and those whose yearly review is due; points and not people, no text."""
    named = Named.of(rows)
    points = [r for r in rows["issues"] if r["kind"] == "廉政风险点" and is_past(r, at.on, "found_on")]
    cells = Counter((r["category"] or "未分类", graded(r, at)) for r in points)
    categories = sorted({category for category, _ in cells})
    grid = tuple((c, *(cells[c, g] for g in GRADES), sum(cells[c, g] for g in GRADES)) for c in categories)
    due = sorted((r for r in points if (at.on - r["found_on"]).days >= 365), key=lambda r: (r["found_on"], r["id"]))
    reviews = tuple((r["id"], named(r["unit"]), graded(r, at), r["found_on"]) for r in due)
    high = sum(graded(r, at) == "高" for r in points)
    notes = (
        f"风险点 {len(points)} 个，其中高 {high} 个；等级由可能性与影响程度按规则算出，评的是事项，不是人或单位。",
    )
    return [
        Grid("风险分布", ("分类", *GRADES, "合计"), grid, notes=notes, lead=(until(at),), widths=(28, 10, 10, 10, 10)),
        Grid(
            "满一年须复查的",
            ("编号", "单位", "等级", "排查日期"),
            reviews,
            notes=() if reviews else ("没有。",),
            widths=(14, 34, 8, 14),
        ),
    ]


def supervision(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Supervisors' reports by category: how many, answered, days to the answer. Fewer than five are not shown apart."""
    least = at.number(SMALLEST_SHOWN)
    found = [r for r in rows["issues"] if r["kind"] == "监督反映" and is_past(r, at.on, "found_on")]
    by: dict[str, list[Row]] = {}
    for report in found:
        by.setdefault(report["category"] or "未分类", []).append(report)
    shown = {c: mine for c, mine in by.items() if len(mine) >= least}
    rest = [r for c, mine in by.items() if c not in shown for r in mine]
    body = [_line(category, shown[category]) for category in sorted(shown)]
    if len(rest) >= least:
        body.append(_line("其他各类", rest))
    note = "少于五件的类别不单列；反映人、被反映的单位和内容都不列。"
    heads = ("类别", "件数", "已转办", "已答复", "答复用时")
    return [Grid("监督反映", heads, tuple(body), notes=(note,), lead=(until(at),), widths=(26, 10, 10, 10, 16))]


def _line(category: str, reports: list[Row]) -> tuple[str, int, int, int, str]:
    days = sorted((r["answered_on"] - r["handed_on"]).days for r in reports if r["answered_on"] and r["handed_on"])
    handed = sum(r["handed_on"] is not None for r in reports)
    return category, len(reports), handed, len(days), f"最长 {days[-1]} 天" if days else ""


INSIDE = (
    Collation(
        "关怀", "关怀应办", care_due,
        {"units": "code name", "persons": "number name unit joined_on died_on state", "care": _CARE}, sealed=("care",),
    ),
    Collation(
        "纪念章", "“光荣在党50年”纪念章候选名册", badges,
        {"units": "code name", "persons": "number name unit joined_on state", "care": _CARE}, sealed=("care",),
    ),
    Collation(
        "风险", "廉政风险点分布", risks,
        {"units": "code name", "issues": "id kind unit found_on category likelihood impact"}, sealed=("issues",),
    ),
    Collation(
        "监督", "监督反映办理情况", supervision, {"issues": "kind found_on category handed_on answered_on"}, sealed=("issues",),
    ),
)  # fmt: skip
