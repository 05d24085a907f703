"""Numbers that may govern others further on: the wholes a reader has in mind (统领的数).

A bulletin says its totals first: in its lead, at the head of a section or a paragraph, or earlier
in the sentence. What is said of another year, of a target, or in brackets governs nothing.
"""

from __future__ import annotations

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import AVERAGED, PEOPLE, in_bracket
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted

_NEAREST = 4
_LINES = 3  # paragraphs before the own one whose first number may govern
_LONGEST = 12


def governing(draft: Draft, at: int, unit: str) -> list[Claim]:
    """The numbers of `unit` before `at` that may be the whole of what stands there, the likeliest first."""
    before = [c for c in _of_kin(draft, unit) if c.start < at and _may_govern(draft, c)]
    if not before:
        return []
    line = draft.paragraph_starts[draft.paragraph_of(at)]
    own = [c for c in before if c.start >= line]
    told = [c for c in before if c.role is Role.TOTAL]
    ordered = [
        *reversed(own[-_NEAREST:]),
        *own[:1],
        *reversed(told[-_NEAREST:]),
        *_line_heads(draft, before, at),
        before[0],
        *_named(draft, before, at),
    ]
    return list({c.start: c for c in ordered}.values())[:_LONGEST]


def _of_kin(draft: Draft, unit: str) -> list[Claim]:
    """The counted numbers of the unit; 名, 位 and 人 count alike."""
    if unit not in PEOPLE:
        return draft.of_unit.get(unit, [])
    found = draft.memo.get(_of_kin)
    if found is None:
        found = draft.memo[_of_kin] = [c for c in draft.counted if c.unit in PEOPLE]
    assert isinstance(found, list)
    return found


def _line_heads(draft: Draft, before: list[Claim], at: int) -> list[Claim]:
    """The first such number of each of the paragraphs directly before."""
    heads: dict[int, Claim] = {}
    for claim in before[-60:]:
        heads.setdefault(draft.paragraph_of(claim.start), claim)
    own = draft.paragraph_of(at)
    return [heads[n] for n in sorted(heads, reverse=True) if n < own][:_LINES]


def _named(draft: Draft, before: list[Claim], at: int) -> list[Claim]:
    """The last of those whose subject the sentence takes up before its first number."""
    start = draft.sentence_starts[draft.sentence_of(at)]
    words = draft.plain[start:at]
    return [c for c in before[-60:] if len(c.subject) > 2 and c.subject in words][-2:]


def _may_govern(draft: Draft, claim: Claim) -> bool:
    known = draft.memo.setdefault(governing, {})
    assert isinstance(known, dict)
    if claim.start not in known:
        known[claim.start] = (
            is_counted(claim)
            and claim.kind is not Kind.AVERAGE
            and claim.role not in (Role.EACH, Role.EXTREME)
            and not AVERAGED.search(draft.lead(claim))
            and not has("then", draft.lead(claim))
            and not in_bracket(draft.plain, claim.start)
        )
    return bool(known[claim.start])
