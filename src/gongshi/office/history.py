"""What a row was, from its first delivery to now: when it became known, by whom, out of what (一行的来历)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.records.delivery import Delivery, Mode

if TYPE_CHECKING:
    from gongshi.engines.held import Key
    from gongshi.office.standing import Standing
    from gongshi.records.register import Column, Register


@dataclass(frozen=True)
class Version:
    """The row as one delivery made it (一次变动).

    `values` holds its open columns; `changed` those that differ from the version before. `gone`
    says that the delivery took the row out: as a removal, or by leaving it out of the whole.
    """

    delivery: Delivery
    values: Mapping[str, object]
    changed: tuple[Column, ...] = ()
    gone: bool = False

    @property
    def says(self) -> str:
        """What the delivery did to the row, in a few words."""
        if self.gone:
            return tr("撤去") if self.delivery.mode is Mode.REMOVALS else tr("全量报送里没有这一行")
        if not self.changed:
            return tr("报入")
        return tr("改了{columns}", columns="、".join(f"“{c.label}”" for c in self.changed))


def history(standing: Standing, register: Register, key: Key) -> tuple[Version, ...]:
    """All versions of the row with this key, oldest first; empty when there never was one.

    Deliveries that brought it again unchanged are left out.
    """
    deliveries = standing.deliveries(register.name)
    found = standing.versions(register, key)
    return tuple(_versions(register, deliveries, found))


def _versions(
    register: Register, deliveries: Sequence[Delivery], found: Mapping[str, dict[str, object]]
) -> Iterator[Version]:
    columns = register.open_columns()
    stands: Mapping[str, object] | None = None
    for delivery in deliveries:
        row = found.get(delivery.id)
        if _takes_away(delivery, row):
            if stands is not None:
                yield Version(delivery, stands, gone=True)
            stands = None
        elif row is not None:
            before = stands or {}
            changed = tuple(c for c in columns if row.get(c.name) != before.get(c.name))
            if changed:
                yield Version(delivery, row, changed if stands is not None else ())
            stands = row


def _takes_away(delivery: Delivery, row: Mapping[str, object] | None) -> bool:
    if delivery.mode is Mode.REMOVALS:
        return row is not None
    return delivery.mode is Mode.WHOLE and row is None
