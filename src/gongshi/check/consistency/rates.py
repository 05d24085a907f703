"""Of which part and whole a rate is, by what it is called after: 受理86412件，审执结82157件，结案率 (比率的分子分母)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.bound import is_firm
from gongshi.check.consistency.groups import lists_with
from gongshi.check.consistency.groups.sentences import AMONG_WHAT, named_before
from gongshi.check.consistency.share_names import is_opposed
from gongshi.check.consistency.share_ratio import Ratio
from gongshi.check.draft import Draft, added, is_counted, number

_LONG = 5  # characters of a name whose first two say who, and not what was done: 教师学历合格率
_REACHED = ("覆盖", "通达", "普及")
_OF_THEM = re.compile("[一-鿿]{0,6}?(?:中|已|有)")
_DUE, _DONE = re.compile(r"应[一-鿿]{0,4}$"), re.compile(r"^[，、]?(?:已|实)")


def rated(draft: Draft, share: Claim, name: str) -> list[Ratio]:
    """受理86412件，审执结82157件，结案率: the parts are those whose words the rate is called after."""
    stem = re.sub(r"(?:化|适用)$", "", name.strip("的总 "))[-6:]
    line = draft.line_start(share.start)
    before = list(draft.counted_between(line, share.start))
    if (
        draft.before(share) is None
        or not before
        or draft.sentence_of(before[-1].start) != draft.sentence_of(share.start)
    ):
        before = [c for c in draft.in_sentence(share.start) if is_counted(c) and c.start > share.start]
    stem = re.sub(r"(?:所|的)$", "", stem)
    parts = [c for c in before if is_called(draft, c, stem) and not is_opposed(draft, share, c)]
    parts = [
        c for c in parts if stem[-2:] in draft.lead(c) + c.subject
    ] or parts  # 婚检1052对 before 再婚187对, of 婚检率
    if len(stem) < 2 or not parts:
        return _of_these(draft, share) if name in _REACHED else []
    ratios = [_with_whole(draft, before, stem, (part,), is_opposite(draft, part, stem)) for part in parts[-3:]]
    near = [
        c
        for c in parts
        if draft.sentence_of(c.start) == draft.sentence_of(parts[-1].start) and c.unit == parts[-1].unit
    ]
    if len(near) > 1:
        ratios.append(_with_whole(draft, before, stem, tuple(near)))
    found = [r for r in ratios if r is not None and not _is_of_the_last(draft, share, r)]
    return [_as_bound(draft, share, r, name) for r in found] or _of_both(draft, near, stem)


def _of_these(draft: Draft, share: Claim) -> list[Ratio]:
    """200个村已有187个村通公交，覆盖率98.5%: what is reached, and of how many, stands right before it."""
    part = draft.before(share)
    whole = draft.before(part) if part is not None else None
    if part is None or whole is None or not (is_counted(part) and is_counted(whole)) or part.unit != whole.unit:
        return []
    said = _OF_THEM.fullmatch(draft.plain, whole.outer_end, part.outer_start)
    return [Ratio((part,), whole)] if said is not None and number(part) <= number(whole) else []


def _is_of_the_last(draft: Draft, share: Claim, ratio: Ratio) -> bool:
    """抽检320批次，不合格6批次；经营环节抽检240批次，不合格率1.7%: a number called as the whole is stands right before the rate, which is of that."""
    last, whole = draft.before(share), ratio.whole
    if last is None or last in (whole, *ratio.parts) or last.unit != whole.unit or last.start < whole.start:
        return False
    said, own = draft.lead(last), re.sub("[^一-鿿]|[共其中]", "", draft.lead(whole))
    alike = any(a + b in said for a, b in pairwise(own))
    return alike and "；" in draft.plain[whole.end : last.start]


def is_due(draft: Draft, ratio: Ratio) -> bool:
    """应换届412个，已完成309个，完成率: what was due right before what was done is its whole, whatever stands before it."""
    part, whole = ratio.parts[-1], ratio.whole
    due = draft.before(part) is whole and _DUE.search(draft.lead(whole)) is not None
    return due and _DONE.search(draft.lead(part)) is not None


def _as_bound(draft: Draft, share: Claim, ratio: Ratio, name: str) -> Ratio:
    firm = is_due(draft, ratio) or all(is_firm(draft, share, p, ratio.whole, name) for p in ratio.parts[-1:])
    return ratio if firm else replace(ratio, faint=True)


def _of_both(draft: Draft, near: Sequence[Claim], stem: str) -> list[Ratio]:
    """已整改86处，未整改24处，整改率: where no whole is told, the two that exclude each other are it."""
    denied = [c for c in near if is_opposite(draft, c, stem)]
    done = [c for c in near if c not in denied]
    if len(near) != 2 or len(denied) != 1 or len(done) != 1:
        return []
    return [Ratio((done[0],), denied[0], beside=True)]


def is_called(draft: Draft, claim: Claim, stem: str) -> bool:
    """Whether the number is of what a rate is called after: 已办结121件 of 办结率."""
    own = _own_item(draft, claim)
    short = (len(stem) == 2 and own.rstrip("0123456789")[:1] == "已") or (
        len(stem) == 2 and any(c in draft.lead(claim) for c in stem)
    )
    return stem[-2:] in own or (stem[:2] in own and len(stem) < _LONG) or short


def is_opposite(draft: Draft, claim: Claim, stem: str) -> bool:
    """Whether the number is of what is not what a rate is called after: 未办结12件 of 办结率."""
    own = _own_item(draft, claim)
    return any(f"{no}{stem[-2:]}" in own for no in "不未非") and stem[0] not in "不未非"


def _own_item(draft: Draft, claim: Claim) -> str:
    """The item of a list that the number stands in, with the words behind it."""
    return (draft.clause_before(claim.outer_end) + draft.tail(claim)).rpartition("、")[2]


def _with_whole(
    draft: Draft, before: Sequence[Claim], stem: str, parts: tuple[Claim, ...], rest: bool = False
) -> Ratio | None:
    """The nearest larger number of the unit before the parts that is no part itself."""
    summed = added(parts)
    larger = [c for c in before if c.start < parts[0].start and c.unit == parts[0].unit and number(c) >= summed]
    larger = [c for c in larger if stem not in draft.lead(c) + c.subject + draft.tail(c)[:4]]
    whole = [c for c in larger if c.role is not Role.PART] or larger
    chosen = _whole_said(draft, parts[0]) or (whole[-1] if whole else None)
    if chosen is not None and _is_affirmed(draft, chosen, stem):
        return Ratio(parts, chosen, beside=True, faint=True)
    return Ratio(parts, chosen, rest) if chosen is not None and number(chosen) >= summed else None


def _is_affirmed(draft: Draft, whole: Claim, stem: str) -> bool:
    """批准逮捕214人，不捕126人，不捕率: who was arrested is no whole of those who were not."""
    return stem[0] in "不未非" and stem[1:2] in draft.lead(whole) + whole.subject and stem not in whole.subject


def _whole_said(draft: Draft, part: Claim) -> Claim | None:
    """判决案件中，上诉612件，上诉率: the whole that the sentence names, or that of the one list of the part."""
    start = draft.sentence_start(part.start)
    among = AMONG_WHAT.match(draft.plain, start)
    if among and among.end() <= part.start:
        return named_before(draft, among[1], start, part.unit)
    wholes = [g.whole for g in lists_with(draft, part) if g.adds_up]
    return wholes[0] if len({number(w) for w in wholes}) == 1 else None
