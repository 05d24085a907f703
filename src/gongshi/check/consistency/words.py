"""The words that the rules go by, from words.toml (用词表)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(name: str) -> tuple[str, ...]:
    """The list `name`, longest words first (词表)."""
    return tuple(sorted(map(str, _tables()[name]), key=len, reverse=True))


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Heads that share a whole between the two of them (成对的部分)."""
    complements = tuple((str(a), str(b)) for a, b in _tables()["complements"])
    return (*complements, *contrasts())


@cache
def contrasts() -> tuple[tuple[str, str], ...]:
    """Those of the pairs that may leave something between them (未必互补的部分)."""
    return tuple((str(a), str(b)) for a, b in _tables()["contrasts"])


@dataclass(frozen=True)
class NamedRatio:
    """A rate's name, the words that each of its parts may be called by, and those of its whole (专名比率)."""

    name: str
    parts: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]


@cache
def named_ratios() -> tuple[NamedRatio, ...]:
    """The rates that have a name of their own (有专名的比率)."""
    return tuple(
        NamedRatio(str(r["name"]), tuple(tuple(map(str, p)) for p in r["parts"]), tuple(map(str, r["whole"])))
        for r in _tables()["ratio"]
    )


@cache
def misfits() -> Mapping[str, tuple[str, ...]]:
    """Nouns, longest first, and the units that they are never counted in (搭配不当)."""
    table = {str(noun): tuple(map(str, one["never"])) for one in _tables()["misfit"] for noun in one["nouns"]}
    return dict(sorted(table.items(), key=lambda item: -len(item[0])))


@cache
def lengths() -> tuple[int, ...]:
    """How many characters these nouns have."""
    return tuple({len(noun) for noun in misfits()})


@cache
def never_of_some() -> frozenset[str]:
    """The units that one of these nouns is never counted in."""
    return frozenset(unit for units in misfits().values() for unit in units)


Chain = tuple[tuple[str, ...], ...]


@cache
def chains(name: str) -> tuple[Chain, ...]:
    """The chains of stages in the list `name`, each from its first stage to its last (先后环节)."""
    return tuple(tuple(tuple(map(str, step)) for step in chain) for chain in _tables()[name])


@cache
def courses() -> tuple[Chain, ...]:
    """The courses of a matter, each from its first step to its last (事项进程)."""
    return chains("courses")


@cache
def later_stages() -> re.Pattern[str]:
    """Any word for a later stage."""
    later = {word for chain in chains("chains") for step in chain[1:] for word in step}
    return re.compile("|".join(map(re.escape, sorted(later, key=len, reverse=True))))


@cache
def scales() -> tuple[tuple[str, ...], ...]:
    """The steps of scales that leave nothing out (等次)."""
    return tuple(tuple(map(str, scale)) for scale in _tables()["scales"])


@cache
def systems() -> tuple[tuple[str, ...], ...]:
    """Classes that are all there are of a kind, the longest names first (穷尽的类别)."""
    return tuple(tuple(sorted(map(str, one), key=len, reverse=True)) for one in _tables()["systems"])


@cache
def averaged() -> Mapping[str, tuple[str, ...]]:
    """The character before 均 and the units of what the average is over (均前的字)."""
    return {str(before): tuple(map(str, units)) for before, units in _tables()["averaged"].items()}


@cache
def sides() -> Mapping[str, tuple[str, ...]]:
    """The character for one side of a ratio, and what its numbers are called (比例的一方)."""
    return {str(side): tuple(map(str, called)) for side, called in _tables()["sides"].items()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any word of the list `name`."""
    return re.compile("|".join(map(re.escape, words(name))))


def has(name: str, text: str) -> bool:
    """Whether `text` holds a word of the list."""
    return pattern(name).search(text) is not None


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
