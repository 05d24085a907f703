"""A paragraph while it is read: what its claims so far leave to those behind them (读到哪里)."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongshi.check.claim import Claim
from gongshi.check.clause import Place


@dataclass(slots=True)
class Context:
    """What the text before a paragraph leaves behind: the last heading and period."""

    heading: str = ""
    period: str = ""
    by_unit: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    """A paragraph while it is read: its text, place in the draft, and what is known so far."""

    text: str
    start: int
    draft: str
    heading: str
    by_unit: dict[str, str]
    begins: int = -1
    wholes: dict[str, Claim] = field(default_factory=dict)
    in_parts: bool = False
    clause: int = -1
    first: int = -1
    side: str = ""
    compared: str = ""
    said: list[Claim] = field(default_factory=list)
    earlier: list[Claim] = field(default_factory=list)
    last: Claim | None = None

    def enter(self, place: Place) -> None:
        """Forget what ends with a sentence, and with a clause, when another begins."""
        if place.sentence != self.begins:
            self.begins, self.wholes, self.in_parts, self.side = place.sentence, {}, False, ""
            self.earlier, self.compared, self.said, self.last = self.said, "", [], None
        if place.begins != self.clause:
            self.clause, self.first = place.begins, place.found.outer_start

    def open_parts(self) -> None:
        """What was said so far is the whole of what follows 其中; at a sentence's head, the last sentence."""
        if not self.in_parts:
            self.in_parts, self.wholes = True, {claim.unit: claim for claim in self.said or self.earlier}

    def whole_for(self, unit: str) -> Claim | None:
        """The total that a part counted in `unit` belongs to."""
        return self.wholes.get(unit) or next(reversed(self.wholes.values()), None)
