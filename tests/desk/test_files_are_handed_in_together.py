"""The month's files are handed in together; each finds its register by its name, a faulty one stops no other."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongshi.desk.role import DeskRole
from gongshi.desk.store.job import Job
from gongshi.desk.views.month.arriving import NoFiles, NotHandedBack
from gongshi.desk.work import jobs
from gongshi.desk.work.deliver import deliver_files
from gongshi.desk.work.working import Working

pytestmark = pytest.mark.django_db
MONTH = "/month/traffic/2022-11/"


def test_good_files_are_taken_in_and_what_is_no_register_s_is_said(client_of, office):
    names = ("检查补报_11月24日.xlsx", "运输企业.xlsx")
    files = [SimpleUploadedFile(n, (office.root / "报送文件" / n).read_bytes()) for n in names]
    files.append(SimpleUploadedFile("不知是什么.xlsx", b"PK\x03\x04 no workbook"))
    before = len(office.vault().deliveries())
    response = client_of(DeskRole.OFFICE).post(MONTH + "files/", {"files": files})
    assert response.status_code == 302 and response["Location"].startswith("/jobs/")
    done = deliver_files(Working(Job.objects.get()))
    assert len(done.said) == 2 and any("检查补报" in line and "已收入" in line for line in done.said)
    assert [(back.file, back.marked) for back in done.returned] == [("不知是什么.xlsx", "")]
    assert "认不出" in done.returned[0].faults[0][0]
    assert len(office.vault().deliveries()) == before + 1  # 运输企业.xlsx was delivered before
    assert not list((office.root / "办公" / "来文").glob("*"))


def test_no_file_or_too_many_is_said(client_of, office):
    response = client_of(DeskRole.OFFICE).post(MONTH + "files/", {})
    assert response.status_code == 422 and "没有选文件" in response.content.decode(), NoFiles.__name__


def test_two_files_of_one_name_are_not_taken_for_one(client_of, office):
    files = [SimpleUploadedFile("事故.xlsx", b"PK\x03\x04" + more) for more in (b"1", b"2")]
    response = client_of(DeskRole.OFFICE).post(MONTH + "files/", {"files": files})
    assert response.status_code == 422 and "有两份来文都叫“事故.xlsx”" in response.content.decode()
    assert not Job.objects.exists()


def test_a_bomb_among_them_is_handed_back_unopened_and_stops_no_other(client_of, office):
    name = "检查补报_11月24日.xlsx"
    good = SimpleUploadedFile(name, (office.root / "报送文件" / name).read_bytes())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (60 << 20))
    files = [SimpleUploadedFile("事故.xlsx", packed.getvalue()), good]
    client_of(DeskRole.OFFICE).post(MONTH + "files/", {"files": files})
    done = deliver_files(Working(Job.objects.get()))
    assert [back.file for back in done.returned] == ["事故.xlsx"] and "展开后" in done.returned[0].faults[0][0]
    assert len(done.said) == 1


def test_office_and_press_officer_hand_in_the_month_s_files_and_nobody_else(client_of, office):
    found = {role: client_of(role).post(MONTH + "files/", {}).status_code for role in DeskRole}
    assert {role for role, code in found.items() if code == 422} == {DeskRole.OFFICE, DeskRole.PRESS}
    assert set(found.values()) == {422, 403}
    assert 'class="hand-in"' in client_of(DeskRole.PRESS).get(MONTH).content.decode()


def test_a_file_that_was_handed_back_comes_home_marked_and_no_other_file_does(client_of, office):
    folder = office.inbox / "退回"
    folder.mkdir(parents=True)
    (folder / "事故（退回）.xlsx").write_bytes(b"PK marked")
    client = client_of(DeskRole.OFFICE)
    address = re.search(rf'href="({MONTH}returned/[^"]+)"', client.get(MONTH).content.decode())
    assert address is not None and b"".join(client.get(address[1])) == b"PK marked"
    assert client.get(MONTH + "returned/gongshi.toml").status_code == 404, NotHandedBack.__name__


def test_the_page_of_a_job_that_handed_a_file_back_says_so_with_its_faults_first(client_of, office, account_of):
    registers, spoiled = office.root / "报送文件", office.root.parent / "事故.xlsx"
    book = openpyxl.load_workbook(registers / "事故台账_2022年11月.xlsx")
    book.active.cell(book.active.max_row, 2).value = "不是时间"
    book.save(spoiled)
    good = registers / "检查补报_11月24日.xlsx"
    client = client_of(DeskRole.OFFICE)
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in (spoiled, good)]
    client.post(MONTH + "files/", {"files": files})
    job = Job.objects.get()
    jobs.do.call(job.pk)
    page = client.get(f"/jobs/{job.pk}/").content.decode()
    assert "有退回" in page and "已办完" not in page and 'class="badge bad"' in page
    assert page.index("退回“事故.xlsx”") < page.index("已收入")
    assert "不是时间" in page
    address = re.search(rf'href="({MONTH}returned/[^"]+)"', page)
    assert address is not None and b"".join(client.get(address[1])).startswith(b"PK")
