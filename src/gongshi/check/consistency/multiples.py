"""Which two numbers a multiple or a fraction is of (倍数的两数).

The base stands before 的 (是去年同期970万元的2.2倍), or has a name there (是上年同期的1.2倍, 为标准值的3.2倍) and its number
beside: in a bracket, behind, or before with the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.called import shared
from gongshi.check.consistency.over_limits import EXCESS
from gongshi.check.draft import Draft, is_counted, number

_BASE_OF = re.compile(
    r"(?:是|[约仅]?为|[约仅]?达到?|相当于|等于|不到|超过|只有|不足)([^，。；：的]{2,16}?)的?(?:近|约|超过|整整|将近|不到|不足)?$"
)
_TOLD = re.compile(r"）?的(?:近|约|超过|将近|不到)?")
_LIMIT = re.compile(r"标准|限值|限量|规定|上限|核定|限重|设计")
_NO_BASE = re.compile(r"占|率|总|全[国省市县区]|[0-9](?![0-9]{0,3}年)")
_FAR, _MOST, _BESIDE = 400, 4, 16


@dataclass(frozen=True)
class Multiple:
    """The pairs that it may be of, the number now first; `sure` where the base stands between 是 and 的, `limit` where it is a limit, exact as it stands."""

    pairs: tuple[tuple[Claim, Claim], ...]
    sure: bool = False
    limit: bool = False


def multiple_of(draft: Draft, times: Claim) -> Multiple | None:
    """The two numbers of a multiple in 倍, or of a share of an earlier number; None where the text does not say of what it is."""
    is_fraction = times.unit in ("%", "％") and times.kind is Kind.PERCENT
    if times.unit != "倍" and not is_fraction:
        return None
    if times.kind is Kind.CHANGE or EXCESS.search(draft.lead(times)):
        return None
    base = draft.before(times)
    if base is not None and is_counted(base) and _TOLD.fullmatch(draft.plain[base.outer_end : times.start]):
        return _of_number(draft, base) if times.unit == "倍" else None
    named = _BASE_OF.search(draft.clause_before(times.outer_start))
    if named is None or (is_fraction and _NO_BASE.search(named[1])):
        return None
    pairs = tuple(_of_name(draft, times, named[1]))
    return Multiple(pairs, limit=_LIMIT.search(named[1]) is not None) if pairs else None


def _of_number(draft: Draft, base: Claim) -> Multiple | None:
    """是去年同期970万元的: the last number of its unit before it; of averages the last average."""
    if not re.search(r"[是为]|相当于|等于|达到?", draft.lead(base)) or not number(base):
        return None
    start = draft.sentence_start(base.start)
    new = [c for c in draft.between(start, base.start) if is_counted(c) and c.unit == base.unit]
    new = [c for c in new if (c.kind is Kind.AVERAGE) is (base.kind is Kind.AVERAGE)] or new
    return Multiple(((new[-1], base),), sure=True) if new else None


def _of_name(draft: Draft, times: Claim, name: str) -> Iterator[tuple[Claim, Claim]]:
    """The numbers before in the sentence, each with every number of its unit that the name calls, the nearest first."""
    start = draft.sentence_start(times.start)
    news = [c for c in draft.between(start, times.start) if is_counted(c)][-_MOST:]
    bases = list(_bases(draft, times, name))
    for new in reversed(news):
        for base in bases:
            if base is not new and base.unit == new.unit and new not in bases and number(base):
                yield new, base


def _bases(draft: Draft, times: Claim, name: str) -> Iterator[Claim]:
    """The number in the bracket or the clause directly behind, and those before or behind that are called so."""
    behind = draft.after(times)
    if behind is not None and is_counted(behind) and _is_of_name(draft, times, behind, name):
        yield behind
    near = draft.between(max(0, times.start - _FAR), draft.sentence_end(times.end))
    yield from (c for c in near if _may_limit(c, name) and c is not behind and _is_called(draft, c, name))


def _may_limit(claim: Claim, name: str) -> bool:
    """What is counted; a limit may be told with 不超过."""
    limit = claim.kind is Kind.MEASURE and claim.qualifier is Looseness.AT_MOST and isinstance(claim.value, Decimal)
    return is_counted(claim) or (limit and _LIMIT.search(name) is not None)


def _is_of_name(draft: Draft, times: Claim, behind: Claim, name: str) -> bool:
    """（去年57.6万人次）, ，上年同期为260.5公顷: what goes on from the multiple and takes the first word of its name up."""
    words = draft.plain[times.outer_end : behind.outer_start]
    said = re.fullmatch(r"[（，]([^，。；（）0-9]{0,16})", words)
    return said is not None and (words == "（" or shared(name[:_BESIDE], said[1]) > 1)


def _is_called(draft: Draft, claim: Claim, name: str) -> bool:
    """标准规定不超过0.2毫克/千克 of 标准值, 治理前为9.6 of 治理前: whether the words before the number hold the name."""
    lead = draft.clause_before(claim.outer_start)
    if _LIMIT.search(name):
        return _LIMIT.search(lead) is not None
    bare = re.sub(r"(?:水平|平均值?|数量|数|值|量)$", "", name)
    return len(bare) > 1 and re.search(rf"{re.escape(bare)}[^，。；0-9]{{0,8}}$", lead) is not None
