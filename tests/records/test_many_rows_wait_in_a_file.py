"""Rows that are too many for memory wait in a file nobody can read, and nothing else changes."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongshi import Column, Date, Integer, Register, Text
from gongshi.records import doubles, parquet
from gongshi.records.checked import Checked
from gongshi.records.delivery import Mode
from gongshi.records.disk import CannotWrite
from gongshi.records.fingerprints import fingerprints
from gongshi.records.headings import HeadingMaps
from gongshi.records.piece import Piece
from gongshi.records.pieces import Pieces
from gongshi.records.receive import receive
from gongshi.records.returned import write_refused
from gongshi.records.validate import Judge
from tests.records.a_vault import DRIVERS, FIRST, a_desk, checked

TRIPS = Register(
    "trips", "行程台账",
    columns=(
        Column("id", Text, "编号", key=True),
        Column("part", Integer, "段号", key=True),
        Column("day", Date, "日期", required=True),
        Column("place", Text, "地点"),
    ),
)  # fmt: skip
FULL = OSError(28, "No space left on device")
Keyed = tuple[str, int, bool]


def lines(*keys: Keyed) -> dict[str, list[object]]:
    return {
        "id": [k[0] for k in keys],
        "part": [k[1] for k in keys],
        "day": [date(2022, 11, 3) if k[2] else None for k in keys],
        "place": [f"柳河村{n}" for n in range(len(keys))],
    }


def judged(pieces: list[list[Keyed]]):
    judge = Judge(TRIPS, "行程.csv")
    first = 2
    for keys in pieces:
        judge.take(Piece("", range(first, first + len(keys)), lines(*keys)))
        first += len(keys)
    return judge.finish()


@pytest.fixture
def nothing_in_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Pieces.__init__, "__defaults__", (None, 0))


def test_what_was_held_in_a_file_comes_back_piece_by_piece(tmp_path: Path):
    pieces = [pa.table({"a": [1, 2], "b": ["甲", None]}), pa.table({"a": [3], "b": ["丙"]})]
    in_file = Pieces(pieces[0].schema, tmp_path, most=0)
    for piece in (*pieces, pieces[0].slice(0, 0)):
        in_file.add(piece)
    assert [p.to_pydict() for p in in_file.pieces(["b"])] == [{"b": ["甲", None]}, {"b": ["丙"]}, {"b": []}]
    both = zip(in_file.pieces(), in_file.pieces(["b", "a"]), strict=True)
    assert [(len(a), b.column_names) for a, b in both] == [(2, ["b", "a"]), (1, ["b", "a"]), (0, ["b", "a"])]


def test_the_file_holds_nothing_that_can_be_read_and_no_name_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kept = (tmp_path / "kept").open("w+b")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: kept)
    rows = Pieces(pa.schema([("name", pa.string())]), tmp_path, most=0)
    rows.add(pa.table({"name": ["张三丰"] * 1000}))
    assert rows.table()["name"][999].as_py() == "张三丰"
    content = (tmp_path / "kept").read_bytes()
    assert "张三丰".encode() not in content and b"name" not in content
    monkeypatch.undo()
    other = Pieces(rows.schema, tmp_path / "x", most=0)
    (tmp_path / "x").mkdir()
    other.add(rows.table())
    assert list((tmp_path / "x").iterdir()) == []


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    class Full:
        def write(self, content: bytes) -> int:
            raise FULL

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: Full())
    with pytest.raises(CannotWrite, match="磁盘已满"):
        Pieces(pa.schema([("a", pa.int64())]), tmp_path, most=0).add(pa.table({"a": [1]}))


keys = st.tuples(st.sampled_from(["a", "b", "ab", ""]), st.integers(0, 2), st.booleans())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(keys, max_size=6), max_size=4))
def test_doubles_are_found_alike_by_a_plain_count(nothing_in_memory: None, pieces: list[list[Keyed]]):
    found = judged(pieces)
    every = [key for piece in pieces for key in piece]
    whole = [(k, p) for k, p, _ in every if k]
    count = Counter(whole)
    stand = [(k, p) for k, p, is_good in every if k and is_good and count[k, p] == 1]
    assert [(r["id"], r["part"]) for r in found.good.table().to_pylist()] == stand
    assert found.bad.num_rows == len(every) - len(stand)
    assert found.bad.table()["_row"].to_pylist() == sorted(found.bad.table()["_row"].to_pylist())
    empty = sum(not k for k, _, _ in every) + sum(not is_good for _, _, is_good in every)
    assert found.fault_count == empty + sum(n - 1 for n in count.values())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(keys, max_size=6), max_size=4), st.sampled_from(["shares", "fingerprints"]))
def test_shares_and_equal_fingerprints_change_nothing(
    monkeypatch: pytest.MonkeyPatch, pieces: list[list[Keyed]], what: str
):
    plain = judged(pieces)
    with monkeypatch.context() as patch:
        if what == "shares":
            patch.setitem(doubles.Keys.doubles.__kwdefaults__, "share", 1)
        else:
            patch.setattr(doubles, "fingerprints", lambda table, columns: fingerprints(table, [])[:])
        other = judged(pieces)
    assert other.faults == plain.faults and other.fault_count == plain.fault_count
    assert other.good.table().equals(plain.good.table()) and other.bad.table().equals(plain.bad.table())


def test_the_first_doubles_are_told_in_the_order_of_the_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(doubles.Keys.doubles.__kwdefaults__, "share", 1)
    monkeypatch.setitem(doubles.Keys.doubles.__kwdefaults__, "most", 3)
    names = ["h", "c", "x", "a"]
    found = judged([[(n, 1, True) for n in names], [(n, 1, True) for n in reversed(names)]])
    assert [f.row for f in found.faults] == [6, 7, 8] and found.fault_count == 4


@given(st.lists(st.tuples(st.text(max_size=40) | st.none(), st.integers() | st.none()), min_size=1, max_size=20))
def test_equal_keys_have_equal_fingerprints_wherever_they_stand(rows: list[tuple[str | None, int | None]]):
    table = pa.table(
        {"a": pa.array([r[0] for r in rows], pa.string()), "b": pa.array([str(r[1]) for r in rows], pa.string())}
    )
    prints = fingerprints(pa.concat_tables([table, table.slice(len(rows) // 2)]), ["a", "b"]).tolist()
    assert prints[len(rows) :] == prints[len(rows) // 2 : len(rows)]
    assert len(set(prints)) == len({(r[0], str(r[1])) for r in rows})


def test_fingerprints_of_neighbouring_numbers_differ():
    table = pa.table({"id": [f"WF{n:012d}" for n in range(200_000)]})
    assert len(set(fingerprints(table, ["id"]).tolist())) == 200_000


def test_a_delivery_that_waited_in_a_file_is_stored_byte_for_byte_alike(tmp_path: Path, nothing_in_memory: None):
    desk, other = a_desk(tmp_path / "a"), a_desk(tmp_path / "b")
    given = checked(FIRST, tmp_path / "a.csv")
    waited = Pieces(given.good.schema)
    waited.add(given.rows)
    spilled = Checked(DRIVERS, waited, (), (), Pieces(given.bad.schema), given.original, given.original_name)
    first = desk.open().store(spilled, mode=Mode.WHOLE, sender="示例大队")
    second = other.open().store(given, mode=Mode.WHOLE, sender="示例大队")
    assert first.rows_hash == second.rows_hash
    assert desk.open().store(given, mode=Mode.WHOLE, sender="示例大队").id == first.id
    assert desk.open().store(spilled, mode=Mode.WHOLE, sender="示例大队").id == first.id


def test_refused_rows_that_waited_in_a_file_go_back_to_the_sender(tmp_path: Path, nothing_in_memory: None):
    path = tmp_path / "行程.csv"
    path.write_text(
        "编号,段号,日期,地点\na,1,昨天,甲\na,2,2022-11-03,乙\na,2,2022-11-03,丙\nb,1,2022-11-03,丁\n", "utf-8"
    )
    found = receive(path, TRIPS, sender="假单位", maps=HeadingMaps(tmp_path / "maps"), spill=tmp_path)
    assert found.rows["place"].to_pylist() == ["丁"] and found.refused["place"].to_pylist() == ["甲", "乙", "丙"]
    again = write_refused(found, tmp_path / "未收.xlsx")
    back = receive(again, TRIPS, sender="假单位", maps=HeadingMaps(tmp_path / "maps"))
    assert back.refused["place"].to_pylist() == ["甲", "乙", "丙"]


def test_rows_are_compared_whatever_their_pieces():
    rows = pa.table({"a": list(range(10))})
    cut = [rows.slice(0, 3), rows.slice(3, 0), rows.slice(3, 7)]
    assert parquet.same_rows([rows], cut) and parquet.same_rows(cut, [rows])
    assert not parquet.same_rows([rows], cut[:2]) and not parquet.same_rows(cut[2:], cut)
    assert [t["a"].to_pylist() for t in parquet.in_groups(cut, 4)] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
