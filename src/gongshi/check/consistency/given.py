"""What several sorts are given each, and what all get together: 大学新生218名、每人6000元，高中生108名、每人4000元，共174万元 (分档发放)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gongshi.check.claim import Claim, Role
from gongshi.check.draft import Draft, is_counted, number

_GIVEN = re.compile(r"(?:[每各均][一-鿿]{0,8}|标准[一-鿿]{0,3})$")
_TOGETHER = re.compile(r"共|合计|总计|总额|总共|总|累计")
_NEAR = (Decimal("0.5"), Decimal(2))
_BESIDE = 16  # characters between the things and what each of them gets
_LEAST = 2  # kinds of things, each with what one gets


@dataclass(frozen=True)
class Given:
    """The things with what each gets, pair by pair, and what all get."""

    pairs: tuple[tuple[Claim, Claim], ...]
    total: Claim

    @property
    def made(self) -> Decimal:
        """What the pairs make together."""
        return sum((number(things) * number(each) for things, each in self.pairs), Decimal(0))

    @property
    def is_near(self) -> bool:
        """Whether the total may be meant for what they make."""
        return bool(number(self.total)) and _NEAR[0] <= self.made / number(self.total) <= _NEAR[1]


def given(draft: Draft) -> Iterator[Given]:
    """Each total with two pairs or more before it in its sentence, all that is given there."""
    for n, start in enumerate(draft.sentence_starts):
        end = draft.sentence_starts[n + 1] if n + 1 < len(draft.sentence_starts) else len(draft.plain)
        if draft.plain.count("每", start, end) + draft.plain.count("各", start, end) < _LEAST:
            continue
        own = [c for c in draft.between(start, end) if is_counted(c)]
        pairs = tuple((a, b) for a, b in pairwise(own) if _is_pair(draft, a, b))
        if len(pairs) >= _LEAST and len({each.unit for _, each in pairs}) == 1:
            yield from (Given(pairs, total) for total in _totals(draft, own, pairs))


def _is_pair(draft: Draft, things: Claim, each: Claim) -> bool:
    """Whether the number behind is what each of the things before gets."""
    said = draft.plain[things.outer_end : each.outer_start]
    return things.unit != each.unit and len(said) < _BESIDE and _GIVEN.search(said) is not None and "平均" not in said


def _totals(draft: Draft, own: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]]) -> list[Claim]:
    """The one number of the unit that says it is all, where nothing else of the unit is given besides."""
    given_ = {each.start for _, each in pairs}
    others = [c for c in own if c.unit == pairs[0][1].unit and c.start not in given_]
    told = [c for c in others if _TOGETHER.search(draft.lead(c)) or c.role is Role.TOTAL]
    return told if len(told) == len(others) == 1 else []
