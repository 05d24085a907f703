"""The least, the mean and the greatest of one measure in one sentence: none beyond the next (最小、平均与最大).

年龄最大的58岁、最小的66岁; 平均年龄38岁，年龄最大的35岁; 日均开行1260列，其中10月1日开行1106列，创单日新高. Each is said of
the same measure where its words, without those for the extreme, are those of the other or their beginning or end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, number

_LEAST, _MEAN, _MOST = 0, 1, 2
_WORDS = (
    (_LEAST, re.compile(r"最(?:小|低|短|少|年轻|轻)")),
    (_MOST, re.compile(r"最(?:大|高|长|多|年长|重)|峰值|极大值")),
    (_MEAN, re.compile(r"[日月年户车人村镇县校场次件]均|平均")),
)
_WHICH = re.compile(
    r"最[大小高低长短多少]的(?:一[天日人个]|[一-鿿]{1,6}(?:[县区镇乡村市省州站户校日天]|街道|社区|岗位))"
)
_IDLE = re.compile(
    r"最(?:年轻|年长|[大小高低长短多少轻重])(?:日(?!均))?|峰值|其中|单日|当日|当天|[天日月年户车人村镇县校场次件]均|平均|全[国省市县区]|[的者为达是仅有只才，、（在]"
)
_DAY = re.compile(r"单日|当[日天]|一[日天]|最[高大多]日|最[高低大小多少]的一?[日天]")
_ONE_DAY = re.compile(r"一[天日]")
_DAILY = re.compile(r"日均|天均|平均每?[日天]")
_RECORD = re.compile(r"，(?:再次?|双双|均)?(?:创|刷新|为)[^，。；]{0,16}(?:新高|纪录|记录|之最|最高)")
_PEAK = re.compile(r"(?:峰值|高峰|最高|最多|最大)[^，。；]{0,6}(?:出现)?[在于为是][^，。；]{0,10}，$")
_THAT_DAY = re.compile(r"^(?:当[日天]|全天|单日)")
_OTHERS = re.compile(r"[^，。；：]{0,6}(?:比|较|与)|相差|差距|增|减|超过|低于|高于")


@dataclass(frozen=True)
class _Place:
    """A number with where it should lie among those of its measure, the words for the measure, and whether it is of a day."""

    claim: Claim
    rank: int
    name: str
    daily: bool


def out_of_order(draft: Draft, start: int) -> Iterator[tuple[Claim, Claim, bool]]:
    """Of each two of one measure in the sentence the lesser and the greater by their words, and whether their values are so."""
    places = [p for c in draft.in_sentence(start) if c.start >= start and (p := _place(draft, c)) is not None]
    yield from _after_daily(draft, start, places)
    for one, two in combinations(places, 2):
        if one.rank != two.rank and _are_of_one(draft, one, two):
            less, more = sorted((one, two), key=lambda p: p.rank)
            yield less.claim, more.claim, number(less.claim) <= number(more.claim)


def _after_daily(draft: Draft, start: int, places: list[_Place]) -> Iterator[tuple[Claim, Claim, bool]]:
    """日均客流2.65万人次。最高峰在3月1日，单日客流2.47万人次: a peak with the daily mean of the sentence before, called alike."""
    peaks = [p for p in places if p.daily and p.rank == _MOST and len(p.name) > 1]
    if not peaks or start == 0 or draft.paragraph_of(start - 1) != draft.paragraph_of(start):
        return
    before = (_place(draft, c) for c in draft.in_sentence(start - 1))
    means = [p for p in before if p is not None and p.daily and p.rank == _MEAN]
    for mean, peak in product(means, peaks):
        if mean.name == peak.name and mean.claim.unit == peak.claim.unit:
            yield mean.claim, peak.claim, number(mean.claim) <= number(peak.claim)


def _place(draft: Draft, claim: Claim) -> _Place | None:
    if (
        not isinstance(claim.value, Decimal)
        or claim.qualifier is not Looseness.EXACT
        or claim.kind in (Kind.CHANGE, Kind.DATE)
    ):
        return None
    lead = _words(draft, claim)
    if _OTHERS.search(lead) or has("elsewhen", lead):
        return None
    ranks = [rank for rank, form in _WORDS if form.search(lead)]
    peak = _is_peak(draft, claim, lead)
    if len(ranks) > 1 or (ranks and peak and ranks != [_MOST]) or not (ranks or peak):
        return None
    daily = peak or (_DAILY if ranks[0] == _MEAN else _DAY).search(lead) is not None
    return _Place(claim, ranks[0] if ranks else _MOST, _IDLE.sub("", _WHICH.sub("", lead)), daily)


def _words(draft: Draft, claim: Claim) -> str:
    """The words of its clause before the number, 一天 among them: 最多的一天查获19起."""
    before = draft.before(claim)
    lead = draft.lead(claim)
    if before is None or not _ONE_DAY.fullmatch(before.text) or before.outer_end != claim.outer_start - len(lead):
        return lead
    return draft.lead(before) + before.text + lead


def _is_peak(draft: Draft, claim: Claim, lead: str) -> bool:
    """10月1日开行1106列，创单日新高; 峰值出现在10月3日，当日接待2.3万人次."""
    date = draft.before(claim)
    if date is None or date.kind is not Kind.DATE or draft.sentence_of(date.start) != draft.sentence_of(claim.start):
        return False
    if _THAT_DAY.match(lead):
        clause = draft.plain[draft.clause_starts[draft.clause_of(date.start)] : claim.outer_start - len(lead)]
        return _PEAK.search(clause) is not None
    return (
        date.end == claim.outer_start - len(lead)
        and _RECORD.match(draft.plain, claim.outer_end + len(draft.tail(claim))) is not None
    )


def _are_of_one(draft: Draft, one: _Place, two: _Place) -> bool:
    """Of one unit, the second called as the first or shorter, in one part of the sentence; of a day both or neither."""
    first, last = sorted((one, two), key=lambda p: p.claim.start)
    return (
        one.claim.unit == two.claim.unit
        and one.daily == two.daily
        and (first.name.endswith(last.name) or first.name.startswith(last.name))
        and "；" not in draft.plain[first.claim.end : last.claim.start]
    )
