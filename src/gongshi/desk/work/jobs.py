"""Jobs started, done, taken up again (后台任务的开始与续办)."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gongshi.desk.sealing import sealed
from gongshi.desk.store.job import Job, JobState
from gongshi.desk.ways import said_here
from gongshi.desk.work.kinds import KINDS
from gongshi.desk.work.working import Working
from gongshi.errors import GongshiError
from gongshi.i18n import speaking, tr

if TYPE_CHECKING:
    from gongshi.desk.store.user import DeskUser

ATTEMPTS = 3
log = logging.getLogger("gongshi.desk.jobs")


def start(kind: str, *, by: DeskUser, passphrase: str = "", **arguments: str | int | bool) -> Job:
    """The job, waiting for the worker; the same thing already waiting or running is that job, not a second.

    `passphrase` is the starter's own, for a job that signs; it lies sealed until the job ends.
    """
    assert kind in KINDS, f"no kind of job is called {kind}"
    with transaction.atomic():
        _alone()
        open_states = [JobState.WAITING.name, JobState.RUNNING.name]
        there = Job.objects.filter(kind=kind, arguments=arguments, state__in=open_states).first()
        if there is not None:
            return there
        job = Job.objects.create(kind=kind, by=by, arguments=arguments, sealed=sealed(passphrase, purpose="job"))
        transaction.on_commit(lambda: _enqueue(job))
    return job


def _alone() -> None:
    """On PostgreSQL whoever starts a job meanwhile waits for this transaction: the oldest account's row is the lock.

    SQLite lets only one write at a time anyway.
    """
    get_user_model()._default_manager.select_for_update(no_key=True).order_by("pk").first()


def _enqueue(job: Job) -> None:
    do.enqueue(job.pk)


@task()
def do(number: int) -> None:
    """The job `number` done; how it ended stands in its row. Called again for a job that is over, it does nothing."""
    job = Job.objects.select_related("by").get(pk=number)
    if job.stands.is_over:
        return
    job.attempts += 1
    _set(job, JobState.RUNNING, started_at=timezone.now(), attempts=job.attempts)
    with speaking(job.by.language):
        try:
            outcome = KINDS[job.kind].does(Working(job))
        except GongshiError as fault:
            fail(job, fault)
        except Exception:
            log.exception("job %s (%s) broke", job.pk, job.kind)
            _end(job, JobState.FAILED, *_ours(job))
        else:
            job.said, job.result_url = list(outcome.said), outcome.url
            job.returned = [asdict(one) for one in outcome.returned]
            _end(job, JobState.RETURNED if outcome.returned else JobState.DONE)


def fail(job: Job, fault: GongshiError) -> None:
    """End the job with an error that its page shows in three parts."""
    _end(job, JobState.FAILED, fault.what, fault.where, fault.mend)


def take_up() -> tuple[int, int]:
    """How many jobs a dead worker left were queued again, and how many were given up after too many attempts.

    Called by the one worker before it begins; so whatever is said to be running is not.
    """
    again = given_up = 0
    for job in Job.objects.filter(state=JobState.RUNNING.name):
        if job.attempts >= ATTEMPTS:
            given_up += 1
            _end(job, JobState.INTERRUPTED, *_gave_up(job))
        else:
            again += 1
            _set(job, JobState.WAITING)
    DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY)
    return again, given_up


def _end(job: Job, state: JobState, what: str = "", where: str = "", mend: str = "") -> None:
    said = [said_here(line) for line in job.said]
    _set(job, state, finished_at=timezone.now(), sealed="", said=said, returned=job.returned, result_url=job.result_url, progress="",
         fault_what=said_here(what), fault_where=said_here(where), fault_mend=said_here(mend))  # fmt: skip


def _set(job: Job, state: JobState, **more: object) -> None:
    job.state = state.name
    for name, value in more.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *more])


def _ours(job: Job) -> tuple[str, str, str]:
    return (
        tr("任务没有办成，是程序出错。"),
        tr("后台任务 {number}", number=job.pk),
        tr("请再办一次；仍不行的，请把任务编号告诉管理员，详情在运行日志里。"),
    )


def _gave_up(job: Job) -> tuple[str, str, str]:
    return (
        tr("任务中断了 {n} 次，没有再试。", n=job.attempts),
        tr("后台任务 {number}", number=job.pk),
        tr("请确认机器没有断电、内存够用，然后再办一次；已办完的部分不会重复。"),
    )
