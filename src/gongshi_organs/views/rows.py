"""The registers that a view reads, as rows (台账行)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Sequence[Row]]


def rows_of(engine: Any, *names: str, sealed: Collection[str] = ()) -> Rows:
    """The rows of the registers named; one never delivered is empty.

    Open columns only, but for the registers in `sealed`: their looks are noted by the engine.
    """
    return {name: engine.rows(engine.tables(name, sealed=name in sealed)) for name in names}


def names_of(rows: Rows) -> dict[str, str]:
    """Unit names by code."""
    return {row["code"]: row["name"] for row in rows["units"]}
