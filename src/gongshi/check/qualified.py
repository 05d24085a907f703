"""Words before and behind a quantity that loosen it (数前数后的限定词)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongshi.wording.qualifier import Qualifier, QualifierWord, qualifier_words

INSIDE = {"余": Qualifier.OVER, "多": Qualifier.OVER, "来": Qualifier.ABOUT}
_LINK = r"(?:了|有|为|达|达到|至|占|到|是)?"


class Loosened(NamedTuple):
    """A qualifier word beside a number: its meaning, and where it begins or ends."""

    means: Qualifier
    place: int


def before(text: str, start: int) -> Loosened | None:
    """The qualifier that ends at `start`, a link (超过了, 约有) or blank between allowed."""
    if text[start - 1 : start] not in _last_characters():
        return None
    low = max(0, start - 8)
    found = _before().search(text[low:start])
    word = _words("before").get(found["word"]) if found else None
    if found is None or word is None or text[max(0, low + found.start() - 1) : low + found.start()] in word.not_behind:
        return None
    if word.only_before and not text.startswith(word.only_before, start):
        return None
    return Loosened(word.means, low + found.start())


def behind(text: str, end: int) -> Loosened | None:
    """The qualifier that begins at `end`, behind the unit."""
    if text[end : end + 1] not in _first_characters():
        return None
    found = _behind().match(text, end)
    return Loosened(_words("after")[found["word"]].means, found.end()) if found else None


@cache
def _words(place: str) -> Mapping[str, QualifierWord]:
    return {word.text: word for word in qualifier_words() if word.place == place}


def _one_of(place: str) -> str:
    return "|".join(map(re.escape, sorted(_words(place), key=len, reverse=True)))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_one_of('before')}){_LINK} ?$")


@cache
def _behind() -> re.Pattern[str]:
    """Words of two characters stand for themselves; 多, 余, 内 and 许 must not begin another word."""
    words = sorted(_words("after"), key=len, reverse=True)
    long, short = ("|".join(re.escape(w) for w in words if (len(w) > 1) is many) for many in (True, False))
    return re.compile(rf"(?P<word>{long}|(?:{short})(?!{_OTHER_WORDS}))")


_OTHER_WORDS = "[容部外科涵]|样化|部门|媒体|功能|元化|次|种|名|个|家|项|起|边|能|数|处|场|年来|件"


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _words("before")) | frozenset("了有为达到至占是 ")


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for word in _words("after"))
