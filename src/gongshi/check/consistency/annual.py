"""What a whole span of years brought, against what each of them brought on average: 十年增长3.57%，年均增长0.35% (年均增长).

The years are told by two censuses, by two years of the sentence, or by 五年累计. The mean may be meant as growth upon
growth, as offices reckon it, or as the simple quotient; both let it stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Direction, Kind, Looseness
from gongshi.check.draft import Draft, number

_YEARLY = re.compile(
    r"年(?:平均|均)(?:增长|递增|增速|下降|递减|减少|增加|提高|上升|降低|新增|增|减)(?:率|速度)?(?:为|达到?|约为?)?$"
)
_CENSUS = re.compile(r"第[五六]次(?:全国)?人口普查")
_BETWEEN = re.compile(r"([0-9]{4})年[^。；]{0,40}?[比较与][^，。；]{0,4}?([0-9]{4})年")
_LAST = 60  # characters before the growth within which its years are told
_SPAN = re.compile(r"([0-9]{1,2}|[二两三四五六七八九十])年(?:来|间|共|累计|期间|时间)")
_NUMERALS = dict(zip("二两三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_NEAR = 16  # characters between the growth and its mean


@dataclass(frozen=True)
class Annual:
    """The mean, the whole growth, the years, and what the mean should be."""

    mean: Claim
    whole: Claim
    years: int
    exact: float
    fits: bool


def annual(draft: Draft) -> Iterator[Annual]:
    """Every mean growth a year right behind the growth of all the years."""
    for mean in draft.claims:
        whole = draft.before(mean)
        if whole is None or not (_is_growth(mean) and _is_growth(whole) and _YEARLY.search(draft.lead(mean))):
            continue
        if mean.unit != whole.unit:
            continue
        if len(draft.plain[whole.outer_end : mean.outer_start]) > _NEAR or "年均" in draft.lead(whole):
            continue
        years = _years(draft, whole)
        if years is not None:
            yield _of(mean, whole, years)


def _is_growth(claim: Claim) -> bool:
    exact = claim.qualifier is Looseness.EXACT
    return claim.kind is Kind.CHANGE and exact and isinstance(claim.value, Decimal)


def _years(draft: Draft, whole: Claim) -> int | None:
    start = draft.sentence_starts[draft.sentence_of(whole.start)]
    words = draft.plain[start : whole.outer_start]
    if _CENSUS.search(words):
        return 10
    span = _SPAN.search(words)
    if span is not None:
        return int(span[1]) if span[1].isdigit() else _NUMERALS[span[1]]
    between = _BETWEEN.search(words)
    apart = int(between[1]) - int(between[2]) if between is not None else 0
    return apart if 1 < apart < 40 else None


def _of(mean: Claim, whole: Claim, years: int) -> Annual:
    half, growth = float(whole.step) / 2, abs(float(number(whole)))
    ends = [(growth + off) / years for off in (-half, half)]
    if whole.unit == "%":
        way = -1 if whole.direction is Direction.DOWN else 1
        ends += [abs((1 + way * (growth + off) / 100) ** (1 / years) - 1) * 100 for off in (-half, half)]
    exact = sum(ends[-2:]) / 2
    fits = min(ends) - float(mean.step) <= abs(float(number(mean))) <= max(ends) + float(mean.step)
    return Annual(mean, whole, years, exact, fits)
