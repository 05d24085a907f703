"""A real worker as a process of its own, on the office's own database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60


def python(root: Path, *words: str) -> subprocess.Popen[str]:
    """A Python process that serves the workspace at `root` on its SQLite database."""
    environment = {
        **os.environ,
        "GONGSHI_WORKSPACE": str(root),
        "DJANGO_SETTINGS_MODULE": "gongshi.desk.project.settings",
    }
    environment.pop("GONGSHI_DATABASE", None)
    return subprocess.Popen([sys.executable, *words], env=environment, stdout=subprocess.PIPE, text=True)


def worker(root: Path) -> subprocess.Popen[str]:
    return python(root, "-m", "gongshi.desk.work")


def script(root: Path, text: str) -> str:
    """What a short program prints, once it has run to its end."""
    begin = "from gongshi.desk.project.ready import make_ready, make_tables\nmake_ready()\n"
    process = python(root, "-c", begin + text)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    return said.strip()


def until(true: Callable[[], bool], *, patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
