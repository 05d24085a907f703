"""Parts whose whole stands in a sentence before: 分产业看, 刑事警情中, 乙类 … 丙类 (隔句的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Role
from gongshi.check.consistency.groups.group import DIVIDED, Group, is_of_then, may_be_part, may_be_whole
from gongshi.check.consistency.groups.heads import heads
from gongshi.check.consistency.groups.mended import is_slip_of
from gongshi.check.consistency.groups.one_list import columns, later_lists, one_list
from gongshi.check.consistency.groups.opened import FAR
from gongshi.check.consistency.groups.told_whole import may_be_all
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, added, by_unit, is_counted, number

AMONG_WHAT = re.compile(r"([^，。；\n]{2,14}?)(?:之)?中，")  # the start of a sentence, and what it is told of

_FEW = 3  # things by which a sum may be off
_SECTION = re.compile(r"(?:其中，?)?([甲乙丙丁][^，。]{1,10}?类?|第[一二三]产业|[一-鿿]{1,4}[县区市])")


def divided(draft: Draft) -> Iterator[Group]:
    """生产总值1864.30亿元。分产业看，第一产业…; 从场所看，…: the whole stands in a sentence before."""
    proven: set[int] = set()
    for found in DIVIDED.finditer(draft.plain):
        n = draft.sentence_of(found.start())
        at = draft.sentence_starts[n]
        if has("crossing", found[0]):
            continue
        if n == 0 or (found.start() - at > 2 and draft.plain[found.start() - 1] != "；"):
            continue
        again = DIVIDED.search(draft.plain, found.end(), draft.sentence_end(found.end()))
        stop = again.start() if again else draft.sentence_end(found.end())
        following = [c for c in draft.between(found.end(), stop) if may_be_part(draft, c, found.end())]
        for _, same in by_unit(following):
            for parts in columns(draft, same):
                whole = _whole_far_before(draft, at, parts, proven)
                if whole is None or len(parts) < 2 or _holds_next(draft, parts):
                    continue
                if may_be_all(whole, parts, heads(draft, parts)):
                    proven |= {whole.start} if added(parts) == number(whole) else set()
                    words = draft.plain[found.end() : parts[-1].outer_end]
                    yield Group(whole, tuple(parts), words, "分别")


def _whole_far_before(draft: Draft, at: int, parts: Sequence[Claim], proven: set[int]) -> Claim | None:
    """The number that the parts make up, or else the nearest total of their unit within a few sentences, one that was divided before among them."""
    unit = parts[0].unit
    before = [c for c in draft.between(max(0, at - 2 * FAR), at) if is_counted(c) and c.unit == unit]
    plain = [c for c in before if may_be_whole(draft, c, parts) and not is_of_then(draft, c)]
    exact = [c for c in before if number(c) == added(parts) and not is_of_then(draft, c)]
    near = [c for c in plain if c.start in proven or _is_of_its_sentence(draft, c) or _is_slip_alone(c, parts)]
    near = [c for c in near if number(c) and Decimal("0.7") <= added(parts) / number(c) <= Decimal("1.4")]
    return exact[-1] if exact else min(near, key=lambda c: abs(number(c) - added(parts)), default=None)


def _is_of_its_sentence(draft: Draft, whole: Claim) -> bool:
    """Whether the number is a total, or the first of its unit in a sentence that is itself no list: no item of another list."""
    start = draft.sentence_start(whole.start)
    same = [c for c in draft.between(start, whole.start) if is_counted(c) and c.unit == whole.unit]
    return whole.role is Role.TOTAL or (not same and DIVIDED.match(draft.plain, start) is None)


def _is_slip_alone(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether no more than a slip of the pen, or a few, keeps the parts from the whole."""
    values = [number(p) for p in parts]
    return abs(added(parts) - number(whole)) <= _FEW or is_slip_of(number(whole), values)


