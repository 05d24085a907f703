"""Men for a hundred women, against the men and women that the text counts: 性别比（以女性为100）为105.23 (性别比)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim
from gongshi.check.consistency.spread import of_quotient
from gongshi.check.draft import PEOPLE, Draft, is_counted, number

_RATIO = re.compile(
    r"(?<!出生)(?<!出生人口)性别比(?:例)?(?:（[^（）]{2,40}）)?(?:[由从][^，。；]{0,30}?[降升加少高低](?:为|到|至)|为|是|：)"
    r"(?P<ratio>[0-9]{2,3}\.[0-9]{1,2})(?![0-9%‰])"
)
_FAR = 200  # characters before in which the two are counted
_MEN, _WOMEN = re.compile("男"), re.compile("女")
_STEP = Decimal("0.01")


@dataclass(frozen=True)
class SexRatio:
    """The printed ratio, where it stands, the two numbers, and what they give."""

    printed: Decimal
    place: tuple[int, int]
    men: Claim
    women: Claim
    exact: Decimal
    fits: bool


def sex_ratios(draft: Draft) -> Iterator[SexRatio]:
    """Every ratio whose men and women are counted once each before it."""
    for found in _RATIO.finditer(draft.plain):
        near = [c for c in draft.between(max(0, found.start() - _FAR), found.start()) if is_counted(c)]
        near = [c for c in near if c.unit in PEOPLE and number(c)]
        men = [c for c in near if _MEN.search(draft.lead(c)) and not _WOMEN.search(draft.lead(c))]
        women = [c for c in near if _WOMEN.search(draft.lead(c)) and not _MEN.search(draft.lead(c))]
        if len(men) == len(women) == 1:
            yield _of(Decimal(found["ratio"]), found.span("ratio"), men[0], women[0])


def _of(printed: Decimal, place: tuple[int, int], men: Claim, women: Claim) -> SexRatio:
    exact = number(men) * 100 / number(women)
    step = max(_STEP, Decimal(1).scaleb(int(printed.as_tuple().exponent)))
    room = of_quotient((men,), women, exact) + step
    return SexRatio(printed, place, men, women, exact, abs(exact - printed) <= room)
