"""Each register's deliveries, sorted apart as they come in (各台账的报送).

A desk makes a delivery of every saved row, tens of thousands in some years: what came is sorted in
once, and a page that asks for one register does not walk through all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.records.delivery import Delivery, Mode

if TYPE_CHECKING:
    from gongshi.records.vault import Vault


@dataclass
class Stacks:
    """The deliveries of a vault by register, read again only when its chain grew; whoever holds it locks it (报送的堆叠)."""

    vault: Vault
    _seen: tuple[int, int] = (-1, -1)
    _all: tuple[Delivery, ...] = ()
    _by: dict[str, list[Delivery]] = field(default_factory=dict)
    _since_whole: dict[str, list[Delivery]] = field(default_factory=dict)
    _marked: dict[tuple[str, str], list[Delivery]] = field(default_factory=dict)

    def deliveries(self, register: str | None = None) -> tuple[Delivery, ...]:
        """All deliveries, of one register if named, oldest first."""
        self._read()
        return self._all if register is None else tuple(self._by.get(register, ()))

    def of(self, register: str) -> list[Delivery]:
        """What makes the register as it stands: the last whole delivery and the changes after it. Not to be changed."""
        self._read()
        return self._since_whole.get(register, [])

    def marked(self, register: str, mark: str) -> tuple[Delivery, ...]:
        """The deliveries of the register whose note's first word is `mark`, oldest first."""
        self._read()
        return tuple(self._marked.get((register, mark), ()))

    def _read(self) -> None:
        stamp = stamp_of(self.vault.folder / "chain.jsonl")
        if stamp == self._seen:
            return
        now, known = self.vault.deliveries(), len(self._all)
        all_placed = len(self.vault.shelves.links()) == len(self.vault.shelves.chain.links())
        if now[:known] != self._all:
            self._by, self._since_whole, self._marked, known = {}, {}, {}, 0
        for delivery in now[known:]:
            self._sort_in(delivery)
        self._all, self._seen = now, stamp if all_placed else (-1, -1)  # one still on its way comes next time

    def _sort_in(self, delivery: Delivery) -> None:
        self._by.setdefault(delivery.register, []).append(delivery)
        self._marked.setdefault((delivery.register, delivery.note.partition(" ")[0]), []).append(delivery)
        if delivery.mode is Mode.WHOLE:
            self._since_whole[delivery.register] = []
        self._since_whole.setdefault(delivery.register, []).append(delivery)


def stamp_of(path: Path | None) -> tuple[int, int]:
    """Size and time of a file: another after every writing; zeros where there is none."""
    if path is None or not path.exists():
        return (0, 0)
    found = path.stat()
    return (found.st_size, found.st_mtime_ns)
