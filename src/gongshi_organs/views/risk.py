"""The grade of a risk point by the stated rule, never typed (风险定级)."""

from __future__ import annotations

from gongshi import At
from gongshi_organs.thresholds import RISK_HIGH, RISK_MIDDLE
from gongshi_organs.views.rows import Row


def graded(row: Row, at: At) -> str:
    """高, 中 or 低: likelihood times impact against the thresholds that hold; empty when not judged."""
    if row["likelihood"] is None or row["impact"] is None:
        return ""
    score = row["likelihood"] * row["impact"]
    if score >= at.number(RISK_HIGH):
        return "高"
    return "中" if score >= at.number(RISK_MIDDLE) else "低"
