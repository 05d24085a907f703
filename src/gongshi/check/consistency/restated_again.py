"""A number that refers to things counted before, with another value than they were counted with (回指的数).

Its own value is told nowhere else, nor made of others; one number before counts things of its noun and is a slip away. A smaller one
may be a part, so that it needs figures exchanged or a sentence that speaks of all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from typing import NamedTuple

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.kinship import is_besides
from gongshi.check.consistency.restated_alike import is_of_another_time
from gongshi.check.consistency.restated_forms import Back, Form, refers_back
from gongshi.check.consistency.restated_made import is_difference, sums_to
from gongshi.check.consistency.restated_sizes import of_size, unit_of
from gongshi.check.consistency.restated_slips import are_figures_the_same, figures, is_miswritten, is_one
from gongshi.check.draft import Draft, added, is_counted, number
from gongshi.check.units import PEOPLE
from gongshi.papers.paper import Part

_start = attrgetter("start")
_MOST = 60  # numbers before that are looked at
_REST = re.compile(r"其余|其他|其它|另|仅|只有|唯|还有|剩|除|外|第[0-9一二三四五六七八九十]")
_FIGURES = 3
_SAME, _SURE = 2, 5


class Meant(NamedTuple):
    """An earlier number that may be meant: how surely it counts the same things, and whether what was done to them is said of it."""

    claim: Claim
    score: int
    done: bool


def again(draft: Draft) -> Iterator[tuple[Claim, Claim, bool]]:
    """Each number that refers back, the one that it takes up, and whether the two are equal."""
    for claim in draft.counted:
        back = refers_back(draft, claim)
        if back is None or is_besides(draft, claim):
            continue
        told = [c for c in of_size(draft, claim) if c is not claim and is_one(claim, c)]
        if all(is_of_another_time(draft, c) for c in told):
            first = _first(draft, back, swapped=bool(told))
            if first is not None:
                yield claim, first, False
        elif (same := _equal(draft, back, told)) is not None:
            yield claim, same, True


def _equal(draft: Draft, back: Back, told: Sequence[Claim]) -> Claim | None:
    """The last of the equal numbers before that surely counts the same things."""
    before = (c for c in reversed(told) if c.start < back.claim.start and is_counted(c))
    return next((c for c in before if _match(draft, back, c).score), None)


def _first(draft: Draft, back: Back, *, swapped: bool) -> Claim | None:
    """The one number before that is meant, None where none is sure or the number is explained; `swapped` says that it is last year's."""
    earlier = _before(draft, back.claim)
    beside = (c for c in draft.in_sentence(back.claim.start) if is_counted(c) and c is not back.claim)
    if not swapped and any(_is_one(draft, back, c) for c in (*earlier, *beside)):
        return None
    before = [c for c in earlier if unit_of(c) == unit_of(back.claim) and not _is_parallel(draft, back, c)]
    found = [_match(draft, back, c) for c in before]
    alone = len({number(m.claim) for m in found if m.score >= _SURE}) == 1
    near = [
        m
        for m in found
        if m.score and not is_of_another_time(draft, m.claim) and _is_slip(back, m, alone=alone, swapped=swapped)
    ]
    if len({number(m.claim) for m in near}) != 1:
        return None
    best = max(near, key=lambda m: m.score)
    if best.score < max(m.score for m in found):
        return None
    return None if _is_made(draft, back.claim, before, best.claim) else best.claim


def _before(draft: Draft, claim: Claim) -> list[Claim]:
    """The numbers before it, the headline left out, which is held against the text by itself."""
    end = bisect_left(draft.counted, claim.start, key=_start)
    earlier = (draft.counted[n] for n in reversed(range(end)))
    near = islice((c for c in earlier if c.role is not Role.EACH and draft.part_of(c.start) is not Part.TITLE), _MOST)
    return list(near)[::-1]


