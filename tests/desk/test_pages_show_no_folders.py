"""What a page or a job says names places inside the workspace, never folders of the machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from gongshi.desk.faults import fault_page
from gongshi.desk.places import without_folders
from gongshi.desk.role import DeskRole
from gongshi.desk.store.job import Job
from gongshi.desk.work import kinds
from gongshi.desk.work.jobs import do, start
from gongshi.desk.work.working import Outcome
from gongshi.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def test_files_of_the_workspace_keys_and_passing_files_are_named_without_their_folders(office):
    passing = Path(tempfile.gettempdir()) / "tmpabc_1" / "无新增.json"
    told = f"{office.root / '发布' / '草稿'}；{office.keys_folder / 'a.key'}；{passing}；{office.root}"
    assert without_folders(told) == "发布/草稿；a.key；无新增.json；工作区"


def test_a_job_tells_its_result_without_the_machine_s_folders(office, account_of, client_of, monkeypatch):
    def does(working):
        working.tell(str(office.root))
        return Outcome((f"网站在 {office.root / '网站'}",))

    monkeypatch.setitem(kinds.KINDS, "site", kinds.Kind("生成网站", does))
    job = start("site", by=account_of(DeskRole.PRESS))
    do.call(job.pk)
    assert Job.objects.get(pk=job.pk).said == ["网站在 网站"]
    assert str(office.root) not in client_of(DeskRole.PRESS).get(f"/jobs/{job.pk}/").content.decode()


def test_an_error_s_page_tells_no_folder_of_the_machine(office, rf, account_of):
    request = rf.get("/")
    request.user, request.resolver_match = account_of(DeskRole.OFFICE), None
    page = fault_page(request, Refused("甲", where=f"文件 {office.root / '台账库' / 'x'}", mend="丙"))
    assert "文件 台账库/x" in page.content.decode() and str(office.root) not in page.content.decode()
