"""A text with its claims, as the rules look at it (待核的稿子).

Clauses, sentences and paragraphs are found once; rules ask which claims share one, and which
words stand before and behind a claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.papers.paper import Paper, Part

_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "．": "."}
_NARROW = re.compile(r"[;()!?．]|(?<![0-9])[,:]|[,:](?![0-9])")
_SENTENCE = re.compile(r"[。！？\n]")
_CLAUSE = re.compile(r"[，；：。！？\n]")
_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.AVERAGE)


def plain_form(text: str) -> str:
    """`text` with full-width punctuation, character for character; commas inside figures stay.

    >>> plain_form("共1,200起,同比(降)")
    '共1,200起，同比（降）'
    """
    return _NARROW.sub(lambda found: _WIDE[found[0]], text)


@dataclass(frozen=True)
class Draft:
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

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where each clause starts."""
        return [0, *(m.end() for m in _CLAUSE.finditer(self.plain))]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return [0, *(m.end() for m in _SENTENCE.finditer(self.plain))]

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """Where each line of the flat text starts."""
        return [0, *(m.end() for m in re.finditer("\n", self.plain))]

    def clause_of(self, at: int) -> int:
        """The number of the clause around the character."""
        return bisect_right(self.clause_starts, at) - 1

    def sentence_of(self, at: int) -> int:
        """The number of the sentence around the character."""
        return bisect_right(self.sentence_starts, at) - 1

    def paragraph_of(self, at: int) -> int:
        """The number of the line around the character."""
        return bisect_right(self.paragraph_starts, at) - 1

    def clause(self, at: int) -> str:
        """The clause around the character, its end mark left out."""
        return self._piece(self.clause_starts, self.clause_of(at)).rstrip("，；：。！？\n")

    def sentence(self, at: int) -> str:
        """The sentence around the character."""
        return self._piece(self.sentence_starts, self.sentence_of(at))

    def line(self, number: int) -> str:
        """A line of the flat text by its number."""
        return self._piece(self.paragraph_starts, number).rstrip("\n")

    def _piece(self, starts: Sequence[int], n: int) -> str:
        return self.plain[starts[n] : starts[n + 1] if n + 1 < len(starts) else len(self.plain)]

    def lead(self, claim: Claim) -> str:
        """The words of its clause before the claim, from the claim before."""
        before = self.before(claim)
        start = max(self.clause_starts[self.clause_of(claim.outer_start)], before.outer_end if before else 0)
        return self.plain[start : claim.outer_start]

    def tail(self, claim: Claim) -> str:
        """The words of its clause behind the claim, up to the next claim."""
        after = self.after(claim)
        n = self.clause_of(max(claim.outer_end - 1, claim.start))
        end = self.clause_starts[n + 1] - 1 if n + 1 < len(self.clause_starts) else len(self.plain)
        return self.plain[claim.outer_end : min(end, after.outer_start) if after else end]

    def before(self, claim: Claim) -> Claim | None:
        """The claim before this one."""
        n = bisect_left(self.starts, claim.start)
        return self.claims[n - 1] if n else None

    def after(self, claim: Claim) -> Claim | None:
        """The claim behind this one."""
        n = bisect_right(self.starts, claim.start)
        return self.claims[n] if n < len(self.claims) else None

    def between(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims that start between two characters."""
        return self.claims[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def in_sentence(self, at: int) -> tuple[Claim, ...]:
        """The claims of the sentence around the character."""
        n = self.sentence_of(at)
        end = self.sentence_starts[n + 1] if n + 1 < len(self.sentence_starts) else len(self.plain) + 1
        return self.between(self.sentence_starts[n], end)

    def sentence_end(self, at: int) -> int:
        """Where the sentence around the character ends, its mark included."""
        n = self.sentence_of(at)
        return self.sentence_starts[n + 1] if n + 1 < len(self.sentence_starts) else len(self.plain)

    def at(self, start: int | None) -> Claim | None:
        """The claim that starts at the character, or None."""
        if start is None:
            return None
        n = bisect_left(self.starts, start)
        return self.claims[n] if n < len(self.claims) and self.claims[n].start == start else None

    def part_of(self, at: int) -> Part:
        """What kind of paragraph the character stands in; lines of bare text are told by their look."""
        return self.parts[self.paragraph_of(at)][0]

    def is_cell(self, at: int) -> bool:
        """Whether the character stands in a table's cell."""
        return self.part_of(at) is Part.CELL

    @cached_property
    def parts(self) -> list[tuple[Part, int]]:
        """Kind and level of every line of the flat text; lines inside one paragraph share its kind."""
        if self.paper is None:
            from gongshi.papers.headings import kinds_of

            return kinds_of(self.plain.split("\n"))
        kinds = [self.paper.number_at(start) for start in self.paragraph_starts]
        return [(self.paper.paragraphs[n].kind, self.paper.paragraphs[n].level) for n in kinds]

    @cached_property
    def counted(self) -> tuple[Claim, ...]:
        """The claims with one exact number that counts or measures something."""
        return tuple(c for c in self.claims if is_counted(c))


def is_counted(claim: Claim) -> bool:
    """An exact number of things, money, a measure or an average: what sums and shares are made of."""
    return claim.kind in _COUNTED and isinstance(claim.value, Decimal) and claim.qualifier is Looseness.EXACT


def number(claim: Claim) -> Decimal:
    """The value of a claim that is known to be one number."""
    assert isinstance(claim.value, Decimal)
    return claim.value


def span(claim: Claim) -> tuple[int, int]:
    """Where the claim stands."""
    return claim.start, claim.end


def spans(*claims: Claim) -> tuple[tuple[int, int], ...]:
    """Where the claims stand, in the order given."""
    return tuple(map(span, claims))


def by_unit(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """The claims of each unit, in order of first use."""
    units = dict.fromkeys(c.unit for c in claims)
    return ((unit, [c for c in claims if c.unit == unit]) for unit in units)
