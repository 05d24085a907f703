"""What a vault promises about deliveries: kept whole, once, in order, and as they were known."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from gongshi.records.checked import Checked
from gongshi.records.delivery import Delivery, Mode
from gongshi.records.disk import CannotWrite
from gongshi.records.pieces import Pieces
from gongshi.records.register import Column, Level, Register, Text
from gongshi.records.shelves import KeysInsideVault, NoVault, VaultExists, VaultTooNew
from gongshi.records.store import BadKnownAt, KeyIsSealed, NotTheRegistersRows, OriginalChanged
from gongshi.records.vault import NoSuchDelivery, Vault, VaultBusy, now_here

from .a_vault import DRIVERS, FIRST, START, a_desk, checked, drivers

WHY = {"by": "p1", "why": "测试"}


def says_all(error: BaseException) -> None:
    assert error.what and error.where and error.mend


def test_what_was_delivered_comes_back_row_for_row_and_byte_for_byte(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    vault = desk.open()
    (delivery,) = vault.deliveries()
    open_rows = pq.read_table(vault.rows_path(delivery))
    assert open_rows.column_names == ["number", "points", "fines", "seen_at", "_row", "_sheet"]
    assert open_rows.column("_row").to_pylist() == [2, 3, 4]
    sealed = vault.sealed_rows(delivery, **WHY)
    assert sealed.column("name").to_pylist() == ["假某", "虚构甲", "虚构乙"]
    assert vault.original(delivery, **WHY).decode() == "JS1,3,假某\nJS2,0,虚构甲\nJS3,12,虚构乙"
    assert vault.verify() == ()


def test_delivered_twice_is_delivered_once(tmp_path: Path):
    desk = a_desk(tmp_path)
    assert desk.deliver(FIRST) == desk.deliver(FIRST)
    assert len(desk.open().deliveries()) == 1
    assert len(list((tmp_path / "密钥").iterdir())) == 2


def test_the_same_file_read_by_a_corrected_map_is_another_delivery(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    again = checked(FIRST, tmp_path / "一月.csv")
    for corrected in (
        [("JS1", 4, "假某"), *FIRST[1:]],
        [("JS1", 3, "假某某"), *FIRST[1:]],  # a sealed column alone
    ):
        desk.open().store(replace(again, good=Pieces.of(drivers(corrected))), mode=Mode.WHOLE, sender="示例大队")
    assert len(desk.open().deliveries("drivers")) == 3


def test_the_stack_is_the_last_whole_delivery_and_the_changes_after_it(tmp_path: Path):
    desk = a_desk(tmp_path)
    made = [
        desk.deliver(FIRST[:1], mode=Mode.CHANGES, file="a.csv"),
        desk.deliver(FIRST[:2], mode=Mode.WHOLE, file="b.csv"),
        desk.deliver(FIRST[2:], mode=Mode.CHANGES, file="c.csv"),
        desk.deliver(FIRST, mode=Mode.WHOLE, file="d.csv"),
    ]
    vault = desk.open()
    assert vault.stack("drivers", made[0].known_at) == (made[0],)
    assert vault.stack("drivers", made[2].known_at) == (made[1], made[2])
    assert vault.stack("drivers", made[3].known_at) == (made[3],)
    assert vault.stack("drivers", made[0].known_at - timedelta(seconds=1)) == ()
    assert vault.stack("violations", made[3].known_at) == ()


def test_what_was_known_earlier_may_be_stated_but_not_before_the_last_delivery(tmp_path: Path):
    desk = a_desk(tmp_path)
    first = desk.deliver(FIRST[:1], file="a.csv", known_at=datetime(2022, 1, 31))
    assert first.stated
    assert first.known_at == datetime(2022, 1, 31)
    assert first.delivered_at > START
    second = desk.deliver(FIRST[:2], file="b.csv", known_at=datetime(2022, 1, 31))
    assert desk.open().stack("drivers", datetime(2022, 2, 1)) == (second,)
    for wrong in (datetime(2022, 1, 30), datetime(2033, 1, 1)):
        with pytest.raises(BadKnownAt) as caught:
            desk.deliver(FIRST, file="c.csv", known_at=wrong)
        says_all(caught.value)
    assert not desk.deliver(FIRST, file="c.csv").stated
    assert len(desk.open().deliveries()) == 3


def test_a_manifest_can_be_read_by_a_person(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    (delivery,) = desk.open().deliveries()
    folder = tmp_path / "台账库" / "deliveries" / delivery.id
    assert folder.name.startswith("000001-" + delivery.original_hash[:8])
    assert {p.name for p in folder.iterdir()} == {"manifest.json", "rows.parquet", "sealed.bin", "original.bin"}
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    assert "示例大队" in manifest
    assert json.loads(manifest)["rows"] == 3
    assert Delivery.read(manifest.encode()) == delivery


def test_sealed_values_and_the_original_are_not_readable_on_the_disk(tmp_path: Path):
    a_desk(tmp_path, FIRST)
    for path in (tmp_path / "台账库").rglob("*"):
        if path.is_file():
            assert "虚构甲".encode() not in path.read_bytes()


def test_a_vault_of_a_later_format_is_not_opened(tmp_path: Path):
    desk = a_desk(tmp_path)
    mark = tmp_path / "台账库" / "vault.json"
    mark.write_text(mark.read_text(encoding="utf-8").replace('"format": 1', '"format": 3'), encoding="utf-8")
    with pytest.raises(VaultTooNew) as caught:
        desk.open()
    says_all(caught.value)
    assert "3" in caught.value.what


def test_a_folder_without_a_vault_is_not_opened(tmp_path: Path):
    desk = a_desk(tmp_path / "甲")
    (tmp_path / "丙").mkdir()
    (tmp_path / "丙" / "vault.json").write_text("{}", encoding="utf-8")
    for folder in (tmp_path / "乙", tmp_path / "丙"):
        with pytest.raises(NoVault) as caught:
            Vault.open(folder, desk.keys)
        says_all(caught.value)


def test_a_vault_is_not_made_over_another_nor_around_its_keys(tmp_path: Path):
    desk = a_desk(tmp_path)
    with pytest.raises(VaultExists) as caught:
        desk.create()
    says_all(caught.value)
    with pytest.raises(KeysInsideVault) as caught:
        Vault.create(tmp_path, desk.keys)
    says_all(caught.value)


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path):
    desk = a_desk(tmp_path)
    with FileLock(tmp_path / "台账库" / "vault.lock"), pytest.raises(VaultBusy) as caught:
        desk.deliver(FIRST)
    says_all(caught.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_vault_says_that_it_cannot_be_written(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    (tmp_path / "台账库").chmod(0o500)
    try:
        with pytest.raises(CannotWrite) as caught:
            desk.deliver(FIRST[:1], file="b.csv")
        says_all(caught.value)
        assert len(desk.open().deliveries()) == 1
    finally:
        (tmp_path / "台账库").chmod(0o700)


def test_a_key_column_may_not_be_sealed(tmp_path: Path):
    register = Register("people", "人员台账", (Column("id", Text, "证件号", key=True, level=Level.SEALED),))
    original = tmp_path / "人员.csv"
    original.write_text("x", encoding="utf-8")
    rows = pa.table(
        {"id": ["1"], "_row": [2], "_sheet": [""]},
        schema=pa.schema([("id", pa.string()), ("_row", pa.int64()), ("_sheet", pa.string())]),
    )
    given = Checked(register, Pieces.of(rows), (), (), Pieces.of(rows), original, "人员.csv")
    desk = a_desk(tmp_path)
    with pytest.raises(KeyIsSealed) as caught:
        desk.open().store(given, mode=Mode.WHOLE, sender="示例大队")
    says_all(caught.value)


def test_rows_of_other_types_are_not_stored(tmp_path: Path):
    desk = a_desk(tmp_path)
    given = checked(FIRST, tmp_path / "a.csv")
    with pytest.raises(NotTheRegistersRows) as caught:
        desk.open().store(
            replace(given, good=Pieces.of(given.rows.drop_columns(["points"]))), mode=Mode.WHOLE, sender="x"
        )
    says_all(caught.value)


def test_an_original_that_changes_while_it_is_stored_is_refused(tmp_path: Path):
    desk = a_desk(tmp_path)

    def meddle(step: str, path: Path) -> None:
        if step == "create" and path.name == "original.bin":
            (tmp_path / "一月.csv").write_text("别的内容", encoding="utf-8")

    desk.before = meddle
    with pytest.raises(OriginalChanged) as caught:
        desk.deliver(FIRST)
    says_all(caught.value)
    desk.before = None
    assert desk.open().deliveries() == ()
    assert list((tmp_path / "台账库" / "staging").iterdir()) == []
    assert list((tmp_path / "密钥").iterdir()) == []


def test_a_delivery_is_found_by_its_id_or_said_to_be_missing(tmp_path: Path):
    vault = a_desk(tmp_path, FIRST).open()
    (delivery,) = vault.deliveries()
    assert vault.delivery(delivery.id) == delivery
    with pytest.raises(NoSuchDelivery) as caught:
        vault.delivery("000009-00000000")
    says_all(caught.value)


def test_an_empty_delivery_is_a_delivery(tmp_path: Path):
    desk = a_desk(tmp_path)
    delivery = desk.deliver([])
    assert delivery.rows == 0
    assert desk.open().sealed_rows(delivery, **WHY).num_rows == 0
    assert desk.open().verify() == ()


def test_the_clock_is_local_time_without_zone():
    assert now_here().tzinfo is None
    assert DRIVERS.key[0].name == "number"
