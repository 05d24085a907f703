"""Age less years licensed is 18 or more (年龄与驾龄)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_YOUNGEST = 18  # 机动车驾驶证申领和使用规定: from 18 on; mopeds from 18, buses later
_LICENSED = re.compile(r"(?:驾龄|驾驶年限|领证)[为已达满]{0,2}$")


def judge(draft: Draft) -> Iterator[Finding]:
    """Each person whose age and years licensed stand in one sentence, nobody else's age between."""
    for licensed in draft.claims:
        if (
            isinstance(licensed.value, Decimal)
            and licensed.unit == "年"
            and licensed.qualifier is Looseness.EXACT
            and _LICENSED.search(draft.lead(licensed))
        ):
            age = _age_before(draft, licensed)
            if age is not None:
                yield _judged(age, licensed)


def _age_before(draft: Draft, licensed: Claim) -> Claim | None:
    same = [c for c in draft.in_sentence(licensed.start) if c.start < licensed.start]
    for claim in reversed(same):
        if claim.kind is Kind.AGE:
            apart = "；" in draft.plain[claim.end : licensed.start] or claim.role is Role.EXTREME
            return claim if isinstance(claim.value, Decimal) and not apart else None
        if _LICENSED.search(draft.lead(claim)):
            return None
    return None


def _judged(age: Claim, licensed: Claim) -> Finding:
    left = number(age) - number(licensed)
    sum_ = f"{shown(number(age))}-{shown(number(licensed))}={shown(left)}{'≥' if left >= _YOUNGEST else '<'}{_YOUNGEST}"
    if left >= _YOUNGEST:
        return RULE.finding(Verdict.STANDS, tr("取得驾驶证时已满18周岁"), age, licensed, sum=sum_)
    why = tr("按所写年龄和驾龄，取得驾驶证时不满18周岁")
    return RULE.finding(Verdict.CONTRADICTS, why, age, licensed, sum=sum_, at=licensed)


RULE = Rule(
    "age",
    "年龄与驾龄",
    "年龄减去驾龄应不小于18。",
    judge,
    (
        stands("假某强，男，41岁，准驾车型C1，驾龄21年。"),
        contradicts("假某强，男，41岁，准驾车型C1，驾龄24年。"),
        silent("3人中年龄最小的38岁。驾龄最长的34年。"),
    ),
)
