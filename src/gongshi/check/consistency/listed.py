"""An average age of people whose ages the text tells one by one: 三人年龄分别为43岁、51岁和38岁，平均年龄44岁 (列出的数的平均)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from gongshi.check.claim import Claim, Kind, Looseness, Role
from gongshi.check.consistency.exact import gives
from gongshi.check.consistency.slips import is_close
from gongshi.check.draft import Draft, added, number
from gongshi.check.units import PEOPLE

_MEAN = re.compile(r"平均[一-鿿]{0,6}$")
_LINES = 12  # lines before in which the ages may stand


@dataclass(frozen=True)
class Listed:
    """The numbers in order, and their mean."""

    values: tuple[Claim, ...]
    exact: Decimal


def listed_of(draft: Draft, average: Claim) -> Listed | None:
    """The ages that `average` is the mean of, as many as there are people said to be; None where that is not sure."""
    if average.unit != "岁" or not _is_one(average) or not _MEAN.search(draft.lead(average)):
        return None
    near = draft.between(draft.line_start(average.start, back=_LINES), average.start)
    told = [c for c in near if c.unit == average.unit]
    ages = [c for c in told if c.kind is Kind.AGE and _is_one(c) and c.role is not Role.EXTREME]
    # 书记平均年龄49岁，委员平均年龄46岁: of others each
    ages = [c for c in ages if "平均" not in draft.clause_before(c.outer_start)]
    people = [c for c in near if c.unit in PEOPLE and _is_one(c)]
    own = [c for c in people if draft.clause_of(c.start) == draft.clause_of(average.start)]
    if len(ages) < 2 or told[-1] is not ages[-1] or not any(number(c) == len(ages) for c in own or people):
        return None  # 平均年龄31岁；全体参赛者平均年龄29.6岁: the second is of others, as that of 17人 is
    exact = added(ages) / len(ages)
    return Listed(tuple(ages), exact) if gives(average, exact) or is_close(average, exact) else None


def _is_one(claim: Claim) -> bool:
    return isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT
