"""Which deliveries brought a row (来源索引), so that one row's history opens those files and no others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from gongshi.engines.session import connect
from gongshi.engines.together import files_of

if TYPE_CHECKING:
    from gongshi.records.delivery import Delivery
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

Key: TypeAlias = tuple[str, ...]
SMALL = 100  # rows; larger deliveries are few, and looked into each time


@dataclass
class Bringers:
    """The small deliveries of one register by the keys they brought (来源索引); whoever holds it locks it."""

    vault: Vault
    register: Register
    _seen: int = 0
    _large: list[Delivery] = field(default_factory=list)
    _by: dict[Key, list[Delivery]] = field(default_factory=dict)

    def of(self, key: Key, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Those of the register's deliveries that may have brought this key, oldest first."""
        self._take_in(deliveries)
        return sorted([*self._large, *self._by.get(key, ())], key=lambda delivery: delivery.number)

    def _take_in(self, deliveries: Sequence[Delivery]) -> None:
        new = deliveries[self._seen :]
        small = {str(self.vault.rows_path(d)): d for d in new if d.rows <= SMALL}
        self._large += [d for d in new if d.rows > SMALL]
        for path, *key in self._keys(list(small.values())):
            self._by.setdefault(tuple(key), []).append(small[path])
        self._seen = len(deliveries)

    def _keys(self, deliveries: Sequence[Delivery]) -> list[Any]:
        """The path and the key of each of their rows."""
        if not deliveries:
            return []
        keys = ", ".join(f'CAST("{c.name}" AS VARCHAR)' for c in self.register.key)
        read = f"read_parquet([{files_of(self.vault, deliveries)}], union_by_name=true, filename='_file')"
        with connect() as connection:
            found: list[Any] = connection.execute(f"SELECT _file, {keys} FROM {read}").fetchall()
        return found
