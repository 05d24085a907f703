"""Percentage points between two percentages of the text (百分点).

比一季度加快0.9个百分点，一季度增长6.3%; 由41.7%提高到91.7%，提高50个百分点; 高于全市平均水平2.7个百分点. The percentage
now is the last before the points. Any base that gives them lets them stand; to accuse them, the words have to say
which number the base is, or one slip of the pen has to lie between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from gongshi.check.claim import Claim, Direction
from gongshi.check.consistency.exact import as_printed, may_be_meant, shown
from gongshi.check.consistency.moved import Moved, is_percent
from gongshi.check.consistency.slips import is_close, is_slip
from gongshi.check.consistency.spread import of_sum
from gongshi.check.draft import Draft, number

_FAR = 600  # characters before the points in which a named base stands
_PULLS = re.compile(r"拉动|影响|贡献|带动|拉低|推高|分别")
_NAMED = re.compile(
    r"(?:[高低快慢]于|[高低]出|超过|(?<!占)比|[较与和跟同])(?P<name>[^，。；（）比较]{2,12}?)"
    r"(?:的?(?:增速|增幅|平均水平|水平|同期))?(?:相比)?"
    r"(?:相差|差距|差|[高低快慢多少]|加快|放缓|回落|扩大|收窄|缩小|提[高升]|降低|上升|下降|增加|减少|)[出达为了约近]?$"
)
_ALL = re.compile(r"全[国省市县区盟州旗部]|我[国省市县区]|总体|整体|平均|所在|同类|行业")
_THEN = re.compile(r"去年|[上前]一?[年月期季届周]|[0-9一二三四]+(?:月|季度|年)|半年|[年期]初|同期")
_EARLIER = re.compile(r"去年|[上前]一?[年月期季届周]|[年期]初|同期")
_RATE = re.compile(r"[一-鿿]{0,6}(?:率|面|比例|占比|比重)")
_FROM, _TO = re.compile(r"[由从][^，。；%]*$"), re.compile(r"[至到为成]")
_THAN = re.compile(r"(?:[较与]|(?<!占)比|[高低快慢]于)[^，。；]{1,14}[的（]$")
_BEHIND = re.compile(r"[，（][^，。；（）%]{0,16}")
_PACE = re.compile(r"[涨降增升跌]幅|增速")
_LOWER = re.compile(r"[低慢少]于|[低慢少][出了约近]?$")
_MOST = 8  # percentages that one 相差 may be of
_KIND_OF_RATE = 3  # 林草覆盖率 and 演山地区覆盖率 are both of 覆盖率


def distances(draft: Draft, change: Claim) -> Iterator[Moved]:
    """What the points are of: the first pair that gives them, else the first that they may be a mistake for."""
    clause = draft.clause_before(change.outer_start)
    if _PULLS.search(clause):
        return
    tried = [(sure, _between(change, clause, new, old)) for new, old, sure in _pairs(draft, change, clause)]
    fits = [m for _, m in tried if m.fits and not m.is_turned]
    near = [m for sure, m in tried if not m.is_of_others and (m.is_slip or (sure and _may_be_meant(m)))]
    yield from (fits or near)[:1]


def _may_be_meant(found: Moved) -> bool:
    """Whether the way alone is wrong, or the points are near, or one slip of the pen lies between."""
    printed, right = as_printed(found.change, found.exact)
    figure = is_slip(printed, right, least=2) and may_be_meant(number(found.change), found.exact)
    return found.fits or found.has_exchanged_end or is_close(found.change, found.exact) or figure


def _pairs(draft: Draft, change: Claim, clause: str) -> Iterator[tuple[Claim, Claim, bool]]:
    """A percentage now, a base, and whether the words bind the two."""
    segment = draft.segment_start(change.start)
    rates = [c for c in draft.between(max(0, change.start - _FAR), change.start) if _is_rate(c)]
    own = [c for c in rates if c.start >= segment]
    behind = [c for c in draft.between(change.end, draft.sentence_end(change.start)) if _is_rate(c)]
    named = _NAMED.search(clause)
    new = own[-1] if own else _called(draft, clause, rates) or (rates[-1] if rates and named else None)
    if new is None:
        return
    if behind and draft.after(change) is behind[0] and _is_told_behind(draft, change, behind[0]):
        yield new, behind[0], True
    if "差" in clause:
        yield from ((a, b, len(own) == 2) for a, b in combinations(own[-_MOST:], 2))
    elif len(own) > 1:
        yield from _beside(draft, *own[-2:])
    if named is not None:
        olds = [c for c in (*rates, *behind) if c is not new and _are_alike(new, c)]
        yield from ((new, old, sure) for old, sure in _of_name(draft, named["name"], new, olds))


def _beside(draft: Draft, first: Claim, last: Claim) -> Iterator[tuple[Claim, Claim, bool]]:
    """由41.7%提高到91.7%; 34.8%，比2022年的34.3%; 60.9%，上年末为60.1%: the last two before the points."""
    before, between = draft.clause_before(first.outer_start), draft.plain[first.outer_end : last.outer_start]
    if _FROM.search(before) and _TO.search(between):
        yield last, first, True
    elif _are_alike(first, last):
        then = _THEN.search(before) is not None
        if _THAN.search(between) or _THEN.search(between):
            yield first, last, True
        if not _THAN.search(between) and (then or not _EARLIER.search(between)):
            yield last, first, then


def _of_name(draft: Draft, name: str, new: Claim, olds: list[Claim]) -> Iterator[tuple[Claim, bool]]:
    """Those whose words hold the name, surely where they are one number; of 全市平均 those of the rate, the first surely."""
    if not _ALL.search(name):
        called = [c for c in olds if name[-2:] in draft.lead(c) + c.subject or _ends_in(draft, name, c)]
        yield from ((c, len({number(c) for c in called}) == 1) for c in called)
        return
    rate = _RATE.search(draft.lead(new) or new.subject)
    kind = rate[0][-_KIND_OF_RATE:] if rate is not None else ""
    before = [c for c in olds if c.start < new.start and not _FROM.search(draft.clause_before(c.outer_start))]
    same = [c for c in before if kind and kind in draft.clause(c.start)]
    yield from ((c, c in same[:1]) for c in same or before)


def _ends_in(draft: Draft, name: str, claim: Claim) -> bool:
    """苇渡镇（91.3%）; 城镇居民人均23815元，增长4.8%: whether the item up to the number names it."""
    return name in draft.segment_before(claim.start).rpartition("、")[2]


def _called(draft: Draft, clause: str, rates: list[Claim]) -> Claim | None:
    """较二季度合格率提高0.4个百分点: the last percentage of that rate."""
    rate = _RATE.search(clause)
    return next((c for c in reversed(rates) if rate and rate[0][-_KIND_OF_RATE:] in draft.lead(c)), None)


def _is_told_behind(draft: Draft, change: Claim, old: Claim) -> bool:
    """（上年为61.87%）; ，二季度为65.7%: the base directly behind the points."""
    words = draft.plain[change.outer_end : old.outer_start]
    return _BEHIND.fullmatch(words) is not None and (words.startswith("（") or _THEN.search(words) is not None)


def _between(change: Claim, clause: str, new: Claim, old: Claim) -> Moved:
    """The distance; from the numbers alone where a pace is said to slow or quicken, as offices take it."""
    paced = _PACE.search(clause) is not None and new.direction is old.direction
    then, now = (number(c) if paced or c.signed is None else c.signed for c in (old, new))
    way = change.direction
    if way is None and "差" not in clause:
        way = Direction.DOWN if _LOWER.search(clause) else Direction.UP
    high, low = max(now, then), min(now, then)
    said = f"{shown(high)}-{f'({shown(low)})' if low < 0 else shown(low)}={shown(high - low)}{change.unit}"
    slack = Decimal(0) if paced else of_sum(new, old)
    return Moved(replace(change, direction=way), now - then, said, (new, old), slack)


def _are_alike(one: Claim, other: Claim) -> bool:
    """Whether both are rates or both growths."""
    return (one.direction is None) is (other.direction is None)


def _is_rate(claim: Claim) -> bool:
    return is_percent(claim) and isinstance(claim.value, Decimal)
