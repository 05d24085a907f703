"""Numbers missing from a daily series; never who read it (缺号)."""

from __future__ import annotations

from collections.abc import Iterable


def missing_serials(serials: Iterable[int]) -> list[int]:
    """The numbers between the first and the last that are not there, in order.

    >>> missing_serials([3, 1, 6, 6])
    [2, 4, 5]
    """
    have = set(serials)
    return [n for n in range(min(have), max(have)) if n not in have] if have else []
