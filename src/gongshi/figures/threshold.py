"""A number that a document sets, with the document and its first day (阈值).

No rule holds such a number in its body. National values stand in a pack; a city overrides
one in gongshi.toml under [[thresholds.<pack>.<name>]] with value, since and basis.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Setting = int | Decimal | str | bool | tuple[str, ...]


@dataclass(frozen=True)
class Dated:
    """One value of a threshold, the first day it holds, and the document that sets it."""

    value: Setting
    since: date
    basis: str


@dataclass(frozen=True)
class Threshold:
    """A dated series of values (阈值); `name` is `pack.name`, unique among all packs."""

    name: str
    label: str
    series: tuple[Dated, ...]
    unit: str = ""
    note: str = ""

    @classmethod
    def of(
        cls, name: str, value: Setting, *, label: str, basis: str, since: str, unit: str = "", note: str = ""
    ) -> Threshold:
        """A threshold with one value so far."""
        return cls(name, label, (Dated(value, date.fromisoformat(since), basis),), unit, note)
