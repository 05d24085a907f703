"""By what a city finds its places: the criteria in force and what the statistics are run with (排查口径).

One value that a list rule makes of dated thresholds and `gongshi screen` of its options, so that
both find the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from gongshi import At, BadInput, Period, tr
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.segments.criteria import scheme_of
from gongshi_traffic.segments.schemes import Measure, Scheme

E = TypeVar("E", bound=Enum)


class Method(Enum):
    """What can find a place (方法)."""

    CRITERIA = "标准"
    DENSITY = "密度"
    EXPECTED = "期望"
    STRUCTURAL = "隐患"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return self.value


class UnknownWord(BadInput):
    """A setting of the screening uses a word that it does not know (设置用词有误)."""


@dataclass(frozen=True)
class Standards:
    """The criteria, the methods that put a place forward, and their numbers (排查口径).

    A place that only other methods find is kept beside the list. `counted` is what the two
    statistical methods count; `least` how many crashes a place of theirs needs; `level` the share
    of false discoveries that density may have; `times` and `certainty` when an expected count is
    far above its kind.
    """

    scheme: Scheme
    methods: tuple[Method, ...] = (Method.CRITERIA, Method.DENSITY, Method.EXPECTED)
    counted: Measure = Measure.CASUALTY
    months: int = 12
    window_m: int = 1000
    near_m: int = 500
    least: int = 3
    times: float = 2.0
    certainty: float = 0.95
    bandwidth_m: float = 300.0
    lixel_m: float = 50.0
    level: float = 0.05
    simulations: int = 999
    seed: int = 1

    def span(self, period: Period) -> Period:
        """The months looked back on, to the end of `period`."""
        return period.months_back(self.months)


def standards_of(at: At) -> Standards:
    """The standards in force (现行口径). Raises UnknownWord, NoSuchScheme, BadClause."""
    return Standards(
        scheme=scheme_of(at),
        methods=tuple(_known(word, Method, t.SEGMENT_METHODS.name) for word in at.words(t.SEGMENT_METHODS)),
        counted=_known(str(at.value(t.SEGMENT_COUNTED)), Measure, t.SEGMENT_COUNTED.name),
        months=at.number(t.SEGMENT_MONTHS), window_m=at.number(t.SEGMENT_WINDOW), near_m=at.number(t.SEGMENT_NEAR),
        least=at.number(t.SEGMENT_LEAST), times=float(at.share(t.SEGMENT_TIMES)),
        certainty=float(at.share(t.SEGMENT_CERTAINTY)), bandwidth_m=at.number(t.SEGMENT_BANDWIDTH),
        lixel_m=at.number(t.SEGMENT_LIXEL), level=float(at.share(t.SEGMENT_LEVEL)),
        simulations=at.number(t.SEGMENT_SIMULATIONS),
    )  # fmt: skip


def _known(word: str, kind: type[E], setting: str) -> E:
    try:
        return kind(word)
    except ValueError as fault:
        raise UnknownWord(
            tr("设置里的“{word}”不认识。", word=word),
            where=tr("设置“thresholds.{name}”", name=setting),
            mend=tr("可填：{known}。", known="、".join(str(k.value) for k in kind)),
        ) from fault
