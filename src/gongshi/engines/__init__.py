"""Engines hold tables and run expressions (引擎): DuckDB by default, Spark at scale."""
