"""DuckDB over a vault: the engine of one machine, and the usual one (DuckDB 引擎)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from gongshi.engines.engine import VaultEngine
from gongshi.engines.session import DEFAULT_MEMORY, DuckSession
from gongshi.records.register import Register
from gongshi.records.vault import Vault


class DuckEngine(VaultEngine):
    """The registers of a vault as of `known`, on DuckDB inside this process (DuckDB 引擎).

    `reader` and `why` are noted with each sealed part that is opened. `memory` is the most
    that DuckDB takes before it spills to the disk.
    """

    def __init__(
        self, vault: Vault, registers: Mapping[str, Register], known: datetime, *, reader: str = "", why: str = "",
        memory: str = DEFAULT_MEMORY, threads: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(vault, registers, known, DuckSession(memory, threads), "duckdb", reader, why)
