"""Years between two years that the sentence names: 2018年至2023年，五年来; 1998年建成，至2024年已使用26年 (年份之间)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Range
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

_ALREADY = re.compile(
    r"已(?:经)?(?:连续|累计)?(?:使用|工作|运行|服役|坚持|经营|从业|走过|开展|举办|服务|通车|运营)了?$"
)
_UNTIL = re.compile(r"[至到]$")


def years_between(draft: Draft, length: Claim) -> Iterator[tuple[list[Claim], int, int, bool]]:
    """The named years, the later and the earlier of them, and whether as many lie between as the length says."""
    if length.unit == "年":
        yield from _years_of_span(draft, length)
        yield from _years_since(draft, length)


def _years_of_span(draft: Draft, length: Claim) -> Iterator[tuple[list[Claim], int, int, bool]]:
    """2018年至2023年，八年来: five years, or six with both ends; eight are neither."""
    if not re.match(r"[来间]", draft.tail(length)):
        return
    for claim in draft.in_sentence(length.start):
        ends = claim.value
        if not isinstance(ends, Range) or not isinstance(ends.low, Moment) or not isinstance(ends.high, Moment):
            continue
        if ends.low.year and ends.high.year and claim.start < length.start:
            years = ends.high.year - ends.low.year
            yield [claim], ends.high.year, ends.low.year, number(length) in (years, years + 1)


def _years_since(draft: Draft, length: Claim) -> Iterator[tuple[list[Claim], int, int, bool]]:
    """1998年建成，至2024年已使用26年: as many years as lie between the two that the sentence names, or one more or less."""
    if not _ALREADY.search(draft.lead(length)):
        return
    named = [c for c in draft.in_sentence(length.start) if c.start < length.start and isinstance(c.value, Moment)]
    years = [c.value.year for c in named if isinstance(c.value, Moment) and c.value.year]
    if len(named) == len(years) == 2 and _UNTIL.search(draft.lead(named[1])):
        yield named, years[1], years[0], abs(number(length) - (years[1] - years[0])) <= 1