def among(draft: Draft) -> Iterator[Group]:
    """刑事警情中，盗窃9起、诈骗11起、其他3起: the whole is the number that 刑事警情 had."""
    for start in draft.sentence_starts:
        found = AMONG_WHAT.match(draft.plain, start)
        if found is None:
            continue
        following = [c for c in draft.in_sentence(start) if may_be_part(draft, c, found.end())]
        for unit, same in by_unit(following):
            whole = named_before(draft, found[1], start, unit)
            first = one_list(draft, same)
            for parts in (first, *later_lists(draft, same[len(first) :])) if whole is not None else ():
                if len(parts) > 1 and not _holds_next(draft, parts):
                    assert whole is not None
                    words = draft.plain[found.end() : parts[-1].outer_end]
                    yield Group(whole, tuple(parts), words, "某中" if len(parts) > 2 else "")


def _holds_next(draft: Draft, parts: Sequence[Claim]) -> bool:
    """外来人口492人，其中省外117人、省内375人: whether what follows the first is of the first alone."""
    return "其中" in draft.plain[parts[0].outer_end : parts[1].start]


def named_before(draft: Draft, name: str, at: int, unit: str) -> Claim | None:
    """The last number of the unit before `at` that is said of `name`, or the one whose words come nearest; or None."""
    name = re.sub(r"^(?:上述|这些|其中|全部|所有|当年|同期)", "", name)
    before = [c for c in draft.between(0, at) if is_counted(c) and c.unit == unit]
    said = [c for c in before if len(name) > 1 and _says(draft, c, name)]
    return said[-1] if said else _nearest_in_words(draft, name, before)


def _says(draft: Draft, claim: Claim, name: str) -> bool:
    return re.sub(r"[共有为达计]+$", "", draft.lead(claim)).endswith(name) or claim.subject == name


def _nearest_in_words(draft: Draft, name: str, before: Sequence[Claim]) -> Claim | None:
    """新上榜企业中 … 41家企业上榜: the one number whose words share most pairs of characters with the name, two at least."""
    runs = {a + b for a, b in pairwise(name)}
    scored = [(sum(r in draft.lead(c)[-8:] + c.subject + draft.tail(c)[:8] for r in runs), c) for c in before]
    best = max((score for score, _ in scored), default=0)
    top = [c for score, c in scored if score == best]
    return top[0] if best > 1 and len({number(c) for c in top}) == 1 else None


def sectioned(draft: Draft) -> Iterator[Group]:
    """共报告2816例。… 乙类共报告732例…。丙类共报告2084例: each part opens a sentence of its own."""
    for whole in draft.counted:
        if not _is_told(draft, whole) or has("elsewhen", draft.lead(whole)):
            continue
        own = [c for c in draft.in_sentence(whole.start) if is_counted(c) and c.unit == whole.unit]
        if not own or own[0] is not whole:
            continue
        parts = _openers_of_sentences(draft, whole)
        if len(parts) > 1:
            yield Group(whole, tuple(parts), "", "分别")


def _is_told(draft: Draft, whole: Claim) -> bool:
    """Whether the number is a total, or stands in a clause that says 共 of another unit first: 共报告18种、4127例."""
    clause = draft.clause_before(whole.outer_start)
    return whole.role is Role.TOTAL or "共" in clause


def _openers_of_sentences(draft: Draft, whole: Claim) -> list[Claim]:
    """The first number of the unit in each of the following sentences that begin with 乙类, 丙类 and the like."""
    n, parts, kinds = draft.sentence_of(whole.start), [], set()
    for k in range(n + 1, min(n + 9, len(draft.sentence_starts))):
        found = _SECTION.match(draft.plain, draft.sentence_starts[k])
        if found is None:
            continue
        own = [c for c in draft.in_sentence(draft.sentence_starts[k]) if is_counted(c) and c.unit == whole.unit]
        if own and found[1][:1] in "甲乙丙丁第":
            parts.append(own[0])
            kinds.add(found[1])
    return parts if len(kinds) == len(parts) else []
