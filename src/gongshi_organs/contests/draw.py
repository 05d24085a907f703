"""A draw that anybody can repeat (抽签)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def drawn_order(entries: Iterable[str], seed: str) -> list[str]:
    """The entries in drawn order: by the SHA-256 of the seed and the entry's own id.

    `seed` is announced beforehand or taken from an event nobody controls; with it an outsider
    gets the same order. Adding or withdrawing one entry moves no other relative to its
    neighbours.

    >>> drawn_order(["SB1", "SB2", "SB3"], "示例")
    ['SB3', 'SB2', 'SB1']
    """
    return sorted(set(entries), key=lambda entry: (hashlib.sha256(f"{seed}\n{entry}".encode()).hexdigest(), entry))
