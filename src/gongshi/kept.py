"""A few things kept in this program's memory, the longest unused dropped first (留用)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass
class Kept(Generic[K, V]):
    """At most `most` values by their keys; threads may share it (留用的若干件).

    >>> kept = Kept[str, int](most=2)
    >>> for name, value in (("甲", 1), ("乙", 2), ("丙", 3)):
    ...     _ = kept.keep(name, value)
    >>> kept.get("甲"), kept.get("丙")
    (None, 3)
    """

    most: int
    _found: OrderedDict[K, V] = field(default_factory=OrderedDict)
    _guard: Lock = field(default_factory=Lock, repr=False)

    def get(self, key: K) -> V | None:
        """The value; None when it was never kept or is dropped by now."""
        with self._guard:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def keep(self, key: K, value: V) -> V:
        """The value, kept from now on."""
        with self._guard:
            self._found[key] = value
            self._found.move_to_end(key)
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        return value
