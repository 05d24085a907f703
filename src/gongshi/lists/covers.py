"""Whole names found in a text and replaced by what may be shown (遮盖).

One pass, the longest name first at each place, so that a shown name is never cut by a masked
one it contains. Blanks, middle dots, full-width and small letters do not hide a name from
it. The cost is that of the text, not of the number of names: a list may have fifty thousand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_GAPS = re.compile(r"[\s·•‧・]+")


class Covers:
    """Whole names, and what stands in their place (遮盖表)."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self._starts: dict[str, list[tuple[str, str]]] = {}
        for whole, face in shown.items():
            plain = _plain(whole)
            if len(plain) > 1:
                self._starts.setdefault(plain[0], []).append((plain, face))
        for bucket in self._starts.values():
            bucket.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        self._by_two = {
            two: tuple(pair for pair in bucket if pair[0][:2] == two)
            for bucket in self._starts.values()
            for two in {pair[0][:2] for pair in bucket}
        }

    def hide(self, text: str) -> str:
        """`text` with every whole name replaced."""
        letters = [(_letter(char), at) for at, char in enumerate(text) if not _GAPS.fullmatch(char)]
        if not any(letter in self._starts for letter, _ in letters):
            return text
        return self._replaced(text, "".join(letter for letter, _ in letters), [at for _, at in letters])

    def _replaced(self, text: str, plain: str, places: list[int]) -> str:
        out: list[str] = []
        done = at = 0
        while at < len(plain):
            hit = next((p for p in self._by_two.get(plain[at : at + 2], ()) if plain.startswith(p[0], at)), None)
            if hit is None:
                at += 1
                continue
            out += (text[done : places[at]], hit[1])
            at += len(hit[0])
            done = places[at - 1] + 1
        return "".join((*out, text[done:]))


def _plain(text: str) -> str:
    return "".join(_letter(char) for char in _GAPS.sub("", text))


def _letter(char: str) -> str:
    """One letter for one letter: full width and small letters set right."""
    if char < "\x80":
        return char.upper()
    found = unicodedata.normalize("NFKC", char).upper()
    return found if len(found) == 1 else char
