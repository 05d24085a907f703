"""When a draft was written, by its own words: the state of the records that it was counted from (文稿自述的时点)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from gongshi.check.consistency.dates_of_document import signed_on
from gongshi.check.draft import Draft
from gongshi.papers.paper import Paper

_COUNTED_TO = re.compile(
    r"(?:数据|数字|统计|台账)[^，。；：\n]{0,8}截至(20\d\d)年(\d{1,2})月(\d{1,2})日(?:(\d{1,2})(?:时|:)(?:(\d{1,2})分?)?)?"
)
_LAST = (23, 59)  # a day alone is counted to its end


@dataclass(frozen=True)
class WrittenAt:
    """What the draft says of itself: up to when its records are known (截至), and the day that it is signed (落款)."""

    known: datetime | None
    released: date | None

    def may_be_of(self, first: date, now: datetime) -> bool:
        """Whether the state is one of a release of the period that begins on `first`, and not still to come."""
        return self.known is not None and first <= self.known.date() and self.known <= now


def written_at(paper: Paper) -> WrittenAt:
    """The moments that the paper says; without 数据截至 it is counted to the end of the day that it is signed.

    >>> from gongshi.papers.paper import plain_paper
    >>> written_at(plain_paper("事故34起。（数据截至2022年11月22日8时00分。）\\n2022年11月23日"))
    WrittenAt(known=datetime.datetime(2022, 11, 22, 8, 0), released=datetime.date(2022, 11, 23))
    """
    draft = Draft(paper.text, (), paper)
    signed = signed_on(draft)
    of_day = datetime(signed.year, signed.month, signed.day, *_LAST) if signed else None
    return WrittenAt(_counted_to(draft.plain) or of_day, signed)


def _counted_to(text: str) -> datetime | None:
    found = _COUNTED_TO.search(text)
    if found is None:
        return None
    year, month, day = map(int, found.groups()[:3])
    hour, minute = (int(found[4]), int(found[5] or 0)) if found[4] else _LAST
    try:
        return datetime(year, month, day, *(_LAST if hour == 24 else (hour, minute)))
    except ValueError:
        return None  # 数据截至11月31日: the check of dates says so
