"""Killed at any point, the vault is whole, and running again completes the act."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongshi.records.delivery import Mode
from gongshi.records.disk import CannotWrite
from gongshi.records.shelves import NoVault

from .a_vault import DRIVERS, FIRST, Desk, a_desk

WHY = {"by": "p1", "why": "测试"}
KILLING = Path(__file__).with_name("killing.py")
NEW = [("JS4", 1, "虚构丙")]


def killed_at_each_step(tmp_path: Path, act: str, *second: int) -> list[Path]:
    """The folders that processes left behind, one for each step of the act; the last is complete."""
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, str(KILLING), str(tmp_path / "template"), str(out), act, *map(str, second)],
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return sorted(out.iterdir())


def assert_one_delivery_after_running_again(folder: Path) -> None:
    desk = Desk(folder)
    vault = desk.open()
    assert vault.verify() == ()
    assert len(vault.deliveries()) in (1, 2)
    assert [d.rows for d in vault.deliveries()] in ([3], [3, 1])
    assert list(vault.shelves.staging.iterdir()) == []
    again = desk.deliver(NEW, mode=Mode.CHANGES, file="二月.csv")
    assert vault.deliveries()[1:] == (again,)
    assert vault.verify() == ()
    assert vault.sealed_rows(again, **WHY).column("name").to_pylist() == ["虚构丙"]
    assert vault.original(again, **WHY).decode() == "JS4,1,虚构丙"


def test_a_delivery_killed_at_any_step_is_none_or_one_and_completes_when_run_again(tmp_path: Path):
    a_desk(tmp_path / "template", FIRST)
    folders = killed_at_each_step(tmp_path, "deliver")
    assert len(folders) > 25
    for folder in folders:
        assert_one_delivery_after_running_again(folder)


@pytest.mark.nightly
@pytest.mark.parametrize("second", [1, 2])
def test_a_repair_that_is_killed_as_well_is_repaired_by_the_next(tmp_path: Path, second: int):
    a_desk(tmp_path / "template", FIRST)
    for folder in killed_at_each_step(tmp_path, "deliver", second):
        assert_one_delivery_after_running_again(folder)


@pytest.mark.parametrize("second", [0, pytest.param(3, marks=pytest.mark.nightly)])
def test_an_erasure_killed_at_any_step_is_none_or_one_and_completes_when_run_again(tmp_path: Path, second: int):
    desk = a_desk(tmp_path / "template", FIRST)
    desk.deliver(FIRST[1:], mode=Mode.CHANGES, file="二月.csv")
    folders = killed_at_each_step(tmp_path, "erase", second)
    assert len(folders) > 40
    for folder in folders:
        vault = Desk(folder).open()
        assert [f for f in vault.verify() if f.is_broken] == []
        erasure = vault.erase(DRIVERS, ["JS2"], by="p1", basis="示例申请第1号")
        assert vault.erasures() == (erasure,)
        assert [f for f in vault.verify() if f.is_broken] == []
        for delivery in vault.deliveries():
            assert "虚构甲" not in vault.sealed_rows(delivery, **WHY).column("name").to_pylist()


def test_a_vault_killed_while_it_is_made_is_made_when_run_again(tmp_path: Path):
    (tmp_path / "template").mkdir()
    for folder in killed_at_each_step(tmp_path, "create"):
        desk = Desk(folder)
        try:
            desk.open()
        except NoVault:
            desk.create()
        desk.deliver(FIRST)
        assert desk.open().verify() == ()


def test_a_disk_that_fills_at_any_step_leaves_nothing_half_written(tmp_path: Path):
    for step in range(1, 200):
        folder = tmp_path / f"{step:04d}"
        desk = a_desk(folder, FIRST)
        left = step

        def full(name: str, path: Path) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")

        desk.before = full
        try:
            desk.deliver(NEW, mode=Mode.CHANGES, file="二月.csv")
        except CannotWrite as error:
            assert "磁盘已满" in error.what
            assert error.where
            assert error.mend
        else:
            assert step > 25
            return
        assert_one_delivery_after_running_again(folder)
    raise AssertionError("the delivery never completed")


@pytest.mark.nightly
def test_two_hundred_random_kills_leave_a_whole_vault(tmp_path: Path):
    import random

    rows = 200_000
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from tests.records.a_vault import Desk;"
        "d = Desk(Path(sys.argv[2])); n = int(sys.argv[3]);"
        f"d.deliver([(f'JS{{i}}', i % 12, '虚构甲') for i in range({rows} + n)], file=f'{{n}}.csv')"
    )
    desk = a_desk(tmp_path, FIRST)
    luck = random.Random(2022)
    for number in range(200):
        arguments = [sys.executable, "-c", program, str(Path(__file__).parents[2]), str(tmp_path), str(number)]
        process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        time.sleep(luck.uniform(0.3, 2.5))
        process.kill()
        process.wait()
        vault = desk.open()
        assert vault.verify() == ()
        assert list(vault.shelves.staging.iterdir()) == []
        assert all(d.rows == 3 or d.rows >= rows for d in vault.deliveries())
