"""Every quantitative claim of a text, in its order (找数).

One pass over the text looks for numerals; all else is done only where one stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongshi.check.claim import Claim, Kind, Looseness
from gongshi.wording.measure_words import Measured, measure_words
from gongshi.wording.numerals import read_number
from gongshi.wording.qualifier import Qualifier, qualifier_of, qualifier_words

_KINDS = {
    Measured.COUNT: Kind.COUNT,
    Measured.TIME: Kind.DURATION,
    Measured.MONEY: Kind.MONEY,
    Measured.MEASURE: Kind.MEASURE,
    Measured.PERCENT: Kind.PERCENT,
    Measured.ORDINAL: Kind.ORDINAL,
}
_LOOSE = {
    Qualifier.EXACT: Looseness.EXACT,
    Qualifier.NEAR: Looseness.APPROX,
    Qualifier.ABOUT: Looseness.APPROX,
    Qualifier.BELOW: Looseness.AT_MOST,
    Qualifier.AT_MOST: Looseness.AT_MOST,
}
_SCALES = {"万": 10**4, "亿": 10**8}


def find_claims(text: str) -> list[Claim]:
    """Every claim of `text`, left to right (找数).

    >>> [(c.text, str(c.value), c.unit) for c in find_claims("查处酒驾83起，同比下降5.37%。")]
    [('83起', '83', '起'), ('5.37%', '5.37', '%')]
    """
    return list(iter_claims(text))


def iter_claims(text: str) -> Iterator[Claim]:
    """The same one by one, so that a long draft needs no list of all its claims."""
    for found in _form().finditer(text):
        claim = _claim(found)
        if claim is not None:
            yield claim


def _claim(found: re.Match[str]) -> Claim | None:
    value = read_number(found["number"])
    if value is None:
        return None
    word = next((w for w in (found["inside"], found["before"], found["after"]) if w), "")
    test = qualifier_of(word) or Qualifier.EXACT
    start = found.start("number") if not found["ordinal"] else found.start("ordinal")
    unit = found["unit"].replace("％", "%")
    return Claim(
        start,
        found.end("unit"),
        found.string[start : found.end("unit")],
        value * _SCALES.get(found["scale"] or "", 1),
        unit,
        Looseness.ORDINAL if found["ordinal"] else _LOOSE.get(test, Looseness.OVER),
        _KINDS[_measured()[unit]],
        subject=_before(found.string, found.start()),
        test=test,
        step=Decimal(1),
        outer_start=found.start(),
        outer_end=found.end(),
    )


_HEAD = re.compile(r"[一-鿿]{1,20}\Z")


def _before(text: str, at: int) -> str:
    found = _HEAD.search(text[max(0, at - 20) : at])
    return found[0] if found else ""


@cache
def _measured() -> dict[str, Measured]:
    return {word.text: word.measured for word in measure_words()}


@cache
def _form() -> re.Pattern[str]:
    def one_of(words: list[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    at = {
        place: one_of([w.text for w in qualifier_words() if w.place == place])
        for place in ("before", "inside", "after")
    }
    units = one_of([word.text for word in measure_words()] + ["％"])
    number = r"(?:[0-9０-９][0-9０-９,，.．]*[万亿]?|[二三四五六七八九十百千万两廿][零〇一二三四五六七八九十百千万亿]*)"
    return re.compile(
        rf"(?P<before>{at['before']})?(?P<ordinal>第)?(?P<number>{number})"
        rf"(?:(?P<inside>{at['inside']})(?P<scale>[万亿])?)?(?P<unit>{units})(?P<after>{at['after']})?"
    )
