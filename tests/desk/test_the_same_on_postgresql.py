"""The same tests pass on PostgreSQL: roles, log-in, accounts, jobs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..records.servers import USER, postgres

HERE = Path(__file__).parent
SAME = (
    "test_the_table_of_roles.py", "test_log_in_needs_two_factors.py", "test_accounts_are_managed.py",
    "test_jobs_tell_how_far_they_are.py", "test_two_at_once.py",
)  # fmt: skip


@pytest.mark.slow
def test_roles_log_in_accounts_and_jobs_are_the_same_on_postgresql():
    with postgres(f"RESET ROLE; ALTER USER {USER} CREATEDB;") as server:
        environment = {**os.environ, "GONGSHI_DATABASE": server.url()}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / name) for name in SAME)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=HERE.parents[1])
    assert done.returncode == 0, done.stdout[-4000:]
