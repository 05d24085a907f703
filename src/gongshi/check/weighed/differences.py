"""Numbers that may be by how much one number near them is more than another (可能的差)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft, kin, number
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.near import inside, is_one, side
from gongshi.check.weighed.where import alike, apart, is_then, words

_BY = re.compile(r"[多少增减升降余差超高低短长净][一-鿿]{0,4}(?<![到至])$|相差|结余|剩余|未")
_SENSES = (
    ("more", re.compile("[多增升高超长]")),
    ("less", re.compile("[少减降低短]")),
    ("left", re.compile("[余剩未]")),
)
_BEFORE, _BEHIND, _SENTENCES = 6, 3, 2


def differences(draft: Draft) -> Iterator[Candidate]:
    """Each number said to be more, less or left, with the pairs near it of which it may be the difference."""
    for target in draft.claims:
        if not is_one(target) or (target.unit == "%" and target.kind is Kind.CHANGE):
            continue
        if target.kind is not Kind.CHANGE and not _BY.search(draft.lead(target)):
            continue
        shape = "points" if target.unit.endswith("百分点") else "difference"
        for pair in combinations(_near(draft, target, "%" if shape == "points" else kin(target.unit)), 2):
            yield Candidate(shape, target, pair, (shape, target.start))


def _near(draft: Draft, target: Claim, unit: str) -> list[Claim]:
    n, starts = draft.sentence_of(target.start), draft.sentence_starts
    end = starts[n + _SENTENCES] if n + _SENTENCES < len(starts) else len(draft.plain)
    near = draft.between(starts[max(0, n - _SENTENCES)], end)
    same = [c for c in near if c is not target and kin(c.unit) == unit and c.kind is not Kind.CHANGE and is_one(c)]
    before = [c for c in same if c.start < target.start][-_BEFORE:]
    return [*before, *[c for c in same if c.start > target.start][:_BEHIND]]


def marks(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """How the three stand, and whether the words say more or less of the earlier or the later."""
    target, (a, b) = candidate.target, candidate.operands
    for name, term in (("a", a), ("b", b)):
        yield f"{name}:{side(target, term)}:{apart(draft, target, term)}"
        yield f"{name}:{side(target, term)}:rank{min(3, _rank(draft, target, term))}"
    yield f"a-b:rank{min(2, _rank(draft, a, b, target))}:{apart(draft, a, b)}"
    yield f"a~b:{alike(words(draft, b), words(draft, a))}"
    times = f"{is_then(draft, a)}-{is_then(draft, b)}"
    yield f"time:{times}"
    larger = "a" if number(a) > number(b) else "b"
    sense = next((name for name, said in _SENSES if said.search(draft.lead(target))), "apart")
    yield f"sense:{sense}:{larger}"
    yield f"sense:{sense}:{target.direction.value if target.direction else 'none'}:{times}:{larger}"
    if target.kind is Kind.CHANGE:
        yield "target:change"
    if any(word in draft.lead(b) for word in "比较于") or "比" in draft.lead(a):
        yield "than"


def _rank(draft: Draft, a: Claim, b: Claim, left_out: Claim | None = None) -> int:
    return sum(kin(c.unit) == kin(b.unit) and c is not left_out for c in inside(draft, a, b))
