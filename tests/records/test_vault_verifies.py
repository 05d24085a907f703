"""One changed byte anywhere in the vault is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gongshi.errors import Broken, NotFound, Unfit
from gongshi.records.chain import ChainBroken
from gongshi.records.delivery import Mode

from .a_vault import DRIVERS, FIRST, Desk, a_desk


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two deliveries and an erasure."""
    folder = tmp_path_factory.mktemp("库")
    desk = a_desk(folder, FIRST)
    desk.deliver([("JS4", 1, "虚构丙")], mode=Mode.CHANGES, file="二月.csv")
    desk.open().erase(DRIVERS, ["JS2"], by="p1", basis="示例申请第1号")
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "副本"))


def is_found(folder: Path) -> bool:
    """Whether opening or verifying says that something is wrong."""
    try:
        return any(f.is_broken for f in Desk(folder).open().verify())
    except (Broken, NotFound, Unfit):
        return True


def kept_files(folder: Path) -> list[Path]:
    vault = folder / "台账库"
    return sorted(p for p in vault.rglob("*") if p.is_file() and p.name != "vault.lock")


def test_an_untouched_vault_is_whole(copy: Path):
    assert not is_found(copy)
    assert len(kept_files(copy)) == 10


def test_a_changed_byte_in_any_file_is_found(copy: Path):
    for path in kept_files(copy):
        content = path.read_bytes()
        for at in {0, len(content) // 3, len(content) // 2, len(content) - 1}:
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert is_found(copy), (path.name, at)
        path.write_bytes(content)
    assert not is_found(copy)


def test_a_file_that_is_missing_or_cut_is_found(copy: Path):
    for path in kept_files(copy):
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        assert is_found(copy), path.name
        path.unlink()
        assert is_found(copy), path.name
        path.write_bytes(content)
    assert not is_found(copy)


def test_a_line_cut_from_the_chain_is_found(copy: Path):
    chain = copy / "台账库" / "chain.jsonl"
    lines = chain.read_bytes().splitlines(keepends=True)
    for wrong in (lines[:-1], lines[1:], [*lines[:1], *lines[2:]], []):
        chain.write_bytes(b"".join(wrong))
        assert is_found(copy)


def test_nothing_is_delivered_onto_a_broken_chain(copy: Path):
    chain = copy / "台账库" / "chain.jsonl"
    chain.write_bytes(chain.read_bytes().replace(b'"number": 2', b'"number": 3'))
    with pytest.raises(ChainBroken) as caught:
        Desk(copy).deliver(FIRST[:1], file="x.csv")
    assert caught.value.what
    assert caught.value.where
    assert caught.value.mend


def test_a_chain_cut_together_with_its_folders_has_another_head(copy: Path):
    vault = Desk(copy).open()
    noted = vault.head
    chain = copy / "台账库" / "chain.jsonl"
    lines = chain.read_bytes().splitlines(keepends=True)
    erasure = vault.erasures()[0]
    chain.write_bytes(b"".join(lines[:-1]))
    (copy / "台账库" / "erasures" / f"{erasure.id}.json").unlink()
    assert Desk(copy).open().head != noted


def test_a_folder_put_into_the_vault_by_hand_is_found(copy: Path):
    (copy / "台账库" / "deliveries" / "000009-00000000").mkdir()
    assert is_found(copy)


def test_snapshots_may_be_deleted_at_any_time(copy: Path):
    shutil.rmtree(copy / "台账库" / "snapshots")
    assert not is_found(copy)


def test_a_copy_that_lost_its_empty_folders_is_whole_and_takes_deliveries(tmp_path: Path):
    desk = a_desk(tmp_path, FIRST)
    for folder in ("erasures", "staging", "snapshots"):
        shutil.rmtree(tmp_path / "台账库" / folder)
    assert not is_found(tmp_path)
    desk.deliver(FIRST[:1], file="二月.csv")
    desk.open().erase(DRIVERS, ["JS1"], by="p1", basis="示例申请第1号")
    assert not is_found(tmp_path)
