"""The words of words.toml as sets and patterns (词表的查法)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from gongshi.check.tables import listed


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of all groups with this `use`."""
    return frozenset(listed("words", use=use))


@cache
def longest(use: str) -> int:
    """The length of the longest of them."""
    return max(map(len, words_for(use)), default=0)


def trie(texts: Collection[str]) -> str:
    """A pattern that matches the longest of `texts` at a place, as a tree of characters."""
    root: dict[str, dict[str, object]] = {}
    for text in sorted(texts):
        node: dict[str, dict[str, object]] = root
        for char in text:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _written(root)


def _written(node: Mapping[str, Mapping[str, object]]) -> str:
    branches = [re.escape(char) + _written(below) for char, below in node.items() if char]  # type: ignore[arg-type]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return body + ("?" if "" in node else "")


@cache
def begins(use: str) -> re.Pattern[str]:
    """Matches a word of the group at a place."""
    return re.compile(trie(words_for(use)))


def without_tail(text: str, use: str, *, kept: str = "") -> str:
    """`text` without the words of the group at its end, as many as stand there.

    A word of the group `kept` at the end stops it: 行为 does not end in 为.
    """
    known, most = words_for(use), longest(use)
    while text and not (kept and tail_word(text, kept)):
        length = next((n for n in range(min(most, len(text)), 0, -1) if text[-n:] in known), 0)
        if not length:
            return text
        text = text[:-length].rstrip()
    return text


def without_head(text: str, use: str, *, kept: str = "") -> str:
    """`text` without the words of the group at its beginning, unless a word of `kept` stands there."""
    known, most = words_for(use), longest(use)
    while text and not (kept and begins(kept).match(text)):
        length = next((n for n in range(min(most, len(text)), 0, -1) if text[:n] in known), 0)
        if not length:
            return text
        text = text[length:].lstrip()
    return text


def tail_word(text: str, use: str) -> str:
    """The longest word of the group that `text` ends with, or empty."""
    known, most = words_for(use), longest(use)
    return next((text[-n:] for n in range(min(most, len(text)), 0, -1) if text[-n:] in known), "")
