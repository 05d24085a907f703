"""Law asks for deletion: the values go, in every delivery, and the chain says why."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongshi.records.delivery import Mode
from gongshi.records.erase import NothingToErase, _typed
from gongshi.records.opening import ErasedByLaw, NoReason
from gongshi.records.register import Column, Integer, Register, Text

from .a_vault import DRIVERS, FIRST, Desk, a_desk

WHY = {"by": "p1", "why": "测试"}
BASIS = "个人信息保护法第四十七条，示例申请第1号"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three deliveries: JS2 is in the first two."""
    made = a_desk(tmp_path, FIRST)
    made.deliver([("JS2", 3, "虚构甲"), ("JS5", 1, "虚构丁")], mode=Mode.CHANGES, file="二月.csv")
    made.deliver([("JS3", 0, "虚构乙")], mode=Mode.CHANGES, file="三月.csv")
    return made


def test_erased_values_are_empty_in_every_delivery_and_the_others_stay(desk: Desk):
    vault = desk.open()
    first, second, third = vault.deliveries()
    erasure = vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    assert [p.delivery for p in erasure.parts] == [first.id, second.id]
    assert vault.sealed_rows(first, **WHY).to_pydict()["name"] == ["假某", None, "虚构乙"]
    assert vault.sealed_rows(first, **WHY).to_pydict()["born_on"][1] is None
    assert vault.sealed_rows(second, **WHY).to_pydict()["name"] == [None, "虚构丁"]
    assert vault.sealed_rows(third, **WHY).to_pydict()["name"] == ["虚构乙"]
    assert vault.erased_rows(first) == {1}
    assert pq.read_table(vault.rows_path(first)).column("number").to_pylist() == ["JS1", "JS2", "JS3"]


def test_the_originals_of_these_deliveries_are_gone_and_the_error_says_why(desk: Desk):
    vault = desk.open()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    first, _, third = vault.deliveries()
    with pytest.raises(ErasedByLaw) as caught:
        vault.original(first, **WHY)
    assert BASIS in caught.value.what
    assert caught.value.where
    assert caught.value.mend
    assert vault.original(third, **WHY).decode() == "JS3,0,虚构乙"


def test_the_chain_still_verifies_and_says_that_law_asked(desk: Desk):
    vault = desk.open()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    said = vault.verify()
    assert len(said) == 2
    assert not any(f.is_broken for f in said)
    assert all("依法删除" in str(f) and BASIS in str(f) for f in said)


def test_the_old_keys_exist_no_more_and_an_old_copy_does_not_open(desk: Desk, tmp_path: Path):
    vault = desk.open()
    first = vault.deliveries()[0]
    before = vault.shelves.path(first, "sealed.bin").read_bytes()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    assert vault.shelves.path(first, "sealed.bin").read_bytes() != before
    names = {p.stem for p in (tmp_path / "密钥").iterdir()}
    assert not names & {first.sealed_key, first.original_key}


def test_the_record_holds_no_name_and_no_key_of_the_register(desk: Desk, tmp_path: Path):
    vault = desk.open()
    erasure = vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    content = (tmp_path / "台账库" / "erasures" / f"{erasure.id}.json").read_text(encoding="utf-8")
    assert "虚构甲" not in content
    assert "JS2" not in content
    assert BASIS in content


def test_the_same_file_delivered_again_does_not_bring_erased_values_back(desk: Desk):
    vault = desk.open()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    again = desk.deliver(FIRST)
    assert again == vault.deliveries()[0]
    assert "虚构甲" not in vault.sealed_rows(again, **WHY).to_pydict()["name"]


def test_another_person_can_be_erased_later(desk: Desk):
    vault = desk.open()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    vault.erase(DRIVERS, ["JS1"], by="p1", basis="示例申请第2号")
    first = vault.deliveries()[0]
    assert vault.sealed_rows(first, **WHY).to_pydict()["name"] == [None, None, "虚构乙"]
    assert not any(f.is_broken for f in vault.verify())
    assert desk.deliver([("JS9", 0, "虚构戊")], mode=Mode.CHANGES, file="四月.csv").number == 6


def test_erasing_needs_rows_a_person_and_a_basis(desk: Desk):
    vault = desk.open()
    with pytest.raises(NothingToErase) as caught:
        vault.erase(DRIVERS, ["没有"], by="p1", basis=BASIS)
    assert caught.value.what
    assert caught.value.where
    assert caught.value.mend
    with pytest.raises(NoReason) as unsaid:
        vault.erase(DRIVERS, ["JS2"], by="p1", basis="")
    assert unsaid.value.what
    assert unsaid.value.where
    assert unsaid.value.mend
    assert vault.erasures() == ()


def test_a_key_that_comes_back_after_an_erasure_is_a_fault(desk: Desk, tmp_path: Path):
    vault = desk.open()
    first = vault.deliveries()[0]
    old = tmp_path / "密钥" / f"{first.sealed_key}.key"
    kept = old.read_bytes()
    vault.erase(DRIVERS, ["JS2"], by="p1", basis=BASIS)
    old.write_bytes(kept)
    assert [f for f in vault.verify() if f.is_broken]


def test_a_number_in_a_key_may_be_given_as_text():
    numbered = Register(
        "parties", "当事人", (Column("case", Text, "编号", key=True), Column("no", Integer, "序号", key=True))
    )
    assert _typed(numbered, ("A1", "2")) == ("A1", 2)
    assert _typed(numbered, ("01", 2)) == ("01", 2)
    assert _typed(DRIVERS, ("2",)) == ("2",)
