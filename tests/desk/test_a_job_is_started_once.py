"""A double click, or two who click at once, start one job."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from gongshi.desk.role import DeskRole
from gongshi.desk.store.job import Job, JobState
from gongshi.desk.work.jobs import start

PUBLISH = {"pack": "traffic", "period": "2022-11", "number": "11"}


def test_the_same_job_that_waits_already_is_found(office, account_of):
    press = account_of(DeskRole.PRESS)
    first, second = (start("publish", by=press, **PUBLISH) for _ in range(2))
    assert first == second and Job.objects.count() == 1


def test_once_it_is_over_it_can_be_started_again(office, account_of):
    press = account_of(DeskRole.PRESS)
    first = start("publish", by=press, **PUBLISH)
    Job.objects.update(state=JobState.DONE.name)
    assert start("publish", by=press, **PUBLISH) != first


@pytest.mark.django_db(transaction=True)
def test_two_threads_at_once_start_one(office, account_of):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lies in memory, one connection for all; in a file it lets one write at a time")
    press = account_of(DeskRole.PRESS)
    ready, found = threading.Barrier(6), []

    def begin() -> None:
        ready.wait()
        try:
            found.append(start("publish", by=press, **PUBLISH).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 6 and len(set(found)) == 1 and Job.objects.count() == 1
