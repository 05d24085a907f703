"""Parquet files and queries: columns that are typed already (Parquet 与数据库查询)."""

import builtins
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongshi.records.checked import Checked
from gongshi.records.headings import HeadingMaps
from gongshi.records.reading.sql import DriverMissing, Query, QueryFailed, _batches
from gongshi.records.receive import receive
from gongshi.records.register import Codes, Column, Date, Integer, Number, Register, Text, Timestamp

STOPS = Register(
    name="stops",
    label="停靠台账",
    columns=(
        Column("id", Integer, "编号", key=True, at_least=1),
        Column("kind", Text, "种类", codes=Codes("种类", {"1": "甲类", "2": "乙类"})),
        Column("plate", Text, "号牌", pattern="示A\\d{3}"),
        Column("at", Timestamp, "时间"),
        Column("day", Date, "日期"),
        Column("x", Number, "横坐标"),
    ),
)


def read(tmp_path: Path, **columns: object) -> Checked:
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    return receive(tmp_path / "a.parquet", STOPS, sender="假平台", maps=HeadingMaps(tmp_path / "maps"))


def test_typed_columns_are_taken_as_they_are(tmp_path: Path) -> None:
    checked = read(
        tmp_path,
        id=pa.array([1, 2], pa.int32()),
        kind=pa.array(["甲类", "2"]).dictionary_encode(),
        plate=["示A001", None],
        at=pa.array([datetime(2022, 11, 3, 17, 40), None], pa.timestamp("ns")),
        day=[date(2022, 11, 3), None],
        x=[1.5, None],
    )
    assert checked.faults == ()
    first = checked.rows.to_pylist()[0]
    assert (first["kind"], first["at"], first["x"]) == ("1", datetime(2022, 11, 3, 17, 40), Decimal("1.5"))
    assert checked.rows["kind"].to_pylist() == ["1", "2"]


def test_moments_with_a_zone_become_local_time(tmp_path: Path) -> None:
    moments = pa.array([datetime(2022, 11, 3, 9, 40, tzinfo=UTC)], pa.timestamp("ms", "UTC"))
    checked = read(tmp_path, id=[1], at=moments, day=moments)
    assert checked.rows["at"].to_pylist() == [datetime(2022, 11, 3, 17, 40)]
    assert checked.rows["day"].to_pylist() == [date(2022, 11, 3)]


def test_text_columns_of_a_typed_file_are_read_as_text_is(tmp_path: Path) -> None:
    checked = read(
        tmp_path,
        编号=["1", " 2", "３", "四"],
        日期=["2022-11-03", "2022年11月3日", None, "20221103"],
        横坐标=["1", "2.25", "1,234.5", "x"],
    )
    assert [(f.row, f.column) for f in checked.faults] == [(4, "编号"), (4, "横坐标")]
    assert checked.rows["id"].to_pylist() == [1, 2, 3]
    assert checked.rows["day"].to_pylist() == [date(2022, 11, 3)] * 2 + [None]
    assert checked.rows["x"].to_pylist() == [Decimal(1), Decimal("2.25"), Decimal("1234.5")]


def test_only_bad_rows_become_faults_and_a_row_has_no_cell(tmp_path: Path) -> None:
    checked = read(
        tmp_path,
        id=[1, 0, None, 4, 4],
        plate=["示A001", "示A002", "示A003", "京", "示A005"],
        kind=["3", None, None, None, None],
    )
    assert [(f.row, f.column, f.cell) for f in checked.faults] == [
        (1, "种类", ""), (2, "编号", ""), (3, "编号", ""), (4, "号牌", ""), (5, "编号", "")
    ]  # fmt: skip
    assert "第 1 行" in checked.faults[0].where
    assert checked.rows.num_rows == 0
    assert checked.refused["id"].to_pylist() == ["1", "0", None, "4", "4"]


def test_a_fraction_is_no_integer_and_infinity_no_number(tmp_path: Path) -> None:
    checked = read(tmp_path, id=[1.0, 2.5, 3.0], x=[float("inf"), 1.0, float("nan")])
    assert [(f.row, f.column) for f in checked.faults] == [(1, "横坐标"), (2, "编号")]
    assert checked.rows["x"].to_pylist() == [None]


def test_a_million_rows_are_checked_in_seconds(tmp_path: Path) -> None:
    import time

    import numpy as np

    n = 1_000_000
    columns = {
        "id": np.arange(1, n + 1),
        "kind": np.resize(["甲类", "乙类"], n),
        "day": pa.array(np.resize(np.array(["2022-11-03"]), n)),
    }
    started = time.monotonic()
    checked = read(tmp_path, **columns)
    assert checked.rows.num_rows == n
    assert time.monotonic() - started < 20


def test_faults_beyond_what_is_kept_are_counted(tmp_path: Path) -> None:
    checked = read(tmp_path, id=pa.array([0] * 120_000))
    assert len(checked.faults) == 100_000
    assert checked.fault_count == 120_000 + 119_999
    error = checked.error()
    assert error is not None and "239999" in error.what


class FakeCursor:
    """Two batches, as a database would give them."""

    description = (("编号",), ("横坐标",))

    def __init__(self) -> None:
        self.left = [[(1, Decimal("1.5"))], [(2, None)], []]

    def execute(self, query: str, /) -> None:
        assert query == "select 1"

    def fetchmany(self, size: int, /) -> list[tuple[object, ...]]:
        return self.left.pop(0)


def test_a_query_is_read_in_batches_of_one_shape() -> None:
    batches = list(_batches(FakeCursor(), "select 1"))
    assert [b.num_rows for b in batches] == [1, 1]
    assert batches[0].schema == batches[1].schema


@pytest.mark.parametrize(
    ("url", "driver"), [("postgresql://u:geheim@h/d", "psycopg"), ("mysql://u:geheim@h/d", "pymysql")]
)
def test_a_missing_driver_is_said_and_the_password_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, driver: str
) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **more: object) -> object:
        if name.split(".")[0] == driver:
            raise ImportError(name)
        return real(name, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DriverMissing) as caught:
        receive(Query(url, "select 1"), STOPS, sender="假平台", maps=HeadingMaps(tmp_path))
    assert driver in caught.value.what and caught.value.where and "gongshi[sql]" in caught.value.mend
    assert "geheim" not in str(caught.value) + Query(url, "").shown + repr(Query(url, ""))


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:1/none?connect_timeout=1", "mysql://nobody@127.0.0.1:1/none", "oracle://x/y"]
)
def test_a_database_that_does_not_answer_is_bad_input(tmp_path: Path, url: str) -> None:
    with pytest.raises(QueryFailed) as caught:
        receive(Query(url, "select 1"), STOPS, sender="假平台", maps=HeadingMaps(tmp_path))
    assert caught.value.what and "数据库" in caught.value.where and caught.value.mend
