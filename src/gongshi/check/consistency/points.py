"""Percentage points between two percentages of the text (百分点).

比一季度加快0.9个百分点，一季度增长6.3%; 涨幅回落0.2个百分点; 提高0.4个百分点（二季度为97.9%）: the two percentages,
and how far apart they are. What the change printed of it is judged with the other changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongshi.check.claim import Claim, Direction
from gongshi.check.consistency.distance import Distance
from gongshi.check.consistency.points_in_turn import points_in_turn
from gongshi.check.consistency.points_of_all import against_all
from gongshi.check.consistency.rule import as_printed, is_exchange, is_slip, shown
from gongshi.check.draft import Draft, number

_PULLS = re.compile(r"拉动|影响|贡献|带动|拉低|推高")
_DISTANCE = re.compile(
    r"提高|高于|低于|加快|回落|上升|下降|扩大|收窄|放缓|降低|缩小|提升|高出|相差|超过|增加|减少|增长|回升|降|升|涨|跌"
)
_ABOVE = re.compile(r"(高于|低于|快于|慢于|高出|低出)([一-鿿]{2,10}?)(?:的?(?:增速|增幅|平均水平|水平))?$")
_OF_ALL = re.compile(
    r"(?:全[国省市县区]|我[国省市县区])?(?:整体|总体|平均)"
)  # 高出整体0.9个百分点: of the first growth told
_ABOVE_OTHER = re.compile(r"[高低快慢]于([^，。；0-9]{2,12})|(?<!占)比([^，。；0-9年月季周]{2,16}?)[高低快慢多少]$")
_APART_FROM = re.compile(
    r"(?:[与和跟同]([一-鿿]{2,10}?)(?:相差|差距|差)|[比较]([一-鿿]{2,10}?)[高低快慢多少])(?:了|达|为|出|近|约)?$"
)
_FROM_TO = re.compile(r"[由从][^，。；]*[至到为]")
_OF_A_TIME = re.compile(r"去年|上[年月季周期届]|[0-9一二三四]+(?:月|季度|年)|半年|同期")
_IN_PLACE = re.compile(r"(?:[较与]|(?<!占)比|[高低快慢]于)[^，。；]{1,14}[的（]$")
_THEN_BESIDE = re.compile(r"，(?:上[年月季周届期]|去年|前年|年初|[一二三四]季度)[^，。；0-9比较]{0,6}(?:为|是|达)?")
_RATE_NAME = re.compile(r"[一-鿿]{2,6}(?:率|面|比例|占比|比重)")
_KIND_OF_RATE = 3  # 林草覆盖率 and 演山地区覆盖率 are both of 覆盖率
_NEAR = 12
_EARLIER = re.compile(r"[，（](?:[一二三四]季度|上[年月期季届周][^，。；0-9]{0,4}|去年[^，。；0-9]{0,4}|同期)为?")
_PACE = re.compile(r"(?:涨幅|降幅|增幅|增速|跌幅)(回落|扩大|收窄|加快|放缓|提高|下降)$")
_THAN = re.compile(
    r"(?:比|较|与)([^，。；]{2,12}?)(?:同期)?(?:相比)?(?:加快|提高|上升|回落|下降|减少|增加|扩大|收窄|放缓|提升|降低|高|低)"
)


def distances(draft: Draft, change: Claim) -> Iterator[Distance]:
    """The distance that the change in points is of; none where its two percentages are not told (百分点的两端)."""
    in_turn = list(points_in_turn(draft, change))
    if in_turn:
        yield from in_turn
        return
    found = _in_bracket(draft, change) or _told_behind(draft, change) or list(_points(draft, change))
    named = [] if found else list(_against_named(draft, change))
    yield from found or named or list(_apart_from_named(draft, change)) or against_all(draft, change)


def _told_behind(draft: Draft, change: Claim) -> list[Distance]:
    """优良率69.2%，环比提升3.5个百分点，二季度为65.7%: the base directly behind, said of an earlier time."""
    new, old = draft.before(change), draft.after(change)
    if (
        new is None
        or old is None
        or any(c.unit not in ("%", "％") or not isinstance(c.value, Decimal) for c in (new, old))
    ):
        return []
    apart = len(draft.plain[new.outer_end : change.outer_start])
    if (
        apart > _NEAR
        or not _EARLIER.fullmatch(draft.plain[change.outer_end : old.outer_start])
        or new.direction is not None
    ):
        return []
    exact = number(new) - number(old)
    return [Distance(change, exact, f"{shown(number(new))}-{shown(number(old))}={shown(exact)}", new, old)]


def _against_named(draft: Draft, change: Claim) -> Iterator[Distance]:
    """工业投资增长18.2%，高于全部投资13.5个百分点: the percentage in the sentences before whose words end as the name does; only a slip accuses."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start]
    named = _ABOVE.search(clause)
    new = draft.before(change)
    if named is None or new is None or new.unit not in ("%", "％") or not isinstance(new.value, Decimal):
        return
    line = draft.paragraph_starts[draft.paragraph_of(change.start)]
    olds = [c for c in draft.between(line, new.start) if c.unit in ("%", "％") and isinstance(c.value, Decimal)]
    told = _behind_name(draft, named[2], line, new)
    called = [c for c in olds if named[2][-2:] in draft.lead(c) + c.subject][:1]
    growths = [c for c in olds if c.direction is not None and new.direction is not None][:1]
    olds = [told] if told is not None else called or (growths if _OF_ALL.fullmatch(named[2]) else [])
    for old in olds:
        exact = ((new.signed or Decimal(0)) - (old.signed or Decimal(0))) * (-1 if named[1][0] in "低慢" else 1)
        if exact > 0 and (abs(exact - number(change)) <= change.step or is_near(change, exact)):
            said = f"{shown(new.signed or Decimal(0))}-{shown(old.signed or Decimal(0))}={shown(exact)}"
            yield Distance(replace(change, direction=None), exact, said, new, old)


