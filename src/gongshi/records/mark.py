"""The vault's first file: its id, and the format that it needs (库标).

    {"format": 1, "id": "…"}                a vault that every version reads
    {"begun": 1, "format": 2, "id": "…"}    raised later: it holds deliveries that take rows out

A vault stays in the format in which it was begun until something is stored that an older program
would misread; then the file is replaced, and older programs refuse it. The first link of the
chain follows the file as it was begun, so raising the format leaves the chain as it is.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from gongshi.records.delivery import Mode, as_json, hash_of

BEGUN, FORMAT = 1, 2
NEEDS = {Mode.REMOVALS: 2}  # a program of format 1 does not know this mode


def new_mark() -> bytes:
    """The file of a new vault, with an id of its own."""
    return as_json({"format": BEGUN, "id": secrets.token_hex(8)})


def format_of(mark: bytes) -> int:
    """The format that the file says. Raises ValueError, KeyError, TypeError when it says none."""
    told = json.loads(mark)
    if type(told["format"]) is not int or not isinstance(told["id"], str):
        raise ValueError("not the first file of a vault")
    return int(told["format"])


def id_of(mark: bytes) -> str:
    """The vault's own id."""
    return str(json.loads(mark)["id"])


def raised(mark: bytes, to: int) -> bytes:
    """The file in format `to`; as it is when it needs no raising."""
    if format_of(mark) >= to:
        return mark
    told: dict[str, Any] = json.loads(mark)
    return as_json({"begun": told.get("begun", told["format"]), "format": to, "id": told["id"]})


def genesis_of(mark: bytes) -> str:
    """The hash that the first link follows: of the file as the vault was begun with.

    Of the very bytes when they are not written as here, so that one changed byte breaks the chain.
    """
    told = json.loads(mark)
    begun = as_json({"format": told.get("begun", told["format"]), "id": told["id"]})
    known = mark in (begun, *(raised(begun, to) for to in range(BEGUN + 1, FORMAT + 1)))
    return hash_of(begun if known else mark)
