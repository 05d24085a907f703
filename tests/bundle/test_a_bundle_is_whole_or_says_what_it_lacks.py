"""A bundle holds every pinned wheel with the hash that the lock names, or the run says which is missing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from ..house.source import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import bundle


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock of two invented packages, one of them for Windows only."""
    digest = hashlib.sha256(b"a wheel").hexdigest()
    path = tmp_path / "requirements.lock"
    path.write_text(
        f'alpha-one==1.0 \\\n    --hash=sha256:{digest}\nbeta==2.0 ; sys_platform == "win32" \\\n'
        f"    --hash=sha256:{digest}\n",
        encoding="utf-8",
    )
    return path


def folder(tmp_path: Path, system: str, wheels: dict[str, bytes]) -> Path:
    made = tmp_path / "to" / system / "wheels"
    made.mkdir(parents=True)
    for name, content in wheels.items():
        (made / name).write_bytes(content)
    for name in ("install.sh", "install.cmd", "requirements.lock"):
        (made.parent / name).write_text("x", encoding="utf-8")
    return tmp_path / "to"


def check(to: Path, lock: Path, system: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "bundle.py"), str(to), "--check"]
    return subprocess.run([*command, "--lock", str(lock), "--system", system], capture_output=True, text=True)


GOOD = {"alpha_one-1.0-py3-none-any.whl": b"a wheel", "gongshi-0.1.0-py3-none-any.whl": b"ours"}


def test_a_whole_folder_is_said_to_be_whole(tmp_path, lock):
    done = check(folder(tmp_path, "linux-x86_64", GOOD), lock, "linux-x86_64")
    assert done.returncode == 0 and "缺 0 个" in done.stdout


def test_a_missing_wheel_ends_the_run_and_is_named(tmp_path, lock):
    done = check(folder(tmp_path, "windows-x64", GOOD), lock, "windows-x64")
    assert done.returncode == 1 and "beta==2.0" in done.stdout and "alpha" not in done.stdout


def test_a_wheel_whose_bytes_are_not_those_of_the_lock_is_missing(tmp_path, lock):
    wrong = {**GOOD, "alpha_one-1.0-py3-none-any.whl": b"another wheel"}
    done = check(folder(tmp_path, "linux-x86_64", wrong), lock, "linux-x86_64")
    assert done.returncode == 1 and "alpha-one==1.0" in done.stdout


def test_our_own_wheel_and_the_scripts_are_part_of_it(tmp_path, lock):
    to = folder(tmp_path, "linux-x86_64", {"alpha_one-1.0-py3-none-any.whl": b"a wheel"})
    (to / "linux-x86_64" / "install.sh").unlink()
    done = check(to, lock, "linux-x86_64")
    assert "gongshi" in done.stdout and "install.sh" in done.stdout


def test_every_pin_of_the_real_lock_carries_a_hash():
    pins = bundle.read_lock(bundle.LOCK)
    assert len(pins) > 50 and all(pin.hashes for pin in pins)
