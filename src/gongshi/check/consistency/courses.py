"""Dates that break the course of a matter: 报名6月10日至19日、笔试6月5日; 10月9日至20日检查，复查定于10月6日 (日期先后).

What an event is, the words by its date say. A later step that ends before an earlier one begins is asked about and never accused: a text may
speak of another case, or of a step of the last round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.timeline import DAY, HOUR, MONTH, YEAR, as_written, moments_of
from gongshi.check.consistency.words import courses
from gongshi.check.draft import Draft

_NAMED = re.compile(r"(?:时间|日期|期限|日|期)?(?:截[至止]|为|是|：|定于|定在|于|自|从|至|到|拟于|将于|在|安排在)*$")
_ANOTHER = re.compile(r"去年|上年|上[届次轮期批月周]|往[届年]|此前|之前已|系|曾|另案|首[轮次批]|第[一二三四]|另")
_NEXT_DAY = re.compile(r"(?:次日|翌日|第二天)[凌晨上下午晚]{0,2}$")
_FAR = 40  # characters behind a date in which its event is told
_HALF_A_YEAR, _SOON = timedelta(days=180), timedelta(hours=8)
_LASTS = {MONTH: timedelta(days=27), DAY: timedelta(hours=23, minutes=59), HOUR: timedelta(0)}
_MOST = 60  # dates that are looked at


class Event(NamedTuple):
    """A date with the step that the words by it name, from when to when."""

    claim: Claim
    course: int
    step: int
    first: datetime
    last: datetime
    written: bool  # whether its year is written
    clock: bool


def out_of_course(draft: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Each date of a later step that lies before the one of an earlier step, and that one."""
    dates = [c for c in draft.claims if c.kind is Kind.DATE][:_MOST]
    events = list(_events(draft, dates)) if len(dates) > 1 else []
    for later in events:
        earlier = [
            e
            for e in events
            if e.course == later.course and e.step < later.step and _may_be_one(draft, events, e, later)
        ]
        wrong = next((e for e in earlier if _is_before(later, e)), None)
        if wrong is not None:
            yield later.claim, wrong.claim


def _may_be_one(draft: Draft, events: list[Event], one: Event, other: Event) -> bool:
    """Whether the two are of one matter: of one paragraph, no other event of either step between; or the only ones of the text."""
    same = [e for e in events if (e.course, e.step) in ((one.course, one.step), (other.course, other.step))]
    if len(same) == 2:
        return True
    low, high = sorted((one.claim.start, other.claim.start))
    near = draft.line_of(low) == draft.line_of(high)
    return near and not any(low < e.claim.start < high for e in same)


def _is_before(later: Event, earlier: Event) -> bool:
    """Whether the later step ends before the earlier one begins; a year or a day that nobody wrote may be the next."""
    last, first = later.last, earlier.first
    if not later.written and (last.month, last.day) != (2, 29):
        last = last.replace(year=first.year)
    elif not earlier.written and (first.month, first.day) != (2, 29):
        first = first.replace(year=last.year)
    gap = first - last
    if gap <= timedelta(0) or (later.clock and earlier.clock):
        return timedelta(0) < gap < _SOON
    return gap < _HALF_A_YEAR or (later.written and earlier.written)


def _events(draft: Draft, dates: list[Claim]) -> Iterator[Event]:
    points = as_written(dates)
    for claim, following in zip(dates, [*dates[1:], None], strict=True):
        own = [p for p in points if p.claim is claim]
        if not own or own[-1].level == YEAR:
            continue
        moved = timedelta(days=_NEXT_DAY.search(draft.lead(claim)) is not None)
        first, last = own[0].at + moved, own[-1].at + moved + _LASTS[own[-1].level]
        written = any(m.year for m in moments_of(claim))
        clock = all(m.day is None and m.hour is not None for m in moments_of(claim))
        for course, step in _told(draft, claim, following):
            yield Event(claim, course, step, first, last, written, clock)


def _told(draft: Draft, claim: Claim, following: Claim | None) -> list[tuple[int, int]]:
    """The steps that the words by the date name: those before it (笔试时间为) or else those behind it, up to the clause of the next date."""
    lead = draft.plain[_clause_start(draft, claim) : claim.outer_start]
    end = min(draft.sentence_end(claim.start), claim.outer_end + _FAR)
    if following is not None and following.start < end:
        end = max(claim.outer_end, min(end, _clause_start(draft, following)))
    behind = draft.plain[claim.outer_end : end].replace("起，", "起")
    if _ANOTHER.search(lead + behind):
        return []
    named = _steps(lead[-10:], last=True) if _NAMED.search(lead) else []
    return named or _steps(behind, last=False)


def _clause_start(draft: Draft, claim: Claim) -> int:
    """Behind the last mark before the date; a colon is none, for it stands between a step's name and its date."""
    first = draft.sentence_start(claim.outer_start)
    return max(first, *(draft.plain.rfind(mark, first, claim.outer_start) + 1 for mark in "，；"))


def _steps(words: str, *, last: bool) -> list[tuple[int, int]]:
    """Of each course the step whose word stands first in the words, or last."""
    found: dict[int, tuple[int, int]] = {}
    for told in _form().finditer(words):
        for course, step in _known()[told[0]]:
            if last or course not in found:
                found[course] = (course, step)
    return list(found.values())


@cache
def _known() -> dict[str, list[tuple[int, int]]]:
    known: dict[str, list[tuple[int, int]]] = {}
    for k, course in enumerate(courses()):
        for n, names in enumerate(course):
            for name in names:
                known.setdefault(name, []).append((k, n))
    return known


@cache
def _form() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(_known(), key=len, reverse=True)))
