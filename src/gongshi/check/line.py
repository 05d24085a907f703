"""A paragraph while it is read: what its claims so far leave to those behind them (读到哪里)."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gongshi.check.asked import asked_before
from gongshi.check.claim import Claim, Role, Value
from gongshi.check.clause import Place
from gongshi.check.lexicon import head_word, tail_word, without_tail
from gongshi.check.phrase import is_act
from gongshi.check.subject import PLACE
from gongshi.check.units import PEOPLE

_FAR = 160
_HEAD = 16
_MANY = 200
_DIVIDED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,2}[)）、.．])?[从按分就][^，。；：0-9]{1,8}?(?:来?看|划?分|统计)?[，,]"
)
_LOOKS_BACK = re.compile("去年|[上前]年|上[届期周月季一]|昨|前一")
_CLAUSE_END = re.compile("[；;。！？\n]")


def _alike(unit: str) -> str:
    return "人" if unit in PEOPLE else unit


def _says_how(subject: str) -> bool:
    """不合格, 办结 say how many of those counted; 商业场所 is another entry."""
    return is_act(subject) or bool(head_word(subject, "predicates") or tail_word(subject, "verbs"))


def is_alike(one: str, other: str) -> bool:
    """Whether two units count the same; 人, 名 and 位 do."""
    return _alike(one) == _alike(other)


def not_fewer(one: Value, other: Value) -> bool:
    """Whether the first of two counts is at least the second; what is no number is not."""
    return isinstance(one, Decimal) and isinstance(other, Decimal) and one >= other


@dataclass(slots=True)
class Context:
    """What the text before a paragraph leaves behind: the last heading and period."""

    heading: str = ""
    period: str = ""
    by_unit: dict[str, str] = field(default_factory=dict)
    counted: deque[tuple[str, Value, str]] = field(default_factory=lambda: deque(maxlen=_MANY))


class Outside(NamedTuple):
    """What a line held when a bracket opened, to go on with behind it."""

    sentence: int
    said: int
    last: Claim | None
    in_parts: bool
    side: str
    wholes: dict[str, Claim]
    by_unit: dict[str, str]


@dataclass(slots=True)
class Line:
    """A paragraph while it is read: its text, place in the draft, and what is known so far."""

    text: str
    start: int
    draft: str
    heading: str
    by_unit: dict[str, str]
    counted: deque[tuple[str, Value, str]]
    begins: int = -1
    wholes: dict[str, Claim] = field(default_factory=dict)
    in_parts: bool = False
    clause: int = -1
    first: int = -1
    side: str = ""
    scoped: int = -1
    scope: str = ""
    name: str = ""
    divides: bool = False
    deed: str = ""
    compared: str = ""
    said: list[Claim] = field(default_factory=list)
    seen: list[Claim] = field(default_factory=list)
    earlier: list[Claim] = field(default_factory=list)
    relative: set[int] = field(default_factory=set)
    most: dict[str, tuple[Value, str]] = field(default_factory=dict)
    last: Claim | None = None
    bracket: int = -1
    outside: Outside | None = None
    looks_back: bool = False
    asked: str = ""

    def __post_init__(self) -> None:
        self.looks_back = _LOOKS_BACK.search(self.text) is not None

    def enter(self, place: Place) -> None:
        """Forget what ends with a sentence, a clause or a bracket, when another begins."""
        if place.bracket != self.bracket:
            self._leave_bracket(place)
        if place.sentence != self.begins:
            self.begins, self.wholes, self.in_parts, self.side = place.sentence, {}, False, ""
            self.earlier, self.compared, self.said, self.last = self.said, "", [], None
            self.seen = []
            self.asked = asked_before(self.draft, self.start + place.sentence) or self.asked
            self.divides = bool(_DIVIDED.match(self.text, place.sentence, place.sentence + _HEAD))
        if place.begins != self.clause:
            self.clause, self.first = place.begins, place.found.outer_start

    def _leave_bracket(self, place: Place) -> None:
        """What a bracket says aside is over with it: 321件（含旧存28件），下降1.3% is said of the 321.

        A bracket that begins with its number says the value of what stands before it, and is no aside.
        """
        before, self.outside, self.bracket = self.outside, None, place.bracket
        if before and before.sentence == self.begins:
            del self.said[before.said :]
            self.last, self.in_parts, self.side = before.last, before.in_parts, before.side
            self.wholes = before.wholes
            self.by_unit.clear()
            self.by_unit.update(before.by_unit)
        if (
            place.bracket >= 0
            and self.said
            and place.sentence == self.begins
            and without_tail(place.left.strip(), "links")
        ):
            self.outside = Outside(
                self.begins, len(self.said), self.last, self.in_parts, self.side, dict(self.wholes), dict(self.by_unit)
            )

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

    def known(self, unit: str) -> str:
        """What was last counted in the unit; 人, 名 and 位 count the same."""
        return self.by_unit.get(_alike(unit), "")

    def count(self, claim: Claim) -> None:
        """Keep what the claim counts; a part does not put its whole out of mind."""
        unit, subject = _alike(claim.unit), claim.subject
        self.counted.append((unit, claim.value, subject))
        if claim.start in self.relative:
            return
        most = self.most.get(unit)
        if most is None or not_fewer(claim.value, most[0]):
            self.most[unit] = claim.value, subject
        known = self.by_unit.get(unit, "")
        if known and (claim.role is Role.PART or self.divides):
            return
        if not known or not (subject.endswith(known) or subject.startswith(known) or PLACE.fullmatch(subject)):
            self.by_unit[unit] = subject

    def counts(self, unit: str) -> bool:
        """Whether this paragraph has counted anything in the unit."""
        return _alike(unit) in self.most

    def larger(self, place: Place) -> str:
        """What was counted in the unit and is not fewer: only that can be the whole of `place`."""
        unit, value = _alike(place.found.unit), place.found.value
        same = (c for c in self.said if _alike(c.unit) == unit and c.start not in self.relative)
        said = next((c.subject for c in same if not_fewer(c.value, value)), "")
        most = self.most.get(unit)
        return said or (most[1] if most and not_fewer(most[0], value) else "")

    def entry(self, place: Place, subject: str) -> str:
        """充电器抽查60批次，不合格9批次；…: what the first number of its entry of a list counts narrows the others."""
        if not self.said:
            return ""
        begin, end = place.found.outer_start, place.found.outer_end
        turn = max(self.text.rfind("；", self.begins, begin), self.text.rfind(";", self.begins, begin))
        if turn < 0 and self.text.find("；", end, end + _FAR) < 0:
            return ""
        first = next((c for c in self.said if c.start > self.start + turn), None)
        if first is None or subject in first.subject or not (first.unit != place.found.unit or _says_how(subject)):
            return ""
        return first.subject

    def told(self, unit: str, value: Value) -> str:
        """What was counted last with this very value."""
        wanted = _alike(unit)
        return next((subject for one, worth, subject in reversed(self.counted) if one == wanted and worth == value), "")

    def whole_for(self, unit: str) -> Claim | None:
        """The total that a part counted in `unit` belongs to."""
        return self.wholes.get(unit) or next(reversed(self.wholes.values()), None)
