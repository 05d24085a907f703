"""What goes back: the sender's own sheets marked, and the rows that were refused (退回)."""

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from gongshi.records.checked import Checked
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi.records.register import Check, Codes, Column, Date, Integer, Register, Text
from gongshi.records.returned import write_refused, write_returned

SHIFTS = Register(
    name="shifts",
    label="勤务台账",
    columns=(
        Column("id", Text, "编号", key=True),
        Column("post", Text, "岗位", codes=Codes.of("岗位", "巡逻", "值守")),
        Column("people", Integer, "人数", unit="人"),
        Column("day", Date, "日期"),
    ),
    checks=(Check("S1", "巡逻不少于两人", "people", lambda c: (c.post == "巡逻") & (c.people < 2), "巡逻只有 {people} 人。", "请核对。", blocking=False),),
)  # fmt: skip
RED, YELLOW = "00FFC7CE", "00FFEB9C"


def read(path: Path) -> Checked:
    return receive(path, SHIFTS, sender="假大队", maps=HeadingMaps(path.parent / "maps"))


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "十一月"
    for row in (
        ("勤务表",),
        ("编号", "岗位", "人数", "日期"),
        ("1", "巡逻", "2人", datetime(2022, 11, 3)),
        ("2", "巡逻", 1, "2022-11-04"),
        ("3", "值守", 2, "x"),
    ):
        sheet.append(row)
    sheet["A1"].font = Font(size=20)
    sheet.merge_cells("A1:D1")
    book.create_sheet("备用")
    book.save(path)
    return path


def test_the_senders_own_cells_are_coloured_and_commented(tmp_path: Path) -> None:
    checked = read(workbook(tmp_path / "a.xlsx"))
    book = load_workbook(write_returned(checked, tmp_path / "退回.xlsx"))
    assert book.sheetnames == ["问题清单", "十一月", "备用"]
    sheet = book["十一月"]
    assert sheet["A1"].font.size == 20
    assert [sheet[c].fill.start_color.rgb for c in ("C3", "D5", "C4")] == [RED, RED, YELLOW]
    assert sheet["C3"].comment is not None and "请把“2人”改为“2”" in sheet["C3"].comment.text
    assert sheet["B3"].comment is None
    assert sheet["C3"].value == "2人"


def test_a_mended_return_is_delivered_as_it_is(tmp_path: Path) -> None:
    path = write_returned(read(workbook(tmp_path / "a.xlsx")), tmp_path / "退回.xlsx")
    book = load_workbook(path)
    book["十一月"]["C3"].value, book["十一月"]["D5"].value = 2, "2022-11-05"
    book.save(path)
    checked = read(path)
    assert checked.faults == () and checked.rows.num_rows == 3
    assert [w.sheet for w in checked.warnings] == ["十一月"]


def test_refused_rows_can_be_mended_and_delivered_again(tmp_path: Path) -> None:
    path = write_refused(read(workbook(tmp_path / "a.xlsx")), tmp_path / "问题行.xlsx")
    book = load_workbook(path)
    sheet = book["勤务台账"]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["编号", "岗位", "人数", "日期"], ["1", "巡逻", "2人", "2022-11-03"], ["3", "值守", "2", "x"]
    ]  # fmt: skip
    assert sheet["C2"].comment is not None and sheet["D3"].comment is not None
    sheet["C2"].value, sheet["D3"].value = "2", "2022.11.5"
    book.save(path)
    checked = read(path)
    assert checked.faults == () and checked.rows["id"].to_pylist() == ["1", "3"]


@pytest.mark.parametrize("name", ["a.csv", "a.xls"])
def test_a_file_that_is_no_workbook_comes_back_as_one_with_the_same_cells(tmp_path: Path, name: str) -> None:
    csv = "勤务表\n编号,岗位,人数,日期\n1,=巡逻,两,2022-11-03\n"
    html = "<table><tr><td>勤务表</td></tr><tr><td>编号<td>岗位<td>人数<td>日期</tr><tr><td>1<td>=巡逻<td>两<td>2022-11-03</tr></table>"
    (tmp_path / name).write_text(csv if name.endswith("csv") else html, encoding="gb18030")
    sheet = load_workbook(write_returned(read(tmp_path / name), tmp_path / "退回.xlsx"))["勤务台账"]
    assert [c.value for c in sheet[3]] == ["1", "=巡逻", "两", "2022-11-03"]
    assert sheet["B3"].data_type == "s"
    assert [sheet[c].fill.start_color.rgb for c in ("B3", "C3")] == [RED, RED]


def test_typed_files_come_back_as_their_refused_rows(tmp_path: Path) -> None:
    pq.write_table(pa.table({"编号": ["1", "2"], "人数": ["1", "多"]}), tmp_path / "a.parquet")
    book = load_workbook(write_returned(read(tmp_path / "a.parquet"), tmp_path / "退回.xlsx"))
    assert [c.value for c in book["勤务台账"][2]] == ["2", None, "多", None]
    assert book["勤务台账"]["C2"].fill.start_color.rgb == RED


def test_every_fault_stands_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,人数\n" + "".join(f"{n},多\n" for n in range(500)), encoding="utf-8")
    sheet = load_workbook(write_returned(read(tmp_path / "a.csv"), tmp_path / "退回.xlsx"))["问题清单"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == 500
    assert rows[0][1:5] == ("须改正", None, "B2", "多")


def test_a_fault_in_a_merged_block_is_marked_at_its_corner(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    book = load_workbook(path)
    book["十一月"].merge_cells("C4:C5")
    book.save(path)
    sheet = load_workbook(write_returned(read(path), tmp_path / "退回.xlsx"))["十一月"]
    assert sheet["C4"].fill.start_color.rgb == RED
    assert sheet["C4"].comment is not None and "取消合并" in sheet["C4"].comment.text


def test_very_many_refused_rows_are_written_plain_and_deliver_again(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,人数\n" + "".join(f"{n},=多\n" for n in range(2_001)), encoding="utf-8")
    path = write_refused(read(tmp_path / "a.csv"), tmp_path / "问题行.xlsx")
    again = read(path)
    assert again.fault_count == 2_001
    assert again.faults[0].found == "=多"
