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
from gongshi.check.consistency.groups.group import added
from gongshi.check.consistency.kinship import are_siblings, is_besides
from gongshi.check.consistency.restated_forms import Back, Form, refers_back
from gongshi.check.consistency.restated_sizes import of_size, unit_of
from gongshi.check.consistency.restated_slips import is_misplaced, is_pen_slip
from gongshi.check.consistency.rule import gives, is_exchange, shown
from gongshi.check.consistency.words import has
from gongshi.check.draft import PEOPLE, Draft, is_counted, number
from gongshi.check.once import once
from gongshi.papers.paper import Part

_start = attrgetter("start")
_MOST = 60  # numbers before that are looked at
_REST = re.compile(r"其余|其他|其它|另|仅|只有|唯|还有|剩|除|外|第[0-9一二三四五六七八九十]")
_REST_IS = re.compile(r"(?:其余|剩余|余下|尚有|还有|剩下|余)(?:的)?$")
_NOT_YET = re.compile(r"未|剩|余|待")
_THEN = re.compile(r"(?:^|[，：（])(?:而|其中)?(?:去年|上年|上月|上季度|上周|前年|往年|上届|此前|同期)")
_OPENING = 300  # characters that tell which year a text is of
_RARE = 3  # values of a unit, up to which one with the same figures is hardly another thing
_LONGEST_SUM = 8
_FIGURES, _FEW, _NEAR = 3, 20, 3
_WEAK, _SAME, _SURE = 1, 2, 5


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
        told = [
            c for c in of_size(draft, claim, any_unit=back.form is Form.THESE) if c is not claim and _is_one(back, c)
        ]
        if all(is_of_then(draft, c) for c in told):
            first = _first(draft, back, swapped=bool(told))
            if first is not None:
                yield claim, first, False
        elif (same := _equal(draft, back, told)) is not None:
            yield claim, same, True


def _equal(draft: Draft, back: Back, told: Sequence[Claim]) -> Claim | None:
    """The last of the equal numbers before that surely counts the same things."""
    before = (c for c in reversed(told) if c.start < back.claim.start and is_counted(c))
    return next((c for c in before if match(draft, back, c).score > _WEAK), None)


def _first(draft: Draft, back: Back, *, swapped: bool) -> Claim | None:
    """The one number before that is meant, None where none is sure or the number is explained; `swapped` says that it is last year's."""
    end = bisect_left(draft.counted, back.claim.start, key=_start)
    earlier = (draft.counted[n] for n in reversed(range(end)))
    before = list(
        islice((c for c in earlier if c.role is not Role.EACH and draft.part_of(c.start) is not Part.TITLE), _MOST)
    )[::-1]
    found = [match(draft, back, c) for c in before]
    alone = len({number(m.claim) for m in found if m.score >= _SURE}) == 1
    near = [m for m in found if m.score and (_is_slip(back, m, alone=alone) or (swapped and _is_sure(back, m)))]
    near = [m for m in near if not _is_apart(draft, m.claim, back.claim)]
    if len({number(m.claim) for m in near}) != 1:
        return None
    best = max(near, key=lambda m: m.score)
    if best.score < max(m.score for m in found):
        return None
    same = [c for c in before if unit_of(c) == unit_of(back.claim)]
    return None if _is_made(draft, back.claim, same, best.claim) else best.claim


def _is_one(back: Back, other: Claim) -> bool:
    """Whether the number is told by the other, whatever 上述十处 were called: 十大."""
    a = back.claim
    if unit_of(a) != unit_of(other):
        return back.form is Form.THESE and number(a) == number(other)
    return gives(a, number(other)) or gives(other, number(a))


def match(draft: Draft, back: Back, claim: Claim) -> Meant:
    """How surely the earlier number counts the same things, by the words of the noun, and of what was done, in its own."""
    own = f"{draft.lead(claim)[-20:]} {draft.tail(claim)[:14]}"
    told = f"{own} {claim.subject}"
    noun = re.sub(r"[“”（）的]", "", back.noun)
    pairs = [sum(a + b in told for a, b in pairwise(words)) for words in (noun, back.done)]
    done = pairs[1] > 0 or (len(noun) > 2 and noun[:3] in told)
    counts = len(noun) > 1 and claim.subject.endswith(noun[:2])
    if unit_of(claim) != unit_of(back.claim):
        shared = (len(noun) > 1 and noun[:2] in told) or (len(back.done) > 1 and back.done[-2:] in told)
        return Meant(claim, _SURE if counts else _WEAK if shared else 0, done)
    if back.form is Form.AMONG:
        last = draft.of_unit_before(claim.unit, back.claim.start, 1)
        return Meant(claim, _SURE if last == [claim] else 0, done)
    if _REST_IS.search(draft.lead(claim)):
        return Meant(claim, 9 if _NOT_YET.search(back.done) else 0, done)
    bare = claim.unit in PEOPLE and (len(noun) < 2 or not re.search("[一-鿿]{2}", own))
    if (
        bare
        or _is_directly_before(draft, claim, back.claim)
        or _is_named(noun, told)
        or back.done[-2:] in (told if done else ())
    ):
        return Meant(claim, _SAME + sum(pairs) + 2 * counts, done)
    return Meant(claim, _WEAK if _may_be_of(draft, back, claim, noun) else 0, done)


