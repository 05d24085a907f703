"""Two numbers of one thing with two figures exchanged: 设立考点36个 … 全市63个考点 (数字颠倒的同一个数)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.exact import shown
from gongshi.check.consistency.kinship import are_apart, is_besides
from gongshi.check.consistency.restated_alike import is_of_another_time, pairs_around, pairs_of
from gongshi.check.consistency.slips import is_slip
from gongshi.check.draft import COUNTED, Draft, kin, number
from gongshi.check.once import once
from gongshi.papers.paper import Part

_MOST = 12  # numbers of the same figures that are compared
_MOST_SAID = 40
_FEW = 3  # figures; numbers of more are hardly ever alike by chance
_ENOUGH = 2  # pairs of characters in common that numbers of few figures need
_SAID = 5  # characters before both numbers that name one thing
_LEADS = re.compile(r"(?:数量?|总数|[共有为达计“ ])+$")
_SCOPE = 12  # the last characters of what narrows the number from further off


def twins(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number with an earlier one of the same figures in another order, in two sentences and of the same words."""
    seen: dict[tuple[str, str, int], list[Claim]] = {}
    for claim in (c for c in draft.counted if _may_have_twin(draft, c)):
        written = shown(number(claim))
        same = seen.setdefault((kin(claim.unit), "".join(sorted(written)), written.find(".")), [])
        twin = next((c for c in same if _is_twin(draft, c, claim)), None)
        if twin is not None:
            yield claim, twin
        if len(same) < _MOST:
            same.append(claim)


def _may_have_twin(draft: Draft, claim: Claim) -> bool:
    whole = claim.kind in COUNTED and claim.unit != "" and claim.role not in (Role.EACH, Role.PART)
    return whole and draft.part_of(claim.start) is not Part.TITLE and not draft.is_tabular(claim.start)


def _is_twin(draft: Draft, first: Claim, claim: Claim) -> bool:
    one, two = shown(number(first)), shown(number(claim))
    if not is_slip(one, two, least=2) or draft.sentence_of(first.start) == draft.sentence_of(claim.start):
        return False
    figures, shared = len(one.replace(".", "").strip("0")), _words(draft, first) & _words(draft, claim)
    if figures == 1 or not shared or are_apart(draft, first, claim) or is_besides(draft, claim):
        return False
    if is_of_another_time(draft, first) or is_of_another_time(draft, claim) or _stand_together(draft, first, claim):
        return False
    return figures > _FEW or _is_told_alike(draft, first, claim) or not _has_others(draft, first, claim, shared)


def _is_told_alike(draft: Draft, first: Claim, claim: Claim) -> bool:
    """Whether both stand behind the same words, and no third number does: 各地共破获案件36起 … 破获案件63起."""
    told = _said_before(draft, claim)
    others = (c for c in draft.near(claim) if c.value not in (first.value, claim.value))
    alike = len(told) == _SAID and _said_before(draft, first) == told
    return alike and all(_said_before(draft, c) != told for c in others)


def _said_before(draft: Draft, claim: Claim) -> str:
    """The last characters before the number, without the words that only lead to it."""
    return _LEADS.sub("", draft.lead(claim))[-_SAID:]


def _stand_together(draft: Draft, first: Claim, claim: Claim) -> bool:
    """派出医生12名、护士21名: somewhere both numbers are said side by side, so that they are two."""
    values = (first.value, claim.value)
    same = [c for c in (first, *draft.near(claim), claim) if c.value in values][:_MOST_SAID]
    places = {(draft.sentence_of(c.start), number(c)) for c in same}
    return len({sentence for sentence, _ in places}) < len(places)


def _has_others(draft: Draft, first: Claim, claim: Claim, shared: frozenset[str]) -> bool:
    """Whether another number is said in the same words: 所属车辆38辆 … 42辆 … 24辆, any two of which may look alike."""
    others = (c for c in draft.near(claim) if c.value not in (first.value, claim.value))
    return any(len(shared & _words(draft, c)) >= min(len(shared), _ENOUGH) for c in others)


@once
def _words(draft: Draft, claim: Claim) -> frozenset[str]:
    """Pairs of characters of the words around the number, its subject and its scope, where that is no item of its own sentence."""
    is_item = any(c.subject == claim.scope for c in draft.in_sentence(claim.start))
    return pairs_around(draft, claim) | pairs_of("" if is_item else claim.scope[-_SCOPE:])
