"""Numbers that may govern others further on: the wholes a reader has in mind (统领的数).

A bulletin says its totals first: in its lead, at the head of a section or a paragraph, or earlier
in the sentence. What is said of another year, of a target, or in brackets governs nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.group import AVERAGED, in_bracket, is_said_then
from gongshi.check.draft import Draft, kin, may_add
from gongshi.check.once import once

_NEAREST = 4
_LINES = 3  # paragraphs before the own one whose first number may govern
_LONGEST = 12
_MOST = 60  # numbers before that are looked at


@once
def governing(draft: Draft, at: int, unit: str) -> list[Claim]:
    """The numbers of `unit` before `at` that may be the whole of what stands there, the likeliest first."""
    known = _governors(draft).get(kin(unit), [])
    end = bisect_left(known, at, key=lambda c: c.start)
    if not end:
        return []
    before = known[max(0, end - _MOST) : end]
    line = draft.paragraph_starts[draft.paragraph_of(at)]
    own = [c for c in before if c.start >= line]
    told = [c for c in before if c.role is Role.TOTAL]
    heads = _line_heads(draft, before, at)
    ordered = [
        *reversed(own[-_NEAREST:]),
        *own[:1],
        *reversed(told[-_NEAREST:]),
        *heads,
        known[0],
        *_named(draft, before, at),
    ]
    return list({c.start: c for c in ordered}.values())[:_LONGEST]


def _governors(draft: Draft) -> dict[str, list[Claim]]:
    """All numbers that may govern, by what they count alike, worked out once."""
    found = draft.memo.get(_governors)
    if found is None:
        known: dict[str, list[Claim]] = {}
        for claim in draft.claims:
            if _may_govern(draft, claim):
                known.setdefault(kin(claim.unit), []).append(claim)
        found = draft.memo[_governors] = known
    assert isinstance(found, dict)
    return found


def _line_heads(draft: Draft, before: list[Claim], at: int) -> list[Claim]:
    """The first such number of each of the paragraphs directly before."""
    heads: dict[int, Claim] = {}
    for claim in before:
        heads.setdefault(draft.paragraph_of(claim.start), claim)
    own = draft.paragraph_of(at)
    return [heads[n] for n in sorted(heads, reverse=True) if n < own][:_LINES]


def _named(draft: Draft, before: list[Claim], at: int) -> list[Claim]:
    """The last of those whose subject the sentence takes up before its first number."""
    words = draft.plain[draft.sentence_starts[draft.sentence_of(at)] : at]
    return [c for c in before if len(c.subject) > 2 and c.subject in words][-2:]


def _may_govern(draft: Draft, claim: Claim) -> bool:
    lead = draft.lead(claim)
    return (
        may_add(claim)
        and claim.kind is not Kind.AVERAGE
        and claim.role not in (Role.EACH, Role.EXTREME)
        and not AVERAGED.search(lead)
        and not is_said_then(lead)
        and not in_bracket(draft.plain, claim.start)
    )
