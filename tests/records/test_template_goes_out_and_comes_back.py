"""The template that a register asks its senders to fill in (填报模板)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongshi.grid import Grid
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi.records.register import Boolean, Codes, Column, Date, Integer, Level, Register, Text, Timestamp
from gongshi.records.template import write_template
from gongshi.records.workbook import FileBusy, NoSuchSheet, read_grid, sheet_names, write_workbook
from gongshi_traffic.registers.crashes import parties

REPAIRS = Register(
    name="repairs",
    label="整改台账",
    row="一处整改",
    columns=(
        Column("no", Integer, "序号", key=True, at_least=1, example=1),
        Column("kind", Text, "种类", required=True, codes=Codes("种类", {"1": "标线", "2": "护栏"}), example="1"),
        Column("unit", Text, "单位编号", example="01", level=Level.SEALED),
        Column("length", Integer, "长度", unit="米", at_most=9000, example=20, note="到米为止"),
        Column("closed", Boolean, "完工", example=True),
        Column("found_on", Date, "发现日期", example="2022-11-03"),
        Column("told_at", Timestamp, "告知时间", example="2022-11-03 17:40"),
    ),
)


def test_an_untouched_template_holds_no_record_and_no_fault(tmp_path: Path) -> None:
    for register in (REPAIRS, parties):
        path = write_template(tmp_path / f"{register.name}.xlsx", register)
        checked = receive(path, register, sender="假大队", maps=HeadingMaps(tmp_path / "maps"))
        assert (checked.rows.num_rows, checked.faults, checked.warnings) == (0, (), ())


def test_rows_filled_in_below_the_sample_are_delivered(tmp_path: Path) -> None:
    path = write_template(tmp_path / "a.xlsx", REPAIRS)
    book = load_workbook(path)
    row = (2, "护栏", "01", 300, "否", date(2022, 11, 4), datetime(2022, 11, 4, 8))
    for k, value in enumerate(row, 1):
        book["整改台账"].cell(5, k).value = value
    book.save(path)
    checked = receive(path, REPAIRS, sender="假大队", maps=HeadingMaps(tmp_path / "maps"))
    assert checked.faults == checked.warnings == ()
    assert tuple(checked.rows.to_pylist()[0].values())[:7] == (2, "2", "01", 300, False, row[5], row[6])


def test_the_sample_row_is_a_true_example_of_a_record(tmp_path: Path) -> None:
    path = write_template(tmp_path / "a.xlsx", parties)
    book = load_workbook(path)
    cell = next(c for c in book["事故当事人台账"]["A"] if str(c.value).startswith("示例："))
    cell.value = str(cell.value).removeprefix("示例：")
    book.save(path)
    checked = receive(path, parties, sender="假大队", maps=HeadingMaps(tmp_path / "maps"))
    assert checked.faults == () and checked.rows.num_rows == 1


def test_code_lists_are_drop_downs_and_notes_hang_on_the_headings(tmp_path: Path) -> None:
    sheet = load_workbook(write_template(tmp_path / "a.xlsx", REPAIRS))["整改台账"]
    assert [c.value for c in sheet[3]][:4] == ["序号*", "种类*", "单位编号", "长度（米）"]
    ranges = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    assert ranges == {"B4": "'代码表'!$A$1:$A$2", "E4": "'代码表'!$B$1:$B$2"}
    comment = sheet["D3"].comment
    assert (
        comment is not None
        and "单位：米" in comment.text
        and "不大于 9000" in comment.text
        and "到米为止" in comment.text
    )
    assert (sheet["C9"].number_format, sheet["F9"].number_format) == ("@", "yyyy-mm-dd")


def test_the_help_sheet_says_type_unit_codes_level_and_need(tmp_path: Path) -> None:
    grid = read_grid(write_template(tmp_path / "a.xlsx", REPAIRS), "填表说明")
    by_name = {row[0]: row for row in grid.rows}
    assert by_name["种类"][:5] == ("种类", "文本", None, "是", "种类：标线、护栏")
    assert by_name["长度"][1:5] == ("整数", "米", None, "不大于 9000")
    assert by_name["单位编号"][5] == "封存"


def test_a_grid_that_was_written_reads_back(tmp_path: Path) -> None:
    rows = ((1, "甲", date(2022, 11, 3)), (2, None, date(2022, 11, 4)))
    grid = Grid(
        "名单", ("序号", "姓名", "日期"), rows, ("以截至日数据为准",), ("名单表", "示例市"), locked=frozenset({0})
    )
    back = read_grid(write_workbook(tmp_path / "a.xlsx", [grid]))
    assert (back.title, back.columns, back.rows, back.lead) == (grid.title, grid.columns, rows, grid.lead)
    assert back.notes == ("注：以截至日数据为准",)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-3项", "@SUM(A1)", "=cmd|' /C calc'!A0", "\tx", "a\x07b"])
def test_no_text_becomes_a_formula(tmp_path: Path, text: str) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Grid("表", ("甲", "乙"), ((text, 1),), lead=(text,))])
    cell = load_workbook(path)["表"]["A3"]
    assert cell.data_type == "s"
    assert str(cell.value) == text.replace("\x07", "")


def test_a_long_number_keeps_every_digit(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Grid("表", ("甲", "乙"), ((12345678901234567, 1),))])
    assert read_grid(path).rows[0][0] == "12345678901234567"


def test_sheets_print_on_a4_with_headings_on_each_page(tmp_path: Path) -> None:
    grids = [Grid("附件1/一", ("甲", "乙"), ((1, 2),), landscape=True, lead=("题",)), Grid("附件1:一", ("甲", "乙"))]
    book = load_workbook(write_workbook(tmp_path / "a.xlsx", grids))
    assert book.sheetnames == ["附件1_一", "附件1_一(2)"]
    sheet = book.worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "A3")


def test_hidden_sheets_are_not_named(tmp_path: Path) -> None:
    path = write_template(tmp_path / "a.xlsx", REPAIRS)
    assert load_workbook(path).sheetnames == ["整改台账", "填表说明", "代码表"]
    assert sheet_names(path) == ("整改台账", "填表说明")


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [Grid("表", ("甲", "乙"))])
    with pytest.raises(NoSuchSheet) as caught:
        read_grid(path, "另一张")
    assert "另一张" in caught.value.what and "a.xlsx" in caught.value.where and caught.value.mend


def test_a_file_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileBusy) as caught:
        write_workbook(tmp_path / "a.xlsx", [Grid("表", ("甲", "乙"))])
    assert "a.xlsx" in caught.value.what and caught.value.where and "关闭" in caught.value.mend
    assert list(tmp_path.iterdir()) == []
