"""When, between whom and why the crashes of a place happened (事故特征)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongshi import tr
from gongshi_traffic.segments.place import Located

NIGHT = (19, 6)  # 夜间：19时至次日6时
PEAKS = ((7, 9), (17, 19))


@dataclass(frozen=True)
class Profile:
    """Counts of a place's crashes by part of the day, kind of party, cause and direction (事故特征), most first.

    A crash can have several kinds of party, so these may add to more than the crashes.
    """

    times: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int], ...]
    causes: tuple[tuple[str, int], ...]
    directions: tuple[tuple[str, int], ...] = ()

    @property
    def said(self) -> str:
        """The profile in one sentence; empty when nothing of it is known."""
        parts = [
            (tr("时段"), self.times),
            (tr("涉及"), self.roles),
            (tr("原因"), self.causes),
            (tr("方向"), self.directions),
        ]
        return "；".join(
            f"{name}：" + "、".join(tr("{word}{n}起", word=word, n=n) for word, n in counts)
            for name, counts in parts
            if counts
        )


def profile_of(crashes: Sequence[Located]) -> Profile:
    """The profile of these crashes (事故特征)."""
    return Profile(
        _counted(part_of_day(c.hour) for c in crashes if c.hour is not None),
        _counted(role for c in crashes for role in c.roles),
        _counted(c.cause for c in crashes if c.cause),
        _counted(c.direction for c in crashes if c.direction),
    )


def part_of_day(hour: int) -> str:
    """The part of the day: night, the two peaks, else daytime (时段).

    >>> part_of_day(5), part_of_day(8), part_of_day(12), part_of_day(18), part_of_day(19)
    ('夜间', '早高峰', '白天', '晚高峰', '夜间')
    """
    if hour >= NIGHT[0] or hour < NIGHT[1]:
        return tr("夜间")
    for (start, end), name in zip(PEAKS, (tr("早高峰"), tr("晚高峰")), strict=True):
        if start <= hour < end:
            return name
    return tr("白天")


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
