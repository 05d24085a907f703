"""An average of numbers that the text lists one by one: 三人年龄分别为43岁、51岁和38岁，平均年龄44岁 (列出的数的平均)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.consistency.rule import gives, is_close
from gongshi.check.draft import PEOPLE, Draft, number

_MEAN = re.compile(r"平均[一-鿿]{0,6}$")
_THOSE = re.compile(r"以上|上述|这些")
_LINES = 12  # paragraphs before in which the numbers of a list may stand
_MOST = 30
_FEWEST = 2


@dataclass(frozen=True)
class Listed:
    """The numbers in order, and their mean."""

    values: tuple[Claim, ...]
    exact: Decimal


def listed_of(draft: Draft, average: Claim) -> Listed | None:
    """The numbers that `average` is the mean of: a row of its sentence, or one for each of the people counted before; None where neither is sure."""
    if not _MEAN.search(draft.lead(average)) or average.qualifier is not Looseness.EXACT:
        return None
    row = _row_before(draft, average)
    found = _mean(row) if len(row) > 1 else _one_for_each(draft, average)
    if found is None or not (gives(average, found.exact) or is_close(average, found.exact)):
        return None
    return found


def _mean(values: Sequence[Claim]) -> Listed | None:
    return Listed(tuple(values), sum(map(number, values), Decimal(0)) / len(values)) if values else None


def _row_before(draft: Draft, average: Claim) -> list[Claim]:
    """Numbers of its unit directly before it, with nothing but 、 and 和 between."""
    row: list[Claim] = []
    claim = draft.before(average)
    while claim is not None and claim.unit == average.unit and _may_stand(claim):
        if row and draft.plain[claim.outer_end : row[0].outer_start] not in ("、", "和", "，", "及"):
            break
        row.insert(0, claim)
        claim = draft.before(claim)
    same = bool(row) and draft.sentence_of(row[0].start) == draft.sentence_of(average.start)
    told = "分别" in draft.lead(row[0]) if row else False
    return row if same and told and "均" not in draft.lead(row[0]) else []


def _one_for_each(draft: Draft, average: Claim) -> Listed | None:
    """上述四人平均年龄44岁: one age in each of the lines before, as many as there are people said to be."""
    if average.kind is not Kind.AGE and average.unit != "岁":
        return None
    line = draft.paragraph_of(average.start)
    start = draft.paragraph_starts[line]
    first = draft.paragraph_starts[max(0, line - _LINES)]
    ages = [c for c in draft.between(first, start) if c.kind is Kind.AGE and _may_stand(c)][-_MOST:]
    lines = [draft.paragraph_of(c.start) for c in ages]
    if len(ages) < _FEWEST or lines != list(range(line - len(ages), line)):
        return None
    above = draft.paragraph_starts[max(0, lines[0] - 1)]
    near = (*draft.between(above, ages[0].start), *draft.between(start, average.start))
    told = any(_is_so_many(c, len(ages)) for c in near)
    return _mean(ages) if told and _is_of_those(draft, average, len(ages)) else None


def _is_of_those(draft: Draft, average: Claim, count: int) -> bool:
    """Whether the average's sentence speaks of those above: it says so, counts as many, or counts nobody."""
    start = draft.sentence_starts[draft.sentence_of(average.start)]
    own = [c for c in draft.between(start, average.start) if c.unit in PEOPLE]
    return (
        not own
        or any(_is_so_many(c, count) for c in own)
        or _THOSE.search(draft.plain, start, average.start) is not None
    )


def _is_so_many(claim: Claim, count: int) -> bool:
    return claim.unit in PEOPLE and isinstance(claim.value, Decimal) and number(claim) == count


def _may_stand(claim: Claim) -> bool:
    return isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
