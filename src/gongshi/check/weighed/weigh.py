"""What speaks for a slip of the pen, added up over all that the number is part of (凭据相加).

Each slot of candidates is evidence: had the number its mended value, arithmetic that is likely meant would fit, where
by chance it hardly does; what fits now would fit no more. The odds of a slip are how likely a pen makes it, times how
much better all slots fit with it than without (Bayes). A number that stands in sums that hold is so protected by them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft, number
from gongshi.check.weighed.arithmetic import ADDED, Mend, holds, made, mends, within
from gongshi.check.weighed.candidate import Candidate, written
from gongshi.check.weighed.shapes import slots
from gongshi.check.weighed.slips import chance
from gongshi.check.weighed.weights import at_most, shares_of

_WORTH = math.exp(0.5)  # the odds, by its own fit alone, from which a candidate is weighed
_UNLIKELY = 0.01  # a candidate less likely meant than this is left out
_PARTIAL, _TWICE = (
    0.3,
    0.05,
)  # of the rows that are no sum, those that leave something out, and those that count something twice
_MOST = 40  # candidates of one slot


@dataclass(frozen=True)
class Weighed:
    """A candidate that does not fit, the likeliest mend, and the logarithm of the odds that it is a slip.

    `alone` is the logarithm of the odds that its own fit would give it.
    """

    candidate: Candidate
    mend: Mend
    odds: float
    alone: float


@dataclass(frozen=True)
class _Slot:
    """The candidates of one slot that are likely enough, with how likely each is meant and fits by chance."""

    candidates: tuple[Candidate, ...]
    likely: tuple[float, ...]

    @cached_property
    def chances(self) -> tuple[float, ...]:
        """How likely each would be where it is now, were it not meant."""
        return tuple(map(by_chance, self.candidates))

    @cached_property
    def fit(self) -> tuple[bool, ...]:
        """Which of them fit as printed."""
        return tuple(holds(c, c.values) for c in self.candidates)

    def evidence(self, fit: Sequence[bool]) -> float:
        """The logarithm of how much likelier these fit than if nothing here were meant."""
        none = 1 - sum(self.likely)
        pairs = zip(self.likely, self.chances, fit, strict=True)
        return math.log(none + sum(likely / chance_ for likely, chance_, fits in pairs if fits))

    def gain(self, term: Claim, value: Decimal) -> tuple[float, frozenset[object]]:
        """How much the evidence grows if the term has the value; with the equations that it then changes."""
        fit, changed = list(self.fit), set()
        for n, candidate in enumerate(self.candidates):
            if any(c is term for c in candidate.terms):
                terms = zip(candidate.terms, candidate.values, strict=True)
                fit[n] = holds(candidate, [value if c is term else v for c, v in terms])
                if fit[n] != self.fit[n]:
                    changed.add(_equation(candidate))
        return (self.evidence(fit) - self.evidence(self.fit) if changed else 0.0), frozenset(changed)


@dataclass(frozen=True)
class _Scale:
    """The slots of a draft, looked into only where something may be a slip."""

    draft: Draft
    all: dict[tuple[object, ...], list[Candidate]]
    _open: dict[tuple[object, ...], _Slot | None] = field(default_factory=dict)

    @cached_property
    def with_term(self) -> dict[int, list[tuple[object, ...]]]:
        """The slots in which the claim that starts there may stand."""
        found: dict[int, list[tuple[object, ...]]] = {}
        for key, candidates in self.all.items():
            starts, run = {c.target.start for c in candidates}, None
            for candidate in candidates:
                if candidate.operands is not run:
                    run = candidate.operands
                    starts.update([term.start for term in run])
            for start in starts:
                found.setdefault(start, []).append(key)
        return found

    def slot(self, key: tuple[object, ...]) -> _Slot | None:
        """The slot with its likely candidates; None where it has none."""
        if key not in self._open:
            candidates = self.all[key][:_MOST]
            pairs = [
                (c, p) for c, p in zip(candidates, shares_of(self.draft, candidates), strict=True) if p > _UNLIKELY
            ]
            self._open[key] = _Slot(tuple(c for c, _ in pairs), tuple(p for _, p in pairs)) if pairs else None
        return self._open[key]

    def has(self, key: tuple[object, ...], candidate: Candidate) -> bool:
        """Whether the candidate is one of the likely ones of its slot."""
        slot = self.slot(key)
        return slot is not None and candidate in slot.candidates

    def odds(self, mend: Mend) -> float:
        """The logarithm of the odds that the term is a slip for the value."""
        gains: list[tuple[float, frozenset[object]]] = []
        for key in sorted(self.with_term[mend.term.start], key=str):
            slot = self.slot(key)
            if slot is not None:
                gains.append(slot.gain(mend.term, mend.value))
        return math.log(mend.likeness) + sum(_once(gains))


def _once(gains: Sequence[tuple[float, frozenset[object]]]) -> Iterator[float]:
    """The gains; of one equation that stands in two slots, as a sum and as a difference, the larger."""
    counted: set[object] = set()
    for gain, equations in sorted(gains, key=lambda g: -abs(g[0])):
        if not equations & counted:
            counted |= equations
            yield gain


def _equation(candidate: Candidate) -> object:
    """What is the same for 18=12+6, 18-12=6 and 18-6=12."""
    if candidate.shape not in ADDED or len(candidate.operands) != 2:
        return candidate
    if candidate.shape == "sum":
        return candidate.target.start, frozenset(c.start for c in candidate.operands)
    less, more = sorted(candidate.operands, key=number)
    return more.start, frozenset((less.start, candidate.target.start))


def weighed(draft: Draft, may_accuse: Callable[[Candidate], bool]) -> Iterator[Weighed]:
    """Each candidate that does not fit though it may be meant, and that `may_accuse` lets pass, with its likeliest mend."""
    scale = _Scale(draft, slots(draft))
    for key, candidates in scale.all.items():
        for candidate in candidates[:_MOST]:
            if may_accuse(candidate) and not holds(candidate, candidate.values):
                mended = _telling(draft, candidate)
                if mended and scale.has(key, candidate):
                    yield _weigh(scale, candidate, mended)


def by_chance(candidate: Candidate) -> float:
    """How likely the terms would be as far apart as they are, were the arithmetic not meant.

    A row that leaves a little out is just that little below its whole, far likelier than any other number is.
    """
    uniform = chance(written(candidate.target, number(candidate.target))) * within(candidate)
    if candidate.shape != "sum":
        return uniform
    rest = number(candidate.target) - made(candidate, candidate.values)
    return (
        uniform if not rest else uniform + (_PARTIAL if rest > 0 else _TWICE) * chance(written(candidate.target, rest))
    )


def _telling(draft: Draft, candidate: Candidate) -> list[Mend]:
    """The slips that are likelier than that the terms nearly fit by chance; none where their own fit is not telling enough.

    How telling it would be were it alone is a quick bound, asked before its slot is looked into.
    """
    mended = mends(candidate)
    if not mended:
        return []
    chance_ = by_chance(candidate)
    mended = [mend for mend in mended if mend.likeness > chance_]
    if (
        sum([mend.likeness for mend in mended]) * (1 + 1 / chance_) > _WORTH
        and _alone(draft, candidate, mended) > _WORTH
    ):
        return mended
    return []


def _alone(draft: Draft, candidate: Candidate, mended: Sequence[Mend]) -> float:
    """The odds that it is a slip by its own fit, were it alone in its slot."""
    return sum([mend.likeness for mend in mended]) * (1 + at_most(draft, candidate) / by_chance(candidate))


def _weigh(scale: _Scale, candidate: Candidate, mended: Sequence[Mend]) -> Weighed:
    weights = [(scale.odds(mend), mend) for mend in mended]
    best = max(weights, key=lambda w: w[0])
    together = best[0] + math.log(sum(math.exp(odds - best[0]) for odds, _ in weights))
    return Weighed(candidate, best[1], together, math.log(_alone(scale.draft, candidate, mended)))
