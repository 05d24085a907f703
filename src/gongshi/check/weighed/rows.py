"""How a row and its whole stand (一行分项的标记)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.closed import is_nested, may_overlap
from gongshi.check.consistency.groups.group import ASIDE, has_rest_behind, in_bracket, is_item, overlap
from gongshi.check.consistency.groups.heads import are_family, are_pair, heads
from gongshi.check.consistency.words import has, later_stages
from gongshi.check.draft import Draft, is_counted, kin, may_add, number
from gongshi.check.weighed.candidate import Candidate
from gongshi.check.weighed.sums import rows
from gongshi.check.weighed.where import alike, apart, is_then, said

_NAMED = re.compile("[项类个家种地级档市县区处条]|部分|个县|个?部门|大类|方面")


def marks(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """Where the whole stands, what the row looks like, what the words say of it."""
    whole, run = candidate.target, candidate.operands
    yield f"run:{min(len(run), 5)}"
    yield f"piece:{candidate.piece}"
    yield f"kind:{whole.kind.value}"
    yield from _places(draft, whole, run)
    yield from said(draft, whole, "whole", ("total", "rest", "part", "most", "left"))
    yield from said(draft, run[0], "one", ("part", "total", "rest", "most"))
    yield from said(draft, run[-1], "last", ("rest", "total", "part", "left", "apart"))
    yield from _form(draft, run)
    yield from _heads(draft, whole, run)
    yield from _told(draft, whole, run)


def _places(draft: Draft, whole: Claim, run: Sequence[Claim]) -> Iterator[str]:
    row = rows(draft)[kin(whole.unit)]
    at, first, last = (bisect_right(row, c.start, key=lambda x: x.start) - 1 for c in (whole, run[0], run[-1]))
    if at < first:
        yield f"whole:before:{apart(draft, whole, run[0])}"
        yield f"whole:before:rank{min(4, first - at - 1)}"
    else:
        yield f"whole:behind:{apart(draft, run[-1], whole)}"
        yield f"whole:behind:rank{min(2, at - last - 1)}"
    if at == 0:
        yield "whole:first"
    line = draft.line_start(run[0].start)
    if at == 0 or (row[at - 1].start < line <= whole.start):
        yield "whole:head"
    if is_item(draft, whole):
        yield "whole:item"
    if is_then(draft, whole):
        yield "whole:then"
    elif any(is_then(draft, c) for c in run):
        yield "run:then"


def _form(draft: Draft, run: Sequence[Claim]) -> Iterator[str]:
    """Brackets, marks and other numbers between the items."""
    if len({in_bracket(draft.plain, c.start) for c in run}) > 1:
        yield "run:bracket"
    aside = in_bracket(draft.plain, run[0].start)
    gaps = [ASIDE.sub("", draft.plain[a.outer_end : b.outer_start]) for a, b in pairwise(run)]
    firsts = {gap[:1] for gap in gaps}
    yield f"marks:{firsts.pop() if len(firsts) == 1 and firsts <= set('、，；和') else 'mixed'}"
    units = {
        tuple(sorted({c.unit for c in draft.between(a.end, b.start) if aside or not in_bracket(draft.plain, c.start)}))
        for a, b in pairwise(run)
    }
    even = "empty" if units == {()} else "even" if len(units) == 1 else "%" if units <= {(), ("%",)} else "odd"
    yield f"gaps:{even}"
    longest = max(len(re.sub(r"[，；、。]", "", gap)) for gap in gaps)
    yield f"longest:{'s' if longest < 8 else 'm' if longest < 16 else 'l'}"
    if any(not draft.lead(c).strip("，、；") for c in run):
        yield "lead:empty"
    if len({number(c) for c in run}) < len(run):
        yield "equal"


def _heads(draft: Draft, whole: Claim, run: Sequence[Claim]) -> Iterator[str]:
    """What the items are called."""
    subjects = [c.subject for c in run]
    yield f"whole~run:{alike(whole.subject, ''.join(subjects))}"
    different = len(set(subjects))
    yield f"heads:{'same' if different == 1 else 'differ' if different == len(run) else 'mixed'}"
    if 1 < different < len(run) and all(subjects.count(x) == len(run) // different for x in subjects):
        yield "heads:inturn"
    said_ = heads(draft, run)
    if said_[0] and len({head[-1:] for head in said_}) == 1:
        yield "family:tail"
    if are_family(said_):
        yield "family:rule"
    if len(run) == 2 and are_pair(said_):
        yield "family:pair"
    if overlap(run, said_):
        yield "family:overlap"
    if any(has("elsewhere", head) for head in said_):
        yield "family:elsewhere"
    if sum(later_stages().search(draft.lead(c)) is not None for c in (whole, *run)) > 1:
        yield "family:stages"


def _told(draft: Draft, whole: Claim, run: Sequence[Claim]) -> Iterator[str]:
    """How many they are said to be, whether some are left out or counted twice."""
    first = min(whole.start, run[0].start)
    start = draft.sentence_start(first)
    near = draft.between(max(start, first - 40), max(whole.start, run[0].start))
    many = [number(c) for c in near if _NAMED.fullmatch(c.unit) and is_counted(c) and c is not whole and c not in run]
    many = [n for n in many if 2 <= n <= 12]
    if many:
        yield f"told:{'match' if len(run) in many else 'differs'}"
    text = draft.plain[max(start, run[0].outer_start - 20) : draft.sentence_end(run[-1].start)]
    if "最" in text or "前" in draft.lead(run[0]):
        yield "text:most"
    for name in ("partial", "repeated"):
        if has(name, text):
            yield f"text:{name}"
    if has_rest_behind(draft, run):
        yield "rest:behind"
    before = draft.plain[draft.sentence_start(run[0].start) : run[0].outer_start][-30:]
    yield f"before~whole:{alike(whole.subject, before)}"


def counts_twice(draft: Draft, run: Sequence[Claim]) -> bool:
    """Whether one thing may count in several items, or an item is of another one, so that no sum is meant."""
    said_ = heads(draft, run)
    text = draft.plain[max(0, run[0].outer_start - 20) : draft.sentence_end(run[-1].start)]
    return has("repeated", text) or overlap(run, said_) or may_overlap(said_) or is_nested([number(c) for c in run])


def is_one_of_them(draft: Draft, whole: Claim, run: Sequence[Claim]) -> bool:
    """Whether the number is of the row itself: of its family, or with it before a total (一等奖5000元，二等奖3000元，三等奖1000元，共9000元)."""
    if are_family(heads(draft, (whole, *run))):
        return True
    behind = draft.between(run[-1].end, draft.sentence_end(run[-1].start))
    totals = [c for c in behind if may_add(c) and kin(c.unit) == kin(whole.unit) and c.role is Role.TOTAL]
    same = draft.sentence_of(whole.start) == draft.sentence_of(run[0].start)
    return same and whole.start < run[0].start and any(number(c) > number(whole) for c in totals)
