"""An engine reads a register as it was known at a moment, from one file, made once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongshi.engines.asof import SnapshotFailed, snapshot_path
from gongshi.engines.duckdb import DuckEngine
from gongshi.engines.shown import SealedBefore
from gongshi.records.delivery import Mode
from gongshi.records.register import Column, Level, NoSuchRegister, Register, Text

from ..records.a_vault import DRIVERS, FIRST, REGISTERS, Desk, a_desk


def late() -> datetime:
    return datetime(2040, 1, 1)


def engine(desk: Desk, known: datetime | None = None, register: Register = DRIVERS, **more: str) -> DuckEngine:
    return DuckEngine(desk.open(), {register.name: register}, known or late(), **more)


def points(found: DuckEngine) -> dict[str, int]:
    table = found.tables("drivers")
    return {r["number"]: r["points"] for r in found.rows(table.select("number", "points"))}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = a_desk(tmp_path, FIRST)
    made.deliver([("JS2", 6, "虚构甲"), ("JS4", 1, "虚构丙")], mode=Mode.CHANGES, file="二月.csv")
    made.deliver([("JS4", 2, "虚构丙")], mode=Mode.CHANGES, file="三月.csv")
    return made


def test_each_moment_shows_what_was_known_then(desk: Desk):
    first, second, third = desk.open().deliveries()
    assert points(engine(desk, first.known_at - timedelta(minutes=1))) == {}
    assert points(engine(desk, first.known_at)) == {"JS1": 3, "JS2": 0, "JS3": 12}
    assert points(engine(desk, second.known_at)) == {"JS1": 3, "JS2": 6, "JS3": 12, "JS4": 1}
    assert points(engine(desk, third.known_at)) == {"JS1": 3, "JS2": 6, "JS3": 12, "JS4": 2}


def test_one_whole_delivery_is_read_from_its_own_file_without_a_copy(desk: Desk):
    first = desk.open().deliveries()[0]
    points(engine(desk, first.known_at))
    assert list(desk.open().snapshots.iterdir()) == []


def test_a_stack_with_changes_is_merged_once_and_found_again(desk: Desk):
    points(engine(desk))
    (made,) = desk.open().snapshots.iterdir()
    stamp = made.stat().st_mtime_ns
    points(engine(desk))
    assert [p.stat().st_mtime_ns for p in desk.open().snapshots.iterdir()] == [stamp]


@pytest.mark.parametrize("damage", [lambda p: p.unlink(), lambda p: p.write_bytes(b"PAR1")])
def test_a_deleted_or_broken_snapshot_is_made_again(desk: Desk, damage):
    before = points(engine(desk))
    (made,) = desk.open().snapshots.iterdir()
    damage(made)
    assert points(engine(desk)) == before
    shutil.rmtree(desk.open().snapshots)
    assert points(engine(desk)) == before


def test_a_longer_stack_is_merged_onto_an_earlier_snapshot(desk: Desk):
    _, second, third = desk.open().deliveries()
    points(engine(desk, second.known_at))
    vault = desk.open()
    earlier = snapshot_path(vault, DRIVERS, vault.stack("drivers", second.known_at))
    rows = pq.read_table(earlier)
    changed = rows.set_column(1, "points", pa.array([77] * rows.num_rows))  # so that its use can be seen
    pq.write_table(changed, earlier)
    assert points(engine(desk, third.known_at)) == {"JS1": 77, "JS2": 77, "JS3": 77, "JS4": 2}


def test_a_snapshot_keeps_the_order_of_the_whole_delivery(tmp_path: Path):
    count = 150_000
    base = [(f"JS{i:07d}", i % 12, "虚构甲") for i in range(count)]
    desk = a_desk(tmp_path, base)
    desk.deliver([("JS0000005", 99, "虚构甲"), ("JS9", 0, "虚构甲")], mode=Mode.CHANGES, file="二月.csv")
    points(engine(desk))
    (made,) = desk.open().snapshots.iterdir()
    numbers = pq.read_table(made).column("number").to_pylist()
    assert numbers == [n for n, _, _ in base if n != "JS0000005"] + ["JS0000005", "JS9"]


def test_every_row_names_its_delivery_and_its_place_in_the_source(desk: Desk):
    first, second, third = desk.open().deliveries()
    found = engine(desk)
    table = found.tables("drivers")
    where = {r["number"]: (r["_delivery"], r["_row"]) for r in found.rows(table.select("number", "_delivery", "_row"))}
    assert where == {"JS1": (first.id, 2), "JS3": (first.id, 4), "JS2": (second.id, 2), "JS4": (third.id, 2)}


def test_a_register_never_delivered_is_empty_and_says_so(desk: Desk):
    other = replace(DRIVERS, name="others", label="别的台账")
    found = DuckEngine(desk.open(), {**REGISTERS, "others": other}, late())
    assert found.rows(found.tables("others")) == []
    assert found.tables("others").columns == found.tables("drivers").columns
    assert not found.is_delivered("others")
    assert found.is_delivered("驾驶员台账")
    with pytest.raises(NoSuchRegister):
        found.tables("没有的台账")


def test_sealed_columns_are_joined_row_by_row_and_each_opening_is_noted_once(desk: Desk):
    found = engine(desk, reader="p7", why="核对名单")
    assert "name" not in found.tables("drivers").columns
    table = found.tables("drivers", sealed=True)
    found.tables("drivers", sealed=True)
    names = {r["number"]: r["name"] for r in found.rows(table.select("number", "name"))}
    assert names == {"JS1": "假某", "JS2": "虚构甲", "JS3": "虚构乙", "JS4": "虚构丙"}
    assert [(k.register, k.by, k.why) for k in desk.looks] == [("drivers", "p7", "核对名单")] * 3


def test_sealed_values_never_reach_the_disk(desk: Desk, tmp_path: Path):
    found = engine(desk)
    found.rows(found.tables("drivers", sealed=True))
    points(found)
    for path in (tmp_path / "台账库").rglob("*.parquet"):
        assert "name" not in pq.read_schema(path).names


def test_erased_values_are_empty_in_the_joined_table(desk: Desk):
    desk.open().erase(DRIVERS, ["JS2"], by="p1", basis="示例申请第1号")
    found = engine(desk)
    table = found.tables("drivers", sealed=True)
    assert {r["number"]: r["name"] for r in found.rows(table)}["JS2"] is None


def test_a_column_that_came_later_is_empty_in_older_deliveries(desk: Desk):
    wider = replace(DRIVERS, columns=(*DRIVERS.columns, Column("unit", Text, "单位")))
    found = engine(desk, register=wider)
    assert {r["unit"] for r in found.rows(found.tables("drivers"))} == {None}


def test_a_column_sealed_at_delivery_does_not_read_as_empty_when_it_is_opened_later(desk: Desk):
    opened = tuple(replace(c, level=Level.OFFICE) if c.name == "name" else c for c in DRIVERS.columns)
    with pytest.raises(SealedBefore) as caught:
        engine(desk, register=replace(DRIVERS, columns=opened)).tables("drivers")
    assert "姓名" in caught.value.what
    assert caught.value.where
    assert caught.value.mend


def test_paths_with_signs_and_quotes_are_read(tmp_path: Path):
    folder = tmp_path / "甲's [一]"
    folder.mkdir()
    desk = a_desk(folder, FIRST)
    assert points(engine(desk))["JS3"] == 12
    desk.deliver(FIRST[:1], mode=Mode.CHANGES, file="二月.csv")
    assert points(engine(desk))["JS3"] == 12


def test_a_snapshot_that_cannot_be_written_is_said(desk: Desk):
    shutil.rmtree(desk.open().snapshots)
    desk.open().snapshots.write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(SnapshotFailed) as caught:
        points(engine(desk))
    assert caught.value.what
    assert caught.value.where
    assert caught.value.mend


def test_two_programs_may_make_the_same_snapshot_at_once(desk: Desk):
    from concurrent.futures import ThreadPoolExecutor

    vault = desk.open()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: points(DuckEngine(vault, REGISTERS, late())), range(4)))
    assert all(f == found[0] for f in found)
    assert [p.suffix for p in vault.snapshots.iterdir()] == [".parquet"]
