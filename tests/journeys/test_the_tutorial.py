"""The tutorial's commands are run as they stand, so that it cannot drift from the product."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # about a minute: six runs of the month
PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "first-bulletin.md"
DEMO = "gongshi demo --at 演示城市 --no-serve"


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def walked(files: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder and the outcome of all commands but the first, whose city the session has made."""
    if shutil.which("bash") is None:
        pytest.skip("no bash here; the commands are the same on Windows")
    folder = tmp_path_factory.mktemp("教程")
    shutil.copytree(files, folder / "演示城市" / "报送文件")
    script = "\n".join(["set -e", *(b for b in blocks("sh") if DEMO not in b)])
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GONGSHI_KEYS": str(folder / "钥匙"),
        "GONGSHI_LANG": "zh",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    return folder / "我的支队", done


def test_every_command_of_the_tutorial_succeeds(walked):
    _, done = walked
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_the_tutorial_shows_what_the_commands_print(walked):
    _, done = walked
    shown = [line for block in blocks("text") for line in block.splitlines()]
    assert shown and [line for line in shown if line not in done.stdout.splitlines()] == []


def test_the_tutorial_ends_with_a_bulletin_that_was_published(walked):
    workspace, _ = walked
    release = workspace / "发布" / "traffic-2022-11"
    html = (release / "文书" / "曝光通报.html").read_text(encoding="utf-8")
    headline = re.search(r"^> (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert headline in re.sub(r"<[^>]+>", "", html)
    assert list((release / "审批").iterdir())


def test_the_first_command_makes_the_city_that_the_others_use():
    assert DEMO in blocks("sh")[0]