def _is_named(noun: str, told: str) -> bool:
    """Whether the noun's first or last two characters stand in the words, or the first two apart: 税费 of 减税降费, 伤者 of 受伤."""
    if len(noun) == 2 and noun[1] in "者员":
        return noun[0] in told
    return len(noun) > 1 and (noun[-2:] in told or noun[:2] in told or all(c in told for c in noun[:2]))


def _is_directly_before(draft: Draft, claim: Claim, back: Claim) -> bool:
    """宣讲53场，53场覆盖…: the number directly before, with no noun behind it."""
    return draft.before(back) is claim and not draft.tail(claim).strip("，")


def _may_be_of(draft: Draft, back: Back, claim: Claim, noun: str) -> bool:
    """Whether its sentence has the noun, or there are hardly other numbers of the unit."""
    before = draft.plain[draft.sentence_starts[draft.sentence_of(claim.start)] : claim.start]
    if len(noun) > 1 and (noun[:2] in before or noun[-2:] in before):
        return True
    values: set[object] = set()
    for other in draft.of_unit.get(claim.unit, ()):
        if other.start >= back.claim.start or len(values) > _RARE:
            break
        values.add(other.value)
    return len(values) <= _RARE


def _is_slip(back: Back, meant: Meant, *, alone: bool) -> bool:
    """Whether the one is written for the other: figures exchanged, a wrong one where more cannot be a part, or few apart."""
    a, b = back.claim, meant.claim
    if a.kind is not b.kind:
        return False
    if is_misplaced(number(a), number(b)):
        return meant.score > _WEAK
    step = max(a.step, b.step)
    one, two = (shown(number(c) / step) for c in (a, b))
    figures = len(re.sub("[^0-9]", "", one).strip("0"))
    if figures > 1 and is_exchange(f"{one}0", f"{two}0"):
        return meant.score > _WEAK or figures >= _FIGURES
    if meant.score == _WEAK or b.role is Role.EXTREME:
        return False
    more = number(a) > number(b)
    firm = back.of_all or (more and meant.done and meant.score > _FIGURES)
    firm = firm or (back.form is Form.ASKED and number(a) - number(b) == 1)
    firm = firm or (back.form is Form.OPENS and more and alone and meant.score >= _SURE)
    if figures >= _FIGURES:
        return is_pen_slip(one, two) and (more or firm)
    few = max(number(a), number(b)) <= _FEW and abs(number(a) - number(b)) <= _NEAR
    return firm and (few or is_pen_slip(one, two))


def _is_sure(back: Back, meant: Meant) -> bool:
    """Whether the number of last year stands where surely this year's is meant: 64起… 去年72起… 72起案件中."""
    return back.of_all and meant.score > _SAME + 1 and meant.claim.role is not Role.PART


def _is_apart(draft: Draft, first: Claim, claim: Claim) -> bool:
    """Whether the earlier number is of another time or a sister."""
    return is_of_then(draft, first) or are_siblings(first.subject, claim.subject)


def is_of_then(draft: Draft, claim: Claim) -> bool:
    """Whether its clause names another time or a plan, or an earlier clause of its sentence opens with last year, of which not all the text is."""
    sentence, clause = (
        draft.sentence_starts[draft.sentence_of(claim.start)],
        draft.clause_starts[draft.clause_of(claim.start)],
    )
    before, own = draft.plain[sentence : claim.start].rpartition("；")[2], draft.plain[clause : claim.start]
    if _is_all_of_last_year(draft):
        before, own = (re.sub("[去上]年(?!同期)", "", words) for words in (before, own))
    return has("then", own) or _THEN.search(before) is not None


@once
def _is_all_of_last_year(draft: Draft) -> bool:
    """Whether the text tells of last year, and never of this one."""
    return re.search("今年|本年|同比", draft.plain[:_OPENING]) is None and "去年" in draft.plain[:_OPENING]


def _is_made(draft: Draft, claim: Claim, before: Sequence[Claim], first: Claim) -> bool:
    """Whether others make the number up: neighbours added, two apart by it, or the rest of its sentence to what was counted."""
    for at in range(len(before)):
        for end in range(at + 2, min(at + _LONGEST_SUM, len(before)) + 1):
            if added(before[at:end]) == number(claim) and _may_be_added(draft, before[at:end]):
                return True
    apart = [(a, b) for a in before for b in before if number(a) - number(b) == number(claim)]
    if any(number(a) > _FEW or draft.sentence_of(a.start) == draft.sentence_of(b.start) for a, b in apart):
        return True
    sentence = draft.in_sentence(claim.start)
    if added([c for c in sentence if c.role is Role.PART and unit_of(c) == unit_of(claim) and is_counted(c)]) == number(
        claim
    ):
        return True
    rest = _REST.search(draft.sentence(claim.start)) is not None
    if number(claim) < number(first):
        others = [c for c in sentence if unit_of(c) == unit_of(claim) and is_counted(c) and c is not claim]
        return rest or any(number(claim) + number(c) == number(first) for c in others)
    added_to = (c for c in sentence if is_counted(c) and (rest or c.role is Role.PART))
    return any(number(claim) - number(c) == number(first) for c in added_to)


def _may_be_added(draft: Draft, run: Sequence[Claim]) -> bool:
    """Whether they are parts, or no whole among parts; of few things, only what stands in a row: others add up to as many by chance."""
    if len({c.role is Role.PART for c in run}) > 1:
        return False
    if run[0].role is Role.PART or max(map(number, run)) > _FEW:
        return True
    return not any(re.search("[，。；：\n]", draft.plain[a.end : b.start]) for a, b in pairwise(run))
