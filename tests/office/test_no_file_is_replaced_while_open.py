"""Windows refuses to replace, move or remove a file that is open; a month is done with that rule in force.

Nothing runs on Windows here. The rule is laid on this system instead: the files that this process
holds open are looked up each time, where the system tells them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gongshi.office.deliveries import Handover
from gongshi.office.rendering import render
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode

from .a_release import Release
from .small_city import ROWS, deliver_all, deliver_rows

OPEN = Path("/proc/self/fd")
pytestmark = pytest.mark.skipif(not OPEN.exists(), reason="the system does not tell which files are open")


def held_open() -> set[str]:
    found = set()
    for handle in list(OPEN.iterdir()):
        with suppress(OSError):
            found.add(str(handle.readlink()))
    return found


def refuse_open(path: str | Path) -> None:
    whole = str(Path(path).absolute())
    for held in held_open():
        if (held == whole or held.startswith(whole + os.sep)) and not held.endswith(".lock"):
            raise PermissionError(errno.EACCES, "the file is open in another place", held)


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    def watched(act: Callable[..., Any], paths: int) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            for path in args[:paths]:
                refuse_open(path)
            return act(*args, **options)

        return call

    for owner, name, paths in (
        (os, "replace", 2), (os, "rename", 2), (os, "remove", 1), (os, "unlink", 1), (os, "rmdir", 1),
        (Path, "replace", 2), (Path, "rename", 2), (Path, "unlink", 1), (shutil, "rmtree", 1), (shutil, "move", 1),
    ):  # fmt: skip
        monkeypatch.setattr(owner, name, watched(getattr(owner, name), paths))


def test_the_rule_is_in_force(as_on_windows: None, tmp_path: Path):
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with (tmp_path / "a").open("rb"), pytest.raises(PermissionError):
        (tmp_path / "a").replace(tmp_path / "b")
    (tmp_path / "a").replace(tmp_path / "b")
    with (tmp_path / "b").open("rb"), pytest.raises(PermissionError):
        shutil.rmtree(tmp_path)


def test_deliveries_changes_and_an_erasure_are_done(as_on_windows: None, workspace: Workspace):
    deliver_all(workspace)
    deliver_all(workspace)
    changed = [{**row, "district": "西湾区"} for row in ROWS["brigades"]]
    assert deliver_rows(workspace, "brigades", changed, Handover(mode=Mode.CHANGES)).is_stored
    faulty = deliver_rows(workspace, "brigades", [{"code": "03", "name": None, "district": "西湾区"}])
    assert not faulty.is_stored and faulty.returned is not None
    vault = workspace.vault()
    vault.erase(workspace.registers["crashes"], ["SG1"], by="fengcun", basis="申请第3号")
    assert not [f for f in vault.verify() if f.is_broken]


def test_a_month_is_run_reviewed_drawn_twice_and_published(as_on_windows: None, city: Workspace):
    release = Release.begun(city)
    release.publish()
    assert render(city, release.run(), draft=True).files
    assert render(city, release.run(), draft=True).files
