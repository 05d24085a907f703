"""Files dropped into the inbox: put aside once they are stored, kept while they are not (收件箱)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from gongshi.office import inbox
from gongshi.office.deliveries import Handover, UnknownRegister, find_register_for
from gongshi.office.inbox import DONE, FileHeld, put_aside, take_in, waiting_files
from gongshi.office.workspace import Workspace
from gongshi.records.delivery import Mode

from .small_city import ROWS, deliver_rows, write_rows


def drop(workspace: Workspace, name: str, file: str = "", **change: object) -> Path:
    register = workspace.registers[name]
    rows = [{**row, **change} for row in ROWS[name]]
    return write_rows(workspace.inbox / (file or f"{register.label}.xlsx"), register, rows)


def files_of(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.is_file())


def test_a_stored_file_is_put_aside(workspace: Workspace):
    drop(workspace, "brigades")
    taken = take_in(workspace)
    assert [t.receipt.is_stored for t in taken] == [True]
    assert files_of(workspace.inbox) == [] and files_of(workspace.inbox / DONE) == ["大队辖区台账.xlsx"]


def test_a_faulty_file_stays_and_comes_back_marked(workspace: Workspace):
    drop(workspace, "crashes", severity="碰擦")
    (taken,) = take_in(workspace)
    assert not taken.receipt.is_stored and taken.receipt.fault_count == len(ROWS["crashes"])
    assert files_of(workspace.inbox) == ["交通事故台账.xlsx"]
    returned = openpyxl.load_workbook(taken.receipt.returned)
    cells = [c for s in returned for row in s.iter_rows() for c in row if c.value == "碰擦" and c.comment]
    assert len(cells) == len(ROWS["crashes"])
    assert workspace.vault().deliveries() == ()


def test_the_marked_workbook_goes_away_when_the_file_has_come_again_mended(workspace: Workspace):
    drop(workspace, "crashes", severity="碰擦")
    (taken,) = take_in(workspace)
    marked = taken.receipt.returned
    assert marked is not None and marked.exists()
    drop(workspace, "brigades")
    take_in(workspace)
    assert marked.exists(), "another register's file says nothing about this one"
    (workspace.inbox / "交通事故台账.xlsx").unlink(missing_ok=True)
    drop(workspace, "crashes", file=marked.name)
    assert {t.receipt.is_stored for t in take_in(workspace)} == {True}
    assert not marked.exists()


def test_one_file_that_cannot_be_taken_does_not_hold_up_the_others(workspace: Workspace):
    drop(workspace, "brigades")
    (workspace.inbox / "不知何表.xlsx").write_bytes(b"no workbook")
    (workspace.inbox / "交通事故台账.xlsx").write_bytes(b"no workbook")
    taken = {t.file.name: t for t in take_in(workspace)}
    assert isinstance(taken["不知何表.xlsx"].fault, UnknownRegister)
    assert taken["交通事故台账.xlsx"].fault is not None
    assert taken["大队辖区台账.xlsx"].receipt.is_stored


def test_killed_between_store_and_move_the_second_run_does_not_double(workspace: Workspace, monkeypatch):
    class Killed(BaseException):
        pass

    def die(path: Path) -> Path:
        raise Killed

    drop(workspace, "brigades")
    with monkeypatch.context() as patch:
        patch.setattr(inbox, "put_aside", die)
        with pytest.raises(Killed):
            take_in(workspace)
    assert files_of(workspace.inbox) == ["大队辖区台账.xlsx"]
    (again,) = take_in(workspace)
    assert again.receipt.again
    assert len(workspace.vault().deliveries()) == 1
    assert files_of(workspace.inbox) == []


def test_a_file_held_by_another_program_is_delivered_and_said(workspace: Workspace, monkeypatch, refused):
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    path = drop(workspace, "brigades")
    rename = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: held(self, to) if self == path else rename(self, to))
    (taken,) = take_in(workspace)
    assert taken.receipt.is_stored and isinstance(taken.fault, FileHeld)
    assert "大队辖区台账.xlsx" in refused(FileHeld, put_aside, path).what


def test_a_second_file_of_the_same_name_is_put_beside_the_first(workspace: Workspace):
    for district in ("东岭区", "西岭区"):
        drop(workspace, "brigades", district=district)
        take_in(workspace)
    assert files_of(workspace.inbox / DONE) == ["大队辖区台账.xlsx", "大队辖区台账（2）.xlsx"]


def test_a_month_s_file_is_added_to_its_register_and_a_list_s_file_replaces_it(workspace: Workspace):
    entries = workspace.registers["zone_entries"]
    for row in ROWS["zone_entries"][:2]:
        drop(workspace, "brigades", district=str(row["id"]))
        write_rows(workspace.inbox / f"{entries.label}.xlsx", entries, [row])
        assert all(t.receipt.is_stored for t in take_in(workspace))
    stacks = [workspace.vault().stack(name, datetime(2022, 12, 1)) for name in ("brigades", "zone_entries")]
    assert [[(d.mode, d.rows) for d in stack] for stack in stacks] == [
        [(Mode.WHOLE, 1)],
        [(Mode.CHANGES, 1), (Mode.CHANGES, 1)],
    ]


def test_what_office_programs_leave_lying_is_passed_over(workspace: Workspace):
    for name in ("~$大队辖区台账.xlsx", ".大队辖区台账.xlsx", "说明.docx", "复核表-初审丙.xlsx"):
        (workspace.inbox / name).write_bytes(b"")
    assert waiting_files(workspace) == []


@pytest.mark.parametrize(
    ("file", "register"),
    [
        ("2022年11月交通事故台账（终稿）.xlsx", "crashes"), ("事故当事人台账.xls", "parties"), ("事故.csv", "crashes"),
        ("zone_entries.parquet", "zone_entries"), ("11月闯禁区记录.et", "zone_entries"), ("车辆.xlsx", "vehicles"),
        ("以往发布名单.xlsx", "published_names"),
    ],
)  # fmt: skip
def test_a_register_is_known_by_the_longest_of_its_names_in_the_file_name(workspace: Workspace, file, register):
    assert find_register_for(workspace, Path(file)).name == register


def test_a_file_named_after_nothing_is_refused_with_an_example(workspace: Workspace, refused):
    fault = refused(UnknownRegister, find_register_for, workspace, Path("新建工作表.xlsx"))
    assert "新建工作表.xlsx" in fault.what and "--register" in fault.mend


def test_a_whole_delivery_that_replaces_another_sender_s_rows_says_so(workspace: Workspace):
    (brigades,) = ROWS["brigades"]
    deliver_rows(workspace, "brigades", [brigades], Handover("秩序科"))
    again = deliver_rows(workspace, "brigades", [brigades], Handover("秩序科"))
    changed = deliver_rows(workspace, "brigades", [brigades | {"name": "甲大队"}], Handover("秩序科"))
    assert not again.warnings and not changed.warnings
    other = deliver_rows(workspace, "brigades", [brigades | {"name": "乙大队"}], Handover("车管所"))
    assert ["“秩序科”所报的 1 行" in w.says and "增量" in w.mend for w in other.warnings] == [True]
