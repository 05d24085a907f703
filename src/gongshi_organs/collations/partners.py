"""Villages, surveyed units, benchmarks, retired cadres: who is linked with whom and what came of it (结对与调研)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import live
from gongshi_organs.collations.collation import Collation, Named, acts_of, is_past, share, until
from gongshi_organs.views.rows import Row, Rows

_LINKS = "id kind a b grp since until"


def villages(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Pairs with villages: needs, projects, done and accepted by the village, visits. Different villages, not pairs."""
    named = Named.of(rows)
    pairs = sorted(
        (r for r in rows["links"] if r["kind"] == "双联共建" and live(r, at.on)), key=lambda r: (r["b"], r["a"])
    )
    visits = [r for r in acts_of(rows, "走访服务") if r["held_on"] <= at.on]
    body = []
    for pair in pairs:
        mine = [
            r for r in rows["listings"] if r["link"] == pair["id"] or (r["kind"] == "需求" and r["unit"] == pair["b"])
        ]
        done = [r for r in mine if r["kind"] == "项目" and r["accepted_on"] and r["accepted_on"] <= at.on]
        body.append((named(pair["b"]), named(pair["a"]), pair["since"], sum(r["kind"] == "需求" for r in mine),
                     sum(r["kind"] == "项目" for r in mine), len(done), sum(r["link"] == pair["id"] for r in visits)))  # fmt: skip
    note = f"村 {len({p['b'] for p in pairs})} 个，结对 {len(pairs)} 对；同一村几家共建只计一个。"
    heads = ("村", "共建单位", "起", "需求", "项目", "已验收", "走访")
    return [Grid("双联共建台账", heads, tuple(body), notes=(note,), lead=(until(at),), widths=(20, 24, 14, 8, 8, 8, 8))]


