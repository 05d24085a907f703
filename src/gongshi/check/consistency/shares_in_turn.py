"""Shares told in turn of numbers told in turn: 84起、66人，分别为控制目标（110批、88封）的76.4%和75% (分别占)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.rule import Example, Rule, loosely, shown, silent
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_TOLD = re.compile(r"分别(?:为|占|是|达到?|完成了?|相当于)?[^，。；0-9]{0,14}（?$")
_MOST = 6


def judge(draft: Draft) -> Iterator[Finding]:
    """Every row of shares behind 分别, the wholes in the same order before it, the parts before those."""
    done = -1
    for claim in draft.claims:
        if claim.kind is Kind.PERCENT and claim.start > done:
            shares = _row(draft, claim)
            done = shares[-1].start
            yield from _judged(draft, shares) if 1 < len(shares) <= _MOST else ()


def _row(draft: Draft, first: Claim) -> list[Claim]:
    """The percentages that follow each other from the first, with nothing but 、 and 和 between."""
    row, after = [first], draft.after(first)
    while after is not None and after.unit == first.unit and isinstance(after.value, Decimal):
        if draft.plain[row[-1].outer_end : after.outer_start] not in ("、", "和", "，", "及", "以及"):
            break
        row.append(after)
        after = draft.after(after)
    return row


def _judged(draft: Draft, shares: Sequence[Claim]) -> Iterator[Finding]:
    size = len(shares)
    before = [c for c in draft.in_sentence(shares[0].start) if c.start < shares[0].start and is_counted(c)]
    wholes, parts = before[-size:], before[-2 * size : -size]
    if len(parts) != size or not _TOLD.search(draft.plain[parts[-1].outer_end : wholes[0].outer_start]):
        return
    if not re.fullmatch(r"）?的(?:约|近)?", draft.plain[wholes[-1].outer_end : shares[0].outer_start]):
        return
    if any(kin(p.unit) != kin(w.unit) or not number(w) for p, w in zip(parts, wholes, strict=True)):
        return
    for share, part, whole in zip(shares, parts, wholes, strict=True):
        if isinstance(share.value, Decimal):
            yield _finding(share, part, whole)


def _finding(share: Claim, part: Claim, whole: Claim) -> Finding:
    exact = number(part) * 100 / number(whole)
    fits = loosely(share, exact, of_quotient((part,), whole, exact))
    sum_ = f"{shown(number(part))}÷{shown(number(whole))}={shown(exact)}%{'≈' if fits else '≠'}{share.text}"
    if fits:
        return RULE.finding(Verdict.STANDS, tr("占比与分子分母相符"), share, part, whole, sum=sum_)
    why = tr("“{share}”与所写的分子分母不符", share=share.text)
    return RULE.finding(Verdict.CONTRADICTS, why, share, part, whole, sum=sum_)


RULE = Rule(
    "share_in_turn",
    "分别占比",
    "“分别为某数、某数的几成”，应按次序由前面的数除以这几个数得出。",
    judge,
    (
        Example(
            "来访84批、来信66封，分别为年度控制目标（110批、88封）的76.4%和75%。", (Verdict.STANDS, Verdict.STANDS)
        ),
        Example(
            "来访84批、来信66封，分别为年度控制目标（110批、88封）的67.4%和75%。", (Verdict.CONTRADICTS, Verdict.STANDS)
        ),
        silent("来访84批、来信66封，分别下降7.4%和5%。"),
    ),
)
