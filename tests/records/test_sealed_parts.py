"""Sealed parts open whole and unchanged with their own key, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongshi.records.keys import KeyMissing, KeyRing
from gongshi.records.opening import NoReason
from gongshi.records.sealed import CHUNK, SealBroken, Sealing, opened
from gongshi.records.vault import NobodyLooked, Vault

from .a_vault import FIRST, a_desk

KEY = bytes(range(32))


def sealed(plain: bytes, piece: int = 1 << 18, name: str = "甲/sealed.bin") -> bytes:
    sink = io.BytesIO()
    sealing = Sealing(sink, KEY, name)
    for start in range(0, len(plain), piece):
        sealing.write(plain[start : start + piece])
    sealing.close()
    sealing.close()
    return sink.getvalue()


def plain_of(content: bytes, key: bytes = KEY, name: str = "甲/sealed.bin") -> bytes:
    return b"".join(opened(io.BytesIO(content), key, name))


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_was_sealed_opens_again(length: int):
    plain = bytes(i % 251 for i in range(length))
    assert plain_of(sealed(plain)) == plain


def test_chunks_that_are_cut_off_swapped_or_changed_do_not_open():
    content = sealed(bytes(2 * CHUNK + 5))
    head, size = 15, CHUNK + 16
    first, second, last = (
        content[head : head + size],
        content[head + size : head + 2 * size],
        content[head + 2 * size :],
    )
    for wrong in (
        content[:-1],
        content[:head] + first + second,
        content[:head] + second + first + last,
        content[:head] + first + last,
        content[:10],
        b"",
        b"X" + content[1:],
    ):
        with pytest.raises(SealBroken) as caught:
            plain_of(wrong)
        assert caught.value.what
        assert caught.value.where
        assert caught.value.mend


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=60), st.data())
def test_no_changed_bit_opens(plain: bytes, data: st.DataObject):
    content = bytearray(sealed(plain))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        plain_of(bytes(content))


def test_another_key_or_another_parts_name_does_not_open():
    content = sealed(b"x")
    with pytest.raises(SealBroken):
        plain_of(content, key=bytes(32))
    with pytest.raises(SealBroken):
        plain_of(content, name="乙/sealed.bin")


def test_a_large_file_never_lies_in_memory_whole():
    sink = io.BytesIO()
    sealing = Sealing(sink, KEY, "甲")
    sealing.write(bytes(3 * CHUNK))
    assert len(sealing._waiting) <= CHUNK


def test_each_part_has_a_key_of_its_own_outside_the_vault(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    (delivery,) = desk.open().deliveries()
    assert {p.stem for p in (tmp_path / "密钥").iterdir()} == {delivery.sealed_key, delivery.original_key}
    assert desk.keys.key(delivery.sealed_key) != desk.keys.key(delivery.original_key)


def test_each_look_is_noted_before_anything_opens(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    vault = desk.open()
    (delivery,) = vault.deliveries()
    vault.sealed_rows(delivery, by="p1", why="核对")
    vault.original(delivery, by="p2", why="查阅")
    assert [(k.register, k.delivery, k.part, k.by, k.why) for k in desk.looks] == [
        ("drivers", delivery.id, "密封列", "p1", "核对"),
        ("drivers", delivery.id, "原文件", "p2", "查阅"),
    ]


def test_nobody_opens_without_name_reason_and_a_place_to_note_it(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    vault = desk.open()
    (delivery,) = vault.deliveries()
    for by, why in (("", "核对"), ("p1", " ")):
        with pytest.raises(NoReason) as caught:
            vault.original(delivery, by=by, why=why)
        assert caught.value.what
        assert caught.value.where
        assert caught.value.mend
    assert desk.looks == []
    with pytest.raises(NobodyLooked) as blind:
        Vault.open(vault.folder, desk.keys).sealed_rows(delivery, by="p1", why="核对")
    assert blind.value.what
    assert blind.value.where
    assert blind.value.mend


def test_a_missing_key_is_said_and_the_open_part_is_not_touched(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    vault = desk.open()
    (delivery,) = vault.deliveries()
    (tmp_path / "密钥" / f"{delivery.sealed_key}.key").unlink()
    with pytest.raises(KeyMissing) as caught:
        vault.sealed_rows(delivery, by="p1", why="核对")
    assert caught.value.what
    assert caught.value.where
    assert caught.value.mend
    (fault,) = vault.verify()
    assert fault.is_broken
    assert delivery.sealed_key in fault.what
    assert vault.rows_path(delivery).exists()


def test_a_destroyed_key_is_gone_and_destroying_it_again_does_nothing(tmp_path: Path):
    ring = KeyRing(tmp_path)
    name = ring.new("试")
    assert len(ring.key(name)) == 32
    ring.destroy(name)
    ring.destroy(name)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyMissing):
        ring.key(name)
