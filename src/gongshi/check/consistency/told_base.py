"""The earlier number where the change itself says it, or says of what time it is (说出来的基数).

与上年的1658起相比，总量增加184起，上升11.1%: the base stands inside the comparison, and what follows up to the
next stop is of it. 较7月16日增加1.93亿立方米，7月16日为12.35亿立方米: the comparison names a time, and the number of
that time stands elsewhere. Either way no list of times is needed: the text's own words bind the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.ends import BEFORE, CARRIED_OVER, YEAR, Ends, is_planned, is_then
from gongshi.check.consistency.exact import may_be_meant
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.more_or_less import OPENS, as_amount
from gongshi.check.consistency.moved import is_percent, moved
from gongshi.check.draft import Draft, is_counted, number

_ANEW = re.compile(r"[比较]|同比|环比")  # a comparison of its own: 较常年（168.5毫米）偏少42.8%，较去年偏少32%
_WITH = re.compile(r"[^，。；0-9]{0,12}(?:相比|比较|对比)(?:，|$)")
_GOES_ON = re.compile(
    r"，(同比|环比)?(?:今年|本[年月周期季旬次])?(?:净|共|累计|合计|名义|实际|[一二两三四五六七八九十]年)?"
    r"(?:[增减](?:加|少|长|收|支|产|亏|幅)?|[上下](?:升|降|涨|跌|浮)|提高|降低|缩短|延长|回落|扩大|[多少涨跌升降][一-鿿]?)(?:了|约|近|为)?"
)
_OF_THEN = re.compile(
    r"(?:而)?[比较]?(?:去年|上年|前年|上一?[月周期季届旬批轮]|[0-9]{4}年|[0-9]{1,2}月|[一二三四]季度|年初|期初|同期(?!，)|首轮)(?!相比)"
)
_OF_A_YEAR = re.compile(r"[0-9]{4}年(?!同期)")
_DIRECT = re.compile(r"[^，。；0-9]{0,12}")
_THAN_TIME = re.compile(
    r"(?:[比较]|(?:^|[，；：。\n])[与同和跟])(?P<time>[^，。；比较]{0,11}[年月日季度周旬届期初末底])(?:（[^（）]{1,30}）)?(?:相比)?(?:的?水平)?，?"
    r"(?:[一-鿿]{0,4}?)(?:增加|减少|增长|下降|上升|提高|降低|缩短|延长|多|少|高|低|扩大|缩小|净增|净减|回升|回落)(?:了|约|近)?$"
)
_YEARS = re.compile(r"([0-9]{4})年(?:较|比|与)([0-9]{4})年[^，。；0-9]{0,6}$")
_BARE = re.compile(r"(?:同期|末|底)?(?:[，：]?(?:为|是|有|达|仅|共|仅为|约为|则为))?")
_COMPARES = re.compile(r"(?:[比较](?!例|重|为)|[与同]).{2,}")
_CHAIN, _REACH = 6, 24  # changes that may follow one base; characters between a time and its number
_LINES, _MOST = 3, 6


@dataclass(frozen=True)
class ToldBase:
    """The earlier number, and the amount that the same comparison says it rose or fell by, if it does."""

    old: Claim
    amount: Claim | None


def may_end(claim: Claim) -> bool:
    """A number that something may have moved from or to: what is counted, and lengths of time."""
    lasts = claim.kind is Kind.DURATION and claim.qualifier is Looseness.EXACT
    return is_counted(claim) or (lasts and isinstance(claim.value, Decimal))


def base_in_place(draft: Draft, change: Claim) -> ToldBase | None:
    """与上年的1658起相比，…: the number between 与, 比 or 较 and the change, or the one of then directly before it."""
    old, amount = draft.before(change), None
    for _ in range(_CHAIN):
        moved_by = old if old is None or old.kind is Kind.CHANGE else as_amount(draft, old)
        if old is None or not (moved_by is not None or old.kind in (Kind.DATE, Kind.DURATION)):
            break
        amount = moved_by if moved_by is not None and not is_percent(moved_by) and amount is None else amount
        old = draft.before(old)
    if old is None or not is_counted(old) or draft.sentence_of(old.start) != draft.sentence_of(change.start):
        return None
    if CARRIED_OVER.search(draft.lead(old)):
        return None  # 上年结转5.24亿元，增长101.4%
    if old is not draft.before(change) and _COMPARES.search(draft.lead(change)):
        return None  # 较常年（168.5毫米）偏少42.8%，较去年同期偏少32%: compared with something else
    if "；" in draft.plain[old.outer_end : change.outer_start] or not _is_compared_with(draft, old, change):
        return None
    if draft.after(old) is not change and _ANEW.search(draft.lead(change)):
        return None
    sure = amount is not None and amount.unit == old.unit and isinstance(amount.value, Decimal)
    return ToldBase(old, amount if sure else None)


def _is_compared_with(draft: Draft, old: Claim, change: Claim) -> bool:
    """Whether the words around the number make it the base: 与…相比, 比…, or it is of then and the change goes on from it."""
    first = draft.after(old)
    behind = draft.plain[old.outer_end : first.outer_start if first is not None else change.outer_start]
    words = draft.plain[draft.sentence_start(old.start) : old.outer_start]
    if _WITH.match(behind) or _DIRECT.fullmatch(behind):
        return OPENS.search(words) is not None
    goes_on = _GOES_ON.fullmatch(behind)
    clause = draft.clause_before(old.outer_start)
    if goes_on is None or not (is_then(draft, old) or is_earlier(draft, old)) or not _OF_THEN.match(clause):
        return False
    if goes_on[1] and _OF_A_YEAR.match(clause):
        return False  # 2023年受理101.15万件，同比下降12.36%: what it fell to
    other = {"同比": BEFORE, "环比": YEAR}.get(goes_on[1] or "")
    return other is None or not other.search(words[-_REACH:])


def ends_in_place(draft: Draft, change: Claim) -> Ends | None:
    """The number now and the one that the comparison says; of several that may be meant the one that gives the change."""
    told = base_in_place(draft, change)
    if told is None:
        return None
    own = list(_news_of_sentence(draft, told.old))
    tried = [
        *(Ends(n, told.old, True) for n in own),
        *(Ends(n, told.old, False) for n in _news_before(draft, told.old)),
    ]
    fit = next((e for e in tried if _fits(change, e)), None) or next((e for e in tried if _is_slip(change, e)), None)
    return fit or next((e for e in tried if _may_be_meant(draft, change, e)), None) or next(iter(tried), None)


def _may_be_meant(draft: Draft, change: Claim, ends: Ends) -> bool:
    """办理1847件，其中民事1236件；较去年同期的1692件增长8.4%: a number that is no part of another and that the change may be a mistake for."""
    if ends.new.role is Role.PART or "其中" in draft.sentence_before(ends.new.start):
        return False
    found = moved(change, ends) if is_percent(change) or ends.new.unit == change.unit else None
    return found is not None and not found.is_turned and may_be_meant(number(change), found.exact)


def _is_slip(change: Claim, ends: Ends) -> bool:
    """Whether the change was meant for the two, one slip of the pen or the wrong end divided by apart."""
    found = moved(change, ends) if is_percent(change) else None
    return found is not None and found.is_slip


def _fits(change: Claim, ends: Ends) -> bool:
    if not is_percent(change) and ends.new.unit != change.unit:
        return False
    found = moved(change, ends)
    return found is not None and found.fits and not found.is_turned


def _news_of_sentence(draft: Draft, old: Claim) -> Iterator[Claim]:
    """The numbers of the base's unit before it in its item, the nearest first; of a target or inside 为预算…的102% last."""
    start = draft.sentence_start(old.start)
    item = max(start, draft.plain.rfind("；", start, old.start) + 1)
    before = [c for c in draft.between(start, old.start) if is_counted(c) and c.unit == old.unit]
    own = [c for c in reversed(before) if c.start >= item] or list(reversed(before))
    own = [c for c in own if not is_then(draft, c) and (c.kind is Kind.AVERAGE) is (old.kind is Kind.AVERAGE)] or own
    plain = [c for c in own if not is_planned(draft, c)]
    yield from plain
    yield from [c for c in own if c not in plain]


