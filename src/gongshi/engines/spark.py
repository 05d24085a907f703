"""Spark, for data that outgrow one machine, and as the second witness of every figure (Spark 引擎).

One session in a process: it takes 8 to 30 seconds to start. Tables are Arrow tables or
Parquet files; moments are local times without zone (TIMESTAMP_NTZ), never converted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from gongshi.engines.engine import VaultEngine
from gongshi.engines.expression import Table
from gongshi.engines.guard import check_expression
from gongshi.engines.pins import check_versions
from gongshi.engines.plain import in_pieces, plain_rows
from gongshi.engines.shown import SPARK, Shown
from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.records.register import Register
from gongshi.records.vault import Vault

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.ansi.enabled": "true",
}

_serial = count(1)


class SparkDoesNotStart(Unfit):
    """Spark is asked for and Java or the session is not there (Spark 无法启动)."""


@cache
def shared_backend() -> Any:
    """The ibis backend over this process's one Spark session; started on first use."""
    check_versions("pyspark", "ibis-framework", "sqlglot")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_HOSTNAME", "localhost")
    try:
        return _started()
    except (RuntimeError, OSError) as fault:  # Java missing or of the wrong version
        raise SparkDoesNotStart(
            tr("Spark 无法启动：{fault}", fault=str(fault).splitlines()[0] if str(fault) else type(fault).__name__),
            where=tr("本机的 Java 与 pyspark"),
            mend=tr("请安装 Java 17 并设置 JAVA_HOME；单机数据请改用 duckdb 引擎。"),
        ) from fault


def _started() -> Any:
    import ibis
    from pyspark.sql import SparkSession as Builder

    builder = Builder.builder.appName("gongshi").master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)


@dataclass
class SparkSession:
    """Runs expressions on the process's Spark session; its views have a prefix of their own (Spark 会话)."""

    prefix: str = field(default_factory=lambda: f"g{next(_serial)}_")

    @property
    def backend(self) -> Any:
        """The ibis backend."""
        return shared_backend()

    def register(self, name: str, rows: Any) -> Table:
        """The Arrow table `rows` under `name`, for this process only."""
        return self._view(name, self._spark.createDataFrame(rows))

    def parquet(self, name: str, path: Path, columns: Sequence[Shown]) -> Table:
        """The Parquet file at `path` as a view with these columns."""
        frame = self._spark.read.parquet(path.resolve().as_posix())
        return self._view(name, frame.selectExpr(*(c.sql(SPARK, "`") for c in columns)))

    def arrow(self, expression: Table) -> Any:
        """The result of `expression` as an Arrow table with the expression's own types."""
        table = expression.as_table()
        found = self._spark.sql(self.sql(table)).toArrow()
        return found.cast(table.schema().to_pyarrow())

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """The rows of `expression` as plain Python values, in its order."""
        return plain_rows(self.arrow(expression))

    def pieces(self, expression: Table) -> Iterator[list[dict[str, object]]]:
        """The rows of `expression` a few thousand at a time, in its order; Spark hands them over as one Arrow table."""
        return in_pieces(self.arrow(expression))

    def sql(self, expression: Table) -> str:
        """The statement that `rows` would run, for people to read."""
        check_expression(expression)
        return str(self.backend.compile(expression, pretty=True))

    @property
    def _spark(self) -> Any:
        return self.backend._session

    def _view(self, name: str, frame: Any) -> Table:
        frame.createOrReplaceTempView(self.prefix + name)
        return self.backend.table(self.prefix + name)


class SparkEngine(VaultEngine):
    """The registers of a vault as of `known`, on Spark (Spark 引擎). Snapshots are DuckDB's."""

    def __init__(
        self, vault: Vault, registers: Mapping[str, Register], known: datetime, *, reader: str = "", why: str = ""
    ) -> None:
        super().__init__(vault, registers, known, SparkSession(), "spark", reader, why)