def _apart_from_named(draft: Draft, change: Claim) -> Iterator[Distance]:
    """苇渡镇（91.3%）…；石笕乡最慢，仅52.1%，与苇渡镇相差39.2个百分点: the percentage directly behind the name, where it has one alone."""
    named = _APART_FROM.search(draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start])
    new = draft.before(change)
    if named is None or new is None or new.unit not in ("%", "％") or not isinstance(new.value, Decimal):
        return
    name = named[1] or named[2]
    line = draft.paragraph_starts[draft.paragraph_of(change.start)]
    rates = [c for c in draft.between(line, new.start) if c.unit in ("%", "％") and isinstance(c.value, Decimal)]
    olds = [c for c in rates if draft.plain[line : c.outer_start].rstrip("（为达").endswith(name)]
    if len({number(c) for c in olds}) == 1:
        exact = abs(number(new) - number(olds[0]))
        said = f"{shown(number(new))}-{shown(number(olds[0]))}={shown(exact)}"
        yield Distance(replace(change, direction=None), exact, said, new, olds[0])


def _behind_name(draft: Draft, name: str, start: int, new: Claim) -> Claim | None:
    """城镇居民人均23815元，增加1083元，增长4.8%: the percentage that the sentence about the name comes to."""
    at = draft.plain.rfind(name, start, new.start)
    if at < 0:
        return None
    end = min(i for i in (draft.plain.find(m, at) for m in "；。\n") if i >= 0) if at >= 0 else at
    behind = [
        c for c in draft.between(at, min(end, new.start)) if c.unit in ("%", "％") and isinstance(c.value, Decimal)
    ]
    return behind[0] if behind and behind[0] is not new else None


def is_near(change: Claim, exact: Decimal) -> bool:
    """Whether one slip of the pen lies between."""
    printed, right = as_printed(change, exact)
    return is_slip(printed, right) or is_exchange(f"{printed}.0", f"{right}.0")


