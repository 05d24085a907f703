"""An age held against the day of birth, and years of service against the age (年龄、出生与年限).

Of which year an age is, a notice seldom says: any year that the text names lets it stand. Years in the party, at school or at work begin at an
age that the law or the custom sets; of those who joined before 1949 many were younger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.draft import Draft, number
from gongshi.wording.moment import Moment

BORN = re.compile(r"出?生(?!效|产)")
_BORN_ON = re.compile(r"(?:出生日期|生日|(?<!发)生于)(?:为|是|：)?$")
SOMEBODY_ELSE = re.compile(r"[妻夫父母兄弟姐妹孙]|女儿|儿子|[之其]子|家属|[与和；。]")
_OTHER_COUNT = re.compile(r"(?:殁年|终年|享年|卒年|虚岁)$")
_SERVED = re.compile(
    r"(党龄|教龄|工龄|军龄|警龄|从教|执教|行医|从医|从警|从事[^，。；0-9]{1,8}工作)(?:已?(?:经)?[为达有满]{0,2})$"
)
_LEAST = {"党龄": 18, "警龄": 17, "从警": 17, "军龄": 15}
_LEAST_AT_WORK, _LEAST_OF_OLD, _OLD = 15, 14, 85
_GOT = re.compile(r"初次领证|取得(?:机动车)?驾驶证|领取驾驶证")
_BEGAN = re.compile(f"(?:{BORN.pattern})|{_GOT.pattern}")
_BEGAN_ON = re.compile(f"{_BORN_ON.pattern}|(?:{_GOT.pattern})")
_LICENSED = re.compile(r"驾龄[为已达满]{0,2}$")
_ENDS = ("", "，", "。", "；", "）", "、", "（", "的", "\n")  # 25岁入党: an age at another time
_NEAR = 40


class Told(NamedTuple):
    """The number that does or does not fit, what it is held against, whether it fits, and the arithmetic."""

    claim: Claim
    other: Claim
    fits: bool
    sum: str


def ages_of_birth(draft: Draft) -> Iterator[Told]:
    """王某（1985年4月出生，41岁）, 驾龄11年 beside 2015年3月初次领证: any year of the text that gives the number lets it stand."""
    years = _years(draft)
    if not years:
        return
    for number_ in draft.claims:
        since = _since(draft, number_)
        if since is None:
            continue
        began, least = since
        year = _year_of(began) or 0
        real = [y - year for y in years if y >= year]
        if real:
            fits = any(least + n <= number(number_) <= n for n in real)
            yield Told(number_, began, fits, f"{max(years)}-{year}={max(real)}")


def _since(draft: Draft, claim: Claim) -> tuple[Claim, int] | None:
    """The day of birth that an age goes with, or the licence that years of driving do; and how much less it may be."""
    if not isinstance(claim.value, Decimal) or claim.qualifier is not Looseness.EXACT or claim.role is Role.EXTREME:
        return None
    if (
        claim.kind is Kind.AGE
        and draft.plain[claim.end : claim.end + 1] in _ENDS
        and not _OTHER_COUNT.search(draft.lead(claim))
    ):
        return (born, -1) if (born := _beside(draft, claim, BORN, _BORN_ON)) is not None else None
    if claim.unit == "年" and _LICENSED.search(draft.lead(claim)):
        return (got, -1) if (got := _beside(draft, claim, _GOT, _GOT)) is not None else None
    return None


def _beside(draft: Draft, claim: Claim, behind: re.Pattern[str], before: re.Pattern[str]) -> Claim | None:
    """The one date of its sentence that the words behind it or before it call so, nobody else and no other number of the kind between."""
    same = draft.in_sentence(claim.start)
    dates = [c for c in same if _year_of(c) and (behind.match(draft.tail(c)) or before.search(draft.lead(c)))]
    if len(dates) != 1:
        return None
    low, high = sorted((claim, dates[0]), key=lambda c: c.start)
    between = draft.plain[low.end : high.start]
    others = any(low.start < c.start < high.start and c.kind is claim.kind for c in same)
    return None if len(between) > _NEAR or SOMEBODY_ELSE.search(between) or others else dates[0]


def _years(draft: Draft) -> set[int]:
    """The years that the text names, those of births and licences left out."""
    dates = [c for c in draft.claims if c.kind is Kind.DATE and _year_of(c)]
    return {_year_of(c) or 0 for c in dates if not (_BEGAN.match(draft.tail(c)) or _BEGAN_ON.search(draft.lead(c)))}


def served_too_long(draft: Draft) -> Iterator[tuple[Told, str, int]]:
    """教龄35年, 58岁: who has served longer than his age allows, by what, and from what age on."""
    for years in draft.claims:
        told = _SERVED.search(draft.lead(years)) if years.unit == "年" and isinstance(years.value, Decimal) else None
        age = _age_beside(draft, years) if told else None
        if told is None or age is None:
            continue
        least = _LEAST.get(told[1], _LEAST_AT_WORK)
        least = min(least, _LEAST_OF_OLD) if number(age) >= _OLD else least
        left = number(age) - number(years)
        sign = "≥" if left >= least else "<"
        yield Told(years, age, left >= least, f"{number(age)}-{number(years)}={left}{sign}{least}"), told[1], least


def _age_beside(draft: Draft, years: Claim) -> Claim | None:
    """The one exact age of its sentence, near it."""
    ages = [c for c in draft.in_sentence(years.start) if c.kind is Kind.AGE]
    if (
        len(ages) != 1
        or draft.plain[ages[0].end : ages[0].end + 1] not in _ENDS
        or not isinstance(ages[0].value, Decimal)
        or ages[0].qualifier is not Looseness.EXACT
    ):
        return None
    low, high = sorted((years, ages[0]), key=lambda c: c.start)
    between = draft.plain[low.end : high.start]
    return None if len(between) > _NEAR or SOMEBODY_ELSE.search(between) else ages[0]


def _year_of(claim: Claim) -> int | None:
    return claim.value.year if isinstance(claim.value, Moment) else None
