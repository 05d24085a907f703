"""What a change is a change of, and against which earlier number (增减的两端).

The number now stands before the change in its sentence. The number then is marked by its words:
去年同期 for 同比, 上月 and 上期 for 环比, 由 … 至 … for both. A base far off counts only when one alone fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Kind
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, is_counted

YEAR = re.compile(r"同比|(?:较|比|与)?(?:上年|去年)(?:同期|同月)?|上一年")
BEFORE = re.compile(r"环比|上月|上期|上季度|上周|上旬|上一?届|前一日|上个月")
_WIDTH = re.compile(r"(?:增幅|降幅|涨幅|跌幅|增长率)(?:为|达|达到)?$")
_THEN = re.compile(r"(?:去年|上年|上周|上月|上期|上季度|前一年|20[0-9]{2}年|19[0-9]{2}年)(?:同期)?[^，。；]{0,8}，?")
_MOST = 200  # earlier numbers, changes and sentences that are looked at together
_FROM = re.compile(r"[由从][^，。；]{0,16}$")
_TO = re.compile(r"^[^，。；]{0,8}?(?:至|到|为)$")


@dataclass(frozen=True)
class Ends:
    """The two numbers of a change; `near` when they stand in its own sentence."""

    new: Claim
    old: Claim
    near: bool


def changes(draft: Draft) -> Iterator[Claim]:
    """Every change in percent or points that has a direction, and every amount that something rose or fell by."""
    for claim in draft.claims:
        if not isinstance(claim.value, Decimal) or not claim.value:
            continue
        said = _WIDTH.search(draft.lead(claim)) if claim.kind is Kind.PERCENT else None
        if claim.kind is Kind.CHANGE or said:
            yield claim


def ends_of(draft: Draft, change: Claim) -> Ends | None:
    """The number now and the number then, None where one of them is not certain."""
    if re.search(r"年均|平均|累计", draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.start]):
        return None
    rise = _from_to(draft, change) or _than(draft, change) or in_turn(draft, change)
    if rise is not None:
        return rise
    new = number_now(draft, change)
    old = _number_then(draft, change, new) if new is not None else None
    return Ends(new, old[0], old[1]) if new is not None and old is not None else None


def number_now(draft: Draft, change: Claim) -> Claim | None:
    """The counted number that the change is said of: linked, or the nearest before it in the sentence."""
    linked = draft.at(change.of)
    if linked is not None and is_counted(linked) and not is_then(draft, linked) and not is_planned(draft, linked):
        return linked
    for claim in reversed([c for c in draft.in_sentence(change.start) if c.start < change.start]):
        if is_planned(draft, claim):
            continue
        if is_counted(claim) and not is_then(draft, claim):
            return claim
        if claim.kind is not Kind.CHANGE and not is_then(draft, claim):
            return None
    return None


def is_planned(draft: Draft, claim: Claim) -> bool:
    """Whether the number, or the share of it, is of what was to be: 完成年初预算的53.3%，年初预算为162亿元."""
    return has("planned", _clause_before(draft, claim))


def is_then(draft: Draft, claim: Claim) -> bool:
    """Whether the number is said of an earlier time: 去年同期23起."""
    words = _clause_before(draft, claim)
    return bool(YEAR.search(words) or BEFORE.search(words)) and claim.kind is not Kind.CHANGE


def _clause_before(draft: Draft, claim: Claim) -> str:
    return draft.plain[draft.clause_starts[draft.clause_of(claim.outer_start)] : claim.outer_start].rpartition("、")[2]


def way_of(draft: Draft, change: Claim) -> re.Pattern[str] | None:
    """The words that mark its base: YEAR for 同比, BEFORE for 环比, None where it says neither."""
    words = change.compared or draft.plain[draft.clause_starts[draft.clause_of(change.start)] : change.start]
    behind = draft.plain[change.outer_end : change.outer_end + 8]
    if behind.startswith("（") and not (BEFORE.search(words) or YEAR.search(words)):
        words = behind
    if BEFORE.search(words):
        return BEFORE
    return YEAR if YEAR.search(words) else None


def in_turn(draft: Draft, change: Claim) -> Ends | None:
    """同比分别下降10.0%、12.4%。2021年，上述指标分别为680起、169人: by order, units agreeing."""
    start = draft.sentence_starts[draft.sentence_of(change.start)]
    told = draft.plain.rfind("分别", start, change.start)
    run = (
        [c for c in draft.between(told, draft.sentence_end(change.start)) if c.kind is Kind.CHANGE] if told >= 0 else []
    )
    if len(run) < 2 or not any(c is change for c in run):
        return None
    place = next(n for n, c in enumerate(run) if c is change)
    flat = draft.plain[run[-1].outer_end : run[-1].outer_end + 4].count("持平")
    size = len(run) + flat
    before = [c for c in draft.between(start, told) if is_counted(c)]
    if len(before) == 2 * size and _THEN.search(draft.plain, before[size - 1].end, before[size].start):
        return Ends(before[place], before[size + place], True)
    news = before[-size:]
    if len(news) != size or not re.fullmatch(
        r"[^0-9]*分别[^0-9]*", draft.plain[news[-1].outer_end : run[0].outer_start]
    ):
        return None
    old = _then_in_turn(draft, news, place)
    return Ends(news[place], old, False) if old is not None else None


def _then_in_turn(draft: Draft, news: list[Claim], place: int) -> Claim | None:
    """The number of the same thing in the one sentence that gives the earlier numbers of all."""
    own = draft.sentence_of(news[0].start)
    for start in _then_sentences(draft):
        if draft.sentence_of(start) == own:
            continue
        told = draft.plain.rfind("分别", start, draft.sentence_end(start))
        olds = [c for c in draft.between(max(start, told), draft.sentence_end(start)) if is_counted(c)]
        if [c.unit for c in olds] == [c.unit for c in news]:
            return olds[place]
        named = [
            c
            for c in olds
            if c.unit == news[place].unit
            and _head(draft, news[place])
            and _head(draft, news[place]) in draft.plain[start : c.start][-12:]
        ]
        if len(named) == 1:
            return named[0]
    return None


def _then_sentences(draft: Draft) -> list[int]:
    found = draft.memo.get(_then_sentences)
    if not isinstance(found, list):
        found = draft.memo[_then_sentences] = [s for s in draft.sentence_starts if _THEN.match(draft.plain, s)][:_MOST]
    return found


def _head(draft: Draft, claim: Claim) -> str:
    """What the number counts, as short as the text says it: 盗窃."""
    return re.sub(r"^.*[，、：中]", "", draft.plain[draft.clause_starts[draft.clause_of(claim.start)] : claim.start])[
        -6:
    ]


def _than(draft: Draft, change: Claim) -> Ends | None:
    """查处264起，较上季度的220起上升20%: the base stands between 较 and the change."""
    old = draft.before(change)
    if old is None or not is_counted(old) or not re.search(r"[较比][^，。；]{0,14}的?$", draft.lead(old)):
        return None
    if not re.fullmatch(r"[^，。；0-9]{0,12}", draft.plain[old.outer_end : change.outer_start]):
        return None
    before = [
        c for c in draft.in_sentence(change.start) if c.start < old.start and is_counted(c) and c.unit == old.unit
    ]
    return Ends(before[-1], old, True) if before else None


def _from_to(draft: Draft, change: Claim) -> Ends | None:
    """由23起上升至34起，上升47.8%."""
    before = [c for c in draft.in_sentence(change.start) if c.start < change.start and is_counted(c)]
    for old, new in pairwise(before):
        between = draft.plain[old.outer_end : new.outer_start]
        if (
            old.unit == new.unit
            and _FROM.search(draft.lead(old))
            and re.search(r"[至到]", between)
            and len(between) < 14
        ):
            return Ends(new, old, True)
    return None


def _number_then(draft: Draft, change: Claim, new: Claim) -> tuple[Claim, bool] | None:
    way = way_of(draft, change)
    if way is None:
        return None
    same = [c for c in _item(draft, change) if _is_base(draft, c, way, new)]
    if len(same) == 1:
        return same[0], True
    far = [c for c in _thens(draft) if _is_base(draft, c, way, new) and _is_kin(draft, new, c)]
    rivals = [c for c in _all_changes(draft) if c.unit == change.unit and c is not change and way_of(draft, c) is way]
    told = [
        c
        for c in rivals
        if (other := number_now(draft, c)) is not None and other is not new and _same_thing(other, new)
    ]
    return (far[0], False) if len(far) == 1 and not told and not same else None


def _thens(draft: Draft) -> list[Claim]:
    """The numbers that are said of an earlier time, worked out once; of very many the first."""
    found = draft.memo.get(_thens)
    if not isinstance(found, list):
        found = draft.memo[_thens] = [c for c in draft.counted if is_then(draft, c)][:_MOST]
    return found


def _all_changes(draft: Draft) -> list[Claim]:
    found = draft.memo.get(_all_changes)
    if not isinstance(found, list):
        found = draft.memo[_all_changes] = list(changes(draft))[:_MOST]
    return found


def _item(draft: Draft, change: Claim) -> list[Claim]:
    """The claims between the semicolons around the change."""
    cuts = draft.in_sentence(change.start)
    low = draft.plain.rfind("；", draft.sentence_starts[draft.sentence_of(change.start)], change.start)
    high = draft.plain.find("；", change.end, draft.sentence_end(change.start))
    return [c for c in cuts if c.start > low and (high < 0 or c.start < high)]


def _is_base(draft: Draft, claim: Claim, way: re.Pattern[str], new: Claim) -> bool:
    if claim is new or not is_counted(claim) or claim.unit != new.unit:
        return False
    words = _clause_before(draft, claim)
    found = list(way.finditer(words))
    return (
        bool(found)
        and not re.search(r"[较比与]$", words[: found[-1].start()])
        and not found[-1][0].startswith(("较", "比", "同比", "环比"))
    )


def _is_kin(draft: Draft, new: Claim, old: Claim) -> bool:
    """Whether the sub-sentence of the base speaks of what the new number counts."""
    if len(new.subject) < 2:
        return False
    return new.subject in _told_before(draft, old)


def _told_before(draft: Draft, old: Claim) -> str:
    """The base's own clause; one that only says 上月为 takes the clause before with it."""
    first = draft.sentence_starts[draft.sentence_of(old.start)]
    n = draft.clause_of(old.outer_start)
    while True:
        words = draft.plain[max(first, draft.clause_starts[n]) : old.start]
        bare = re.sub(r"[0-9.、，；]+|[至到]?[为有共]", "", BEFORE.sub("", YEAR.sub("", words)))
        if len(bare.replace(old.unit, "")) > 2 or draft.clause_starts[n] <= first:
            return words + old.subject
        n -= 1


def _same_thing(a: Claim, b: Claim) -> bool:
    return bool(a.subject) and a.subject == b.subject and a.unit == b.unit
