"""What a change is a change of, and against which earlier number (增减的两端).

The number now stands before the change in its sentence. The number then is marked by its words:
去年同期 for 同比, 上月 and 上期 for 环比, 由 … 至 … for both. A base far off counts only when one alone fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.ends import BEFORE, YEAR, Ends, is_planned, is_then
from gongshi.check.consistency.in_turn import in_turn, new_in_turn
from gongshi.check.consistency.more_or_less import as_amount
from gongshi.check.consistency.named_change import ends_called
from gongshi.check.consistency.over_limits import EXCESS
from gongshi.check.consistency.told_base import ends_in_place, may_end
from gongshi.check.consistency.told_times import ends_of_time, ends_of_years
from gongshi.check.draft import Draft, is_counted
from gongshi.check.once import once

_WIDTH = re.compile(r"(?:增幅|降幅|涨幅|跌幅|升幅|减幅|增长率)(?:为|达|达到)?$")
_MOST = 200  # earlier numbers, changes and sentences that are looked at together
_COARSE = Decimal(5)  # points that 四分之一 leaves open
_SPAN = 18  # characters between 从2019年的214起 and the number that it became
_FROM = re.compile(r"[由从][^，。；]{0,16}$")
_NOTHING = re.compile(
    r"(?:^|[，；：])(?:本月|本周|本期|当月)?无[^，。；：0-9]{1,10}(?:，[较比与同环][^。；]*)?，?[较比与同环][^，。；]*$"
)


@once
def changes(draft: Draft) -> list[Claim]:
    """Every change in percent or points that has a direction, and every amount that something rose or fell by."""
    return list(_changes(draft))


def _changes(draft: Draft) -> Iterator[Claim]:
    for claim in draft.claims:
        if not isinstance(claim.value, Decimal) or not claim.value:
            continue
        lead = draft.lead(claim) if claim.kind is Kind.PERCENT else ""
        if claim.kind is Kind.CHANGE and claim.unit == "" and "分之" in claim.text:
            yield replace(claim, value=claim.value * 100, unit="%", step=_COARSE)
        elif claim.kind is Kind.CHANGE or _WIDTH.search(lead) or EXCESS.search(lead):
            yield claim
        elif (amount := as_amount(draft, claim)) is not None:
            yield amount


def is_of_nothing(draft: Draft, change: Claim) -> bool:
    """无死亡，较上月同期（1例）下降100%: what fell to nothing has no number now."""
    start = draft.sentence_start(change.start)
    return _NOTHING.search(draft.plain[start : change.outer_start]) is not None


@once
def ends_of(draft: Draft, change: Claim) -> Ends | None:
    """The number now and the number then, None where one of them is not certain."""
    if re.search(r"年均|平均|累计", draft.clause_before(change.start)):
        return None
    told = (ends_of_years, _from_to, in_turn, ends_in_place, ends_of_time)
    called = (_now_and_then, ends_called)
    found = next((ends for find in (*told, *called) if (ends := find(draft, change)) is not None), None)
    turn = new_in_turn(draft, change)
    return found if turn is None or found is None or found.new is turn else None


def _now_and_then(draft: Draft, change: Claim) -> Ends | None:
    """34起，去年同期23起，同比上升47.8%."""
    new = number_now(draft, change)
    old = _number_then(draft, change, new) if new is not None else None
    return Ends(new, *old) if new is not None and old is not None else None


@once
def number_now(draft: Draft, change: Claim) -> Claim | None:
    """The counted number that the change is said of: linked, or the nearest before it in the sentence."""
    linked = draft.at(change.of)
    if linked is not None and is_counted(linked) and not is_then(draft, linked) and not is_planned(draft, linked):
        return linked
    for claim in reversed([c for c in draft.in_sentence(change.start) if c.start < change.start]):
        if is_planned(draft, claim):
            continue
        if as_amount(draft, claim) is not None:
            continue
        if is_counted(claim) and not is_then(draft, claim):
            return claim
        if claim.kind is not Kind.CHANGE and not is_then(draft, claim):
            return None
    return None


@once
def way_of(draft: Draft, change: Claim) -> re.Pattern[str] | None:
    """The words that mark its base: YEAR for 同比, BEFORE for 环比, None where it says neither."""
    words = change.compared or draft.clause_before(change.start)
    behind = draft.plain[change.outer_end : change.outer_end + 8]
    if behind.startswith("（") and not (BEFORE.search(words) or YEAR.search(words)):
        words = behind
    if BEFORE.search(words):
        return BEFORE
    return YEAR if YEAR.search(words) else None


def _from_to(draft: Draft, change: Claim) -> Ends | None:
    """由23起上升至34起，上升47.8%."""
    before = [c for c in draft.in_sentence(change.start) if c.start < change.start and (may_end(c) or _is_age(c))]
    for old, new in reversed(list(pairwise(before))):
        between = draft.plain[old.outer_end : new.outer_start]
        if (
            old.unit == new.unit
            and _FROM.search(draft.clause_before(old.outer_start))
            and re.search(r"[至到为成]", between)
            and len(between) < _SPAN
            and not _is_of_its_own(draft, change, old)
        ):
            return Ends(new, old, True)
    return None


def _is_age(claim: Claim) -> bool:
    return claim.kind is Kind.AGE and isinstance(claim.value, Decimal)


def _is_of_its_own(draft: Draft, change: Claim, old: Claim) -> bool:
    """疫点由14个减少到11个，病死松树下降46.3%; 由90分钟缩短到35分钟，比高铁快10分钟: whether the change names what fell, or another thing that it is compared with."""
    if re.search(
        r"[比较](?![^，。；]{0,8}[年月季周期日前初底])[^，。；0-9]{2,10}[快慢高低多少长短]$", draft.lead(change)
    ):
        return True
    said = re.fullmatch(
        r"[，、；]?([一-鿿]{2,8}?)(?:同比|环比|[较比与].*)?(?:上升|下降|增长|减少|增加|提高|降低|上涨|回落)(?:了|约|近)?",
        draft.lead(change),
    )
    if said is None or re.fullmatch(r"(?:同比|环比|[增降涨跌]幅|幅度|总体|整体|累计|其中|共计?)+", said[1]):
        return False
    start = draft.sentence_start(old.start)
    before = draft.before(change)
    words = draft.plain[start : before.outer_end if before is not None else change.start]
    return not any(said[1][i : i + 2] in words for i in range(len(said[1]) - 1))


def _number_then(draft: Draft, change: Claim, new: Claim) -> tuple[Claim, bool] | None:
    way = way_of(draft, change)
    if way is None:
        return None
    same = [c for c in _in_segment(draft, change) if _is_base(draft, c, way, new)]
    if len(same) == 1:
        return same[0], True
    far = [c for c in _thens(draft) if _is_base(draft, c, way, new) and _is_kin(draft, new, c)]
    if len(far) != 1 or same:
        return None
    rivals = (
        c for c in changes(draft)[:_MOST] if c.unit == change.unit and c is not change and way_of(draft, c) is way
    )
    others = (number_now(draft, c) for c in rivals)
    told = any(other is not None and other is not new and _same_thing(other, new) for other in others)
    return None if told else (far[0], False)


@once
def _thens(draft: Draft) -> list[Claim]:
    """The numbers that are said of an earlier time; of very many the first."""
    return [c for c in draft.counted if is_then(draft, c)][:_MOST]


def _in_segment(draft: Draft, change: Claim) -> tuple[Claim, ...]:
    """The claims between the semicolons around the change."""
    return draft.between(draft.segment_start(change.start), draft.segment_end(change.start))


def _is_base(draft: Draft, claim: Claim, way: re.Pattern[str], new: Claim) -> bool:
    if claim.unit != new.unit or claim is new or not is_counted(claim):
        return False
    words = draft.item_before(claim.outer_start)
    found = list(way.finditer(words))
    return (
        bool(found)
        and not re.search(r"[较比与]$", words[: found[-1].start()])
        and not found[-1][0].startswith(("较", "比", "同比", "环比"))
    )


def _is_kin(draft: Draft, new: Claim, old: Claim) -> bool:
    """Whether the sub-sentence of the base speaks of what the new number counts."""
    told = _told_before(draft, old)
    return len(new.subject) > 1 and new.subject in told


def _told_before(draft: Draft, old: Claim) -> str:
    """The base's own clause; one that only says 上月为 takes the clause before with it."""
    first = draft.sentence_start(old.start)
    n = draft.clause_of(old.outer_start)
    while True:
        words = draft.plain[max(first, draft.clause_starts[n]) : old.start]
        bare = re.sub(r"[0-9.、，；]+|[至到]?[为有共]", "", BEFORE.sub("", YEAR.sub("", words)))
        if len(bare.replace(old.unit, "")) > 2 or draft.clause_starts[n] <= first:
            return words + old.subject
        n -= 1


def _same_thing(a: Claim, b: Claim) -> bool:
    return bool(a.subject) and a.subject == b.subject and a.unit == b.unit
