"""Which columns are empty throughout is read off what files say of themselves, without a scan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongshi.engines.asof import Stored
from gongshi.engines.duckdb import DuckEngine
from gongshi.engines.filled import never_filled_in_file
from gongshi.engines.shown import Shown
from gongshi.engines.tables import engine_over
from gongshi.records.delivery import Mode
from gongshi.records.register import Column, Register, Text, Type

from ..records.a_vault import DRIVERS, FIRST, REGISTERS, Desk, a_desk

WITH_NOTE = Register(DRIVERS.name, DRIVERS.label, (*DRIVERS.columns, Column("note", Text, "备注")))
SOME, NONE = pa.array(["甲", None], pa.string()), pa.nulls(2, pa.string())


def engine(desk: Desk, register: Register = WITH_NOTE) -> DuckEngine:
    return DuckEngine(desk.open(), {register.name: register}, datetime(2040, 1, 1))


def stored(path: Path, *groups: pa.Array, **how: bool) -> Stored:
    """A file with the column `note`, each group of rows apart, and a column that it lacks."""
    schema = pa.schema([("note", pa.string())])
    with pq.ParquetWriter(path, schema, **how) as writer:
        for group in groups:
            writer.write_table(pa.table([group], schema=schema))
    fixed = Shown("sender", Type.TEXT, text="大队")
    return Stored(path, (Shown("note", Type.TEXT), Shown("later", Type.TEXT, stored=False), fixed))


def test_a_column_that_came_after_the_delivery_is_empty_in_it(tmp_path: Path):
    assert engine(a_desk(tmp_path, FIRST)).never_filled("drivers") == {"note"}


def test_a_merged_register_is_asked_as_it_stands(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    desk.deliver([("JS2", 6, "虚构甲")], mode=Mode.CHANGES, file="二月.csv")
    assert engine(desk).never_filled("drivers") == {"note"}


def test_sealed_columns_are_looked_at_only_when_they_are_opened(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    found = engine(desk, DRIVERS)
    assert found.never_filled("drivers") == frozenset() and not desk.looks
    assert found.never_filled("drivers", sealed=True) == frozenset() and len(desk.looks) == 1


def test_a_register_without_rows_leaves_nothing_empty(tmp_path: Path):
    assert engine(a_desk(tmp_path, [])).never_filled("drivers") == frozenset()
    assert engine_over({}, REGISTERS).never_filled("drivers") == frozenset()
    assert never_filled_in_file(stored(tmp_path / "空.parquet")) == frozenset()


@pytest.mark.parametrize("counted", [True, False], ids=["the file counts", "the file says nothing"])
def test_one_filled_cell_in_any_group_of_rows_is_enough(tmp_path: Path, counted: bool):
    some = stored(tmp_path / "有.parquet", NONE, NONE, SOME, write_statistics=counted)
    none = stored(tmp_path / "无.parquet", NONE, NONE, write_statistics=counted)
    assert never_filled_in_file(some) == {"later"}
    assert never_filled_in_file(none) == {"note", "later"}


def test_tables_in_memory_say_the_same():
    rows = pa.table({"number": ["JS1", "JS2"], "name": SOME, "fines": pa.nulls(2)})
    found = engine_over({"drivers": rows}, REGISTERS)
    assert {"fines", "points"} <= found.never_filled("drivers")
    assert not {"number", "name"} & found.never_filled("drivers")
