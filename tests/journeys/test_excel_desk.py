"""An office that has Excel and nothing else: the inbox, two review workbooks, one script (收件箱办理)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from gongshi.office.inbox import DONE
from gongshi.office.month import Month, do_month
from gongshi.office.runs import clocks
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.receive import FAULTS_SHEET

from ..office.small_city import LISTED, PERIOD, ROWS, Row, choose, enrol, new_workspace

pytestmark = pytest.mark.slow
FAULTY = "交通事故台账.xlsx"
BOOK = "审核表-traffic-2022-11"


def fill(template: Path, to: Path, labels: dict[str, str], rows: list[Row]) -> Path:
    """The template with its sample row replaced by these rows, as a clerk types them."""
    workbook = openpyxl.load_workbook(template)
    sheet = workbook.worksheets[0]
    head = next(row for row in sheet.iter_rows() if sum(str(c.value).strip("*") in labels.values() for c in row) > 1)
    places = {str(c.value).strip("*"): c.column for c in head}
    first = head[0].row + 1
    sheet.delete_rows(first, sheet.max_row)
    for number, row in enumerate(rows, first):
        for name, value in row.items():
            sheet.cell(number, places[labels[name]]).value = value
    workbook.save(to)
    return to


class Desk:
    """A workspace whose clerk only fills workbooks and double-clicks."""

    def __init__(self, folder: Path) -> None:
        self.workspace = new_workspace(folder)
        self.inbox = self.workspace.inbox

    def drop(self, name: str, rows: list[Row]) -> Path:
        register = self.workspace.registers[name]
        template = self.workspace.root / "模板" / f"{register.label}.xlsx"
        return fill(template, self.inbox / f"{register.label}.xlsx", {c.name: c.label for c in register.columns}, rows)

    def double_click(self) -> Month:
        workspace = Workspace.open(self.workspace.root)
        return do_month(workspace, lambda: clocks(workspace, Period.parse(PERIOD)))

    def release(self, part: str) -> Path:
        return self.workspace.release_folder("traffic", PERIOD) / part


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("收件箱 办理"))
    enrol(made.workspace)
    return made


def test_filled_templates_and_two_review_workbooks_make_the_documents(desk: Desk):
    drop_everything_with_one_fault(desk)
    mend_what_came_back(desk)
    review_in_two_workbooks(desk)
    documents_stand(desk)


def drop_everything_with_one_fault(desk: Desk) -> None:
    for name, rows in ROWS.items():
        desk.drop(name, list(rows))
    bad = [{**ROWS["crashes"][0], "severity": "碰擦"}, ROWS["crashes"][1]]
    desk.drop("crashes", bad)
    first = desk.double_click()
    assert [t.file.name for t in first.taken if not (t.receipt and t.receipt.is_stored)] == [FAULTY]
    assert sorted(p.name for p in desk.inbox.iterdir() if p.is_file()) == [FAULTY]
    assert len(list((desk.inbox / DONE).iterdir())) == len(ROWS) - 1
    assert any(FAULTY in line for line in first.missing)
    assert any("交通事故台账" in line and "尚未报送" in line for line in first.missing)
    assert any(BOOK in line for line in first.missing)
    assert not desk.release("文书").exists() and (desk.release("草稿") / "曝光通报.docx").exists()


def mend_what_came_back(desk: Desk) -> None:
    returned = desk.inbox / "退回" / "交通事故台账（退回）.xlsx"
    marked = marked_cells(returned, "碰擦")
    assert len(marked) == 1 and "碰擦" in marked[0].comment.text
    workbook = openpyxl.load_workbook(returned)
    workbook[marked[0].parent.title][marked[0].coordinate].value = "死亡"
    workbook.save(desk.inbox / FAULTY)
    again = desk.double_click()
    assert [t.receipt.says for t in again.taken if t.receipt] == ["“交通事故台账.xlsx”已收入“交通事故台账”，2 行。"]
    assert not (desk.inbox / FAULTY).exists()
    assert not any("交通事故台账" in line for line in again.missing)


def marked_cells(path: Path, found: str) -> list:
    workbook = openpyxl.load_workbook(path)
    sheets = [s for s in workbook if s.title != FAULTS_SHEET]
    return [c for s in sheets for row in s.iter_rows() for c in row if c.value == found and c.comment]


def review_in_two_workbooks(desk: Desk) -> None:
    root = desk.workspace.root
    nobodys = choose(root / f"{BOOK}.xlsx", "通过", desk.inbox / f"{BOOK}.xlsx")
    choose(root / f"{BOOK}.xlsx", "通过", desk.inbox / f"{BOOK}-初审丙.xlsx")
    first = desk.double_click()
    assert any(f"“{nobodys.name}”没有读回" in line for line in first.missing)
    nobodys.unlink()
    assert [f"chushen 的 {len(LISTED)} 条意见" in line for line in first.said if "意见" in line] == [True]
    choose(root / f"{BOOK}.xlsx", "通过", desk.inbox / f"{BOOK}-复核丁.xlsx")
    second = desk.double_click()
    assert [f"fuhe 的 {len(LISTED)} 条意见" in line for line in second.said if "意见" in line] == [True]
    assert list(desk.inbox.glob("复核*")) == []
    assert [written.draft for _, written in second.releases] == [False]


def documents_stand(desk: Desk) -> None:
    folder = desk.release("文书")
    assert {"曝光通报.docx", "曝光通报.pdf", "曝光通报.html", "附表.xlsx", "口径表.xlsx"} <= {
        p.name for p in folder.iterdir()
    }
    text = (folder / "曝光通报.html").read_text(encoding="utf-8")
    assert "示A1S001" in text and "示A1S002" not in text
    last = desk.double_click()
    assert last.taken == () and not any("意见" in line for line in last.said)
    assert not any("审核表" in line for line in last.missing)


def test_the_script_for_linux_does_the_month_from_anywhere(tmp_path: Path, gongshi_on_path: dict[str, str]):
    desk = Desk(tmp_path / "别处 的文件夹")
    desk.drop("brigades", list(ROWS["brigades"]))
    done = subprocess.run(
        ["sh", str(desk.workspace.root / "办理本月.sh")], cwd=tmp_path, env=gongshi_on_path,
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 8, done.stderr  # something is missing still
    assert "大队辖区台账.xlsx”已收入" in done.stdout and "尚未报送" in done.stdout
    assert list(desk.inbox.glob("*.xlsx")) == []


def test_the_script_for_linux_finds_the_program_that_made_the_workspace(desk: Desk):
    """As the README sets up: the program lies in a folder of its own, on nobody's path."""
    done = subprocess.run(
        ["/bin/sh", str(desk.workspace.root / "办理本月.sh")], env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert "尚未报送" in done.stdout, done.stderr


@pytest.fixture
def gongshi_on_path() -> dict[str, str]:
    folder = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": folder + os.pathsep + os.environ["PATH"], "PYTHONUTF8": "1"}


def test_the_script_for_linux_may_be_run(desk: Desk):
    assert os.access(desk.workspace.root / "办理本月.sh", os.X_OK)


def test_the_script_for_windows_survives_every_code_page(desk: Desk):
    raw = (desk.workspace.root / "办理本月.cmd").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 3
    assert raw.isascii()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.startswith(b"@echo off")
    assert b"<gongshi.where" in raw
    assert (desk.workspace.root / "gongshi.where").read_text(encoding="utf-8").strip() == sys.executable
