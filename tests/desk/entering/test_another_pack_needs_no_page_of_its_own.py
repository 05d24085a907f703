"""The same pages serve the traffic pack: its registers have no forms of their own, and need no code at the desk."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace

from ...office.small_city import deliver_all, deliver_rows, new_workspace
from ..conftest import logged_in
from .conftest import text

CRASH = {
    "id": "SG2022110099", "happened_at": "2022-11-09T08:30", "severity": "伤人", "road": "", "heads": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small traffic city and a second brigade. Not to be changed."""
    folder = tmp_path_factory.mktemp("交警")
    workspace = new_workspace(folder)
    deliver_all(workspace)
    two = [{"code": c, "name": n, "district": "东岭区"} for c, n in (("01", "一大队"), ("02", "二大队"))]
    assert deliver_rows(workspace, "brigades", two).is_stored
    return folder


@pytest.fixture
def town(delivered: Path, tmp_path: Path, settings: Any) -> Iterator[Workspace]:
    shutil.copytree(delivered, tmp_path / "市")
    settings.GONGSHI_ROOT = tmp_path / "市" / "工作区"
    yield Workspace.open(settings.GONGSHI_ROOT)


def brigade(name: str) -> Client:
    username = f"dadui-{len(name)}{ord(name[0])}"
    user = DeskUser.objects.filter(username=username).first() or DeskUser.objects.add(
        username, password=None, name="虚构填报员", role=DeskRole.UNIT_CLERK, unit=name
    )
    return logged_in(user)


pytestmark = pytest.mark.django_db


def test_a_brigade_is_asked_for_its_monthly_registers(town):
    page = text(brigade("一大队").get("/enter/"))
    assert "一大队 2022年11月应报" in page and "交通事故台账" in page and "终身禁驾" not in page


def test_a_brigade_enters_a_crash_of_its_own_with_every_column_offered(town):
    client = brigade("一大队")
    page = text(client.get("/enter/crashes/"))
    assert 'id="f-severity"' in page and 'type="datetime-local"' in page and 'id="f-brigade"' not in page
    assert client.post("/enter/crashes/", CRASH).status_code == 302
    row = standing_of(town).row(town.registers["crashes"], ("SG2022110099",))
    assert row and (row["brigade"], str(row["happened_at"])) == ("01", "2022-11-09 08:30:00")


def test_a_number_is_proposed_after_the_last_one(town):
    assert 'value="SG3"' in text(brigade("一大队").get("/enter/crashes/"))


def test_another_brigade_sees_none_of_it(town):
    assert "共 2 行" in text(brigade("一大队").get("/registers/crashes/"))
    assert "还没有行" in text(brigade("二大队").get("/registers/crashes/"))
    assert brigade("二大队").get("/registers/crashes/row/", {"k": "SG1"}).status_code == 404


def test_a_crash_that_a_rule_refuses_is_told_beside_its_field(town):
    answer = brigade("一大队").post("/enter/crashes/", {**CRASH, "severity": "很重"})
    page = text(answer)
    assert answer.status_code == 422 and "写的是“很重”" in page[page.index('for="f-severity"') :]


def test_the_table_goes_out_in_the_columns_of_the_reader_s_level(town):
    book = openpyxl.load_workbook(io.BytesIO(brigade("一大队").get("/registers/crashes/out.xlsx").content))
    heads = {str(c.value) for r in book["交通事故台账"].iter_rows() for c in r if c.value}
    assert any(h.startswith("发生时间") for h in heads) and not any(h.startswith("地点") for h in heads)
