"""What a judge says of some claims: the verdict, the places, and the arithmetic (核稿意见)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gongshi.i18n import tr


class Verdict(StrEnum):
    """What was found of a claim or of several together (结论)."""

    STANDS = "stands"
    CONTRADICTS = "contradicts"
    ASK = "ask"

    @property
    def label(self) -> str:
        """The word for it, in the reader's language."""
        return tr(_VERDICTS[self.value])


_VERDICTS = {"stands": "成立", "contradicts": "矛盾", "ask": "待核"}
Span = tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """One verdict (核稿意见): `rule` that gave it, `why` in a sentence, `sum` the arithmetic.

    `opens` is the command that opens the records which say otherwise; empty without records.
    `spans` are all places involved, in the order the arithmetic names them; `at` is the place
    that most likely has to be mended. `also` holds what further rules say of the same place.
    """

    verdict: Verdict
    rule: str
    why: str
    spans: tuple[Span, ...]
    sum: str = ""
    at: Span = (-1, -1)
    opens: str = ""
    also: tuple[Finding, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.at[0] < 0:
            object.__setattr__(self, "at", self.spans[0])

    @property
    def sentence(self) -> str:
        """Why and the arithmetic in one line, with what further rules say."""
        own = tr("{why}（{sum}）", why=self.why, sum=self.sum) if self.sum else self.why
        return tr("；").join([own, *(finding.sentence for finding in self.also)])
