"""A paragraph while it is read: what its claims so far leave to those behind them (读到哪里)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongshi.check.claim import Claim
from gongshi.check.clause import Place
from gongshi.check.lexicon import head_word

_FAR = 160
_CLAUSE_END = re.compile("[；;。！？\n]")


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
    seen: list[Claim] = field(default_factory=list)
    earlier: list[Claim] = field(default_factory=list)
    last: Claim | None = None

    def enter(self, place: Place) -> None:
        """Forget what ends with a sentence, and with a clause, when another begins."""
        if place.sentence != self.begins:
            self.begins, self.wholes, self.in_parts, self.side = place.sentence, {}, False, ""
            self.earlier, self.compared, self.said, self.last = self.said, "", [], None
            self.seen = []
        if place.begins != self.clause:
            self.clause, self.first = place.begins, place.found.outer_start

    def next_whole(self, place: Place) -> None:
        """What opens a clause behind ； and has a 其中 of its own is a whole beside the one before it.

        超速412起，其中客车31起；超载200起，其中客车12起. A clause with two of them divides a part again, and goes on.
        """
        if not self.in_parts:
            return
        begins = place.found.outer_start
        far = max(self.begins, begins - _FAR)
        turn = max(self.text.rfind("；", far, begins), self.text.rfind(";", far, begins))
        if turn < 0 or (self.last and self.last.start - self.start > turn):
            return
        low = max(self.begins, turn - _FAR)
        if self._begins_anew(low, turn):
            self.in_parts, self.wholes = False, {}
            return
        opened = max(low, *(self.text.rfind(mark, low, turn) for mark in "；;"))
        own = _CLAUSE_END.split(self.text[place.found.outer_end : place.found.outer_end + _FAR], maxsplit=1)[0]
        if self.text.count("其中", opened, turn) == 1 and "其中" in own and "其中" not in self.text[turn:begins]:
            self.in_parts, self.wholes = False, {}

    def _begins_anew(self, low: int, turn: int) -> bool:
        """查处酒驾19起，其中醉驾4起；查获无证3起: another deed is no part, where the parts were no deeds."""
        parts = self.text.rfind("其中", low, turn)
        if parts < 0 or not head_word(self.text[turn + 1 : turn + 8].lstrip(), "verbs"):
            return False
        return not head_word(self.text[parts + 2 : parts + 9].lstrip("，, "), "verbs")

    def open_parts(self) -> None:
        """What was said so far is the whole of what follows 其中; at a sentence's head, the last sentence."""
        if not self.in_parts:
            self.in_parts, self.wholes = True, {claim.unit: claim for claim in self.said or self.earlier}

    def whole_for(self, unit: str) -> Claim | None:
        """The total that a part counted in `unit` belongs to."""
        return self.wholes.get(unit) or next(reversed(self.wholes.values()), None)
