"""Numbered sections against the lead: 共1846起 … 一、超速 共487起 … 二、超载 共366起 … (分节与导语).

A section begins with a numbered line of one style and goes on to the next. Its number is the first
of the unit in it; sections whose first numbers make up one before them are parts of that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Role
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.groups.group import Group, added, is_slip_of, may_be_part, room
from gongshi.check.draft import Draft, is_counted, kin, number

_NUMBERED = (
    re.compile(r"\s*[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\s*[0-9]{1,2}[.．、](?![0-9])"),
)
_MOST = 12  # sections of one style that are looked at
_UNITS = 8  # units that are tried in a section
_NEAR = (0.75, 1.3)
_FAR = (Decimal("0.5"), Decimal(2))
_TELLING = 20  # a smaller number is made up by chance


def of_sections(draft: Draft) -> Iterator[Group]:
    """The first number of its unit in each section, with the one before all sections that they make up."""
    for style in _NUMBERED:
        starts = [n for n in range(len(draft.paragraph_starts)) if style.match(draft.line(n)[:12])][:_MOST]
        if len(starts) > 1:
            ends = [*(draft.paragraph_starts[n] for n in starts[1:]), _end_of_last(draft, starts)]
            bodies = [draft.between(draft.paragraph_starts[n], end) for n, end in zip(starts, ends, strict=True)]
            yield from _of_bodies(draft, draft.paragraph_starts[starts[0]], bodies)


def _end_of_last(draft: Draft, starts: Sequence[int]) -> int:
    """The last section is no longer than the longest before it: what follows may be a close of the whole."""
    longest = max((b - a for a, b in pairwise(starts)), default=1)
    last = min(starts[-1] + longest, len(draft.paragraph_starts)) - 1
    return draft.line_end(last) + 1


def _of_bodies(draft: Draft, first: int, bodies: Sequence[tuple[Claim, ...]]) -> Iterator[Group]:
    units = dict.fromkeys(kin(c.unit) for c in bodies[0] if is_counted(c))
    rows: dict[str, list[Claim]] = {}
    exact: list[Group] = []
    for unit in list(units)[:_UNITS]:
        parts = [p for p in (_first_of(draft, body, unit) for body in bodies) if p is not None]
        if len(parts) == len(bodies):
            found = list(_judged(draft, parts, governing(draft, first, unit)))
            sound = [g for g in found if abs(added(g.parts) - number(g.whole)) <= room(g.whole, g.parts)]
            exact += sound
            rows |= {} if found else {unit: parts}
            yield from found
    yield from _as_proven(draft, rows, [g for g in exact if len(g.parts) > 2 or number(g.whole) >= _TELLING])


def _as_proven(draft: Draft, rows: Mapping[str, list[Claim]], exact: Sequence[Group]) -> Iterator[Group]:
    """Where the sections make up the whole in one unit, they do in the others that its sentence counts."""
    for unit, parts in rows.items() if exact else ():
        beside = draft.in_sentence(exact[0].whole.start)
        wholes = [c for c in beside if is_counted(c) and kin(c.unit) == unit and c.start < parts[0].start]
        wholes = [w for w in wholes if _is_called_alike(draft, w, parts)]
        near = [w for w in wholes[:1] if number(w) and _FAR[0] <= added(parts) / number(w) <= _FAR[1]]
        yield from (Group(w, tuple(parts), "", "成列") for w in near)


def _is_called_alike(draft: Draft, whole: Claim, parts: Sequence[Claim]) -> bool:
    """死亡92人, of 死亡3人, 死亡6人: whether what all parts say right before their numbers, if anything, is said of the whole."""
    said = {draft.lead(p).strip("，、；")[-2:] for p in parts}
    return len(said) == 1 and (said == {""} or next(iter(said)) in draft.lead(whole))


def _first_of(draft: Draft, body: Sequence[Claim], unit: str) -> Claim | None:
    """The first number of the unit in a section."""
    same = (c for c in body if kin(c.unit) == unit and is_counted(c) and c.kind is not Kind.AVERAGE)
    found = next(same, None)
    return found if found is not None and may_be_part(draft, found, found.start) else None


def _judged(draft: Draft, parts: Sequence[Claim], wholes: Sequence[Claim]) -> Iterator[Group]:
    exact = [w for w in wholes if abs(added(parts) - number(w)) <= room(w, parts)]
    told = len(parts) > 1 and all(p.role is Role.TOTAL for p in parts)
    near = [w for w in wholes if number(w) and _is_near(w, parts, told)]
    for whole in (exact or near)[:1]:
        yield Group(whole, tuple(parts), "", "成列")


def _is_near(whole: Claim, parts: Sequence[Claim], told: bool) -> bool:
    """Near for totals of sections; otherwise one slip of the pen."""
    ratio = added(parts) / number(whole)
    if told and whole.role is Role.TOTAL:
        return _NEAR[0] <= float(ratio) <= _NEAR[1]
    return is_slip_of(number(whole), [number(p) for p in parts]) and len(parts) > 2
