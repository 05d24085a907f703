"""The word lists, as data that a maintainer can read and mend (词表).

TOML beside this file: measure words, qualifiers, surnames, and words that hold a number
character without being a number. Each entry or group has an example that is its test.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def table(name: str) -> Mapping[str, object]:
    """The whole list `name`, read once (词表)."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def words(value: object) -> tuple[str, ...]:
    """The texts of a list in a table, in order; empty for anything else."""
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def entries(name: str, key: str) -> tuple[Mapping[str, object], ...]:
    """The array of tables `key` in the list `name`, in order."""
    found = table(name).get(key, [])
    return tuple(item for item in found if isinstance(item, dict)) if isinstance(found, list) else ()
