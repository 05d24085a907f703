"""Two numbers of one thing with two figures exchanged: 设立考点36个 … 全市63个考点 (数字颠倒的同一个数)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.kinship import are_apart, context, is_besides
from gongshi.check.consistency.restated_slips import is_pen_slip
from gongshi.check.consistency.rule import gives, is_exchange, shown
from gongshi.check.consistency.words import words
from gongshi.check.draft import Draft, kin, number
from gongshi.papers.paper import Part

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE)
_MOST = 12  # numbers of the same figures that are compared
_THEN = re.compile(r"此前|之前|早前|曾于|去年|上年|上届|上月|同期")
_NAMED = re.compile(r"[总数量共计有为达]+$")
_MOST_SAID = 40
_FEW = 3  # figures; numbers of more are hardly ever alike by chance
_ENOUGH = 2  # pairs of characters in common that numbers of few figures need


def twins(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number with an earlier one of the same figures in another order, in two sentences and of the same words."""
    seen: dict[tuple[str, str, int], list[Claim]] = {}
    for claim in draft.counted:
        if (
            draft.part_of(claim.start) is Part.TITLE
            or claim.kind not in _KINDS
            or not claim.unit
            or draft.is_tabular(claim.start)
            or claim.role is Role.EACH
        ):
            continue
        written = shown(number(claim))
        key = (kin(claim.unit), "".join(sorted(written)), written.find("."))
        same = seen.setdefault(key, [])
        twin = next((c for c in same if _is_twin(draft, c, claim)), None)
        if twin is not None:
            yield claim, twin
        if len(same) < _MOST:
            same.append(claim)


def _is_twin(draft: Draft, first: Claim, claim: Claim) -> bool:
    one, two = shown(number(first)), shown(number(claim))
    if not is_pen_slip(one, two) or draft.sentence_of(first.start) == draft.sentence_of(claim.start):
        return False
    figures = len(one.replace(".", "").strip("0"))
    shared = _runs(draft, first) & _runs(draft, claim) if figures > 1 else ()
    if not shared:
        return False
    if are_apart(draft, first, claim) or (
        Role.PART in (first.role, claim.role) and not _is_told_again(draft, first, claim)
    ):
        return False
    if any(_THEN.search(_told_before(draft, c)) for c in (first, claim)):
        return False
    if _is_share_of(draft, first, claim) or _is_share_of(draft, claim, first):
        return False  # 受理461件 … 网络举报164件，占比35.6%: the one is a part of the other, and its share says so
    if is_besides(draft, claim) or _stand_together(draft, first, claim):
        return False
    return figures > _FEW or not _has_others(draft, first, claim, shared, figures - 1)


def _is_share_of(draft: Draft, part: Claim, whole: Claim) -> bool:
    """Whether the percentage right behind the one number is what it makes of the other."""
    share = draft.after(part)
    if share is None or share.kind is not Kind.PERCENT or not isinstance(share.value, Decimal) or not number(whole):
        return False
    return "占" in draft.lead(share) and gives(share, number(part) * 100 / number(whole))


def _is_told_again(draft: Draft, first: Claim, claim: Claim) -> bool:
    """其中投诉9268件、举报3618件… 受理消费者举报3681件: a part with a paragraph of its own, named as before."""
    one, two = (_NAMED.sub("", draft.lead(c).rpartition("、")[2])[-_ENOUGH:] for c in (first, claim))
    return (
        one == two
        and len(one) == _ENOUGH
        and is_exchange(shown(number(first)), shown(number(claim)))
        and _is_long(first)
    )


def _is_long(claim: Claim) -> bool:
    return len(re.sub("[^0-9]", "", claim.text).strip("0")) > _FEW


def _told_before(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.sentence_starts[draft.sentence_of(claim.outer_start)] : claim.outer_start]


def _stand_together(draft: Draft, first: Claim, claim: Claim) -> bool:
    """派出医生12名、护士21名: somewhere both numbers are said side by side, so that they are two."""
    values = (first.value, claim.value)
    same = [c for c in (first, *draft.near(claim), claim) if c.value in values][:_MOST_SAID]
    places: dict[int, set[object]] = {}
    for one in same:
        places.setdefault(draft.sentence_of(one.start), set()).add(number(one))
    return any(len(values) > 1 for values in places.values())


def _has_others(draft: Draft, first: Claim, claim: Claim, shared: frozenset[str], many: int) -> bool:
    """Whether so many other numbers are said in the same words: 所属车辆38辆 … 42辆 … 24辆, any two of which may look alike."""
    values = (first.value, claim.value)
    others = (c for c in draft.near(claim) if c.value not in values)
    alike = (c for c in others if len(shared & _runs(draft, c)) >= min(len(shared), _ENOUGH))
    return len(list(islice(alike, many))) == many


def _runs(draft: Draft, claim: Claim) -> frozenset[str]:
    """Pairs of characters of the words around the number, of its subject and its scope, those that any text has left out."""
    known = draft.memo.setdefault(_runs, {})
    assert isinstance(known, dict)
    if claim.start not in known:
        of_entry = any(c.subject == claim.scope for c in draft.in_sentence(claim.start))  # no words of its own
        scope = "" if of_entry else claim.scope[-12:]
        text = re.sub(r"[^一-鿿]", " ", f"{context(draft, claim)} {claim.subject} {scope}")
        known[claim.start] = frozenset({a + b for a, b in pairwise(text) if a != " " != b} - set(words("idle")))
    found = known[claim.start]
    assert isinstance(found, frozenset)
    return found
