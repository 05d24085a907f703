"""A percentage against its two numbers, or against the amount beside it (增减幅).

Both ends of the sentence where it gives them; else the amount that something rose or fell by, over the
number now less that amount: 减少26起、下降10.8% with 214起.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.amount_bases import news_of_amount
from gongshi.check.consistency.called import in_order
from gongshi.check.consistency.compared import ends_of
from gongshi.check.consistency.ends import is_planned, is_then
from gongshi.check.consistency.exact import may_be_meant, shown
from gongshi.check.consistency.groups.group import in_bracket
from gongshi.check.consistency.more_or_less import as_amount
from gongshi.check.consistency.moved import Moved, moved
from gongshi.check.consistency.over_limits import over_limit
from gongshi.check.consistency.slips import is_close
from gongshi.check.consistency.spread import of_growth, of_quotient
from gongshi.check.consistency.told_base import base_in_place
from gongshi.check.draft import Draft, is_counted, number
from gongshi.check.units import RATES

_MOST_NEAR = 14  # numbers before of which one may be what the amount is of
_MOVED = re.compile(
    r"减少|增加|下降|上升|增长|同比|环比|较|比|[净新多少][增减]|[增减][产收支持排亏加]|提高|降低|[多少](?:[办收查产销付缴支招接发]|处理)|[0-9]"
)
_SINCE = re.compile(r"^[与同和跟][^，。；]{1,12}?(?:相比|比较)，?")
_BESIDE = re.compile(
    r"[，、（]?(?:同比|环比)?(?:名义)?(?:即|[增降减升]幅|涨幅|跌幅|幅度|增长率)?(?:为|达|约)?"
    r"(?:增加|减少|上升|下降|增长|降低|提高|上涨|回落|扩大|缩小|偏?[多少高低]|净?[多少增减升降][一-鿿]?)?(?:了|约|近)?"
)

_CONVERTED = re.compile(r"（[^（）]{1,16}）")
_ACCOUNTED = re.compile(r"^(?:决算|预算|执行|完成|实际|实绩|同期)数?$")

_BEHIND = re.compile("[，、；].*")


def growth(draft: Draft, change: Claim) -> Iterator[Moved]:
    """What the sentence says a percentage is of: its two ends, or the amount beside it (增减幅的由来)."""
    over = over_limit(draft, change)
    told = base_in_place(draft, change) if over is None else None
    if told is not None and told.amount is not None:
        yield from _of_told(draft, change, told.amount, told.old)
        return
    ends = over or ends_of(draft, change)
    if ends is not None and (found := moved(change, ends)) is not None:
        if found.fits or ends.near or is_close(change, found.exact):
            yield found
        return
    amount = amount_beside(draft, change)
    new = _new_beside(draft, amount) if amount is not None else None
    if amount is None or not amount.signed:
        return
    of_new = list(_of_amount(change, amount, new)) if new is not None else []
    if of_new:
        yield from of_new
    else:
        yield from _of_others(draft, change, amount)


def _of_others(draft: Draft, change: Claim, amount: Claim) -> Iterator[Moved]:
    """Of the numbers that stand elsewhere: the one that gives the percentage, or the one that it was meant for."""
    tried = [(m, sure) for new, sure in news_of_amount(draft, amount) for m in _of_amount(change, amount, new)]
    right = [m for m, _ in tried if m.fits and not m.is_turned]
    wrong = [m for m, sure in tried if m.is_slip or (sure and is_close(change, m.exact))]
    yield from (right or wrong)[:1]


def multiplied(draft: Draft, change: Claim) -> Iterator[Moved]:
    """超标11.4倍, 从120起增至600起，增长4倍; 翻一番: by how many times the one number is more than the other.

    Strictly 增长4倍 leaves five times as much; many mean four times, of which somebody has to be asked.
    """
    limit = over_limit(draft, change)
    ends = limit or ends_of(draft, change)
    found = moved(change, ends) if ends is not None and ends.near and ends.new.unit == ends.old.unit else None
    if found is None or (limit is None and found.exact <= 0):
        return
    as_many = replace(found, exact=found.exact + 1, is_as_many=True)
    yield as_many if limit is None and change.unit == "倍" and as_many.fits and not found.fits else found


def _of_told(draft: Draft, change: Claim, amount: Claim, old: Claim) -> Iterator[Moved]:
    """比上一季度的352件多66件，增长18.8%: the amount over the base, unless number now and base give it, and the amount is wrong."""
    ends = ends_of(draft, change)
    of_ends = moved(change, ends) if ends is not None else None
    for found in (*_of_amount(change, amount, old, base=True), *([of_ends] if of_ends is not None else [])):
        if found.fits and not found.is_turned:
            yield found
            return
    yield from (m for m in _of_amount(change, amount, old, base=True) if may_be_meant(number(change), m.exact))


def _of_amount(change: Claim, amount: Claim, new: Claim, *, base: bool = False) -> Iterator[Moved]:
    if amount.signed is None:
        return  # 减少56—59起: a range
    part, by, now = shown(abs(amount.signed)), amount.signed, shown(number(new))
    if base and number(new):
        exact = amount.signed * 100 / number(new)
        said = f"{part}÷{now}={shown(abs(exact))}%"
        yield Moved(change, exact, said, (amount, new), of_quotient((amount,), new, exact))
        return
    before = number(new) - amount.signed
    if before > 0:
        exact = amount.signed * 100 / before
        said = f"{part}÷({now}{'-' if by > 0 else '+'}{part})={shown(abs(exact))}%"
        yield Moved(change, exact, said, (amount, new), of_growth(amount, new, exact))


def _new_beside(draft: Draft, amount: Claim) -> Claim | None:
    """The number now that the amount belongs to: the nearest of its unit, of its thing where that is said."""
    before = [c for c in draft.in_sentence(amount.start) if c.start < amount.start and is_counted(c)]
    same = [c for c in before if c.unit == amount.unit and not is_then(draft, c) and not is_planned(draft, c)]
    same = [c for c in same if not in_bracket(draft.plain, c.start) or in_bracket(draft.plain, amount.start)]
    linked, head = draft.at(amount.of), _thing(draft.lead(amount))
    named = [c for c in same if head and (head in (own := _own_words(draft, c)) or in_order(head, own))]
    if head and same and not named and draft.lead(amount).strip("，、；").startswith(head):
        return None
    if linked in same and not named:
        return linked
    return (named or same)[-1] if same else _named_before(draft, amount)


def _own_words(draft: Draft, claim: Claim) -> str:
    """What is said of the number itself: 受伤 of 286人 in 19人死亡、286人受伤."""
    return re.sub(".*[，、；]", "", draft.lead(claim)) + claim.subject + _BEHIND.sub("", draft.tail(claim)[:6])


def _thing(words: str) -> str:
    """What a clause says that rose or fell: 死亡 of 死亡人数减少17人; empty where it begins with the verb."""
    head = _ACCOUNTED.sub("", _MOVED.split(_SINCE.sub("", words.strip("，、；")))[0])
    return re.sub(r"(?:人数|起数|数量|总数|总量|数|量|额)$", "", head) if 1 < len(head) < 10 else ""


def _named_before(draft: Draft, amount: Claim) -> Claim | None:
    """死亡人数减少1人、下降20%, of 死亡4人 in the sentence before: the one number of its thing in the line."""
    start = draft.sentence_start(amount.start)
    head = _thing(draft.lead(amount)) or _thing(draft.plain[start : amount.outer_start])
    same = [c for c in draft.of_unit.get(amount.unit, ()) if c.start < amount.start and head]
    now = [c for c in same[-_MOST_NEAR:] if not (is_then(draft, c) or is_planned(draft, c))]
    told = [c for c in now if head in draft.lead(c) + c.subject]
    whole = bool(told) and "其中" in draft.plain[told[0].end : told[-1].start].split("。")[0]
    return told[0] if len({number(c) for c in told}) == 1 or whole else None


def amount_beside(draft: Draft, change: Claim) -> Claim | None:
    """The amount directly before the percentage, or directly behind it."""
    for beside in (_outside(draft, draft.before(change)), draft.after(change)):
        other = beside if beside is None or beside.kind is Kind.CHANGE else as_amount(draft, beside)
        if other is None or not isinstance(other.value, Decimal) or other.unit in RATES:
            continue
        low, high = sorted((change, other), key=lambda c: c.start)
        between = _CONVERTED.sub("", draft.plain[low.outer_end : high.outer_start])
        if not _BESIDE.fullmatch(between):
            continue
        in_rows = draft.plain[other.outer_start - 1] in "、和" and draft.plain.startswith("、", change.outer_end)
        if len(between) < 10 and not re.search(r"[。；\n]", between) and not in_rows:
            return other  # 70元、90元和100元，增幅为10.8%、10.6%: the last amount is not of the first percentage
    return None


def _outside(draft: Draft, claim: Claim | None) -> Claim | None:
    """减少815千公顷（1222万亩）: the number before the bracket that says it again in another unit."""
    before = draft.before(claim) if claim is not None and in_bracket(draft.plain, claim.start) else None
    if claim is None or before is None or draft.plain[before.outer_end : claim.outer_start] != "（":
        return claim
    return before if draft.plain.startswith("）", claim.outer_end) else claim
