"""Parts that each begin an item of their own, in the sentences and lines behind their whole (逐句逐条的分项).

报告467395例。其中，乙类报告337551例，…。丙类报告129844例: nothing opens the row and nothing closes it. That the first numbers
of the items make up the whole, or miss it by two figures exchanged in a number of four and more, hardly happens by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.groups.group import Group, make_up, may_be_part, may_be_whole
from gongshi.check.consistency.groups.mended import is_swap_of
from gongshi.check.draft import Draft, kin, number

HEADED = "逐条"
_ENDS = re.compile("[。！？；\n]")
_FIGURES = 4  # so many of a whole are not met by chance when two of them may be exchanged
_BEHIND, _MOST = 40, 10  # items behind a whole that are looked at, and that may be its parts


def headed(draft: Draft) -> Iterator[Group]:
    """Each whole with the first numbers of the items behind it that make it up, or that miss it by two figures exchanged."""
    for firsts in _firsts(draft).values():
        for n, whole in enumerate(firsts):
            if len(str(int(number(whole) / whole.step)).rstrip("0")) >= _FIGURES:
                parts = _parts(draft, whole, firsts[n + 1 : n + 1 + _BEHIND])
                if parts:
                    yield Group(whole, tuple(parts), "", HEADED)


def _parts(draft: Draft, whole: Claim, behind: Sequence[Claim]) -> Sequence[Claim]:
    """The first of the numbers behind, or the first of those that 其中 does not lead to from one of them; empty where they make nothing up."""
    plain = [
        c for c in behind if not _is_led_to(draft, c) or draft.sentence_of(c.start) == draft.sentence_of(whole.end) + 1
    ]
    row = plain[:_MOST]
    runs = [row[:k] for k in range(2, len(row) + 1) if may_be_whole(draft, whole, row[:k])]
    exact = next((run for run in runs if make_up(run, whole)), None)
    return exact or next((run for run in runs if is_swap_of(number(whole), [number(p) for p in run])), ())


def _is_led_to(draft: Draft, claim: Claim) -> bool:
    return "其中" in draft.sentence_before(claim.start)


def _firsts(draft: Draft) -> dict[str, list[Claim]]:
    """By what they count alike, the first number of each item that a stop, a semicolon or a line end closes."""
    found: dict[str, list[Claim]] = {}
    for claim in draft.counted:
        if claim.kind is Kind.AVERAGE or not may_be_part(draft, claim, draft.sentence_start(claim.start)):
            continue
        same = found.setdefault(kin(claim.unit), [])
        if not same or _ENDS.search(draft.plain, same[-1].end, claim.start):
            same.append(claim)
    return found