def survey(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Groups with their units and how many were visited, and the problems found with the share solved of those found."""
    named = Named.of(rows)
    links = [r for r in rows["links"] if r["kind"] == "联系点" and live(r, at.on)]
    visited = {c for r in acts_of(rows, "沉浸式调研") if r["held_on"] <= at.on for c in listed_codes(r["objects"])}
    groups = sorted({r["grp"] for r in links}, key=lambda g: _ordinal(str(g)))
    body = []
    for group in groups:
        mine = {r["b"] for r in links if r["grp"] == group}
        left = named("、".join(sorted(mine - visited)))
        body.append(
            (
                group,
                named("、".join(sorted({r["a"] for r in links if r["grp"] == group}))),
                len(mine),
                len(mine & visited),
                left,
            )
        )
    note = f"联系点{share(len({r['b'] for r in links} & visited), len({r['b'] for r in links}))}已走访；走访几次都只算一个单位。"
    made = Grid(
        "各组走访",
        ("组别", "调研组", "单位数", "已走访", "尚未走访"),
        tuple(body),
        notes=(note,),
        lead=(until(at),),
        widths=(10, 20, 8, 8, 46),
    )
    return [made, _problems(rows, at, "调研问题", named)]


def _ordinal(group: str) -> tuple[int, str]:
    digits = "一二三四五六七八九十"
    return next((i for i, d in enumerate(digits) if d in group), len(digits)), group


def _problems(rows: Rows, at: At, kind: str, named: Named) -> Grid:
    """Open problems, overdue first; a problem counts as closed only when another than its owner verified it."""
    found = [r for r in rows["issues"] if r["kind"] == kind and r["found_on"] <= at.on]
    closed = [r for r in found if r["closed_on"] and r["closed_on"] <= at.on and r["verified_by"] != r["owner"]]
    waiting = sorted((r for r in found if r not in closed), key=lambda r: (r["due"] is None, r["due"], r["id"]))
    body = tuple(
        (
            r["id"],
            named(r["unit"]),
            r["category"],
            r["found_on"],
            r["due"],
            "逾期" if r["due"] and r["due"] < at.on else "在办",
        )
        for r in waiting
    )
    note = f"发现的问题{share(len(closed), len(found))}已销号，由责任人以外的人核验。"
    heads = ("编号", "责任单位", "分类", "发现", "期限", "状态")
    return Grid("未销号的问题", heads, body, notes=(note,), widths=(12, 26, 16, 14, 14, 8))


def benchmarks(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Gaps to the unit named as best: computed only where both sides count alike; 不可比 is an answer."""
    named = Named.of(rows)
    gaps = sorted(
        (r for r in rows["issues"] if r["kind"] == "对标差距" and r["found_on"] <= at.on), key=lambda r: r["id"]
    )
    body = tuple(
        (named(r["unit"]), r["benchmark"], r["indicator"], r["their_value"], r["own_value"], _gap(r), r["measure"], r["due"],
         "已销号" if r["closed_on"] and r["closed_on"] <= at.on else "在办")
        for r in gaps
    )  # fmt: skip
    comparable = sum(r["comparable"] == "可比" for r in gaps)
    note = f"对标 {len(gaps)} 项，可比 {comparable} 项，不可比 {len(gaps) - comparable} 项；口径或年度不同的不算差距。"
    heads = ("单位", "对标单位", "指标", "对方", "本单位", "差距", "措施", "期限", "状态")
    return [
        Grid(
            "双对标差距",
            heads,
            body,
            notes=(note,),
            lead=(until(at),),
            widths=(18, 16, 14, 8, 8, 8, 18, 14, 8),
            landscape=True,
        )
    ]


def _gap(row: Row) -> str:
    if row["comparable"] != "可比":
        return "不可比"
    return f"{row['own_value'] - row['their_value']:f}".rstrip("0").rstrip(".") or "0"


def contacts(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Retired cadres with their contact, and whose visit is due this quarter: by number, not by name."""
    units = {p["number"]: p["unit"] for p in rows["persons"]}
    gone = {p["number"] for p in rows["persons"] if p["state"] in ("去世", "调出")}
    named = Named.of(rows)
    links = [r for r in rows["links"] if r["kind"] == "一对一" and live(r, at.on)]
    quarter = at.on.replace(month=(at.on.month - 1) // 3 * 3 + 1, day=1)
    body = tuple(
        (
            named(units.get(r["b"])),
            r["b"],
            r["a"],
            r["since"],
            _visit(rows["care"], r, quarter, at),
            "联系人已离任，请另定" if r["a"] in gone else "",
        )
        for r in sorted(links, key=lambda r: r["b"])
    )
    waiting = sum(b[4] == "本季待走访" for b in body)
    note = f"联系 {len(body)} 位，本季待走访 {waiting} 位。"
    heads = ("单位", "老干部", "联系人", "起", "走访", "提示")
    return [Grid("一对一联系", heads, body, notes=(note,), lead=(until(at),), widths=(26, 12, 12, 14, 16, 22))]


def _visit(care: Sequence[Row], link: Row, quarter: date, at: At) -> str:
    days = [
        c["on"]
        for c in care
        if c["kind"] in ("一对一", "走访慰问")
        and c["person"] == link["b"]
        and is_past(c, at.on, "on")
        and c["on"] >= quarter
    ]
    return f"{max(days)} 已走访" if days else "本季待走访"


_ISSUE = "id kind unit found_on category owner due closed_on verified_by"
PARTNERS = (
    Collation(
        "双联", "双联共建台账", villages,
        {"units": "code name", "links": _LINKS, "listings": "kind unit link accepted_on", "activities": "id kind held_on link"},
    ),
    Collation(
        "调研", "联系点与调研情况", survey,
        {"units": "code name", "links": _LINKS, "activities": "id kind held_on objects", "issues": _ISSUE},
    ),
    Collation(
        "对标", "双对标差距清单", benchmarks,
        {"units": "code name", "issues": "id kind unit found_on benchmark indicator their_value own_value comparable measure due closed_on"},
    ),
    Collation(
        "一对一", "一对一联系情况", contacts,
        {"units": "code name", "links": _LINKS, "persons": "number unit state", "care": "kind on person"}, sealed=("care",),
    ),
)  # fmt: skip
