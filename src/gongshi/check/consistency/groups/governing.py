"""Numbers that may govern others further on: the wholes a reader has in mind (统领的数).

A bulletin says its totals first: in its lead, at the head of a section or a paragraph, or earlier
in the sentence. What is said of another year, of a target, or in brackets governs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

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
    known = _governors(draft).get(kin(unit))
    end = bisect_left(known.starts, at) if known is not None else 0
    if known is None or not end:
        return []
    first = max(0, end - _MOST)
    before = known.claims[first:end]
    own = before[bisect_left(known.lines, draft.line_of(at), first, end) - first :]
    told = (c for c in reversed(before) if c.role is Role.TOTAL)
    ordered = [
        *reversed(own[-_NEAREST:]),
        *own[:1],
        *islice(told, _NEAREST),
        *_line_heads(before, known.lines[first : end - len(own)]),
        known.claims[0],
        *_named(draft, before, at),
    ]
    return list({c.start: c for c in ordered}.values())[:_LONGEST]


class _Governors(NamedTuple):
    """Numbers that may govern, with the place and the paragraph of each."""

    claims: list[Claim]
    starts: list[int]
    lines: list[int]


@once
def _governors(draft: Draft) -> dict[str, _Governors]:
    """All numbers that may govern, by what they count alike."""
    known: dict[str, list[Claim]] = {}
    for claim in draft.claims:
        if _may_govern(draft, claim):
            known.setdefault(kin(claim.unit), []).append(claim)
    return {
        unit: _Governors(claims, [c.start for c in claims], [draft.line_of(c.start) for c in claims])
        for unit, claims in known.items()
    }


def _line_heads(before: list[Claim], lines: list[int]) -> list[Claim]:
    """The first such number of each of the paragraphs directly before, the nearest first; `lines` are theirs."""
    heads = (before[n] for n in reversed(range(len(lines))) if n == 0 or lines[n] != lines[n - 1])
    return list(islice(heads, _LINES))


def _named(draft: Draft, before: list[Claim], at: int) -> list[Claim]:
    """The last of those whose subject the sentence takes up before its first number."""
    words = draft.sentence_before(at)
    last = islice((c for c in reversed(before) if len(c.subject) > 2 and c.subject in words), 2)
    return list(last)[::-1]


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