def _points(draft: Draft, change: Claim) -> Iterator[Distance]:
    """比一季度加快0.9个百分点，一季度增长6.3%: the words behind 比 mark the base; of two alone, their distance."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    start = max(start, draft.plain.rfind("；", start, change.start))
    shares = [c for c in draft.between(start, change.start) if c.unit in ("%", "％") and isinstance(c.value, Decimal)]
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.start]
    if len(shares) == 2 and _are_compared(draft, change, *shares):
        exact = abs((shares[1].signed or Decimal(0)) - (shares[0].signed or Decimal(0)))
        if _is_bound(draft, change, *shares) or abs(exact - number(change)) <= change.step or is_near(change, exact):
            said = f"{shown(number(shares[1]))}-{shown(number(shares[0]))}={shown(exact)}"
            yield Distance(
                replace(change, direction=None),
                exact,
                said,
                shares[0],
                shares[1],
                as_printed=bool(_PACE.search(clause)),
            )
        return
    same = [c for c in draft.in_sentence(change.start) if c.unit in ("%", "％") and isinstance(c.value, Decimal)]
    before = [c for c in same if c.start < change.start]
    start = before[-1].outer_end if before else draft.sentence_starts[draft.sentence_of(change.start)]
    than = _THAN.search(draft.plain, start, change.outer_start)
    if not before or than is None:
        yield from _pace(draft, change)
        return
    base = than[1].removesuffix("同期")
    old = [c for c in same if base in draft.lead(c) and c.start != before[-1].start]
    old = [c for c in old if (c.direction is None) is (before[-1].direction is None)]  # a growth is no earlier share
    if len(old) == 1:
        exact = (before[-1].signed or Decimal(0)) - (old[0].signed or Decimal(0))
        if re.search("降幅|跌幅", clause) and exact * (change.signed or 0) < 0:
            change = replace(change, direction=None)  # 降幅收窄: the fall is less, so the number is more
        yield Distance(
            change,
            exact,
            f"{shown(before[-1].signed or Decimal(0))}-{shown(old[0].signed or Decimal(0))}={shown(exact)}",
            before[-1],
            old[0],
        )


def _are_compared(draft: Draft, change: Claim, first: Claim, second: Claim) -> bool:
    """Whether the points can be how far the two lie apart: both rates or both changes, not called by rates of their own, none dealt out in turn."""
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start]
    between = draft.plain[first.end : change.outer_start]
    if _PULLS.search(clause) or not (_DISTANCE.search(between) or _ABOVE_OTHER.search(between)) or "分别" in clause:
        return False
    named = {found[0][-_KIND_OF_RATE:] for c in (first, second) if (found := _RATE_NAME.search(draft.lead(c)))}
    mixed = (first.direction is None) is not (second.direction is None)
    if mixed and not _FROM_TO.search(draft.plain[first.end : change.outer_start]):
        return False  # 增长6.8%；占比66.4%，提高0.2个百分点: a growth and a share are no two ends
    return len(named) < 2 or _is_bound(draft, change, first, second)


def _is_bound(draft: Draft, change: Claim, first: Claim, second: Claim) -> bool:
    """Whether words bind the two: 由41.7%提高到91.7%, 相差, 比…高 of what the first is of, or the first is of another time."""
    start = draft.clause_starts[draft.clause_of(first.start)]
    words = draft.plain[start : change.outer_start]
    if _FROM_TO.search(words) or "相差" in words or "差距" in words:
        return True
    between = draft.plain[first.outer_end : second.outer_start]
    if _IN_PLACE.search(between) or _THEN_BESIDE.fullmatch(between):
        return True
    other = _ABOVE_OTHER.search(words)
    if other is not None:
        return (other[1] or other[2])[-2:] in draft.plain[start : first.outer_start] + first.subject
    return _OF_A_TIME.search(draft.plain[start : first.outer_start]) is not None


def _pace(draft: Draft, change: Claim) -> Iterator[Distance]:
    """环比上涨0.2%，8月份为上涨0.4%，涨幅回落0.2个百分点: of two percentages directly before."""
    word = _PACE.search(draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start])
    before = [c for c in draft.in_sentence(change.start) if c.start < change.start and c.unit in ("%", "％")]
    before = [c for c in before if isinstance(c.value, Decimal)]
    if word and len(before) == 2:
        exact = number(before[0]) - number(before[1])
        way = replace(change, direction=Direction.DOWN if word[1] in ("回落", "收窄", "放缓", "下降") else Direction.UP)
        said = f"{shown(number(before[0]))}-{shown(number(before[1]))}={shown(exact)}"
        yield Distance(way, exact, said, before[0], before[1], as_printed=True)


def _in_bracket(draft: Draft, change: Claim) -> list[Distance]:
    """较二季度合格率提高0.4个百分点（二季度合格率为97.9%）: the base behind it, the share now the last of that rate."""
    old = draft.after(change)
    if old is None or old.unit not in ("%", "％") or not isinstance(old.value, Decimal):
        return []
    if not re.match(r"（[^（）0-9]{0,16}$", draft.plain[change.outer_end : old.outer_start]):
        return []
    clause = draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.outer_start]
    rate = re.search(r"[一-鿿]{1,4}(?:率|占比|比重|比例)", clause)
    line = draft.paragraph_starts[draft.paragraph_of(change.start)]
    shares = [
        c
        for c in draft.between(line if line else 0, change.start)
        if c.unit in ("%", "％") and isinstance(c.value, Decimal)
    ]
    shares = shares or [
        c for c in draft.between(0, change.start) if c.unit in ("%", "％") and isinstance(c.value, Decimal)
    ]
    now = [c for c in shares if rate and rate[0][-3:] in draft.lead(c)]
    if not now:
        return []
    exact = number(now[-1]) - number(old)
    said = f"{shown(number(now[-1]))}-{shown(number(old))}={shown(exact)}"
    return [Distance(change, exact, said, now[-1], old)]
