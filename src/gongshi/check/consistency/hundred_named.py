"""Shares whose own names say that they leave nothing out: three productions, ages from 0 on, 男 and 女 (名目齐全的占比).

Where the names are complete no slip of the pen is asked for: 27.0%, 21.8% and 44.9% are no whole whatever was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.groups.bands import are_bands
from gongshi.check.consistency.groups.heads import are_complements
from gongshi.check.draft import Draft, number

_BARE = re.compile(r"(?:占|占比|比重|比例)(?:为|是|达)?$")
_NAME = re.compile(r"((?:[0-9]+(?:[-—~～至][0-9]+)?周?岁(?:及?以[上下])?)?[^0-9，；：。]*)")
_LEADS = re.compile(r"(?:中|看|年|末|分)$")
_INNER = re.compile(r"其中")
_PRODUCTION = re.compile(r"第?([一二三])[次产]")
_THREE = frozenset("一二三")
_FAR = 40  # points from 100 beyond which the shares are of something else


def are_all(names: Sequence[str]) -> bool:
    """Whether names of shares are the three productions, bands from one end to the other, or a pair with nothing between.

    >>> are_all(["第一产业", "第二产业", "第三产业"]), are_all(["0-14岁人口", "15-59岁人口", "60岁及以上人口"])
    (True, True)
    >>> are_all(["第一产业", "第二产业"]), are_all(["男性人口", "女性人口"])
    (False, True)
    """
    found = [_PRODUCTION.match(name) for name in names]
    if all(found):
        return len(names) == len(_THREE) and {f[1] for f in found if f} == _THREE
    return are_bands(names) or are_complements(names)


def missed(draft: Draft) -> Iterator[list[Claim]]:
    """The rows with complete names that do not reach 100."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in draft.claims:
        if _is_share(draft, claim):
            by_sentence.setdefault(draft.sentence_of(claim.start), []).append(claim)
    for row in by_sentence.values():
        if _off(row) <= _room(row):
            continue  # 机动车与非机动车44.1%，机动车与机动车35.5%，…: all of them reach it
        named = [(c, name) for c in row if (name := _name(draft, c)) and not _INNER.match(name)]
        yield from _missed_of(named)


def _missed_of(named: Sequence[tuple[Claim, str]]) -> Iterator[list[Claim]]:
    at = 0
    while at < len(named):
        size = next((n for n in (3, 2) if at + n <= len(named) and are_all([x for _, x in named[at : at + n]])), 0)
        row = [c for c, _ in named[at : at + size]]
        if row and _room(row) < _off(row) < _FAR:
            yield row
        at += size or 1


def _off(row: Sequence[Claim]) -> Decimal:
    """How far the shares are from 100 together."""
    return abs(sum(map(number, row), Decimal(0)) - 100)


def _room(row: Sequence[Claim]) -> Decimal:
    """How far rounding may take them."""
    return sum((c.step for c in row), Decimal(0)) / 2


def _is_share(draft: Draft, claim: Claim) -> bool:
    exact = claim.qualifier is Looseness.EXACT and isinstance(claim.value, Decimal)
    return claim.kind is Kind.PERCENT and exact and claim.unit == "%" and _BARE.search(draft.lead(claim)) is not None


def _name(draft: Draft, share: Claim) -> str:
    """What the item of the share begins with: 第一产业就业人员 of 第一产业就业人员占27.0%."""
    before = draft.before(share)
    while before is not None and before.kind not in (Kind.PERCENT, Kind.CHANGE):
        before = draft.before(before)
    start = draft.sentence_starts[draft.sentence_of(share.start)]
    start = max(start, before.outer_end) if before is not None else start
    pieces = [p for p in re.split("[，；：]", draft.plain[start : share.outer_start]) if p and not _LEADS.search(p)]
    told = _NAME.match(pieces[0].lstrip("、和")) if pieces else None
    return re.sub(r"(?:占比?|比重|比例|为|有)+$", "", told[0]) if told else ""
