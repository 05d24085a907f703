"""Who is paired with whom, from units, lists and last year's links (双报到匹配的输入与结果)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from gongshi import At, Cell, Grid
from gongshi_organs.across.units import live
from gongshi_organs.pairing import Need, Offer, Pairing, Plan, Project, cards, moves, projects, unmet
from gongshi_organs.thresholds import PAIRS_MOST
from gongshi_organs.views.rows import Row, Rows, names_of

READS = ("units", "links", "listings")
ORGANISATION, COMMUNITY, KIND = "直属机关党组织", "社区", "双报到"


def pairing_of(rows: Rows, at: At) -> Pairing:
    """The pairing of 双报到: live organisations and communities, their lists, last year's pairs.

    What an organisation can do are the categories of its resources; a community's need is the
    sum of urgency times quantity of its open needs by category. Another district is one band
    farther. Locked and forbidden pairs stand in the settings under organs.pairing.
    """
    units = [r for r in rows["units"] if live(r, at.on, "established_on", "abolished_on")]
    ones = {r["code"]: r for r in units if r["kind"] == ORGANISATION}
    places = {r["code"]: r for r in units if r["kind"] == COMMUNITY}
    lists = [r for r in rows["listings"] if r["until"] is None or r["until"] >= at.on]
    chosen = at.settings.get("organs.pairing", {})
    return Pairing(
        able={o: frozenset(r["category"] for r in lists if r["kind"] == "资源" and r["unit"] == o) for o in ones},
        need={c: _needs([r for r in lists if r["kind"] == "需求" and r["unit"] == c]) for c in places},
        most=dict.fromkeys(places, at.number(PAIRS_MOST)),
        distance={(o, c): int(ones[o]["region"] != places[c]["region"]) for o in ones for c in places},
        previous={r["a"]: r["b"] for r in rows["links"] if r["kind"] == KIND and live(r, at.on)},
        forbidden=_pairs(chosen.get("forbidden", [])),
        fixed=_pairs(chosen.get("fixed", [])),
        names=names_of(rows),
    )


def _needs(rows: Sequence[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row["category"]] = found.get(row["category"], 0) + row["quantity"] * (row["urgency"] or 3)
    return found


def _pairs(given: Any) -> frozenset[tuple[str, str]]:
    return frozenset((str(a), str(b)) for a, b in given)


def projects_of(rows: Rows, plan: Plan) -> tuple[list[Project], list[tuple[Need, int, str]]]:
    """Proposed projects within the plan's pairs, and the needs left with how much and why."""
    needs = [Need(r["id"], r["unit"], r["category"], r["quantity"], r["urgency"] or 3, r["since"] or date.min, r["until"] or date.max)
             for r in rows["listings"] if r["kind"] == "需求"]  # fmt: skip
    offers = [Offer(r["id"], r["unit"], r["category"], r["quantity"], r["since"] or date.min, r["until"] or date.max)
              for r in rows["listings"] if r["kind"] == "资源"]  # fmt: skip
    return projects(needs, offers, plan.pairs)


def plan_grids(problem: Pairing, plan: Plan, rows: Rows, on: date) -> list[Grid]:
    """The plan as sheets: pairs with their reasons, the rows to deliver, moves, unmet needs, projects, how it was solved."""
    name = names_of(rows)
    proposed, left = projects_of(rows, plan)
    return [
        Grid("结对方案", ("组织", "社区", "理由"), tuple((name[c.organisation], name[c.community], c.says) for c in cards(problem, plan))),
        _to_deliver(problem, plan, rows, on),
        Grid("变动", ("组织", "原社区", "现社区", "得益"),
             tuple((name[m.organisation], name.get(m.before, m.before), name[m.now], m.gain) for m in moves(problem, plan))),
        Grid("未满足的需求", ("社区", "服务类别", "分量", "原因"),
             tuple((name[u.community], u.category, u.weight, u.why) for u in unmet(problem, plan))),
        Grid("拟议项目", ("需求", "资源", "数量"), tuple((p.need, p.offer, p.quantity) for p in proposed)),
        Grid("未落实的需求", ("需求", "社区", "缺额", "原因"), tuple((n.id, name[n.unit], m, why) for n, m, why in left)),
        _record(problem, plan),
    ]  # fmt: skip


def _to_deliver(problem: Pairing, plan: Plan, rows: Rows, on: date) -> Grid:
    """What the plan changes, under the headings of the ledger of links: pairs that end, and new ones, from `on`.

    A clerk who agrees delivers the workbook as it is: only this sheet has the ledger's headings.
    Pairs that stay have no line.
    """
    held = {r["a"]: r for r in rows["links"] if r["kind"] == KIND and live(r, on)}
    taken, now = {r["id"] for r in rows["links"]}, dict(plan.pairs)
    ended = tuple(
        (r["id"], KIND, r["a"], r["b"], r["grp"], r["since"], on, r["agreement"], r["run"])
        for a, r in sorted(held.items())
        if now.get(a) != r["b"]
    )
    numbers = (n for n in (f"{KIND}{on:%Y%m%d}-{i:03}" for i in count(1)) if n not in taken)
    begun = tuple(
        (next(numbers), KIND, a, b, None, on, None, None, plan.input_hash[:12])
        for a, b in plan.pairs
        if a not in held or held[a]["b"] != b
    )
    heads = ("结对编号", "结对类别", "甲方", "乙方", "组别", "开始日期", "结束日期", "协议文件", "匹配方案")
    return Grid("结对台账", heads, (*ended, *begun), widths=(24, 12, 14, 14, 10, 14, 14, 12, 16))


def _record(problem: Pairing, plan: Plan) -> Grid:
    lines: tuple[tuple[Cell, ...], ...] = (
        ("组织数", len(problem.able)), ("社区数", len(problem.most)), ("有两个以上组织的社区", plan.doubled),
        ("方案的值", plan.value), ("已证上界", round(plan.bound, 3)), ("差距", f"{plan.gap:.2%}"),
        ("是否最优", "是" if plan.is_best else "否"), ("求解器", plan.solver), ("输入校验值", plan.input_hash),
    )  # fmt: skip
    note = "认可方案的，把本文件报送到结对台账，只读入“结对台账”一页：终止的对和新的对；不变的对不必再报。"
    return Grid("求解记录", ("项", "值"), lines, notes=(note,))
