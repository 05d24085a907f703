"""Answers of a register kept until it changes (记住的答案): a desk asks the same again and again.

Ninety clerks open the same page; between two savings its answers are the same. What is kept is
bounded in number and in length, and the one asked longest ago goes first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Answer = TypeVar("Answer", bound=Sized)


@dataclass
class Remembered(Generic[Answer]):
    """At most `most` answers a register, none longer than `longest`; whoever holds it locks it (记住的答案)."""

    most: int
    longest: int
    _kept: dict[str, OrderedDict[Hashable, Answer]] = field(default_factory=dict)

    def of(self, register: str, asked: Hashable, find: Callable[[], Answer]) -> Answer:
        """The answer to this question, found once until the register is forgotten."""
        kept = self._kept.setdefault(register, OrderedDict())
        if asked in kept:
            kept.move_to_end(asked)
            return kept[asked]
        answer = find()
        if len(answer) <= self.longest:
            kept[asked] = answer
        if len(kept) > self.most:
            kept.popitem(last=False)
        return answer

    def forget(self, register: str) -> None:
        """Nothing is kept of this register any more."""
        self._kept.pop(register, None)
