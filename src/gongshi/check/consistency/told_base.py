"""The earlier number where the comparison itself says it (说出来的基数).

与上年的1658起相比，总量增加184起，上升11.1%: the base stands inside the comparison, and what follows up to the
next stop is of it. No list of times is needed: the text's own words bind the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.earlier import is_earlier
from gongshi.check.consistency.ends import BEFORE, CARRIED_OVER, YEAR, Ends, is_base, is_planned, is_then
from gongshi.check.consistency.exact import may_be_meant
from gongshi.check.consistency.groups.governing import governing
from gongshi.check.consistency.more_or_less import OPENS, as_amount
from gongshi.check.consistency.moved import is_percent, moved
from gongshi.check.draft import Draft, is_counted, kin, number

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
_COMPARES = re.compile(r"(?:[比较](?!例|重|为)|[与同]).{2,}")
_BESIDE, _UNIT_NAMED = re.compile("[、和]"), re.compile("([起人件宗例户家辆])数")
_CHAIN, _REACH = 6, 24  # changes that may follow one base; characters between a time and its number
_LINES, _MOST = 3, 6
_CHANCE = 10  # steps


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
    of_unit = _of_its_unit(draft, old, change, amount)
    if of_unit is None:
        return None
    sure = amount is not None and amount.unit == of_unit.unit and isinstance(amount.value, Decimal)
    return ToldBase(of_unit, amount if sure else None)


def _of_its_unit(draft: Draft, old: Claim, change: Claim, amount: Claim | None) -> Claim | None:
    """与上年同期49起、70人相比，起数增加9起，上升18.4%: of a row the one that counts what the amount does, or the change's words name."""
    row = [old]
    while (before := draft.before(row[0])) is not None and is_counted(before) and _is_beside(draft, before, row[0]):
        row.insert(0, before)
    if len(row) == 1:
        return old
    named = _UNIT_NAMED.search(draft.lead(change))
    by = change if not is_percent(change) else amount
    unit = by.unit if by is not None else named[1] if named is not None else ""
    return next((c for c in row if kin(c.unit) == kin(unit)), None)


def _is_beside(draft: Draft, one: Claim, other: Claim) -> bool:
    return _BESIDE.fullmatch(draft.plain, one.outer_end, other.outer_start) is not None


def _is_compared_with(draft: Draft, old: Claim, change: Claim) -> bool:
    """Whether the words around the number make it the base: 与…相比, 比…, or it is of then and the change goes on from it."""
    first = draft.after(old)
    behind = draft.plain[old.outer_end : first.outer_start if first is not None else change.outer_start]
    words = draft.sentence_before(old.outer_start)
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
    for may_be in (_fits, _fits_turned, _is_slip):
        if (ends := next((e for e in tried if may_be(change, e)), None)) is not None:
            return ends
    return next((e for e in tried if _may_be_meant(draft, change, e)), None) or next(iter(tried), None)


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


def _fits_turned(change: Claim, ends: Ends) -> bool:
    """Whether the way alone is wrong, of a change with more figures than numbers near by give by chance."""
    if number(change) < _CHANCE * change.step or (not is_percent(change) and ends.new.unit != change.unit):
        return False
    found = moved(change, ends)
    return found is not None and found.fits and found.is_turned


def _news_of_sentence(draft: Draft, old: Claim) -> Iterator[Claim]:
    """The numbers of the base's unit before it in its segment, the nearest first; of a target or inside 为预算…的102% last."""
    segment = draft.segment_start(old.start)
    sentence = draft.between(draft.sentence_start(old.start), old.start)
    before = [c for c in sentence if is_counted(c) and c.unit == old.unit and not is_base(draft, c)]
    own = [c for c in reversed(before) if c.start >= segment] or list(reversed(before))
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
