"""A worker killed in the middle loses no job and does none twice."""

from __future__ import annotations

import pytest

from .workers import PATIENCE, asked, script, until, worker

pytestmark = pytest.mark.database

START = """
make_tables()
from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.desk.work.jobs import start
by = DeskUser.objects.add("office", password=None, name="拟稿乙", role=DeskRole.OFFICE, person="nigao")
print(start("run", by=by, pack="traffic", period="2022-11").pk)
"""


@pytest.mark.slow
def test_a_killed_worker_s_job_is_taken_up_again_and_done_once(office):
    number = int(script(office.root, START))

    def state() -> tuple[str, str, int]:
        return asked(office.root, f"select state, progress, attempts from desk_job where id = {number}")[0]

    first = worker(office.root)
    until(lambda: state()[0] == "RUNNING" and state()[1] != "")
    first.kill()
    first.wait()
    assert state()[0] == "RUNNING", "nobody was left to say that it had died"
    second = worker(office.root)
    try:
        until(lambda: state()[0] in ("DONE", "FAILED"))
    finally:
        second.terminate()
        second.wait()
    assert state() == ("DONE", "", 2)
    assert asked(office.root, "select count(*) from desk_job") == [(1,)]
    assert (office.release_folder("traffic", "2022-11")).is_dir()


def test_a_second_worker_does_not_begin_beside_the_first(office):
    script(office.root, "make_tables()")
    from filelock import FileLock

    with FileLock(office.root / "办公" / "worker.lock"):
        second = worker(office.root)
        assert second.wait(PATIENCE) == 1
