"""How alike two texts are, shown to the clerk first (文本比对)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_GRAM = 3


@dataclass(frozen=True)
class Alike:
    """Two texts that are more alike than the limit (雷同); `longest` is their longest common run."""

    one: str
    other: str
    percent: int
    longest: str


def alike(texts: Mapping[str, str], *, at_least: int) -> list[Alike]:
    """Pairs whose likeness in percent reaches `at_least`, the most alike first.

    Likeness is the share of common runs (Ratcliff and Obershelp). Pairs without enough common
    three-character runs are passed over; a pair at 50 % or more always has them.
    """
    grams = {name: {t[i : i + _GRAM] for i in range(len(t) - _GRAM + 1)} for name, t in texts.items()}
    names = sorted(texts)
    found = []
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            if not _may_be_alike(grams[one], grams[other], at_least):
                continue
            pair = _compare(one, other, texts[one], texts[other])
            if pair.percent >= at_least:
                found.append(pair)
    return sorted(found, key=lambda pair: (-pair.percent, pair.one, pair.other))


def _may_be_alike(one: set[str], other: set[str], at_least: int) -> bool:
    smaller = min(len(one), len(other)) or 1
    return len(one & other) * 100 >= smaller * max(at_least - 50, 1)


def _compare(one: str, other: str, text: str, second: str) -> Alike:
    matcher = SequenceMatcher(None, text, second, autojunk=False)
    run = matcher.find_longest_match()
    return Alike(one, other, round(matcher.ratio() * 100), text[run.a : run.a + run.size])
