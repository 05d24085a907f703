"""DuckDB and Spark give one answer to one expression, over memory and over a vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from gongshi.engines.duckdb import DuckEngine
from gongshi.engines.tables import engine_over
from gongshi.records.delivery import Mode

from ..records.a_vault import FIRST, REGISTERS, a_desk

pytestmark = pytest.mark.spark

ROWS = {
    "number": ["JS1", "JS2", "JS3", "JS4", None],
    "points": [3, 0, None, 12, 12],
    "fines": [Decimal("0.3333"), Decimal("2"), None, Decimal("-1.5"), Decimal("99999999.9999")],
    "seen_at": [
        datetime(2022, 10, 31, 23, 59, 59, 999999), datetime(2022, 11, 1), datetime(2022, 11, 30, 23, 59), None,
        datetime(2024, 2, 29, 12),
    ],
    "name": ["假某", "虚构甲", "", None, "虚构乙"],
    "born_on": [date(1980, 1, 1), date(2004, 2, 29), None, date(1999, 12, 31), date(1970, 1, 1)],
}  # fmt: skip

ASKED: dict[str, Callable[[Any], Any]] = {
    "rows as they are": lambda t: t.order_by("points", "number"),
    "counts and sums": lambda t: t.aggregate(
        n=t.count(), s=t.points.sum(), d=t.points.nunique(), f=t.fines.sum(), hi=t.seen_at.max(), none=t.points.isnull().sum()
    ),
    "sum of nothing": lambda t: t.filter(t.points > 99).pipe(
        lambda none: none.aggregate(n=none.count(), s=none.points.sum(), m=none.seen_at.min())
    ),
    "within a month": lambda t: t.filter(
        (t.seen_at >= datetime(2022, 11, 1)) & (t.seen_at < datetime(2022, 12, 1))
    ).order_by("number"),
    "by month": lambda t: t.group_by(m=t.seen_at.truncate("M")).agg(n=t.count()).order_by("m"),
    "day of the week": lambda t: t.select("number", w=t.seen_at.day_of_week.index()).order_by("number"),
    "days between": lambda t: t.select(
        "number", d=ibis.date(2022, 12, 1).delta(t.seen_at.date(), unit="day")
    ).order_by("number"),
    "a share": lambda t: t.aggregate(q=t.points.sum() / t.count().nullif(0)),
    "text": lambda t: t.filter(t.name.contains("虚构")).select("name", n=t.name.length()).order_by("name"),
    "ranked": lambda t: t.mutate(
        r=ibis.row_number().over(order_by=[t.points.desc(), t.number])
    ).select("number", "r").order_by("r"),
    "a union of answers": lambda t: ibis.union(
        t.aggregate(f=ibis.literal("a"), n=t.count()), t.aggregate(f=ibis.literal("b"), n=t.points.nunique())
    ).order_by("f"),
    "case and gaps": lambda t: t.select(
        "number", c=ibis.cases((t.points >= 12, "满分"), (t.points > 0, "有分"), else_="无分"), z=t.points.fill_null(-1)
    ).order_by("number"),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_engines_agree_over_tables_in_memory(asked: str):
    answers = []
    for name in ("duckdb", "spark"):
        engine = engine_over({"drivers": pa.table(ROWS)}, REGISTERS, engine=name)
        answers.append(engine.rows(ASKED[asked](engine.tables("drivers", sealed=True))))
    assert answers[0] == answers[1]
    assert [{k: type(v) for k, v in row.items()} for row in answers[0]] == [
        {k: type(v) for k, v in row.items()} for row in answers[1]
    ]


def test_engines_agree_over_a_vault(tmp_path: Path):
    from gongshi.engines.spark import SparkEngine

    desk = a_desk(tmp_path, FIRST)
    desk.deliver([("JS2", 6, "虚构甲")], mode=Mode.CHANGES, file="二月.csv")
    late = datetime(2040, 1, 1)
    for sealed in (False, True):
        duck, spark = (e(desk.open(), REGISTERS, late) for e in (DuckEngine, SparkEngine))
        found = [e.rows(e.tables("drivers", sealed=sealed).order_by("number")) for e in (duck, spark)]
        assert found[0] == found[1]
        assert len(found[0]) == 3


def test_spark_that_does_not_start_is_said_in_words(monkeypatch: pytest.MonkeyPatch):
    from gongshi.engines import spark

    def broken() -> None:
        raise RuntimeError("Java gateway process exited")

    monkeypatch.setattr(spark, "_started", broken)
    with pytest.raises(spark.SparkDoesNotStart) as caught:
        spark.shared_backend.__wrapped__()
    assert "Java gateway" in caught.value.what
    assert caught.value.where
    assert "Java 17" in caught.value.mend
