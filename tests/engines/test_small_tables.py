"""Small tables reach DuckDB as text: every value as it was, whatever it holds, and pandas stays unloaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi.engines.session import DuckSession
from gongshi.engines.small import FEW, repeated, statement

KINDS = {
    "words": (pa.string(), st.text(st.characters(exclude_categories=["Cs"]))),
    "whole": (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    "day": (pa.date32(), st.dates()),
    "moment": (pa.timestamp("us"), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))),
    "yes": (pa.bool_(), st.booleans()),
    "real": (pa.float64(), st.floats(allow_nan=False)),
}
SCHEMA = pa.schema([(name, kind) for name, (kind, _) in KINDS.items()])
ROWS = st.lists(st.fixed_dictionaries({name: st.none() | values for name, (_, values) in KINDS.items()}), max_size=5)


@pytest.fixture(scope="module")
def session() -> DuckSession:
    return DuckSession()


@settings(max_examples=60, deadline=None)
@given(rows=ROWS)
def test_every_value_comes_back_as_it_was_given(rows: list[dict[str, object]], session: DuckSession):
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    made = statement("given", table)
    if made is None:
        assert any(mark in str(row["words"]) for row in rows for mark in "\0\x1e\x1f")
        return
    (connection, *_) = session.lanes.connections
    connection.execute(made)
    assert connection.execute("SELECT * FROM given").to_arrow_table().cast(SCHEMA).to_pylist() == rows


@pytest.mark.parametrize("word", ["它'; DROP TABLE x; --", "\\'", "", "a\nb\r\n", "𠮷", '"', "%s ? $1"])
def test_no_text_ends_its_literal(word: str, session: DuckSession):
    rows = session.rows(session.register(f"words {abs(hash(word))}", pa.table({"w": [word, None, word]})))
    assert [row["w"] for row in rows] == [word, None, word]


@pytest.mark.parametrize("word", ["a\0b", "a\x1fb", "a\x1eb", "\x1e"])
def test_texts_with_what_parts_cells_take_the_other_way_and_arrive_too(word: str, session: DuckSession):
    table = pa.table({"w": [word, None]})
    assert statement("marks", table) is None
    assert [row["w"] for row in session.rows(session.register(f"marks {word!r}", table))] == [word, None]


def test_a_table_without_rows_has_its_columns_and_types(session: DuckSession):
    table = session.register("nobody", SCHEMA.empty_table())
    assert table.columns == tuple(KINDS) and session.rows(table) == []


def test_many_rows_and_exact_decimals_go_as_arrow():
    assert statement("many", pa.table({"n": pa.nulls(FEW + 1, pa.int64())})) is None
    assert statement("exact", pa.table({"n": pa.nulls(1, pa.decimal128(9, 2))})) is None


def test_a_word_is_repeated():
    assert repeated("编号", 3).to_pylist() == ["编号"] * 3 and repeated("编号", 0).to_pylist() == []


def test_a_release_that_opens_sealed_rows_loads_no_pandas():
    program = (
        "import sys, datetime\nimport pyarrow as pa\nfrom gongshi.engines.session import DuckSession\n"
        "from gongshi.engines.small import repeated\n"
        "rows = pa.Table.from_batches([pa.RecordBatch.from_arrays([repeated('x', 3)], ['a'])]).cast(pa.schema([('a', pa.string())]))\n"
        "s = DuckSession()\nassert s.rows(s.register('t', rows)) == [{'a': 'x'}] * 3\nassert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_day_of_an_old_register_keeps_its_year(session: DuckSession):
    table = pa.table({"d": pa.array([date(1, 1, 1), date(1949, 10, 1)], pa.date32())})
    assert [row["d"] for row in session.rows(session.register("days", table))] == [date(1, 1, 1), date(1949, 10, 1)]
