"""A job's page says what is done, how far it is, and how it ended: the result, or the error in three parts."""

from __future__ import annotations

import pytest

from gongshi.desk.role import DeskRole
from gongshi.desk.sealing import sealed
from gongshi.desk.store.job import Job, JobState
from gongshi.desk.views.jobs.pages import NoSuchJob
from gongshi.desk.work import kinds
from gongshi.desk.work.jobs import ATTEMPTS, do, start, take_up
from gongshi.desk.work.working import Working
from gongshi.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def done(job: Job) -> Job:
    do.call(job.pk)
    job.refresh_from_db()
    return job


def test_the_same_thing_asked_twice_is_one_job(office, account_of):
    by = account_of(DeskRole.OFFICE)
    first = start("run", by=by, pack="traffic", period="2022-11")
    assert start("run", by=by, pack="traffic", period="2022-11") == first
    assert start("run", by=by, pack="traffic", period="2022-10") != first


@pytest.mark.slow
def test_the_page_of_a_finished_job_shows_its_result(office, account_of, client_of):
    job = done(start("run", by=account_of(DeskRole.OFFICE), pack="traffic", period="2022-11"))
    page = client_of(DeskRole.OFFICE).get(f"/jobs/{job.pk}/").content.decode()
    assert job.stands is JobState.DONE and "已办完" in page and "草稿在" in page


def test_the_page_of_a_failed_job_says_what_where_and_how_to_mend_it(office, account_of, client_of):
    job = done(start("run", by=account_of(DeskRole.OFFICE), pack="traffic", period="2022-13"))
    page = client_of(DeskRole.OFFICE).get(f"/jobs/{job.pk}/").content.decode()
    assert job.stands is JobState.FAILED
    assert all(part and part in page for part in (job.fault_what, job.fault_where, job.fault_mend))


def test_a_mistake_of_ours_ends_the_job_without_its_details(office, account_of, monkeypatch):
    def breaks(working: Working):
        raise RuntimeError("mi-ma 9/8")

    monkeypatch.setitem(kinds.KINDS, "site", kinds.Kind("生成网站", breaks))
    job = done(start("site", by=account_of(DeskRole.PRESS)))
    assert job.stands is JobState.FAILED and "mi-ma" not in job.fault_what + job.fault_where + job.fault_mend


def test_a_passphrase_lies_sealed_and_only_while_the_job_lasts(office, account_of, monkeypatch):
    def refused(working: Working):
        raise Refused("甲", where="乙", mend="丙")

    monkeypatch.setitem(kinds.KINDS, "site", kinds.Kind("生成网站", refused))
    job = start("site", by=account_of(DeskRole.PRESS), passphrase="虚构钥匙口令")
    assert job.sealed and "虚构" not in job.sealed
    assert done(job).sealed == ""
    assert sealed("", purpose="job") == ""


def test_a_job_that_was_cut_off_again_and_again_is_given_up_and_says_so(office, account_of):
    job = start("site", by=account_of(DeskRole.PRESS))
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING.name, attempts=ATTEMPTS)
    assert take_up() == (0, 1)
    job.refresh_from_db()
    assert job.stands is JobState.INTERRUPTED and str(ATTEMPTS) in job.fault_what
    assert done(job).stands is JobState.INTERRUPTED, "what is over is not done again"


def test_a_running_page_asks_again_and_a_finished_one_does_not(office, account_of, client_of):
    job = start("site", by=account_of(DeskRole.PRESS))
    client = client_of(DeskRole.PRESS)
    part = client.get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" in part and "<html" not in part
    Job.objects.update(state=JobState.DONE.name)
    assert "every 2s" not in client.get(f"/jobs/{job.pk}/").content.decode()


def test_a_unit_s_clerk_sees_his_own_jobs_and_no_other(office, account_of, client_of):
    own = start("site", by=account_of(DeskRole.UNIT_CLERK))
    other = start("run", by=account_of(DeskRole.OFFICE), pack="traffic", period="2022-11")
    client = client_of(DeskRole.UNIT_CLERK)
    assert client.get(f"/jobs/{own.pk}/").status_code == 200
    assert client.get(f"/jobs/{other.pk}/").status_code == 403
    assert client.get("/jobs/").status_code == 403


def test_a_job_that_does_not_exist_is_not_found(client_of):
    answer = client_of(DeskRole.OFFICE).get("/jobs/999/")
    assert answer.status_code == 404 and "没有第 999 号" in answer.content.decode()
    assert NoSuchJob.exit_code == 5
