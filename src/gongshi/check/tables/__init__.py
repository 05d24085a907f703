"""The rules of finding, as data that a maintainer can read and mend (找数规则表).

TOML beside this file: units that only reading knows, names and slogans that hold numbers, forms
that are no claims, and the words by which subject, role and period are told. A group that decides
whether a number is a claim has an `example` that is its test, and a `counter` that it must leave
alone; a group of words that tell a field of the claim has an example and what it `gives`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gongshi.wording.tables import words

__all__ = ["groups", "listed", "table", "words"]


@cache
def table(name: str) -> Mapping[str, object]:
    """The whole table `name`, read once (规则表)."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def groups(name: str) -> tuple[Mapping[str, object], ...]:
    """The `[[group]]` entries of the table `name`, in order."""
    found = table(name).get("group", [])
    return tuple(item for item in found if isinstance(item, dict)) if isinstance(found, list) else ()


def listed(name: str, **wanted: object) -> tuple[str, ...]:
    """The words of every group of `name` whose fields equal `wanted`, in order."""
    return tuple(
        word
        for group in groups(name)
        if all(group.get(key) == value for key, value in wanted.items())
        for word in words(group.get("words"))
    )
