"""Paragraphs of two versions of a document, each beside its other self (段落对齐).

Paragraphs with the same slots are the same, whatever was reworded around them; those without
slots by their words. What lies between two sure pairs is paired in order, the rest is new or
deleted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from gongshi.papers.paper import Paragraph

ALIKE = 0.3


@dataclass(frozen=True)
class Pair:
    """A paragraph before and after (对齐的段落); `number` counts the lines before, from 0."""

    number: int
    base: Paragraph | None
    edited: Paragraph | None


def aligned(base: Sequence[Paragraph], edited: Sequence[Paragraph], names: Mapping[str, str]) -> tuple[Pair, ...]:
    """Every paragraph of both, in the order of the edited one; `names` tells marks that are slots."""
    then, now = ([_sign(p, names) for p in paragraphs] for paragraphs in (base, edited))
    pairs: list[Pair] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair(i, base[i], edited[j]) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            pairs += _between(base, edited, range(i1, i2), range(j1, j2))
    return tuple(pairs)


def _sign(paragraph: Paragraph, names: Mapping[str, str]) -> tuple[str, ...]:
    slots = sorted({names[m.name] for m in paragraph.marks if m.name in names})
    return tuple(slots) or (paragraph.text,)


def _between(base: Sequence[Paragraph], edited: Sequence[Paragraph], mine: range, theirs: range) -> Iterator[Pair]:
    """Pairs in order; where one side has more, the least alike stand alone."""
    if len(mine) != len(theirs):
        yield from _best(base, edited, list(mine), list(theirs))
        return
    for i, j in zip_longest(mine, theirs):
        yield Pair(i, base[i], edited[j])


def _best(base: Sequence[Paragraph], edited: Sequence[Paragraph], mine: list[int], theirs: list[int]) -> Iterator[Pair]:
    for j in theirs:
        likest = max(mine, key=lambda i: _alike(base[i], edited[j]), default=None)
        if likest is None or _alike(base[likest], edited[j]) < ALIKE:
            yield Pair(-1, None, edited[j])
            continue
        passed = mine.index(likest)
        yield from (Pair(i, base[i], None) for i in mine[:passed])
        yield Pair(likest, base[likest], edited[j])
        del mine[: passed + 1]
    yield from (Pair(i, base[i], None) for i in mine)


def _alike(one: Paragraph, other: Paragraph) -> float:
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
