"""Words before and behind a quantity that loosen it (数前数后的限定词)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongshi.wording.qualifier import Qualifier, QualifierWord, qualifier_words

INSIDE = {"余": Qualifier.OVER, "多": Qualifier.OVER, "来": Qualifier.ABOUT, "+": Qualifier.OVER}
_LINK = r"(?:了|有|为|达|达到|至|占|到|是|多|少|需|合)?"


class Loosened(NamedTuple):
    """A qualifier word beside a number: its meaning, and where it begins or ends."""

    means: Qualifier
    place: int


def before(text: str, start: int) -> Loosened | None:
    """The qualifier that ends at `start`, a link (超过了, 约有) or blank between allowed."""
    if text[start - 1 : start] not in _last_characters():
        return _far(text, start)
    low = max(0, start - 8)
    found = _before().search(text[low:start])
    word = _words("before").get(found["word"]) if found else None
    if found is None or word is None or text[max(0, low + found.start() - 1) : low + found.start()] in word.not_behind:
        return None
    if word.only_before and not text.startswith(word.only_before, start):
        return None
    return Loosened(word.means, low + found.start())


def _far(text: str, start: int) -> Loosened | None:
    """至少领办1件, 约为平时的2倍: a verb or what is compared with stands between the word and its number."""
    low = max(0, start - _FARTHEST)
    left = text[low:start]
    found = _LEAST.search(left) if "少" in left or "多" in left else None
    if found is None and left.endswith("的") and "约" in left:
        found = _ABOUT_A_BASE.search(left)
    if found is None:
        return None
    means = Qualifier.ABOUT if found["word"] == "约" else _words("before")[found["word"]].means
    return Loosened(means, low + found.start())


_FARTHEST = 16
_LEAST = re.compile(r"(?P<word>至少|至多)[一-鿿]{1,3}$")
_ABOUT_A_BASE = re.compile(r"(?P<word>约)(?:为|是|占|相当于)[^，。；、0-9]{1,10}的$")


def behind(text: str, end: int) -> Loosened | None:
    """The qualifier that begins at `end`, behind the unit."""
    if text[end : end + 1] not in _first_characters():
        return None
    found = _behind().match(text, end)
    return Loosened(_words("after")[found["word"]].means, found.end()) if found else None


def around(text: str, start: int, end: int, inside: Qualifier = Qualifier.EXACT) -> tuple[Qualifier, int, int]:
    """What loosens the quantity from `start` to `end`, and where it begins and ends with those words."""
    ahead, after = before(text, start), behind(text, end)
    said = ahead or after
    means = said.means if said and inside is Qualifier.EXACT else inside
    return means, ahead.place if ahead else start, after.place if after else end


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
    return re.compile(rf"(?P<word>{long}|(?:{short})(?!{_OTHER_WORDS})(?!(?<=多)[0-9了出收产]))")


_OTHER_WORDS = "[容部外科涵]|样化|部门|媒体|功能|元化|次|种|名|个|家|项|起|边|能|数|处|场|年来|件"


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _words("before")) | frozenset("了有为达到至占是多少需合 ")


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for word in _words("after"))