def _news_before(draft: Draft, old: Claim) -> Iterator[Claim]:
    """The numbers of the base's unit that govern what stands there: of its line, then of those before."""
    start = draft.sentence_start(old.start)
    line = draft.line_start(old.start, back=_LINES)
    found = [c for c in governing(draft, start, old.unit) if c.start >= line and is_counted(c) and c.unit == old.unit]
    yield from sorted(found[:_MOST], key=lambda c: (draft.line_of(c.start), -c.start), reverse=False)


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
    start = draft.sentence_start(change.start)
    item = max(start, draft.plain.rfind("；", start, change.start) + 1)
    than = _THAN_TIME.search(_without_changes(draft, item, change))
    if than is None:
        return None
    new = _new_beside(draft, change, item)
    olds = [] if new is None else [c for c in _of_time(draft, than["time"], new, change) if c is not new]
    if new is None or len({c.value for c in olds}) != 1:
        return None
    return Ends(new, olds[0], near=_is_next(draft, change, olds[0]))


def _without_changes(draft: Draft, start: int, change: Claim) -> str:
    """The words of the item before the change, the changes of its own comparison left out: 与…相比，增加1953个，增长."""
    words, at = "", start
    for claim in draft.between(start, change.start):
        if claim.kind is Kind.CHANGE:
            words += re.sub(
                r"[，、]?(?:同比|净)?[增减升降多少提高低长加上下缩短延]{1,4}$", "", draft.plain[at : claim.outer_start]
            )
            at = claim.outer_end
    return words + draft.plain[at : change.outer_start]


def _new_beside(draft: Draft, change: Claim, item: int) -> Claim | None:
    """The number that the change is said of: the last in the item before the comparison, of its unit where it is an amount."""
    before = [c for c in draft.between(item, change.start) if may_end(c)]
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
