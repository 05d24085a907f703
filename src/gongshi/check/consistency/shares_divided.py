"""A percentage that is divided again: 超标天数占23.3%，其中轻度15.9%、中度4.2%、重度3.2% (占比的分项)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.groups.group import added, are_some, is_slip_of, room
from gongshi.check.consistency.groups.heads import are_grades, heads
from gongshi.check.consistency.rule import Rule, contradicts, shown, silent, stands
from gongshi.check.consistency.words import has
from gongshi.check.draft import Draft, number
from gongshi.check.finding import Finding, Verdict
from gongshi.i18n import tr

_OPENED = re.compile(r"[，；]其中，?")
_OWN = re.compile(r"[增升降减涨]|同比|环比|提高|完成")
_LEAST = 3  # parts: two of a percentage are told by chance
_HUNDRED = Decimal(100)


def judge(draft: Draft) -> Iterator[Finding]:
    """Every percentage directly before 其中 with those that follow to the next stop."""
    for opened in _OPENED.finditer(draft.plain):
        parts = _parts(draft, opened.end())
        whole = _whole(draft, opened.start())
        if whole is not None and len(parts) >= _LEAST:
            yield from _judged(draft, whole, parts)


def _whole(draft: Draft, at: int) -> Claim | None:
    """The percentage that ends right there, no change of anything."""
    before = draft.between(max(0, at - 20), at)
    whole = before[-1] if before else None
    return whole if whole is not None and whole.outer_end == at and _is_share(draft, whole) else None


def _parts(draft: Draft, start: int) -> list[Claim]:
    """The percentages behind, as long as nothing else is told between."""
    parts: list[Claim] = []
    semicolon = draft.plain.find("；", start, draft.sentence_end(start))
    for claim in draft.between(start, semicolon if semicolon > 0 else draft.sentence_end(start)):
        if not _is_share(draft, claim):
            break
        parts.append(claim)
    return parts


def _is_share(draft: Draft, claim: Claim) -> bool:
    exact = claim.qualifier is Looseness.EXACT and isinstance(claim.value, Decimal)
    return claim.kind is Kind.PERCENT and claim.unit == "%" and exact and not _OWN.search(draft.lead(claim))


def _judged(draft: Draft, whole: Claim, parts: list[Claim]) -> Iterator[Finding]:
    total, values, summed = number(whole), [number(p) for p in parts], added(parts)
    sum_ = f"{'+'.join(map(shown, values))}={shown(summed)}"
    if abs(summed - total) <= room(whole, parts):
        yield RULE.finding(Verdict.STANDS, tr("分项之和等于总数"), whole, *parts, sum=sum_)
    elif _leaves_none_out(draft, whole, parts) and abs(summed - _HUNDRED) > room(whole, parts):
        why = tr("分项之和与“{whole}”不符", whole=whole.text)
        yield RULE.finding(Verdict.CONTRADICTS, why, whole, *parts, sum=f"{sum_}，≠{shown(total)}")


def _leaves_none_out(draft: Draft, whole: Claim, parts: list[Claim]) -> bool:
    """Whether two figures exchanged are all that is between; for steps of one scale, or where a word closes them, one mistaken."""
    if are_some(draft.plain[whole.end : parts[-1].start]):
        return False
    sure = are_grades(heads(draft, parts)) or has("closers", draft.lead(parts[-1]))
    return is_slip_of(number(whole), [number(p) for p in parts], exchanged=not sure)


RULE = Rule(
    "share_divided",
    "占比的分项",
    "占比再分成几项时，各项之和应等于它；只差一处笔误时才说。",
    judge,
    (
        stands("超标天数比例为23.3%，其中轻度污染15.9%，中度污染4.2%，重度污染2.5%，严重污染0.7%。"),
        contradicts("超标天数比例为23.3%，其中轻度污染15.9%，中度污染2.4%，重度污染2.5%，严重污染0.7%。"),
        contradicts("工业用水占32.4%，其中火电占14.6%，钢铁占9.1%，其他占7.8%。"),
        silent("农业用水占63.0%，其中水田占58%，旱地占27%，菜田占15%。"),
        silent("农业用水占63.0%，其中水田占28.4%，旱地占17.2%，菜田占6.1%。"),
    ),
)
