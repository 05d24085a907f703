"""A headline that took the number of an earlier time: 立案190件 above 立案218件…去年同期立案190件 (标题误用基期数).

What the headline says is told below only of last year or last month; beside that stands what it is now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.called import shared
from gongshi.check.consistency.compared import changes, ends_of
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.ends import is_then
from gongshi.check.consistency.points import distances
from gongshi.check.consistency.rule import may_be_meant
from gongshi.check.draft import Draft, number
from gongshi.papers.paper import Part

_KINDS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT)
_HEADLINES, _MOST = 8, 400
_LEAST = 2  # characters in common that make the first number of the unit the headline's
_TURN = re.compile(r"首[批轮次]|上一?[批轮届]")
_POINTS = "个百分点"


def of_then(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each number of the headline that the text below tells of an earlier time alone, with what it tells of now."""
    end = next((s for n, s in enumerate(draft.paragraph_starts) if draft.parts[n][0] is Part.BODY), 0)
    below = draft.claims[len(draft.between(0, end)) :][:_MOST]
    for title in [c for c in draft.between(0, end) if _is_asked(draft, c)][:_HEADLINES]:
        same = [c for c in below if c.unit == title.unit and c.value == title.value]
        if same and all(_is_of_then(draft, c) for c in same):
            now = _now(draft, same) or _first(draft, title, below)
            if now is not None and now.value != title.value and may_be_meant(number(title), number(now)):
                yield title, now


def _is_asked(draft: Draft, claim: Claim) -> bool:
    exact = claim.kind in _KINDS and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
    return (
        exact and draft.part_of(claim.start) is Part.TITLE and not (is_then(draft, claim) or is_earlier(draft, claim))
    )


def _is_of_then(draft: Draft, claim: Claim) -> bool:
    """Of last year, last month, the month before; 首批12台 is of now."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start]
    return (is_then(draft, claim) or is_earlier(draft, claim)) and not _TURN.search(clause)


def _now(draft: Draft, olds: Sequence[Claim]) -> Claim | None:
    """The number now of the change whose base is one of these."""
    known = {c.start for c in olds}
    for change in changes(draft):
        if change.unit == _POINTS:
            found = next((d.new for d in distances(draft, change) if d.old.start in known), None)
        else:
            ends = ends_of(draft, change)
            found = ends.new if ends is not None and ends.old.start in known else None
        if found is not None:
            return found
    return None


def _first(draft: Draft, title: Claim, below: Sequence[Claim]) -> Claim | None:
    """The first number of the unit below, where the text begins with it."""
    first = next((c for c in below if c.unit == title.unit and c.kind is title.kind), None)
    if first is None or is_then(draft, first) or is_earlier(draft, first):
        return None
    words = [draft.lead(c) + c.subject for c in (title, first)]
    if shared(*words) < _LEAST and not _is_opening(draft, first):
        return None
    return first if isinstance(first.value, Decimal) and first.qualifier is Looseness.EXACT else None


def _is_opening(draft: Draft, claim: Claim) -> bool:
    """Whether no number of things stands before it in the body."""
    start = draft.paragraph_starts[draft.paragraph_of(claim.start)]
    return not any(c.kind not in (Kind.DATE, Kind.ORDINAL) for c in draft.between(start, claim.start))
