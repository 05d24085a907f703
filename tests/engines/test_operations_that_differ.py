"""What engines answer differently is refused before it runs; only known versions run at all."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from gongshi.engines.guard import FORBIDDEN, EnginesDiffer, check_expression
from gongshi.engines.pins import PINS, WrongVersion, agrees, check_versions
from gongshi.engines.plain import plain_rows
from gongshi.engines.tables import engine_over

from ..records.a_vault import REGISTERS

T = ibis.table(
    {"a": "int64", "b": "int64", "d": "decimal(18, 4)", "s": "string", "f": "float64", "at": "timestamp"}, name="t"
)

REFUSED = {
    "GroupConcat": lambda: T.aggregate(x=T.s.group_concat()),
    "ArrayCollect": lambda: T.aggregate(x=T.s.collect()),
    "Mode": lambda: T.aggregate(x=T.s.mode()),
    "First": lambda: T.aggregate(x=T.s.first()),
    "Last": lambda: T.aggregate(x=T.s.last()),
    "Arbitrary": lambda: T.aggregate(x=T.s.arbitrary()),
    "ArgMax": lambda: T.aggregate(x=T.s.argmax(T.a)),
    "ArgMin": lambda: T.aggregate(x=T.s.argmin(T.a)),
    "ApproxMedian": lambda: T.aggregate(x=T.a.approx_median()),
    "ApproxQuantile": lambda: T.aggregate(x=T.a.approx_quantile(0.5)),
    "ApproxMultiQuantile": lambda: T.aggregate(x=T.a.approx_quantile([0.5, 0.9])),
    "ApproxCountDistinct": lambda: T.aggregate(x=T.a.approx_nunique()),
    "TimestampNow": lambda: T.filter(T.at < ibis.now()),
    "DateNow": lambda: T.filter(T.at.date() < ibis.today()),
    "RandomScalar": lambda: T.mutate(x=ibis.random()),
    "RandomUUID": lambda: T.mutate(x=ibis.uuid()),
    "Hash": lambda: T.mutate(x=T.s.hash()),
    "RowID": lambda: T.mutate(x=T.rowid()),
    "Sample": lambda: T.sample(0.5),
    "TypeOf": lambda: T.mutate(x=T.a.typeof()),
}


def test_every_forbidden_operation_has_a_case_here():
    assert set(REFUSED) == set(FORBIDDEN)


@pytest.mark.parametrize("name", REFUSED)
def test_a_forbidden_operation_is_refused_with_what_to_write_instead(name: str):
    with pytest.raises(EnginesDiffer) as caught:
        check_expression(REFUSED[name]())
    what, instead = FORBIDDEN[name]
    assert what in caught.value.what
    assert instead in caught.value.mend
    assert caught.value.where


@pytest.mark.parametrize(
    "wrong",
    [
        T.a / T.b,
        T.a // T.b,
        T.a % T.b,
        T.a / 0,
        T.d / 2,
        T.d.cast("int64"),
        T.f.cast("int32"),
        T.f.round(1),
        T.a / (T.b - 1),
    ],
    ids=str,
)
def test_a_division_or_cast_that_engines_do_differently_is_refused(wrong):
    with pytest.raises(EnginesDiffer):
        check_expression(T.mutate(x=wrong))


@pytest.mark.parametrize(
    "right", [T.a / T.b.nullif(0), T.a // 10, T.a % 7, T.a * 2, T.a.cast("float64"), T.d.round(1), T.f.floor()], ids=str
)
def test_a_guarded_division_is_let_through(right):
    check_expression(T.mutate(x=right))


def test_all_faults_of_an_expression_are_said_at_once():
    with pytest.raises(EnginesDiffer) as caught:
        check_expression(T.mutate(x=T.a / T.b, y=ibis.now()))
    assert "除法" in caught.value.what
    assert "当前时间" in caught.value.what


def test_an_engine_refuses_before_it_runs():
    engine = engine_over({}, REGISTERS)
    table = engine.tables("drivers")
    for run in (engine.rows, engine.sql):
        with pytest.raises(EnginesDiffer):
            run(table.mutate(x=table.points / table.points))


def test_only_versions_known_to_agree_are_taken():
    assert agrees("duckdb", "1.5.5")
    assert not agrees("duckdb", "2.0.0")
    assert not agrees("sqlglot", "30.17.0")
    assert not agrees("ibis-framework", "12.1.0")
    assert all(PINS.values())
    check_versions("duckdb", "ibis-framework", "sqlglot")


def test_another_version_or_none_is_refused_in_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("gongshi.engines.pins.installed", {"duckdb": "2.0.0", "pyspark": ""}.get)
    with pytest.raises(WrongVersion) as caught:
        check_versions("duckdb", "pyspark")
    assert "duckdb 2.0.0" in caught.value.what
    assert "未安装" in caught.value.what
    assert "1.5" in caught.value.mend
    assert caught.value.where


def test_rows_are_plain_values():
    table = pa.table(
        {
            "n": pa.array([1, None], pa.int32()),
            "x": pa.array([Decimal("1.5000"), None], pa.decimal128(18, 4)),
            "f": pa.array([float("nan"), 2.5]),
            "at": pa.array([datetime(2022, 11, 1, 8), None], pa.timestamp("ns")),
        }
    )
    assert plain_rows(table) == [
        {"n": 1, "x": Decimal("1.5000"), "f": None, "at": datetime(2022, 11, 1, 8)},
        {"n": None, "x": None, "f": 2.5, "at": None},
    ]
    assert type(plain_rows(table)[0]["at"]) is datetime


def test_tables_in_memory_are_filled_and_typed_and_sealed_like_a_vaults():
    engine = engine_over({"drivers": pa.table({"number": ["JS1"], "fines": [3]})}, REGISTERS)
    (row,) = engine.rows(engine.tables("驾驶员台账"))
    assert (row["number"], row["fines"], row["points"]) == ("JS1", Decimal(3), None)
    assert "name" not in row
    assert "name" in engine.tables("drivers", sealed=True).columns


def test_duckdb_loads_no_extension_and_keeps_to_its_memory():
    from gongshi.engines.session import connect

    found = dict(connect(memory="300MB").execute("SELECT name, value FROM duckdb_settings()").fetchall())
    assert found["autoinstall_known_extensions"] == "false"
    assert found["autoload_known_extensions"] == "false"
    assert found["memory_limit"].startswith("286")
