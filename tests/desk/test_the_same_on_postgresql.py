"""The same tests pass on PostgreSQL: roles, log-in, accounts, jobs, drafts, uploads and what each role is refused."""

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
    "entering/test_a_unit_s_month.py", "entering/test_each_role_is_refused_what_it_may_not.py",
    "entering/test_forms_are_made_from_registers.py", "entering/test_workbooks_go_out_and_come_back.py",
    "entering/test_the_demo_s_clerk_has_a_unit.py",
)  # fmt: skip


@pytest.mark.slow
def test_roles_log_in_accounts_jobs_and_entering_are_the_same_on_postgresql():
    with postgres(f"RESET ROLE; ALTER USER {USER} CREATEDB;") as server:
        environment = {**os.environ, "GONGSHI_DATABASE": server.url()}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / name) for name in SAME)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=HERE.parents[1])
    assert done.returncode == 0, done.stdout[-4000:]
