"""DuckDB over a vault: the engine of one machine, and the usual one (DuckDB 引擎)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from gongshi.engines.engine import VaultEngine
from gongshi.engines.expression import Table
from gongshi.engines.session import DEFAULT_MEMORY, DuckSession
from gongshi.records.register import Register
from gongshi.records.vault import Vault

# Rows from which a second reading costs more than holding what was selected.
LARGE = 2_000_000


class DuckEngine(VaultEngine):
    """The registers of a vault as of `known`, on DuckDB inside this process (DuckDB 引擎).

    `reader` and `why` are noted with each sealed part that is opened. `memory` is the most
    that DuckDB takes before it spills to the disk.
    """

    def __init__(
        self, vault: Vault, registers: Mapping[str, Register], known: datetime, *, reader: str = "", why: str = "",
        memory: str = DEFAULT_MEMORY, threads: int | None = None,
    ) -> None:  # fmt: skip
        self.duck = DuckSession(memory, threads)
        super().__init__(vault, registers, known, self.duck, "duckdb", reader, why)

    def share(self, expressions: Sequence[Table]) -> None:
        """Run once what several of these expressions select from a large register (共用选取).

        Later answers are the same and come sooner. Small registers are not worth it.
        """
        large = [name for name, sealed in self._made if not sealed and self._size(name) >= LARGE]
        if large:
            self.duck.share(expressions, large)

    def ahead(self, expressions: Sequence[Table]) -> None:
        """Begin with these, in this order, while the caller goes on; `rows` then takes what was found."""
        self.duck.ahead(expressions)

    def _size(self, register: str) -> int:
        return sum(delivery.rows for delivery in self.stack(register))
