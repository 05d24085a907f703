"""A text with its claims, as the rules look at it (待核的稿子).

Rules ask which claims share a clause, a sentence or a paragraph, and which words stand before and
behind a claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.check.cut import Cut, plain_form
from gongshi.check.once import once
from gongshi.check.units import PEOPLE
from gongshi.papers.paper import Paper, Part

MOST = 150  # claims of one sentence that are looked at together
_KIN = {"TEU": "标箱", "标准箱": "标箱", "标准集装箱": "标箱", "大类": "类", "件次": "件", "起次": "起"}
_ADDED_TIMES = ("天", "小时", "个小时", "分钟", "学时", "个工作日")
_start = attrgetter("start")
COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE)


@dataclass(frozen=True)
class Draft(Cut):
    """A text, its claims in order, and the paper it was read from where there is one (稿子)."""

    text: str
    claims: tuple[Claim, ...]
    paper: Paper | None = None
    plain: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", plain_form(self.text))

    @cached_property
    def starts(self) -> list[int]:
        """Where each claim starts, for looking one up."""
        return [c.start for c in self.claims]

    def words_of(self, claim: Claim) -> str:
        """The claim's own words in plain form, as the rules look at the words around it: 两种 where the text has 兩種."""
        return self.plain[claim.start : claim.end]

    @once
    def lead(self, claim: Claim) -> str:
        """The words of its clause before the claim, from the claim before."""
        before = self.before(claim)
        start = max(self.clause_start(claim.outer_start), before.outer_end if before else 0)
        return self.plain[start : claim.outer_start]

    @once
    def tail(self, claim: Claim) -> str:
        """The words of its clause behind the claim, up to the next claim."""
        after = self.after(claim)
        n = self.clause_of(max(claim.outer_end - 1, claim.start))
        end = self.clause_starts[n + 1] - 1 if n + 1 < len(self.clause_starts) else len(self.plain)
        return self.plain[claim.outer_end : min(end, after.outer_start) if after else end]

    def before(self, claim: Claim) -> Claim | None:
        """The claim before this one."""
        n = self._order[claim.start]
        return self.claims[n - 1] if n else None

    def after(self, claim: Claim) -> Claim | None:
        """The claim behind this one."""
        n = self._order[claim.start] + 1
        return self.claims[n] if n < len(self.claims) else None

    @cached_property
    def _order(self) -> dict[int, int]:
        return {c.start: n for n, c in enumerate(self.claims)}

    def between(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims that start between two characters; of very many the last ones."""
        last = bisect_left(self.starts, end)
        return self.claims[max(bisect_left(self.starts, start), last - MOST) : last]

    def counted_between(self, start: int, end: int) -> tuple[Claim, ...]:
        """Those of `between` that count or measure something."""
        first = bisect_left(self._counted_starts, max(start, self.first_near(end)))
        return self.counted[first : bisect_left(self._counted_starts, end)]

    @cached_property
    def _counted_starts(self) -> list[int]:
        return [c.start for c in self.counted]

    def is_tabular(self, at: int) -> bool:
        """Whether the character stands in a row of a table, or in a line of bare text that looks like one."""
        return self._is_row(self.line_of(at))

    @once
    def _is_row(self, number: int) -> bool:
        text = self.line(number)
        pieces = len(text) < 200 and len(re.findall(r"[^\s　|]+", text)) > 2 and not re.search(r"[，。；、]", text)
        return self.parts[number][0] is Part.CELL or "|" in text[:200] or pieces

    def near(self, claim: Claim) -> list[Claim]:
        """The other counted numbers of the claim's unit, those nearest in the order of the text."""
        same = self.of_unit.get(claim.unit, [])
        at = bisect_left(same, claim.start, key=_start)
        return [c for c in same[max(0, at - MOST) : at + MOST] if c is not claim]

    def of_unit_before(self, unit: str, at: int, most: int | None = None) -> list[Claim]:
        """The counted numbers of the unit that start before the character; of more than `most` the last ones."""
        same = self.of_unit.get(unit, [])
        end = bisect_left(same, at, key=_start)
        return same[max(0, end - most) if most is not None else 0 : end]

    def first_near(self, at: int) -> int:
        """Where the first of the claims starts that `between` looks at before the character, however far it reaches."""
        n = bisect_left(self.starts, at) - MOST
        return self.starts[n] if n > 0 else 0

    @cached_property
    def of_unit(self) -> dict[str, list[Claim]]:
        """The counted numbers by their unit."""
        units: dict[str, list[Claim]] = {}
        for claim in self.counted:
            units.setdefault(claim.unit, []).append(claim)
        return units

    @cached_property
    def leads(self) -> frozenset[int]:
        """The number of the first line of body text before any heading: where a document sums itself up."""
        for number_, (kind, _) in enumerate(self.parts):
            if kind is Part.HEADING:
                break
            if kind is Part.BODY and "。" in self.line(number_):
                return frozenset({number_})
        return frozenset()

    def in_sentence(self, at: int) -> tuple[Claim, ...]:
        """The claims of the sentence around the character; of very many those nearest."""
        all_ = self._of_sentence(self.sentence_of(at))
        if len(all_) <= MOST:
            return all_
        here = bisect_left(all_, at, key=_start)
        return all_[max(0, here - MOST) : here + MOST]

    @once
    def _of_sentence(self, number: int) -> tuple[Claim, ...]:
        start = self.sentence_starts[number]
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, self.sentence_end(start))
        return self.claims[first:last]

    def at(self, start: int | None) -> Claim | None:
        """The claim that starts at the character, or None."""
        if start is None:
            return None
        n = bisect_left(self.starts, start)
        return self.claims[n] if n < len(self.claims) and self.claims[n].start == start else None

    def part_of(self, at: int) -> Part:
        """What kind of paragraph the character stands in; lines of bare text are told by their look."""
        return self.parts[self.line_of(at)][0]

    def is_cell(self, at: int) -> bool:
        """Whether the character stands in a table's cell."""
        return self.part_of(at) is Part.CELL

    @cached_property
    def parts(self) -> list[tuple[Part, int]]:
        """Kind and level of every line of the flat text; lines inside one paragraph share its kind."""
        if self.paper is None or not self.paper.paragraphs:
            from gongshi.papers.headings import kinds_of

            return kinds_of(self.plain.split("\n"))
        kinds = [self.paper.number_at(start) for start in self.line_starts]
        return [(self.paper.paragraphs[n].kind, self.paper.paragraphs[n].level) for n in kinds]

    @cached_property
    def counted(self) -> tuple[Claim, ...]:
        """The claims with one exact number that counts or measures something."""
        return tuple(c for c in self.claims if is_counted(c))


