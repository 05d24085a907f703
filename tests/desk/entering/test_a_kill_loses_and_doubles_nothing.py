"""kill -9 while a workbook is sent up or a form is delivered: sent again, it is there once; nothing is half there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gongshi.engines.held import Held
from gongshi.office.workspace import Workspace

from ...organs.little_city import workbook

SCRIPT = Path(__file__).with_name("killed.py")
TRIALS = 3
TABLE = """
    id | kind | held_on | title | organisers | heads
    H1 | 主题党日 | 2022-11-05 | 第一次 | O1 | 20
    H2 | 主题党日 | 2022-11-06 | 第二次 | O1 | 21
"""

pytestmark = pytest.mark.slow


def run(root: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    named = {**os.environ, "GONGSHI_WORKSPACE": str(root), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, str(SCRIPT), str(root), *map(str, arguments)]
    return subprocess.run(command, env=named, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def prepared(little: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little city with the desk's own database beside its registers."""
    folder = tmp_path_factory.mktemp("断电") / "市"
    shutil.copytree(little, folder)
    done = run(folder / "工作区", "prepare")
    assert done.returncode == 0, done.stderr
    workbook(folder / "活动台账.xlsx", Workspace.open(folder / "工作区").registers["activities"], TABLE)
    return folder


def rows(root: Path) -> list[str]:
    workspace = Workspace.open(root)
    return sorted(str(r["title"]) for r in Held(workspace.vault()).rows(workspace.registers["activities"]))


@pytest.mark.parametrize(("what", "expected"), [("upload", ["第一次", "第二次"]), ("form", ["主题党日"])])
def test_killed_at_any_step_and_sent_again_it_is_there_once(prepared: Path, tmp_path: Path, what: str, expected):
    def copy(name: str) -> tuple[Path, Path]:
        shutil.copytree(prepared, tmp_path / name)
        return tmp_path / name / "工作区", tmp_path / name / "活动台账.xlsx"

    root, file = copy("数")
    whole = run(root, what, file, 0)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout.split()[-1])
    assert steps > TRIALS and rows(root) == expected
    for trial in range(TRIALS):
        at = 1 + trial * (steps - 1) // (TRIALS - 1)
        root, file = copy(f"第{at}步")
        killed = run(root, what, file, at)
        assert killed.returncode == -signal.SIGKILL, (at, steps, killed.stderr)
        assert rows(root) in ([], expected), at
        again = run(root, what, file, 0)
        assert again.returncode == 0, (at, again.stderr)
        workspace = Workspace.open(root)
        assert rows(root) == expected and len(workspace.vault().deliveries("activities")) == 1, at
        assert [f for f in workspace.vault().verify() if f.is_broken] == [], at
        shutil.rmtree(root.parent)
