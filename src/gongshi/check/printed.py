"""The draft's sentences beside those that the release prints: the same words, number for number (与文书逐句对照).

No figure's name says that 87名选手 are those of one contest; the sentence around it does. Where a draft's
sentence is a printed one but for its numbers, each number speaks of what the printed one speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from gongshi.check.claim import Claim
from gongshi.check.draft import Draft
from gongshi.check.find import find_claims
from gongshi.check.known import Answerable, Printed, Records

_GAP, _WAY = "\ue000", "\ue001"
_WAYS = re.compile(rf"(?:上升|下降|上涨|下跌|增加|减少|增长|降低|提高|回落|增|减|升|降|多|少)((?:了|约)?{_GAP})")
_NO_WORDS = re.compile(rf"[\s{_GAP}{_WAY}，。：；、（）“”《》()]+")
_SAME_WORDS, _SURE_WORDS = 4, 8
_NOBODY = Answerable(0, 0, "", "")


class Twin(NamedTuple):
    """The printed number at the claim's place in its sentence, and who answers for it."""

    claim: Claim
    by: Answerable

    def equals(self, claim: Claim) -> bool:
        """Whether both say the same: value, unit, what loosens it, and the way of a change."""
        return self.is_turned(claim) is False and self._measures(claim)

    def is_turned(self, claim: Claim) -> bool:
        """Whether both are changes of one size, one up and the other down."""
        one, other = claim.direction, self.claim.direction
        return one is not None and other is not None and one is not other and self._measures(claim)

    def _measures(self, claim: Claim) -> bool:
        return (claim.value, claim.unit, claim.test) == (self.claim.value, self.claim.unit, self.claim.test)


Sentence = tuple[Twin, ...]


@dataclass
class PrintedSentences:
    """Looks up the claims of one draft in what the release prints (逐句对照)."""

    draft: Draft
    records: Records

    @cached_property
    def _known(self) -> dict[str, list[Sentence]]:
        known: dict[str, list[Sentence]] = {}
        for line in dict.fromkeys(self.records.printed):
            for words, claims in _sentences(Draft(line.text, tuple(find_claims(line.text)), None)):
                known.setdefault(words, []).append(tuple(Twin(c, _who(line, c)) for c in claims))
        return known

    @cached_property
    def _twins(self) -> dict[int, tuple[Twin, ...]]:
        """By the claim's start, its twins in the printed sentences that fit best."""
        found: dict[int, tuple[Twin, ...]] = {}
        for words, claims in _sentences(self.draft) if self.records.printed else ():
            best = _best(self._known.get(words, []), claims)
            sure = len({tuple(t.claim.text for t in s) for s in best}) == 1 and len(_bare(words)) >= _SURE_WORDS
            for n, claim in enumerate(claims if best else ()):
                equal = [s[n] for s in best if s[n].equals(claim)]
                found[claim.start] = tuple(equal or ([best[0][n]] if sure else []))
        return found

    def twin(self, claim: Claim) -> Twin | None:
        """The printed number that the claim stands for; None where no sentence is the same, or several that differ."""
        return next(iter(self._twins.get(claim.start, ())), None)


def _best(known: list[Sentence], claims: tuple[Claim, ...]) -> list[Sentence]:
    """The printed sentences that have most numbers equal."""
    scored = [(sum(t.equals(c) for t, c in zip(s, claims, strict=True)), s) for s in known if len(s) == len(claims)]
    most = max((score for score, _ in scored), default=0)
    return [s for score, s in scored if score == most]


def _sentences(draft: Draft) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The words of every sentence that claims something, a gap for each number; and its claims."""
    for n, group in groupby(draft.claims, key=lambda c: draft.sentence_of(c.start)):
        claims = tuple(group)
        start = draft.sentence_starts[n]
        pieces, at = [], start
        for claim in claims:
            pieces += [draft.plain[at : claim.start], _GAP]
            at = claim.end
        words = re.sub(r"\s+", "", "".join([*pieces, draft.plain[at : draft.sentence_end(claims[0].start)]]))
        words = _WAYS.sub(rf"{_WAY}\1", words)  # a change turned round is said of the same thing
        if len(_bare(words)) >= _SAME_WORDS:
            yield words.rstrip("。；"), claims


def _bare(words: str) -> str:
    return _NO_WORDS.sub("", words)


def _who(line: Printed, claim: Claim) -> Answerable:
    return next((by for by in line.by if by.start < claim.end and claim.start < by.end), _NOBODY)
