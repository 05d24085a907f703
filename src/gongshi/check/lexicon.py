"""The words of words.toml as sets and patterns (词表的查法)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from gongshi.check.tables import listed


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of all groups with this `use`."""
    return frozenset(listed("words", use=use))


@cache
def _by_last(use: str) -> Mapping[str, tuple[str, ...]]:
    return _by(use, -1)


@cache
def _by_first(use: str) -> Mapping[str, tuple[str, ...]]:
    return _by(use, 0)


def _by(use: str, place: int) -> Mapping[str, tuple[str, ...]]:
    """The words of a group under their first or last character, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words_for(use), key=len, reverse=True):
        found[word[place]].append(word)
    return {char: tuple(some) for char, some in found.items()}


def trie(texts: Iterable[str], guard: Callable[[str], str] = lambda text: "") -> str:
    """A pattern that matches the longest of `texts` at a place, as a tree of characters; `guard` says what follows one."""
    root: dict[str, object] = {}
    for text in sorted(texts):
        node = root
        for char in text:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = guard(text)
    return _written(root)


def _written(node: Mapping[str, object]) -> str:
    """The node as a pattern: longer words before the word that ends here."""
    branches = [re.escape(char) + _written(below) for char, below in node.items() if isinstance(below, Mapping)]
    branches += [str(node[""])] if "" in node else []
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def tail_word(text: str, use: str) -> str:
    """The longest word of the group that `text` ends with, or empty."""
    words = _by_last(use).get(text[-1:], ())
    if not text.endswith(words):  # most ends are no word, and one call says so of all of them
        return ""
    return next(word for word in words if text.endswith(word))


def head_word(text: str, use: str) -> str:
    """The longest word of the group that `text` begins with, or empty."""
    words = _by_first(use).get(text[:1], ())
    if not text.startswith(words):
        return ""
    return next(word for word in words if text.startswith(word))


@cache
def beginnings(*uses: str) -> frozenset[str]:
    """The first two characters of each word of the groups, or its only one (词头).

    Whether a word begins at a place is asked of this set first: a search for several hundred words
    tries each of them at each place, the set once.
    """
    return frozenset(word[:2] for use in uses for word in words_for(use))


def word_at(text: str, place: int, use: str) -> str:
    """The longest word of the group that stands at `place`, or empty."""
    words = _by_first(use).get(text[place : place + 1], ())
    if not text.startswith(words, place):
        return ""
    return next(word for word in words if text.startswith(word, place))


def without_tail(text: str, use: str, *, kept: str = "") -> str:
    """`text` without the words of the group at its end, as many as stand there.

    A word of the group `kept` at the end stops it: 行为 does not end in 为.
    """
    word = tail_word(text, use)
    while word and not (kept and tail_word(text, kept)):
        text = text[: -len(word)].rstrip()
        word = tail_word(text, use)
    return text


def without_head(text: str, use: str, *, kept: str = "") -> str:
    """`text` without the words of the group at its beginning, unless a word of `kept` stands there."""
    word = head_word(text, use)
    while word and not (kept and head_word(text, kept)):
        text = text[len(word) :].lstrip()
        word = head_word(text, use)
    return text
