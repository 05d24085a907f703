"""The worksheet of liability: what the behaviours permit, what the officer decided (责任工作表).

The officer decides; the sheet shows the combinations that articles 60 and 61 of the
道路交通事故处理程序规定 permit for these behaviours, and whether a departure is recorded.
"""

from __future__ import annotations

from gongshi import At, Candidate, Grid


def case_sheet(candidate: Candidate, at: At) -> Grid:
    """One case: permitted combinations, the finding, gates, and room for the officer (责任工作表)."""
    facts = candidate.facts
    permitted = facts.get("worksheet") or ()
    rows = [("允许的责任组合", str(one)) for one in (permitted if isinstance(permitted, tuple) else ())]
    rows += [("认定", str(facts.get("liability") or "")), ("裁量说明", str(facts.get("departure") or "无"))]
    rows += [(f"关口：{g.label}", ("通过。" if g.passed else "未通过。") + g.why) for g in candidate.gates]
    return Grid(
        title="责任工作表",
        columns=("项目", "内容"),
        rows=tuple(rows),
        lead=(candidate.name, f"文书 {facts.get('number') or ''}，发布日 {at.released}"),
        notes=("由办案民警裁定；与工作表不同的，在责任认定台账“责任裁量说明”一列写明理由和签批人。",),
        widths=(24, 70),
    )
