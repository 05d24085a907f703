"""All that touches the desk's database passes on PostgreSQL as on SQLite.

Every other run of these tests is on SQLite. Here the same files are run once more in a process
that is told of a PostgreSQL server; `conftest` leaves out what never opens the database (the
diary, the vault, files of themselves), and the journeys of a whole month stay with SQLite alone:
they take minutes and ask the database nothing that the pages' own tests do not. Workers killed in
the middle of a job are tried on both; the kills at each step of one request count steps of the disk,
which are the same whatever the database, and stay with SQLite.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ..records.servers import USER, postgres
from .conftest import SERVER

HERE = Path(__file__).parent
LEFT_OUT = ("journeys", Path(__file__).name)
FEWEST = {"entering": 60, "the others": 120}  # so that a rule that selects nothing is noticed


@pytest.mark.slow
@pytest.mark.skipif(bool(os.environ.get(SERVER)), reason="this is that run")
@pytest.mark.parametrize("part", FEWEST)
def test_what_touches_the_database_is_the_same_on_postgresql(part):
    out = [f"--ignore={HERE / name}" for name in (*LEFT_OUT, *([] if part == "entering" else ["entering"]))]
    where = HERE / "entering" if part == "entering" else HERE
    with postgres(f"RESET ROLE; ALTER USER {USER} CREATEDB;") as server:
        environment = {**os.environ, SERVER: server.url(), "CI": "1"}
        environment.pop("PYTEST_XDIST_WORKER", None)
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-v",
            "-p",
            "no:cacheprovider",
            "-m",
            "not nightly",
            *out,
            str(where),
        ]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=HERE.parents[1])
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)  # -v undoes the -q of pyproject, so that the last line counts
    assert passed and int(passed[1]) >= FEWEST[part], done.stdout[-2000:]
