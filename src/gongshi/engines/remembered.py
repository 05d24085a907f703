"""Answers of a register kept until it changes where they look (记住的答案): a desk asks the same again and again.

Ninety clerks open the same page; between two savings its answers are the same, and a row that one
unit saves changes nothing that another unit's page asked. What is kept is bounded in number and in
length, and the one asked longest ago goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence, Sized
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from gongshi.engines.conditions import Condition

Answer = TypeVar("Answer", bound=Sized)


@dataclass
class Remembered(Generic[Answer]):
    """At most `most` answers a register, in all no longer than `room`; whoever holds it locks it (记住的答案)."""

    most: int
    room: int
    _kept: dict[str, OrderedDict[Hashable, tuple[Answer, Sequence[Condition]]]] = field(default_factory=dict)

    def of(self, register: str, asked: Hashable, find: Callable[[], Answer], about: Sequence[Condition] = ()) -> Answer:
        """The answer to this question, found once until it is forgotten; `about` are the conditions it asks under."""
        kept = self._kept.setdefault(register, OrderedDict())
        if asked in kept:
            kept.move_to_end(asked)
            return kept[asked][0]
        answer = find()
        kept[asked] = answer, about
        while len(kept) > self.most or sum(len(each) for each, _ in kept.values()) > self.room:
            kept.popitem(last=False)
        return answer

    def forget(self, register: str, touches: Callable[[Sequence[Condition]], bool] = lambda about: True) -> None:
        """Nothing is kept of this register any more, or nothing whose conditions are touched."""
        kept = self._kept.get(register, OrderedDict())
        for asked in [asked for asked, (_, about) in kept.items() if touches(about)]:
            del kept[asked]
