"""Run as a program: do one act on a copy of a vault for each step of it, and die at that step.

Usage: killing.py TEMPLATE OUT ACT [SECOND]. OUT/0001, OUT/0002, … are the folders left behind;
the act is complete in the last. With SECOND each folder is opened once more and that process
dies at its SECOND-th step. Where the system has no fork, each step is a process of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Imported before the first fork, or each child would spend a second on them.
import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401
import filelock  # noqa: F401
import pandas  # noqa: F401
import pyarrow.compute
import pyarrow.parquet  # noqa: F401

sys.path.insert(0, str(Path(__file__).parents[2]))

from gongshi.records.delivery import Mode
from tests.records.a_vault import DRIVERS, FIRST, Desk

DIED, DONE = 86, 0


def act_on(folder: Path, act: str, step: int) -> None:
    """Do the act, dying before the step of this number."""
    left = step

    def before(name: str, path: Path) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(DIED)

    desk = Desk(folder, before=before)
    if act == "create":
        desk.create()
    elif act == "deliver":
        desk.deliver([("JS4", 1, "虚构丙")], mode=Mode.CHANGES, file="二月.csv")
    elif act == "erase":
        desk.open().erase(DRIVERS, ["JS2"], by="p1", basis="示例申请第1号")
    elif act == "open":
        desk.open().deliveries()


def run(folder: Path, act: str, step: int) -> int:
    """The exit code of a process that does it."""
    if not hasattr(os, "fork"):
        return subprocess.call([sys.executable, __file__, "one", str(folder), act, str(step)])
    child = os.fork()
    if not child:
        code = 1
        try:
            act_on(folder, act, step)
            code = DONE
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(template: Path, out: Path, act: str, second: int = 0) -> int:
    for step in range(1, 1000):
        folder = out / f"{step:04d}"
        shutil.copytree(template, folder)
        code = run(folder, act, step)
        if code != DIED:
            return code
        if second and run(folder, "open", second) not in (DIED, DONE):
            return 1
    return 1


if __name__ == "__main__":
    if sys.argv[1] == "one":
        act_on(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
        sys.exit(DONE)
    assert FIRST
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:])))
