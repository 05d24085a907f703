"""The earlier number of the very time that a comparison names (所比之时的数).

较7月16日增加1.93亿立方米，7月16日为12.35亿立方米: the comparison names a time, and the number of that time stands elsewhere.
No list of times is needed: the text's own words bind the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import Ends
from gongshi.check.consistency.moved import is_percent
from gongshi.check.consistency.told_base import may_end
from gongshi.check.draft import Draft, is_counted

_THAN_TIME = re.compile(
    r"(?:[比较]|(?:^|[，；：。\n])[与同和跟])(?P<time>[^，。；比较]{0,11}[年月日季度周旬届期初末底])(?:（[^（）]{1,30}）)?(?:相比)?(?:的?水平)?，?"
    r"(?:[一-鿿]{0,4}?)(?:增加|减少|增长|下降|上升|提高|降低|缩短|延长|多|少|高|低|扩大|缩小|净增|净减|回升|回落)(?:了|约|近)?$"
)
_YEARS = re.compile(r"([0-9]{4})年(?:较|比|与)([0-9]{4})年[^，。；0-9]{0,6}$")
_BARE = re.compile(r"(?:同期|末|底)?(?:[，：]?(?:为|是|有|达|仅|共|仅为|约为|则为))?")
_REACH = 24  # characters between a time and its number


def ends_of_years(draft: Draft, change: Claim) -> Ends | None:
    """2022年736人，2023年613人，2023年较2022年减少123人: the numbers that stand directly behind the two years."""
    clause = draft.clause_before(change.outer_start)
    years = _YEARS.search(clause)
    if years is None:
        return None
    start = draft.sentence_start(change.start)
    same = [c for c in draft.between(start, change.start) if is_counted(c)]
    same = same if is_percent(change) else [c for c in same if c.unit == change.unit]
    new, old = (
        [
            c
            for c in same
            if draft.lead(c).endswith(f"{y}年") or draft.plain[c.outer_start - 5 : c.outer_start].endswith(f"{y}年")
        ]
        for y in years.groups()
    )
    return Ends(new[0], old[0], True) if len(new) == len(old) == 1 and new[0].unit == old[0].unit else None


def ends_of_time(draft: Draft, change: Claim) -> Ends | None:
    """较7月16日增加1.93亿立方米，7月16日为12.35亿立方米: the number of the very time that the comparison names."""
    segment = draft.segment_start(change.start)
    than = _THAN_TIME.search(_without_changes(draft, segment, change))
    if than is None:
        return None
    new = _new_beside(draft, change, segment)
    olds = [] if new is None else [c for c in _of_time(draft, than["time"], new, change) if c is not new]
    if new is None or len({c.value for c in olds}) != 1:
        return None
    return Ends(new, olds[0], near=_is_next(draft, change, olds[0]))


def _without_changes(draft: Draft, start: int, change: Claim) -> str:
    """The words from `start` to the change, the changes of its own comparison left out: 与…相比，增加1953个，增长."""
    words, at = "", start
    for claim in draft.between(start, change.start):
        if claim.kind is Kind.CHANGE:
            words += re.sub(
                r"[，、]?(?:同比|净)?[增减升降多少提高低长加上下缩短延]{1,4}$", "", draft.plain[at : claim.outer_start]
            )
            at = claim.outer_end
    return words + draft.plain[at : change.outer_start]


def _new_beside(draft: Draft, change: Claim, start: int) -> Claim | None:
    """The number that the change is said of: the last behind `start` and before the comparison, of its unit where it is an amount."""
    before = [c for c in draft.between(start, change.start) if may_end(c)]
    same = before if is_percent(change) else [c for c in before if c.unit == change.unit]
    return same[-1] if same else None


def _of_time(draft: Draft, time: str, new: Claim, change: Claim) -> Iterator[Claim]:
    """The numbers of the new one's unit that stand directly behind the same words for a time, not in a comparison."""
    for found in re.finditer(re.escape(time), draft.plain):
        if (
            draft.plain[found.start() - 1 : found.start()] in tuple("比较与同跟")
            or found.end() > change.start > found.start()
        ):
            continue
        first = next((c for c in draft.between(found.end(), found.end() + _REACH) if c.kind is not Kind.DATE), None)
        if first is None or not may_end(first) or first.unit != new.unit:
            continue
        words = draft.plain[found.end() : first.outer_start]
        if re.search(r"[。；\n]", words) or "相比" in words:
            continue
        if _is_of_thing(draft, words, new) or (_BARE.fullmatch(words) and _is_next(draft, change, first)):
            yield first


def _is_next(draft: Draft, change: Claim, old: Claim) -> bool:
    """Whether only further changes stand between the change and the number behind it, in one sentence."""
    low, high = sorted((change, old), key=lambda c: c.start)
    between = draft.between(low.end, high.start)
    same = draft.sentence_of(low.start) == draft.sentence_of(high.start)
    return same and all(c.kind in (Kind.CHANGE, Kind.DATE) for c in between)


def _is_of_thing(draft: Draft, words: str, new: Claim) -> bool:
    """Whether the words between the time and the number take up what the new one counts."""
    said = draft.lead(new)[-8:] + new.subject
    return any(words[i : i + 2] in said for i in range(len(words) - 1) if re.match("[一-鿿]{2}", words[i : i + 2]))
