"""One statement in the words of both engines, for people to read (两种引擎的语句)."""

from __future__ import annotations

import sqlglot


def in_both(statement: str) -> tuple[tuple[str, str], ...]:
    """The DuckDB statement laid out over lines, and the same as Spark SQL; nothing for none."""
    if not statement:
        return ()
    tree = sqlglot.parse_one(statement, read="duckdb")
    return ("DuckDB", tree.sql("duckdb", pretty=True)), ("Spark", tree.sql("spark", pretty=True))