def is_counted(claim: Claim) -> bool:
    """An exact number of things, money, a measure or an average: what sums and shares are made of."""
    return claim.kind in COUNTED and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT


def may_add(claim: Claim) -> bool:
    """What sums are made of: what is counted, and lengths of time (优良141天、轻度污染33天)."""
    return is_counted(claim) or (
        claim.kind is Kind.DURATION
        and claim.unit in _ADDED_TIMES
        and isinstance(claim.value, Decimal)
        and claim.qualifier is Looseness.EXACT
    )


def number(claim: Claim) -> Decimal:
    """The value of a claim that is known to be one number."""
    value = claim.value
    assert isinstance(value, Decimal)
    return value


def added(claims: Iterable[Claim]) -> Decimal:
    """The sum of claims that are known to be one number each."""
    return sum(map(number, claims), Decimal(0))


def span(claim: Claim) -> tuple[int, int]:
    """Where the claim stands."""
    return claim.start, claim.end


def spans(*claims: Claim) -> tuple[tuple[int, int], ...]:
    """Where the claims stand, in the order given."""
    return tuple(map(span, claims))


def by_unit(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """The claims of each unit, in order of first use."""
    units: dict[str, list[Claim]] = {}
    for claim in claims:
        units.setdefault(kin(claim.unit), []).append(claim)
    return iter(units.items())


def kin(unit: str) -> str:
    """The unit that stands for all that count alike: 名 and 位 are 人, 大类 are 类, 件次 are 件."""
    return "人" if unit in PEOPLE else _KIN.get(unit, unit)