def _is_parallel(draft: Draft, back: Back, other: Claim) -> bool:
    """甲河32个断面中，…。乙河62个断面中，…: what takes up things in the same words is one more of a kind, and was never told itself.

    Nor are 提起复议的4件 beside 提起诉讼的2件: each of a row has had another thing done to it.
    """
    told = refers_back(draft, other) if back.form in (Form.OPENS, Form.DONE) else None
    if told is None or told.form is not back.form:
        return False
    beside = draft.sentence_of(other.start) == draft.sentence_of(back.claim.start)
    return told.noun == back.noun if back.form is Form.OPENS else beside


def _is_one(draft: Draft, back: Back, other: Claim) -> bool:
    """Whether things of another unit are surely the same and as many: 醉驾9起 … 9名醉驾人员."""
    if number(back.claim) != number(other):
        return False
    return back.form is Form.THESE or _match(draft, back, other).score > 0


def _match(draft: Draft, back: Back, claim: Claim) -> Meant:
    """How surely the earlier number counts the same things, by the words of the noun, and of what was done, in its own."""
    own = f"{draft.lead(claim)[-20:]} {draft.tail(claim)[:14]}"
    told = f"{own} {claim.subject}"
    noun = re.sub(r"[“”（）的]", "", back.noun)
    pairs = [sum(a + b in told for a, b in pairwise(words)) for words in (noun, back.done)]
    done = pairs[1] > 0 or (len(noun) > 2 and noun[:3] in told)
    score = _SAME + sum(pairs) + 2 * (len(noun) > 1 and claim.subject.endswith(noun[:2]))
    if back.form is Form.AMONG:
        score = _SURE if draft.of_unit_before(claim.unit, back.claim.start, 1) == [claim] else 0
    elif not (_is_named(noun, told) or (done and back.done[-2:] in told) or _is_bare(noun, own, claim)):
        score = 0
    return Meant(claim, score, done)


def _is_bare(noun: str, own: str, claim: Claim) -> bool:
    """Whether people are counted without a noun: 共查获37人."""
    return claim.unit in PEOPLE and (len(noun) < 2 or not re.search("[一-鿿]{2}", own))


def _is_named(noun: str, told: str) -> bool:
    """Whether the noun's first or last two characters stand in the words, or the first two apart: 税费 of 减税降费, 伤者 of 受伤."""
    if len(noun) == 2 and noun[1] in "者员":
        return noun[0] in told
    return len(noun) > 1 and (noun[-2:] in told or noun[:2] in told or all(c in told for c in noun[:2]))


def _is_slip(back: Back, meant: Meant, *, alone: bool, swapped: bool) -> bool:
    """Whether the one is written for the other: the same figures, or a near number where it cannot be a part, being of all of them or more."""
    a, b = back.claim, meant.claim
    if a.kind is not b.kind or are_figures_the_same(a, b):
        return a.kind is b.kind and (figures(a) >= _FIGURES or meant.score > _SAME)
    more = number(a) - number(b)
    told = meant.done or (alone and back.form is Form.OPENS)
    firm = more > 0 and (figures(a) >= _FIGURES or (told and meant.score > _SAME + 1))
    firm = firm or back.of_all or (more == 1 and back.form is Form.TOWARDS)
    near = is_miswritten(a, b) or (swapped and back.of_all and b.role is not Role.PART)
    return firm and near and b.role is not Role.EXTREME


def _is_made(draft: Draft, claim: Claim, before: Sequence[Claim], first: Claim) -> bool:
    """Whether others make the number up: some before it, or the rest of its own sentence to what was counted."""
    whole, sentence = number(claim), draft.in_sentence(claim.start)
    own = [c for c in sentence if is_counted(c) and unit_of(c) == unit_of(claim) and c is not claim]
    parts = [c for c in own if c.role is Role.PART]
    if is_difference(draft, whole, before) or next(sums_to(draft, whole, before), None) or added(parts) == whole:
        return True
    rest = _REST.search(draft.sentence(claim.start)) is not None
    apart = abs(number(first) - whole)
    others = own if rest or whole < number(first) else parts
    return (rest and whole < number(first)) or any(number(c) == apart for c in others)
