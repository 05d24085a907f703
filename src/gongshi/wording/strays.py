"""Digits and number words that a template typed instead of asking for them (游离数字).

Every number on a notice comes out of a slot. So fixed text may hold no digit of any script,
width or shape, and no Chinese number word, but for words that only look like one (进一步);
those stand in tables/lexical.toml, each group with its reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongshi.wording.measure_words import starts_with_measure
from gongshi.wording.tables import entries, words

_HOMOGRAPHS = frozenset("伍陆陸肆拾什参參陌阡漆幺")
_ALSO = frozenset("两俩仨半〇")
_JOINS = frozenset(".,．，:：/")
_NEAR = 8  # no guard and no measure word is longer
_NUMBERING = ("第", "星期", "礼拜")


@dataclass(frozen=True)
class Stray:
    """A number outside a slot: its place in the text, counted in characters, and itself."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Lexical:
    """A word that holds a number character and no number (非数字的词).

    `not_before` and `not_after` are what would show that the character counts after all. A
    `plain` word has no such doubt: it is a name wherever it stands whole.
    """

    word: str
    before_units: bool = False
    plain: bool = False
    must_not_follow: tuple[str, ...] = ()
    must_not_precede: tuple[str, ...] = ()

    def excuses(self, text: str, start: int) -> bool:
        """Whether the word at `start` of `text` is really this word and not part of a number."""
        end = start + len(self.word)
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        if before.endswith(self.must_not_follow or ("\0",)) or after.startswith(self.must_not_precede or ("\0",)):
            return False
        if _figure(self.word[0]) and (_figure(before[-1:]) or before.endswith(_NUMBERING)):
            return False
        if not _figure(self.word[-1]):
            return True
        if _figure(after[:1]):
            return False
        return self.before_units or not starts_with_measure(after)


def stray_numbers(text: str, *, lexical: Collection[str] = ()) -> list[Stray]:
    """Every digit or number word typed in `text`, left to right (游离数字).

    `lexical` are further words that hold a number character and no number, as a pack's field
    needs them (三轮车). A run of figures with its points and commas is one stray.

    >>> [s.text for s in stray_numbers("进一步整治，查处3起，曝光十二家")]
    ['3', '十二']
    """
    known = _known(tuple(sorted(lexical)))
    excused = _excused(text, known)
    return [Stray(a, b, text[a:b]) for a, b in _runs(text, excused) if _counts(text, a, b)]


def _excused(text: str, known: Mapping[str, Lexical]) -> set[int]:
    """The places that lie inside a lexical word; the longest word at a place is tried first."""
    found: set[int] = set()
    for start in range(len(text)):
        for length in range(min(_longest(known), len(text) - start), 0, -1):
            word = known.get(text[start : start + length])
            if word and word.excuses(text, start):
                found.update(range(start, start + length))
                break
    return found


def _runs(text: str, excused: set[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numerals as spans, a point or comma between two figures included."""
    start = 0
    while start < len(text):
        if start in excused or not _numeral(text[start]):
            start += 1
            continue
        end = start + 1
        while end < len(text) and end not in excused and (_numeral(text[end]) or _joins(text, end)):
            end += 1
        yield start, end
        start = end


def _counts(text: str, start: int, end: int) -> bool:
    """Whether the run is a number: 伍 or 参 alone only before a measure word."""
    run = text[start:end]
    return len(run) > 1 or run not in _HOMOGRAPHS or starts_with_measure(text[end:])


def _joins(text: str, at: int) -> bool:
    """Whether the mark at `at` belongs to one number: a point between figures, ○ used as zero."""
    if text[at] == "○":
        return True
    return text[at] in _JOINS and text[at - 1].isdecimal() and at + 1 < len(text) and text[at + 1].isdecimal()


def _numeral(char: str) -> bool:
    return char.isnumeric() or char in _ALSO


def _figure(char: str) -> bool:
    """Whether `char` is a numeral that is nothing else; 伍 and 参 are also plain words."""
    return _numeral(char) and char not in _HOMOGRAPHS


def _longest(known: Mapping[str, Lexical]) -> int:
    return max(map(len, known), default=0)


def lexical_words() -> Iterator[Lexical]:
    """The words of the list with their guards (非数字的词表)."""
    return iter(_known(()).values())


@cache
def _known(more: tuple[str, ...]) -> Mapping[str, Lexical]:
    found = {word.word: word for group in entries("lexical", "group") for word in _of_group(group)}
    return found | {word: Lexical(word, before_units=True) for word in more}


def _of_group(group: Mapping[str, object]) -> Iterator[Lexical]:
    guards = group.get("guards")
    for word in words(group.get("words")):
        guard = guards.get(word, {}) if isinstance(guards, dict) else {}
        yield Lexical(
            word,
            before_units=group.get("before_units") is True,
            must_not_follow=words(guard.get("before")),
            must_not_precede=words(guard.get("after")),
        )
