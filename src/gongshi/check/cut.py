"""A text in one form, cut into clauses, sentences and lines (分句、分行)."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from gongshi.check.normal import normal

_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "．": ".", ".": "。"}
_NARROW = re.compile(
    r"[;()!?．]|(?<![0-9])[,:]|[,:](?![0-9])|(?<=[一-鿿）)”%])(?<![一二三四五六七八九十])\.(?=[\s一-鿿]|\Z)"
)
_SENTENCE = re.compile(r"[。！？\n]")
_CLAUSE = re.compile(r"[，；：。！？\n]")
_LONGEST_CLAUSE, _LONGEST_SENTENCE = 600, 3_000


def plain_form(text: str) -> str:
    """`text` simplified and with full-width punctuation, character for character; commas inside figures stay.

    >>> plain_form("共1,200起,同比(降)")
    '共1,200起，同比（降）'
    >>> plain_form("受伤6人(其中重伤2人). 一.其他")
    '受伤6人（其中重伤2人）。 一.其他'
    """
    return _NARROW.sub(lambda found: _WIDE[found[0]], normal(text))


class Cut:
    """The pieces of a text: where each starts, and which is around a character."""

    plain: str

    @cached_property
    def facts(self) -> defaultdict[object, dict[object, Any]]:
        """What `once` has worked out, by the fact and what it was asked of."""
        return defaultdict(dict)

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where each clause starts."""
        return _bounded([0, *(m.end() for m in _CLAUSE.finditer(self.plain))], len(self.plain), _LONGEST_CLAUSE)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence starts."""
        return _bounded([0, *(m.end() for m in _SENTENCE.finditer(self.plain))], len(self.plain), _LONGEST_SENTENCE)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line of the flat text starts."""
        return [0, *(m.end() for m in re.finditer("\n", self.plain))]

    @cached_property
    def _clauses(self) -> Sequence[int]:
        return _numbers(self.clause_starts, len(self.plain))

    @cached_property
    def _sentences(self) -> Sequence[int]:
        return _numbers(self.sentence_starts, len(self.plain))

    @cached_property
    def _lines(self) -> Sequence[int]:
        return _numbers(self.line_starts, len(self.plain))

    def clause_of(self, at: int) -> int:
        """The number of the clause around the character."""
        return self._clauses[at] if at < len(self.plain) else self._clauses[-1]

    def sentence_of(self, at: int) -> int:
        """The number of the sentence around the character."""
        return self._sentences[at] if at < len(self.plain) else self._sentences[-1]

    def line_of(self, at: int) -> int:
        """The number of the line around the character."""
        return self._lines[at] if at < len(self.plain) else self._lines[-1]

    def clause_start(self, at: int) -> int:
        """Where the clause around the character starts."""
        return self.clause_starts[self.clause_of(at)]

    def sentence_start(self, at: int, *, back: int = 0) -> int:
        """Where the sentence around the character starts, or the one so many sentences before."""
        return self.sentence_starts[max(0, self.sentence_of(at) - back)]

    def line_start(self, at: int, *, back: int = 0) -> int:
        """Where the line around the character starts, or the one so many lines before."""
        return self.line_starts[max(0, self.line_of(at) - back)]

    def clause_before(self, at: int) -> str:
        """The words of the clause before the character."""
        return self.plain[self.clause_start(at) : at]

    def item_before(self, at: int) -> str:
        """The words of the clause before the character, from the last 、 on: its item of a list."""
        return self.clause_before(at).rpartition("、")[2]

    def segment_start(self, at: int) -> int:
        """Where what stands between semicolons around the character starts, or else its sentence (分号之间的一段)."""
        start = self.sentence_start(at)
        return max(start, self.plain.rfind("；", start, at) + 1)

    def segment_end(self, at: int) -> int:
        """Where the semicolon behind the character stands, or else its sentence ends."""
        end = self.sentence_end(at)
        found = self.plain.find("；", at, end)
        return found if found >= 0 else end

    def segment_before(self, at: int) -> str:
        """The words before the character from the last semicolon of its sentence on."""
        return self.plain[self.segment_start(at) : at]

    def sentence_before(self, at: int) -> str:
        """The words of the sentence before the character."""
        return self.plain[self.sentence_start(at) : at]

    def clause(self, at: int) -> str:
        """The clause around the character, its end mark left out."""
        return self._piece(self.clause_starts, self.clause_of(at)).rstrip("，；：。！？\n")

    def sentence(self, at: int) -> str:
        """The sentence around the character."""
        return self._piece(self.sentence_starts, self.sentence_of(at))

    def line_end(self, number: int) -> int:
        """Where a line of the flat text ends, its line end left out."""
        return self.line_starts[number + 1] - 1 if number + 1 < len(self.line_starts) else len(self.plain)

    def line(self, number: int) -> str:
        """A line of the flat text by its number."""
        return self._piece(self.line_starts, number).rstrip("\n")

    def line_around(self, at: int) -> str:
        """The line around the character."""
        return self.line(self.line_of(at))

    def _piece(self, starts: Sequence[int], n: int) -> str:
        return self.plain[starts[n] : starts[n + 1] if n + 1 < len(starts) else len(self.plain)]

    def sentence_end(self, at: int) -> int:
        """Where the sentence around the character ends, its mark included."""
        n = self.sentence_of(at)
        return self.sentence_starts[n + 1] if n + 1 < len(self.sentence_starts) else len(self.plain)


def _bounded(starts: list[int], end: int, most: int) -> list[int]:
    """The starts with more between them where a piece is longer than any real one: hostile text stays cheap."""
    cut: list[int] = []
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        cut.extend(range(start, max(following, start + 1), most))
    return cut


def _numbers(starts: list[int], end: int) -> array[int]:
    """For each character, and the end, the number of the piece around it: rules ask too often to search for it."""
    numbers = array("i")
    for n, (start, following) in enumerate(pairwise([*starts, end + 1])):
        numbers += array("i", (n,)) * (following - start)
    return numbers
