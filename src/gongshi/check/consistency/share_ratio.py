"""A part over a whole that a share may be of, and the words that say of what it is (占比的分子分母)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongshi.check.claim import Claim, Kind
from gongshi.check.draft import Draft

OF = re.compile(
    r"(?:占|完成(?!率)|达到|相当于)(?:到|了)?([^，。；：]{0,16}?)(?:总数|总量|总额|总人数|总值)?的?(?:比重|比例|比)?(?:为|达|达到|约|近|超|超过|突破|不足)?$"
)
GROSS = "毛[一-鿿]{2}率"  # 毛入学率: of pupils of any age, who are no part of those of the age
RATE = re.compile(
    rf"([^，。；：、]{{1,12}}?)(?:率(?<!{GROSS})|面|比例|占比|(?<=满意)度)(?:均?为|达|达到|约|近|超过|突破)?$"
)


def first_shares(draft: Draft) -> Iterator[Claim]:
    """The first percentage of each sentence."""
    seen: set[int] = set()
    for claim in draft.claims:
        sentence = draft.sentence_of(claim.start)
        if claim.kind is Kind.PERCENT and sentence not in seen:
            seen.add(sentence)
            yield claim


@dataclass(frozen=True)
class Ratio:
    """Parts that are added, and the whole they are of.

    `rest` when the share is of what they leave (合格率 of 不合格); `beside` when the whole is both
    added (不捕率: of those arrested and those not); `faint` where only a slip of the pen may accuse it.
    """

    parts: tuple[Claim, ...]
    whole: Claim
    rest: bool = False
    beside: bool = False
    faint: bool = False
