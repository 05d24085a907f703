"""A loosened number beside the exact one of the same thing (约数与确数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr
from gongshi.wording.qualifier import Qualifier, allows

_REACHES = re.compile(r"[，、]?(?:并)?(?:实际)?(?:达到|达|为|实为|已达)$")
_ABOVE = (Qualifier.PASSED, Qualifier.ABOVE)
_HEAD = 4  # characters of the same words before both numbers


def judge(draft: Draft) -> Iterator[Finding]:
    """突破80%，达到78.4%; 参加活动300余人 … 参加活动共412人."""
    for loose in draft.claims:
        if loose.test is Qualifier.EXACT or not isinstance(loose.value, Decimal):
            continue
        exact = _reached(draft, loose) or _again(draft, loose)
        if exact is not None:
            yield _judged(loose, exact)


def _reached(draft: Draft, loose: Claim) -> Claim | None:
    after = draft.after(loose)
    if (
        after is None
        or after.unit != loose.unit
        or not isinstance(after.value, Decimal)
        or after.test is not Qualifier.EXACT
    ):
        return None
    between = draft.plain[loose.outer_end : after.outer_start]
    return after if loose.test in _ABOVE and _REACHES.fullmatch(between) else None


def _again(draft: Draft, loose: Claim) -> Claim | None:
    """The one exact number of the paragraph with the same unit and the same words before it."""
    if loose.test is not Qualifier.OVER or has("elsewhen", draft.lead(loose)):
        return None
    head = _head(draft, loose)
    line = draft.paragraph_of(loose.start)
    same = [
        c
        for c in draft.counted
        if c.unit == loose.unit
        and draft.paragraph_of(c.start) == line
        and len(head) >= _HEAD
        and _head(draft, c) == head
    ]
    return same[0] if len(same) == 1 else None


def _head(draft: Draft, claim: Claim) -> str:
    return re.sub(r"(?:共计|共有|共|累计|达到|达|为|有)$", "", draft.lead(claim).strip("，、；："))


def _judged(loose: Claim, exact: Claim) -> Finding:
    fits = number(exact) > number(loose) if loose.test in _ABOVE else allows(loose.test, number(loose), number(exact))
    sum_ = f"{loose.text}：{shown(number(exact))}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("限定词成立"), loose, exact, sum=sum_)
    why = tr("“{claim}”的限定词不成立", claim=loose.text)
    return RULE.finding(Verdict.CONTRADICTS, why, loose, exact, sum=sum_)


RULE = Rule(
    "loose",
    "约数与确数",
    "余、突破、超过应与同一事项的确数相符：300余为301至399，突破80%应大于80%。",
    judge,
    (
        stands("参加活动300余人。据签到表统计，参加活动共312人。"),
        contradicts("参加活动300余人。据签到表统计，参加活动共412人。"),
        contradicts("比例突破80%，达到78.4%。"),
        silent("参加活动300余人，参加培训共412人。"),
    ),
)
