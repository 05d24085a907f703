"""Dates and times as claims (日期和时刻)."""

from __future__ import annotations

from gongshi.check.claim import Kind, Looseness, Range
from gongshi.check.found import Found
from gongshi.check.unitless import days_are_counted
from gongshi.wording.qualifier import Qualifier
from gongshi.wording.when import When, when_at

_RATIOS = frozenset("比例按")
_BEHIND = frozenset("年月日时点:：.-/—~至到 ")


def dated_at(text: str, start: int, end: int) -> Found | None:
    """The date, time or span of them whose first number stands at `start` to `end`, or None."""
    if text[end : end + 1] not in _BEHIND and not (text.startswith(("19", "20"), start) and "." in text[start:end]):
        return None
    if text[end : end + 1] in (":", "：") and text[start - 1 : start] in _RATIOS:
        return None
    when = when_at(text, start)
    if when is None or (_is_bare_day(when) and days_are_counted(text, start, when.end)):
        return None
    about = text.startswith("许", when.end)
    loose = Looseness.RANGE if when.last else Looseness.APPROX if about else Looseness.EXACT
    value = Range(when.first, when.last) if when.last else when.first
    test = Qualifier.ABOUT if about else Qualifier.EXACT
    return Found(start, when.end, value, "", Kind.DATE, test, loose, start, when.end + about)


def _is_bare_day(when: When) -> bool:
    return when.first.month is None and when.first.year is None and when.first.hour is None
