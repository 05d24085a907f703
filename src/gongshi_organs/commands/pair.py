"""`gongshi pair`: a plan of who goes to which community, with its reasons (双报到匹配)."""

from __future__ import annotations

from collections.abc import Callable

from gongshi import tr
from gongshi.packs.command import Given, Kind, Opened, Option, Outcome
from gongshi_organs.commands.form import made, on_workspace


def run(given: Given, opened: Callable[[], Opened]) -> Outcome:
    """The best plan in the time given, written as a workbook with --to; the registers stay as they are."""
    from gongshi_organs.pairing import moves, pair, unmet
    from gongshi_organs.views.pairing import READS, pairing_of, plan_grids
    from gongshi_organs.views.rows import rows_of

    bench = opened()
    rows = rows_of(bench.engine, *READS)
    problem = pairing_of(rows, bench.at)
    plan = pair(problem, seconds=float(str(given["seconds"])))
    moved, left = moves(problem, plan), unmet(problem, plan)
    said = (
        tr("{n} 个组织、{m} 个社区，{k} 个社区有两个以上组织。", n=len(problem.able), m=len(problem.most), k=plan.doubled),
        tr("方案的值 {value}，已证上界 {bound:.0f}，差距 {gap:.2%}{best}。", value=plan.value, bound=plan.bound, gap=plan.gap,
           best=tr("，已证最优") if plan.is_best else ""),
        tr("变动 {n} 个组织，未满足的需求 {m} 项。", n=len(moved), m=len(left)),
    )  # fmt: skip
    told = {"pairs": [list(p) for p in plan.pairs], "value": plan.value, "bound": plan.bound, "gap": plan.gap,
            "best": plan.is_best, "solver": plan.solver, "input": plan.input_hash, "moves": len(moved), "unmet": len(left)}  # fmt: skip
    outcome = made(given, bench, tr("双报到结对方案"), plan_grids(problem, plan, rows, bench.at.on), said)
    return Outcome(outcome.lines, {**outcome.told, **told})


COMMAND = on_workspace(
    "pair",
    "匹配：按需求、距离和上期结对，为双报到排出方案，写明理由和未满足的需求。",
    run,
    Option("seconds", "求解限时（秒）；到时给出已得的最好方案和差距。", Kind.NUMBER, 30.0),
    reads={
        "units": ("abolished_on", "code", "established_on", "kind", "name", "region"),
        "listings": ("category", "id", "kind", "quantity", "since", "unit", "until", "urgency"),
        "links": ("a", "agreement", "b", "grp", "id", "kind", "run", "since", "until"),
    },
)
