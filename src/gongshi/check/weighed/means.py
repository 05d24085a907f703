"""Averages and rates for each, of a number near them over another (可能的平均)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft, is_counted, kin, number
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.near import rank
from gongshi.check.weighed.where import alike, apart, is_then, said, words

_AVERAGED = re.compile(r"均|每|单价")
_PER = re.compile(r"(?:平均)?每([一-鿿]{1,6})|([一-鿿])均")
_OVER_TIME = re.compile(r"[年月日周天季]均|每[年月日周天]")  # 三年投入9840万元，年均3280万元: over no number of things
_AROUND, _BEFORE, _SAME = 400, 24, 5  # characters before the line, claims before the average, those of its unit
_FARTHEST = 10  # times that the average may be off


def means(draft: Draft) -> Iterator[Candidate]:
    """Each average with the numbers of its unit before it, over the numbers of things near it."""
    for mean in draft.claims:
        if not is_counted(mean) or not number(mean):
            continue
        lead = draft.lead(mean)
        if _OVER_TIME.search(lead) or (mean.kind is not Kind.AVERAGE and not _AVERAGED.search(lead)):
            continue
        line = draft.line_start(mean.start)
        before = draft.counted_between(max(0, line - _AROUND), mean.start)[-_BEFORE:]
        behind = draft.counted_between(mean.end, draft.sentence_end(mean.start))[:1]
        counts = [c for c in (*before, *behind) if c.kind is not Kind.MONEY and number(c) not in (0, 1)]
        for whole in [c for c in before if kin(c.unit) == kin(mean.unit)][-_SAME:]:
            for things in counts:
                if things is not whole and _is_about(number(mean) * number(things), number(whole)):
                    yield Candidate("mean", mean, (whole, things), ("mean", mean.start))


def _is_about(made: Decimal, whole: Decimal) -> bool:
    return made < _FARTHEST * whole < _FARTHEST**2 * made


def marks(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """How the average, the whole and the things stand, and whether it is said to be for each of them."""
    mean, (whole, things) = candidate.target, candidate.operands
    for name, term in (("a", whole), ("b", things)):
        yield f"{name}:{apart(draft, mean, term)}"
        yield f"{name}:rank{min(3, rank(draft, mean, term))}"
        yield from said(draft, term, name, ("rest", "part", "total", "mean"))
    yield f"a-b:{apart(draft, whole, things)}"
    yield f"per:{_per(draft, mean, things)}"
    yield f"mean~a:{alike(draft.lead(mean), words(draft, whole))}"
    yield f"time:{is_then(draft, whole)}-{is_then(draft, things)}"


def _per(draft: Draft, mean: Claim, things: Claim) -> str:
    found = _PER.search(draft.lead(mean))
    if found is None:
        return "unsaid"
    per = found[1] or found[2]
    if things.unit[:1] in per[:2]:
        return "unit"
    return "word" if set(per[:3]) & set(things.subject + draft.lead(things)[-8:]) else "none"
