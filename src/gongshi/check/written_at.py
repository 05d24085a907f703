"""When a draft was written, by its own words: the state of the records that it was counted from (文稿自述的时点)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from gongshi.check.consistency.dates_of_document import KNOWN_TO, signed_on
from gongshi.check.draft import Draft
from gongshi.papers.paper import Paper

_DAY = r"[：: 　]*(20\d\d)(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})日?"
_HOUR = r"(\d{1,2})[时:](?:(\d{1,2})分?)?"
_COUNTED_TO = re.compile(rf"{KNOWN_TO}{_DAY}[ T]?(?:{_HOUR})?")
_COUNTED_TO_HOUR = re.compile(rf"(?<![一-鿿0-9])截?至{_DAY}{_HOUR}")  # whoever says the hour says a state
_RELEASED_ON = re.compile(rf"发布(?:日期|日|(?=[：: 　])){_DAY}")
_END = time(23, 59)  # a day alone is counted to its end
_LAST = 24  # the hour that is written for it


@dataclass(frozen=True)
class WrittenAt:
    """What the draft says of itself: up to when its records are known (截至), and its day of publication, else of signing (落款)."""

    known: datetime | None
    released: date | None

    def may_be_of(self, first: date, now: datetime) -> bool:
        """Whether the state is one of a release of the period that begins on `first`, and not still to come."""
        return self.known is not None and first <= self.known.date() and self.known <= now


def written_at(paper: Paper) -> WrittenAt:
    """The moments that the paper says; without 数据截至 it is counted to the end of the day that it is published or signed.

    >>> from gongshi.papers.paper import plain_paper
    >>> written_at(plain_paper("事故34起。（数据截至2022年11月22日8时00分。）\\n2022年11月23日"))
    WrittenAt(known=datetime.datetime(2022, 11, 22, 8, 0), released=datetime.date(2022, 11, 23))
    >>> written_at(plain_paper("数据截至 2022-11-23 08:00，发布日 2022-11-24"))
    WrittenAt(known=datetime.datetime(2022, 11, 23, 8, 0), released=datetime.date(2022, 11, 24))
    >>> written_at(plain_paper("至2022年12月31日18时00分，共有会员320名。"))
    WrittenAt(known=datetime.datetime(2022, 12, 31, 18, 0), released=None)
    """
    draft = Draft(paper.text, (), paper)
    said = _RELEASED_ON.search(draft.plain)
    day = (_day(said) if said else None) or signed_on(draft)
    return WrittenAt(_counted_to(draft.plain) or (datetime.combine(day, _END) if day else None), day)


def _counted_to(text: str) -> datetime | None:
    found = _COUNTED_TO.search(text) or _COUNTED_TO_HOUR.search(text)
    day = _day(found) if found else None
    if found is None or day is None:
        return None
    hour, minute = int(found[4] or _LAST), int(found[5] or 0)
    try:
        return datetime.combine(day, _END if hour == _LAST else time(hour, minute))
    except ValueError:
        return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()[:3]))
    except ValueError:
        return None  # 数据截至11月31日: the check of dates says so
