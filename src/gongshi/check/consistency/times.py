"""A multiple against its two numbers (倍数): 是去年同期970万元的2.2倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.proportions import of_pair
from gongshi.check.consistency.rule import Rule, contradicts, loosely, shown, silent, stands
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr


def judge(draft: Draft) -> Iterator[Finding]:
    """Every 是…的n倍 with the number it is a multiple of and the number before that."""
    for times in draft.claims:
        pair = of_pair(draft, times)
        if pair is not None:
            yield _judged(times, *pair)
            continue
        base = draft.before(times)
        if times.unit != "倍" or not isinstance(times.value, Decimal) or base is None or not is_counted(base):
            continue
        if not re.fullmatch(r"的(?:近|约|超过)?", draft.plain[base.outer_end : times.start]) or not re.search(
            r"[是为]", draft.lead(base)
        ):
            continue
        start = draft.sentence_starts[draft.sentence_of(times.start)]
        new = [c for c in draft.between(start, base.start) if is_counted(c) and c.unit == base.unit]
        new = [
            c for c in new if (c.kind is Kind.AVERAGE) is (base.kind is Kind.AVERAGE)
        ] or new  # 63万人次，日均1.2万，是去年38万的1.66倍
        if new and number(base):
            yield _judged(times, new[-1], base)


def _judged(times: Claim, new: Claim, base: Claim) -> Finding:
    exact = number(new) / number(base)
    fits = loosely(times, exact, of_quotient((new,), base, exact))
    sum_ = f"{shown(number(new))}÷{shown(number(base))}={shown(exact)}{'≈' if fits else '≠'}{times.text}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("倍数与所写两数相符"), times, new, base, sum=sum_)
    why = tr("“{times}”与所写的两数不符", times=times.text)
    return RULE.finding(Verdict.CONTRADICTS, why, times, new, base, sum=sum_)


RULE = Rule(
    "times",
    "倍数",
    "“是某数的几倍”、城乡收入比应与所写的两数相符。",
    judge,
    (
        stands("实际利用外资2134万美元，是去年同期970万美元的2.2倍。"),
        contradicts("实际利用外资2134万美元，是去年同期970万美元的3.2倍。"),
        contradicts("城镇居民人均可支配收入41260元，农村居民人均可支配收入22105元，城乡居民收入比为2.87。"),
        stands("接待63.72万人次，日均1.18万人次，是去年同期38.4万人次的1.66倍。"),
        silent("实际利用外资2134万美元，增长2.2倍。"),
        silent("城镇居民人均消费24310元，农村居民人均消费15220元，城乡居民收入比为2.87。"),
    ),
)
