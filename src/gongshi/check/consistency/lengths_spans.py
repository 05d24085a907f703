"""The span of dates that a length in days is said of (时长所指的起止).

The one of its line, or the last before it; not one that has another name, nor one of several in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from gongshi.check.claim import Claim, Kind, Range
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

_CUE = re.compile(r"[天日][里内间]|为期|历时|假期|长假|公示期|公示|期限|共|持续|时间为|展期|集中")
_TO = re.compile(r"[至到—－~～-]{1,2}")
_NEARLY = 3
_NAME = re.compile(r"(公示|公告|报名|展出|征集|培训|施工|停[水电气]|试运行)(?:期|时间)?[为共]*$")
_NAMED_SPAN = re.compile(r"([一-鿿]{2,4})(?:时间|期限|日期|期)(?:为|是|：|自|从|定于)*$")
_SUMS = re.compile(r"共[计有]?$")
_ENDED = re.compile(r"[，。；：）、\s]|的?时间|$")
DAYS = ("天", "日")
Span = tuple[list[Claim], date, date]


def span_of(draft: Draft, length: Claim) -> Span | None:
    """The span that the length is said of, its first day and its last."""
    found = _span_for(draft, length) or _used(draft, length) or _on_end(draft, length)
    return None if found is not None and _is_of_other(draft, length, found[0][0]) else found


def _span_for(draft: Draft, length: Claim) -> Span | None:
    words = draft.plain[draft.clause_starts[draft.clause_of(length.start)] : length.end + 6]
    if not _CUE.search(words) or are_of_a_sort(draft, length):
        return None
    line = draft.paragraph_starts[draft.paragraph_of(length.start)]
    stop = draft.sentence_end(length.end)
    found = [
        span
        for span in _spans(draft, line, stop)
        if draft.sentence_of(span[0][0].start) >= draft.sentence_of(length.start) - 2
    ]
    if len(found) > 1 and _are_joined(draft, found):
        return None  # 3月2日至5日、3月9日至12日，共8天: together
    before = [
        span
        for span in found
        if span[0][-1].end <= length.start and ("；" not in draft.plain[span[0][-1].end : length.start])
    ]
    return found[0] if len(found) == 1 else before[-1] if before else None


def are_of_a_sort(draft: Draft, length: Claim) -> bool:
    """3月1日至31日，共11天优良: 共 before days of which more is said counts days of a sort, and tells no span."""
    return _SUMS.search(draft.lead(length)) is not None and not _ENDED.match(draft.plain, length.end)


def _on_end(draft: Draft, length: Claim) -> Span | None:
    """4月3日至7日，连续6天降雨: the span before, where it has fewer days than are said to come on end."""
    first = draft.sentence_starts[draft.sentence_of(length.start)]
    found = [*_spans(draft, first, length.start)] if draft.lead(length).endswith("连续") and length.unit in DAYS else []
    return found[0] if len(found) == 1 and number(length) > (found[0][2] - found[0][1]).days + 1 else None


def _is_of_other(draft: Draft, length: Claim, dates: Claim) -> bool:
    """报名时间为6月10日至6月19日，公示5天: the length has a name, and the span another."""
    own, other = _NAME.search(draft.lead(length)), _NAMED_SPAN.search(draft.lead(dates))
    return own is not None and other is not None and not set(own[1]) & set(other[1])


def _used(draft: Draft, length: Claim) -> Span | None:
    """10月9日至10月20日，检查组用12天时间: the span of its sentence, where the days are nearly all of it or more than it has."""
    if length.unit not in DAYS or not draft.lead(length).endswith("用") or not draft.tail(length).startswith("时间"):
        return None
    first = draft.sentence_starts[draft.sentence_of(length.start)]
    spans = list(_spans(draft, first, length.start))
    if len(spans) != 1:
        return None
    days = (spans[0][2] - spans[0][1]).days + 1
    within = "期间" in draft.plain[spans[0][0][-1].end : length.start]
    near = number(length) >= days - _NEARLY and not within
    return spans[0] if number(length) > days or near else None


def _are_joined(draft: Draft, spans: list[Span]) -> bool:
    return any(
        draft.plain[a[0][-1].outer_end : b[0][0].outer_start] in ("、", "和", "及", "，") for a, b in pairwise(spans)
    )


def _spans(draft: Draft, start: int, stop: int) -> Iterator[Span]:
    """The spans of whole days between two characters: one claim of two ends, or two claims with 至."""
    dates = [c for c in draft.between(start, stop) if c.kind is Kind.DATE]
    for claim in dates:
        if (
            isinstance(claim.value, Range)
            and isinstance(claim.value.low, Moment)
            and isinstance(claim.value.high, Moment)
        ):
            ends = days_of(claim.value.low, claim.value.high)
            if ends:
                yield [claim], *ends
    for a, b in pairwise(dates):
        loose = re.search(r"至|到", draft.lead(b)) and draft.sentence_of(a.start) == draft.sentence_of(b.start)
        if (
            isinstance(a.value, Moment)
            and isinstance(b.value, Moment)
            and (loose or _TO.fullmatch(draft.plain[a.outer_end : b.outer_start].strip()))
        ):
            ends = days_of(a.value, b.value)
            if ends:
                yield [a, b], *ends


def days_of(low: Moment, high: Moment) -> tuple[date, date] | None:
    """Both ends as days of one calendar; a year that nobody wrote is any common year."""
    winter = high.year is not None and (low.month or 0, low.day or 0) > (high.month or 12, high.day or 31)
    year = low.year or (high.year or 2023) - winter
    first = low.on_day(year)
    last = high.on_day(high.year or year, low.month)
    if first is None or last is None:
        return None
    return (first, last) if last >= first else (first, last.replace(year=last.year + 1)) if high.year is None else None
