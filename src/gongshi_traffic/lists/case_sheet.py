"""The worksheet of liability: what the behaviours permit, what the officer decided (责任工作表).

The officer decides; the sheet shows the combinations that articles 60 and 61 of the
道路交通事故处理程序规定 permit for these behaviours, and whether a departure is recorded.
"""

from __future__ import annotations

from gongshi import At, Candidate, Fact, Grid, write_date


def case_sheet(candidate: Candidate, at: At) -> Grid:
    """One case: parties by behaviours, permitted combinations, the finding, gates, room to sign (责任工作表)."""
    facts = candidate.facts
    rows = [("当事人及行为", one) for one in _several(facts.get("acts"))]
    rows += [("允许的责任组合", one) for one in _several(facts.get("worksheet"))]
    rows += [("认定", str(facts.get("liability") or "")), ("裁量说明", str(facts.get("departure") or "无"))]
    rows += [(f"关口：{g.label}", ("通过。" if g.passed else "未通过。") + g.why) for g in candidate.gates]
    return Grid(
        title="责任工作表",
        columns=("项目", "内容"),
        rows=tuple(rows),
        lead=(candidate.name, f"文书 {facts.get('number') or ''}，发布日 {write_date(at.released)}"),
        notes=(
            "办案民警：　　　　　　　　审核人：　　　　　　　　日期：",
            "由办案民警裁定；与工作表不同的，在责任认定台账“责任裁量说明”一列写明理由和签批人。",
        ),
        widths=(24, 70),
    )


def _several(fact: Fact) -> tuple[str, ...]:
    return tuple(map(str, fact)) if isinstance(fact, tuple) else ()
