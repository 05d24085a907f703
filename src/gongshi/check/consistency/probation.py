"""Probation against the sentence (缓刑与刑期).

刑法 72: probation for terms of three years at most. 刑法 73: for 拘役 not under the term and not under
two months, one year at most; for 有期徒刑 not under the term and not under one year, five years at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.rule import Rule, contradicts, silent, stands
from gongshi.check.consistency.terms import months_of, together, too_long
from gongshi.check.draft import Draft
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_TERM = re.compile(r"(有期徒刑|拘役)[^，；。]{0,4}$")
_PROBATION = re.compile(r"缓刑(?:考验期)?[限为]{0,2}$|宣告缓刑$")


@dataclass(frozen=True)
class Bounds:
    """How long a term may be for probation, and the probation's own bounds, in months."""

    most: int
    least_probation: int
    most_probation: int


BOUNDS = {"有期徒刑": Bounds(36, 12, 60), "拘役": Bounds(12, 2, 12)}


def judge(draft: Draft) -> Iterator[Finding]:
    """Each probation with the term before it in its sentence, and terms that the law does not know."""
    for probation in draft.claims:
        months = months_of(probation)
        if months is None or not _PROBATION.search(draft.lead(probation)):
            continue
        term = _term_before(draft, probation)
        if term is not None:
            yield _judged(*term, probation, months)
    yield from _of_several(draft)
    for claim, kind, most in too_long(draft):
        why = tr("一罪的{kind}最长为 {n} 个月", kind=kind, n=most)
        yield RULE.finding(Verdict.CONTRADICTS, why, claim)


def _of_several(draft: Draft) -> Iterator[Finding]:
    """判处有期徒刑十年，…四年，决定执行十二年: not under the longest, not over the sum."""
    for told in together(draft):
        sum_ = tr("各罪最长 {least} 个月，合计 {most} 个月", least=shown(told.least), most=shown(told.most))
        right, wrong = tr("数罪并罚的刑期在界限之内"), tr("数罪并罚的刑期应在最长一罪与总和之间（刑法第六十九条）")
        yield RULE.judged(told.fits, right, wrong, told.decided, *told.terms, sum=sum_)


def _term_before(draft: Draft, probation: Claim) -> tuple[str, Claim, Decimal] | None:
    for claim in reversed([c for c in draft.in_sentence(probation.start) if c.start < probation.start]):
        found, months = _TERM.search(draft.lead(claim)), months_of(claim)
        if found and months is not None:
            return found[1], claim, months
    return None


def _judged(kind: str, term: Claim, months: Decimal, probation: Claim, trial: Decimal) -> Finding:
    bounds = BOUNDS[kind]
    least = max(months, Decimal(bounds.least_probation))
    sum_ = tr("刑期 {term} 个月，考验期 {trial} 个月", term=shown(months), trial=shown(trial))
    if months > bounds.most:
        why = tr("{kind}超过三年的不适用缓刑（刑法第七十二条）", kind=kind)
    elif not least <= trial <= bounds.most_probation:
        why = tr(
            "缓刑考验期应为 {least} 至 {most} 个月（刑法第七十三条）", least=shown(least), most=bounds.most_probation
        )
    else:
        return RULE.finding(Verdict.STANDS, tr("缓刑考验期合于刑期"), term, probation, sum=sum_)
    return RULE.finding(Verdict.CONTRADICTS, why, term, probation, sum=sum_, at=probation)


RULE = Rule(
    "probation",
    "缓刑与刑期",
    "缓刑考验期不短于原判刑期，有期徒刑一年至五年，拘役二个月至一年；三年以上刑期不适用缓刑。",
    judge,
    (
        stands("被判处有期徒刑一年六个月，缓刑二年。"),
        contradicts("被判处有期徒刑一年六个月，缓刑一年。"),
        contradicts("被判处有期徒刑四年，缓刑五年。"),
        stands("被判处拘役四个月，缓刑六个月。"),
        contradicts("犯受贿罪判处有期徒刑十年，犯贪污罪判处有期徒刑四年，决定执行有期徒刑十五年。"),
        contradicts("犯危险驾驶罪，被判处拘役八个月。"),
        silent("被判处有期徒刑三年。"),
    ),
)
